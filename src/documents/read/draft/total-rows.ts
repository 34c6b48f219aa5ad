import type { DraftValue } from '#domain/draft.ts'
import type { GridCell } from './grid.ts'
import { markUsed, type RowContext } from './rows.ts'

/** 总分 | 100 | 95: the score of the whole form. */
export function readTotal(row: number, context: RowContext): boolean {
  const { header, grid, sink, words } = context
  const own = grid.own(row)
  markUsed(own, sink)
  // In a list of projects or amounts the total is a sum of the rows, nothing of its own.
  if (header.table.layout.path !== 'indicators[]') return true
  const score = scoreIn(own, context)
  // "合计 | 90 | 89.43": of the indicators, beside the ten points of the execution rate.
  if (score && !/总/.test(own[0]?.text ?? '') && isOfPart(own, score)) return true
  if (score) sink.setOnce('claimedTotal', { text: score.text, place: grid.place(score) })
  for (const cell of own.slice(1)) {
    const said = cell.text.replace(/^.{0,6}(?:等级|等次|结果|结论)[:：]?/, '').trim()
    if (words.grades.has(said)) sink.setOnce('claimedGrade', { text: said, place: grid.place(cell) })
  }
  return true
}

/** Full points of a form: a total of fewer is one of its parts. */
const WHOLE = 100
const isOfPart = (own: readonly GridCell[], score: GridCell): boolean => {
  const before = own[own.indexOf(score) - 1]?.text.trim() ?? ''
  return (
    /^\d{2}(?:\.0+)?分?$/.test(before) && Number.parseFloat(before) < WHOLE && Number.parseFloat(score.text) <= Number.parseFloat(before)
  )
}

/** The score of a total row: under the scores, else the second of two figures, where the row is not merged like those above it. */
function scoreIn(own: readonly GridCell[], { header }: RowContext): GridCell | undefined {
  const column = header.columns.find(({ field }) => field === 'claimedScore')
  const under = column && own.find((cell) => cell.column <= column.right && column.left <= cell.right && cell !== own[0])
  const numbers = own.slice(1).filter((cell) => /\d/.test(cell.text))
  const score =
    under ?? (numbers.length === 2 ? numbers[1] : undefined) ?? (numbers.length === 1 && column === undefined ? numbers[0] : undefined)
  return score && /\d/.test(score.text) ? score : undefined
}

const TOTAL = '^claimedTotal'

/** Several projects in one table: the only 小计 of a project is its total; with several, each sums a part. */
export function newSubtotals(context: RowContext) {
  const { header, grid, sink } = context
  let last: Map<string, DraftValue> | undefined
  let holder: { readonly owner: string; readonly item: Map<string, DraftValue> } | undefined
  return {
    item(values: Map<string, DraftValue>): void {
      last = values
    },
    read(row: number): true {
      const own = grid.own(row)
      const owner = last?.get('owner')?.text
      const score = scoreIn(own, context)
      if (last && owner !== undefined && score && header.table.layout.creates !== undefined) {
        if (holder?.owner === owner) holder.item.delete(TOTAL)
        else last.set(TOTAL, { text: score.text, place: grid.place(score) })
        holder = { owner, item: last }
      }
      return markUsed(own, sink)
    },
  }
}
