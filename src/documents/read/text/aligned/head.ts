import { type ColumnHolds, columnHolds } from '#domain/column-words.ts'
import type { NewRow } from '../../prose-builder.ts'
import { type Extent, overlapped, placed } from './columns.ts'
import { joined, type Part } from './joined.ts'
import { headingLinesAt, isHeadingLine, type Laid } from './region.ts'
import { isValue, type Stretch, wordsOf } from './stretches.ts'

/** The headings of a region, the lines below them, and the headings printed again on later pages. */
export interface Head {
  /** Lines above the headings. */
  readonly from: number
  readonly lines: readonly Laid[]
  readonly body: readonly Laid[]
  /** The first line behind the table, where another table begins before the region ends. */
  readonly next?: Laid
  readonly repeated: (extents: readonly Extent[]) => readonly NewRow[]
}

const words = ({ line, cells }: Laid): string => cells.flatMap((cell) => wordsOf(line, cell).map(({ text }) => text)).join(' ')
/** Words over groups of columns, half of them known or years. */
const isGroupLine = ({ cells }: Laid): boolean =>
  cells.length >= 2 && cells.filter(({ text }) => columnHolds(text) !== undefined || /^20\d\d年/.test(text)).length * 2 >= cells.length

/** Headings that begin another table below one. */
const NEW_TABLE = 4

/** Finds the headings; another heading further down ends the table, the same one is a repetition. */
export function headOf(laid: readonly Laid[]): Head {
  const first = headsFigures(laid) ? 0 : laid.findIndex((_, i) => headingLinesAt(laid, i) > 0)
  const figuresAbove = first > 0 && laid.slice(0, first).some(({ cells }) => cells.filter(({ text }) => isValue(text)).length >= 1)
  if (first < 0 || figuresAbove) {
    const body = figuresAbove ? laid.slice(0, first) : laid
    return { from: 0, lines: [], body, ...(figuresAbove ? { next: laid[first]! } : {}), repeated: () => [] }
  }
  let from = first
  while (from > 0 && isGroupLine(laid[from - 1]!) && !laid[from]!.line.gapBefore) from--
  let end = first + Math.max(1, headingLinesAt(laid, first))
  while (end < laid.length && goesOn(laid.slice(from, end), laid[end]!)) end++
  const lines = laid.slice(from, end)
  const said = new Set(lines.map(words))
  const body: Laid[] = []
  const repeated: Laid[][] = []
  let next: Laid | undefined
  for (let i = end; i < laid.length; i++) {
    const line = laid[i]!
    if (said.has(words(line)) && ((isHeadingLine(line) && line.cells.length >= NEW_TABLE) || repeated.at(-1)?.at(-1) === laid[i - 1])) {
      if (repeated.at(-1)?.at(-1) === laid[i - 1] && repeated.length > 0) repeated.at(-1)!.push(line)
      else repeated.push([line])
    } else if (line.cells.length >= NEW_TABLE && headingLinesAt(laid, i) > 0) {
      next = line
      // What stands at the margin right above the headings of another table is its name.
      while (body.length > 1 && isName(body.at(-1)!)) next = body.pop()!
      break
    } else body.push(line)
  }
  return {
    from,
    lines,
    body,
    ...(next ? { next } : {}),
    repeated: (extents) => repeated.flatMap((own) => headRows(own, [...extents]).map((row) => ({ ...row, repeated: true as const }))),
  }
}

const isName = ({ line, cells }: Laid): boolean => cells.length === 1 && line.indent === 0 && !isValue(line.text)

/** Words over columns of figures are their headings, whatever they say: “项目  2023年  2024年  增减额”, “调查对象  发放  收回  满意”. */
function headsFigures([head, ...body]: readonly Laid[]): boolean {
  if (!head || head.cells.length < 3 || head.cells.some(({ text }) => isValue(text) || text.length > 12 || /[。；，：:]/.test(text)))
    return false
  const rows = body.filter(({ cells }) => cells.length >= 2)
  const filled = rows.filter(({ cells }) => cells.length === head.cells.length && cells.slice(1).every(({ text }) => isValue(text)))
  return filled.length >= 2 && filled.length * 3 >= rows.length * 2 && !isValue(filled[0]!.cells[0]!.text)
}

const OVER_FIGURES: ReadonlySet<ColumnHolds | undefined> = new Set(['points', 'score', 'deduction', 'money', 'rate', 'target', 'actual'])

/** A line of words below headings that completes them: “指标” below “一级”, “（10分）”. */
function goesOn(head: readonly Laid[], { cells, line }: Laid): boolean {
  if (line.gapBefore || cells.some(({ text }) => isValue(text) || /[。；，]/.test(text))) return false
  // 分值 and 得分 below 评分情况.
  if (cells.length >= 2 && cells[0]!.left >= head[0]!.cells[0]!.right && cells.every(({ text }) => OVER_FIGURES.has(columnHolds(text))))
    return true
  return cells.some((cell) => {
    if (/^[（(].*[）)]$/.test(cell.text)) return true
    const above = head.flatMap((upper) => upper.cells.filter(({ left, right }) => left < cell.right && cell.left < right))
    const whole = [...above, cell].map(({ text }) => text).join('')
    return above.length > 0 && columnHolds(whole) !== undefined && above.length < head.length + 1
  })
}

/** The headings as rows over the columns, which may become more by them; a word over several columns is a row of its own above the others. */
export function headRows(lines: readonly Laid[], extents: Extent[]): NewRow[] {
  if (lines.length === 0) return []
  const over: Map<number, { readonly parts: Part[]; readonly span: number }> = new Map()
  const own = new Map<number, Part[]>()
  for (const { line, cells } of lines) {
    const single = cells.every((cell) => overlapped(cell, extents) <= 1) || cells.length === extents.length
    const below = lines.at(-1)!.line !== line
    const stretches = single ? cells : cells.flatMap((cell) => (overlapped(cell, extents) > 1 ? wordsOf(line, cell) : [cell]))
    addColumns(extents, stretches)
    const columns = placed(stretches, extents)
    if (!columns) return []
    stretches.forEach((stretch, i) => {
      const covered = overlapped(stretch, extents)
      if (covered > 1 && below && stretches.length < extents.length) over.set(columns[i]!, { parts: [{ line, stretch }], span: covered })
      else own.set(columns[i]!, [...(own.get(columns[i]!) ?? []), { line, stretch }])
    })
  }
  const row = (parts: Iterable<[number, Part[]]>): NewRow => ({
    cells: [...parts].sort(([a], [b]) => a - b).map(([column, own]) => joined(own, column)),
  })
  const upper: NewRow[] =
    over.size === 0
      ? []
      : [{ cells: [...over].sort(([a], [b]) => a - b).map(([column, { parts, span }]) => ({ ...joined(parts, column, span) })) }]
  return [...upper, row(own)]
}

/** More headings than columns: the ones furthest from any column head columns that hold nothing. */
function addColumns(extents: Extent[], stretches: readonly Stretch[]): void {
  while (stretches.length > extents.length) {
    const free = stretches.filter((stretch) => overlapped(stretch, extents) === 0)
    const [furthest] = free.sort((a, b) => gap(b, extents) - gap(a, extents))
    if (!furthest) return
    extents.push({ left: furthest.left, right: furthest.right })
    extents.sort((a, b) => a.left - b.left)
  }
}

const gap = ({ left, right }: Stretch, extents: readonly Extent[]): number =>
  Math.min(...extents.map((extent) => Math.max(0, extent.left - right, left - extent.right)))
