import { isExpenseName } from '#domain/column-words.ts'
import type { Place } from '#domain/place.ts'
import type { Prose, Table, TableCell, TableRow } from '#domain/prose.ts'
import { placeIn } from '#domain/prose-place.ts'
import { type Points, points } from '#domain/quantity.ts'
import type { CategoryClaim } from '#domain/submission.ts'
import { plain } from './plain.ts'
import { categoriesIn } from './score-words.ts'

/** Claims of one project in a summary table: one row a project, one column a category ("产出得分（50分）"). */
export interface MatrixRow {
  readonly name: string
  readonly place: Place
  readonly claims: readonly (CategoryClaim & { readonly place: Place })[]
}

interface Column {
  readonly at: number
  readonly category: string
  readonly holds: 'points' | 'score' | 'deduction'
  readonly points?: Points
}

const NAME = /^(?:项目名称|项目|专项名称|预算项目(?:名称)?|项目\(资金\)名称)$/
const TOTAL_ROW = /^(?:合计|总计|小计|平均|汇总|总分)|(?:合计|总计|小计)$|^[共计]*\d+个(?:项目|单位)?$/

/** The names in the project column of every table, for those who must know them before they read the text. */
export function namesInTables(prose: Prose): { readonly name: string; readonly place: Place }[] {
  // Money, questionnaires and scores are told of the same projects in tables of their own.
  const known = new Set<string>()
  return prose.blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const header = headerOf(block)
    if (!header) return []
    const names = below(block, header.row).flatMap((row) => {
      const cell = cellAt(row, header.cell.column)
      const name = cell ? plain(cell.text).text.replace(/\s/g, '') : ''
      return cell && name.length >= 3 && /[一-龥]{2}/.test(name) && !TOTAL_ROW.test(name) && !isExpenseName(name)
        ? [{ name, place: placeOfCell(prose, row, cell) }]
        : []
    })
    const fresh = names.filter(({ name }) => !known.has(name))
    for (const { name } of fresh) known.add(name)
    return fresh
  })
}

/** A table with a column of project names. */
export const isProjectList = (table: Table): boolean => headerOf(table) !== undefined

/** The header cell of the project column; a form's own label "项目名称 | 值" has no header row beside it. */
function headerOf(table: Table): { readonly row: TableRow; readonly cell: TableCell } | undefined {
  for (const row of table.rows.slice(0, 6)) {
    const cell = row.cells.find(({ text }) => NAME.test(plain(text).text.replace(/\s/g, '')))
    const others = row.cells.filter((other) => other !== cell && /数|额|分|率|等级|资金|预算|执行|支出|单位/.test(other.text))
    if (
      cell &&
      others.length >= 1 &&
      row.cells.length >= 3 &&
      below(table, row).length >= 1 &&
      !isForm(table) &&
      !isLabel(table, row, cell)
    )
      return { row, cell }
  }
  return undefined
}

/** A form of one project names indicators, not projects. */
const isForm = ({ rows }: Table) =>
  rows.some(({ cells }) => cells.some(({ text }) => /^(?:三级指标|年度总体目标|年度资金总额)$/.test(text.replace(/\s/g, ''))))

/** 项目名称 above 主管部门 and 项目资金 is a label with its value beside it. */
const isLabel = (table: Table, header: TableRow, { column }: TableCell) =>
  below(table, header).some((row) =>
    row.cells.some(
      (cell) =>
        cell.column === column && /^(?:主管部门|实施单位|项目(?:实施)?单位|项目资金|一级指标|指标名称|资金来源)/.test(cell.text.trim()),
    ),
  )

const below = ({ rows }: Table, header: TableRow) => rows.slice(rows.indexOf(header) + 1).filter(({ repeated }) => !repeated)
const cellAt = ({ cells }: TableRow, column: number) =>
  cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan)
const placeOfCell = (prose: Prose, row: TableRow, cell: TableCell): Place =>
  placeIn(prose, { text: cell.text, number: row.number, pieces: cell.pieces })

/** Reads a table of projects by categories; empty for any other table. */
export function matrixRows(prose: Prose, table: Table): MatrixRow[] {
  const header = headerOf(table)
  if (!header) return []
  const columns = columnsOf(table, header.row)
  if (new Set(columns.map(({ category }) => category)).size < 2) return []
  const reasons = header.row.cells.find(({ text }) =>
    /扣分(?:原因|说明|情况)|偏差原因|未完成原因|原因分析|存在(?:的)?(?:主要)?问题/.test(text.replace(/\s/g, '')),
  )
  return below(table, header.row).flatMap((row) => {
    const cell = cellAt(row, header.cell.column)
    const name = cell ? plain(cell.text).text.replace(/\s/g, '') : ''
    if (!cell || name.length < 3 || TOTAL_ROW.test(name)) return []
    const claims = claimsOf(prose, row, columns, reasons && cellAt(row, reasons.column)?.text)
    return claims.length >= 2 ? [{ name, place: placeOfCell(prose, row, cell), claims }] : []
  })
}

const categoryOf = (words: string) => categoriesIn(words.replace(/^执行(?=得?分|\(|率)/, '预算执行'), false)[0]?.category

/** Category columns by their headings; a heading over several columns lends its category to the cells below it. */
function columnsOf(table: Table, header: TableRow): Column[] {
  const next = table.rows[table.rows.indexOf(header) + 1]
  return header.cells.flatMap((cell): Column[] => {
    const words = plain(cell.text).text.replace(/\s/g, '')
    const category = categoryOf(words)
    // "自评得分" over "预算执行 | 产出指标 | …".
    if (category === undefined && cell.columnSpan > 1 && /得分|评分/.test(words))
      return (next?.cells ?? []).flatMap((sub): Column[] => {
        const own =
          sub.column >= cell.column && sub.column < cell.column + cell.columnSpan
            ? categoryOf(plain(sub.text).text.replace(/\s/g, ''))
            : undefined
        return own === undefined ? [] : [{ at: sub.column, category: own, holds: 'score' }]
      })
    if (category === undefined || /率$|率\(%\)$|数$|元\)$|情况$/.test(words)) return []
    const full = /(\d+(?:\.\d+)?)分?\)?$/.exec(words)?.[1]
    if (cell.columnSpan === 1)
      return [{ at: cell.column, category, holds: holdsOf(words), ...(full === undefined ? {} : { points: points(full) }) }]
    return (next?.cells ?? []).flatMap((sub): Column[] => {
      const below = plain(sub.text).text.replace(/\s/g, '')
      if (sub.column < cell.column || sub.column >= cell.column + cell.columnSpan || !/分/.test(below)) return []
      return [{ at: sub.column, category, holds: holdsOf(below), ...(full === undefined ? {} : { points: points(full) }) }]
    })
  })
}

const holdsOf = (words: string): Column['holds'] =>
  /扣/.test(words) ? 'deduction' : /满分|分值|权重|标准分/.test(words) && !/得分/.test(words) ? 'points' : 'score'

/** `reason`: what the row says of all its deductions together. */
function claimsOf(
  prose: Prose,
  row: TableRow,
  columns: readonly Column[],
  reason: string | undefined,
): (CategoryClaim & { readonly place: Place })[] {
  const claims = new Map<string, CategoryClaim & { readonly place: Place }>()
  for (const column of columns) {
    const cell = cellAt(row, column.at)
    const figure = cell ? /^\d+(?:\.\d+)?$/.exec(plain(cell.text).text.trim().replace(/分$/, ''))?.[0] : undefined
    if (!cell || figure === undefined) continue
    const known = claims.get(column.category)
    const place = column.holds === 'score' || !known ? placeOfCell(prose, row, cell) : known.place
    claims.set(column.category, {
      ...known,
      category: column.category,
      ...(column.points ? { points: column.points } : {}),
      [column.holds]: points(figure),
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
      place,
    })
  }
  return [...claims.values()]
}
