import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { sumOf } from './sum-of.ts'

const LESS = /(?:少|差|缺|剩余?|未完成|未做|减少|相差)[^，。;]{0,4}$/
/** Characters before a number that may name what it is told of. */
const CONTEXT = 14

/** What the text says is lacking, against target and actual value of the row that names the thing: "白蚁防治面积少0.32万平方米" beside ≥3.2 and 2.88. */
export function* lackingIn(lines: readonly Line[]): Generator<Relation> {
  const rows = lines.flatMap(({ row, numbers }) => {
    const target = row ? numbers.find(({ heading }) => /指标值|目标|计划/.test(heading)) : undefined
    const actual = numbers.find(({ heading }) => /完成|实际/.test(heading))
    return target && actual && target !== actual && target.unit === actual.unit && target.raw > actual.raw ? [{ target, actual }] : []
  })
  if (rows.length === 0) return
  for (const { numbers, row } of lines)
    for (const one of numbers) {
      if (row || one.bound || one.unit === '分' || one.raw <= 0 || !LESS.test(one.label)) continue
      const words = one.stretch.text.slice(Math.max(0, one.start - CONTEXT), one.start)
      const named = rows.filter(({ target }) => (target.unit === '' || target.unit === one.unit) && shared(target.name, words) >= 2)
      const [pair] = named
      if (pair && named.length === 1) yield { ...sumOf(like(pair.target, one), [like(pair.actual, one), one], 1.2), sure: one }
    }
}

const like = (cell: Num, { unit, scale }: Num): Num =>
  cell.unit === unit ? cell : { ...cell, unit, scale, value: cell.raw * scale, half: cell.half * scale }

/** Words of two characters that both have. */
function shared(name: string, words: string): number {
  let count = 0
  for (let i = 0; i + 2 <= name.length; i++) if (/^[一-龥]{2}$/.test(name.slice(i, i + 2)) && words.includes(name.slice(i, i + 2))) count++
  return count
}
