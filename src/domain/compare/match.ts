import { compact } from '../parse/normalise.ts'
import type { Field } from './fields.ts'

export type Values = Readonly<Record<string, unknown>>
type List = Extract<Field, { kind: 'list' }>

/** Elements of two lists that are the same thing: indexes, undefined where one side has none. In the order of the second, then what went. */
export interface Pair {
  readonly before?: number
  readonly after?: number
}

/**
 * Pairs the elements of two lists 逐项对应: by each key of the table in turn, exactly; when then as many are left on one side as on the other,
 * those by their order, because a renamed project is still that project.
 */
export function pairElements(field: List, before: readonly Values[], after: readonly Values[], pairLeftOver = true): readonly Pair[] {
  const partner = new Map<number, number>()
  const free = new Set(before.keys())
  for (const key of field.keys) {
    const waiting = Map.groupBy(free, (j) => keyOf(before[j]!, key))
    for (const [i, element] of after.entries()) {
      const wanted = partner.has(i) ? undefined : keyOf(element, key)
      const found = wanted === undefined ? undefined : waiting.get(wanted)?.shift()
      if (found === undefined) continue
      partner.set(i, found)
      free.delete(found)
    }
  }
  const open = [...after.keys()].filter((i) => !partner.has(i))
  if (pairLeftOver && open.length === free.size) {
    for (const [n, j] of [...free].entries()) partner.set(open[n]!, j)
    free.clear()
  }
  return [...[...after.keys()].map((i) => pairOf(partner.get(i), i)), ...[...free].map((j): Pair => ({ before: j }))]
}

const pairOf = (before: number | undefined, after: number): Pair => (before === undefined ? { after } : { before, after })

/** The text an element is recognised by; undefined when one of its fields is empty. Spaces and width do not count. */
function keyOf(element: Values, key: readonly string[]): string | undefined {
  const [first, ...more] = key.map((name) => (typeof element[name] === 'string' ? compact(element[name]) : ''))
  return first === undefined || first === '' ? undefined : [first, ...more].join('\n')
}
