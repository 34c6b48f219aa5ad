import type { Document } from '../rule.ts'
import { columnOf, type DatedLine, datedLines, type SaidDate } from './said-dates.ts'
import { type Step, workStepNamed } from './told-steps.ts'

/** Rows that name a step of a work, from which on a table is one of such steps. */
const ENOUGH = 3
/** What names a step is short: "签订合同". */
const LONGEST = 12

interface Row {
  readonly name: string
  readonly kind: readonly [first: number, last: number]
  readonly dates: readonly SaidDate[]
}

/** Tables with a step in each row, "开标 | 3月28日": the steps of each of their columns of dates, and of each work that begins anew. */
export function stepsByColumn(document: Document): Step[][] {
  const tables = new Map<object, Row[]>()
  for (const line of datedLines(document)) {
    const { table } = line.stretches[0]!.passage
    const row = table && rowOf(line)
    if (!row) continue
    if (!tables.has(table)) tables.set(table, [])
    tables.get(table)!.push(row)
  }
  return [...tables.values()].filter(({ length }) => length >= ENOUGH).flatMap(columnsOf)
}

function rowOf({ stretches, dates }: DatedLine): Row | undefined {
  const label = stretches.slice(0, stretches.indexOf(dates[0]!.stretch)).find(({ text }) => text.length <= LONGEST && workStepNamed(text))
  const isPlain = dates.every(({ stretch, start, end, to }) => !to && start === 0 && end === stretch.text.length)
  const kind = label && isPlain ? workStepNamed(label.text) : undefined
  return kind && { name: label!.text, kind, dates }
}

function columnsOf(rows: readonly Row[]): Step[][] {
  const found = new Map<number, Step[][]>()
  for (const { name, kind, dates } of rows) {
    for (const date of dates) {
      const column = columnOf(date)
      if (column === undefined) continue
      if (!found.has(column)) found.set(column, [[]])
      const works = found.get(column)!
      const before = works.at(-1)!.at(-1)
      if (before && kind[0] <= before.first) works.push([])
      works.at(-1)!.push({ date, first: kind[0], last: kind[1], subject: '', actor: '', isWhole: false, said: `${name}：${date.text}` })
    }
  }
  return [...found.values()].flat()
}
