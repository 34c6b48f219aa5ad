import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { bare } from '../../extract/plain.ts'
import { type Grid, type GridRow, gridsOf } from '../tables/grid.ts'

/** Rows of a list that show what every row of it has. */
const FEWEST = 4
/** Rows without scores to this share of a list are slips; more of them are projects that are not scored. */
const SHARE = 0.2
const EMPTY = /^[-/—]*$/
/** Why a row has no score stands in it. */
const EXCUSED = /未(?:开展|参加|纳入|启动|实施|评|自评)|不(?:参加|纳入|评|自评|打分)|无需|免评|取消|终止|涉密|暂停|未执行|说明|备注|其中/

/** Rows of a table of projects that have their money and no scores 得分栏空着, where every other row has them. */
export function unscoredRows(prose: Prose): { readonly name: string; readonly place: Place }[] {
  const tables = prose.blocks.filter((block) => block.kind === 'table')
  return tables
    .flatMap((table) => gridsOf(table).flatMap(emptyIn))
    .map(({ row }) => ({ name: bare(nameCell(row).text), place: placeIn(prose, cellPassage(row, nameCell(row))) }))
}

function emptyIn({ columns, rows }: Grid): GridRow[] {
  const scores = columns
    .filter(({ holds, heading }) => holds === 'score' || /^(?:自评|评价|评定)?(?:等级|等次)$/.test(heading))
    .map(({ at }) => at)
  const money = columns.filter(({ holds }) => holds === 'money' || holds === 'rate').map(({ at }) => at)
  if (!scores.some((at) => columns.some((one) => one.at === at && one.holds === 'score')) || money.length === 0) return []
  const own = rows.filter(
    ({ total, inner, name, figures }) => !total && !inner && /[一-龥]/.test(name) && money.some((at) => figures.has(at)),
  )
  const textAt = ({ row }: GridRow, at: number) => bare(row.cells.find(({ column }) => column === at)?.text ?? '')
  const isEmpty = (row: GridRow) => scores.every((at) => EMPTY.test(textAt(row, at)))
  const empty = own.filter(isEmpty)
  // A column that only some rows fill is asked of nobody.
  const filled = scores.filter((at) => own.every((row) => empty.includes(row) || !EMPTY.test(textAt(row, at))))
  if (own.length < FEWEST || filled.length === 0 || empty.length > Math.max(1, own.length * SHARE)) return []
  return empty.filter(
    ({ row, figures }) =>
      !row.cells.some(({ text }) => EXCUSED.test(text)) && money.some((at) => (figures.get(at)?.value ?? 0) > 0) && !isHeading(row),
  )
}

/** "一般公共预算项目 | 1200.00 | 1100.00 | | ": a row over others has the number of a part, or nothing in front. */
const isHeading = ({ cells }: GridRow['row']) =>
  /^(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])/.test(bare(cells[0]?.text ?? ''))

/** The first cell of words: the project. */
const nameCell = ({ cells }: GridRow['row']) => cells.find(({ text }) => /[一-龥]{2}/.test(text)) ?? cells[0]!
