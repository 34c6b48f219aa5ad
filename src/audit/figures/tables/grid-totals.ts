import { isLevelName } from '#domain/column-words.ts'
import type { Prose } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import { type Figure, type Grid, type GridColumn, type GridRow, nameAt } from './grid.ts'

/** Columns that add up: everything but rates and prices. */
const ADDITIVE: ReadonlySet<GridColumn['holds']> = new Set(['money', 'count', 'points', 'score', 'deduction', 'other'])

/** A total row and the rows it sums, as runs that each make the total ("按性质" two rows, "按来源" two rows). */
interface Block {
  readonly total: GridRow
  readonly rows: readonly GridRow[]
}

/**
 * Total rows of tables 表中合计: every column of figures must add up to its total. How the rows belong together is learnt from the columns that do add up; a
 * column is complained of when another one proves the reading, or when there is but one reading. `beside` are points and scores that stand in
 * another table of the form (the execution rate).
 */
export function* totalsThatDoNotAdd(
  prose: Pick<Prose, 'file'>,
  grid: Grid,
  beside: ReadonlyMap<GridColumn['holds'], readonly number[]>,
): Iterable<Mismatch> {
  for (const block of blocksOf(grid)) {
    const columns = grid.columns.filter(({ at, holds }) => ADDITIVE.has(holds) && block.total.figures.has(at) && !isRateColumn(block, at))
    const readings = readingsOf(block)
    const judged = columns.map((column) => ({ column, fits: readings.filter((runs) => adds(block, runs, column, beside)) }))
    const proving = readings.find((runs) => judged.some(({ column, fits }) => fits.includes(runs) && isTelling(block, column)))
    const plain = readings.length === 1 ? readings[0] : undefined
    const runs = proving ?? plain ?? readings.at(-1)
    if (!runs) continue
    for (const { column, fits } of judged) {
      if (fits.length > 0) continue
      const total = block.total.figures.get(column.at)!
      const wrong = runs.find((run) => !isSum(total, sumOf(run, column.at)))
      if (!wrong) continue
      const sum = sumOf(wrong, column.at)
      if (sum.count < 2 || !isNear(sum.value, total.value)) continue
      const parts = wrong.flatMap(({ figures }) => figures.get(column.at) ?? [])
      yield {
        kind: kindOf(column, block),
        ...(proving || (plain && !block.rows.some(({ inner }) => inner)) ? {} : { severity: 'warning' as const }),
        place: placeOfFigure(prose, total),
        related: parts.map((part) => placeOfFigure(prose, part)),
        message: `表中“${column.heading}”的${block.total.name}写的是 ${total.written}，${wrong.length} 行相加为 ${sayNumber(sum.value)}，相差 ${sayNumber(Math.abs(sum.value - total.value))}`,
        found: total.written,
        expected: sayNumber(sum.value),
      }
    }
  }
}

const kindOf = ({ holds, at }: GridColumn, { total, rows }: Block): Mismatch['kind'] =>
  holds === 'score' || holds === 'deduction'
    ? 'scores'
    : holds === 'points'
      ? 'points'
      : /资金总额|^总额/.test(total.name) && rows.some(({ name }) => /财政拨款|财政资金|其他资金|上年结转|单位资金|公共预算/.test(name))
        ? 'funds'
        : isOfIncome(
              total.name,
              rows.map((row) => nameAt(row, at)),
            )
          ? 'income'
          : 'expenditure'

/** "本年收入合计", "收入总计", or a total of what was given by sources. */
export const isOfIncome = (name: string, rows: readonly string[]): boolean =>
  /收入|来源/.test(name) ||
  (!/支出/.test(name) && rows.filter((one) => /收入|拨款|年初预算|追加|上年结转|年初结转/.test(one)).length * 2 > rows.length)

export const placeOfFigure = (prose: Pick<Prose, 'file'>, { row, cell }: Figure) => placeIn(prose, cellPassage(row, cell))

/** A percentage in a column of amounts is no part of a sum. */
const isRateColumn = ({ rows, total }: Block, at: number) =>
  total.figures.get(at)!.percent || rows.some(({ figures }) => figures.get(at)?.percent === true)

function blocksOf({ rows }: Grid): Block[] {
  const blocks: Block[] = []
  const totals = rows.flatMap((row, i) => (row.total ? [i] : []))
  for (const [n, at] of totals.entries()) {
    const total = rows[at]!
    const from = n === 0 ? 0 : totals[n - 1]! + 1
    const to = totals[n + 1] ?? rows.length
    const before = rows.slice(from, at)
    const after = rows.slice(at + 1, to)
    if (before.length >= 2) blocks.push({ total, rows: before })
    else if (at === 0 && after.length >= 2) blocks.push({ total, rows: after })
    // Subtotals are the rows of the grand total, together with what stands outside of them: all rows that are no total.
    if (n > 0 && n === totals.length - 1 && before.length < 2 && totals.length > 2) {
      const items = rows.slice(0, at).filter((row) => !row.total)
      blocks.push({ total, rows: items.length >= 2 ? items : totals.slice(0, -1).map((i) => rows[i]!) })
    }
  }
  return blocks
}

type Runs = readonly (readonly GridRow[])[]

/** How the rows may belong together: all of them, those that are no 其中, or runs that each make the whole in some column. */
function readingsOf({ total, rows }: Block): Runs[] {
  const outer = withoutInner(rows)
  const readings: Runs[] = [[rows]]
  if (outer.length >= 2 && outer.length < rows.length) readings.push([outer])
  // "一、产出指标" over its own indicators: the levels make the whole, and so do the indicators.
  const levels = rows.filter(({ name }) => isLevelName(name.replace(/^[一二三四五六七八九十]{1,3}、/, '')))
  if (levels.length >= 2 && levels.length < rows.length) readings.push([levels, rows.filter((row) => !levels.includes(row))])
  for (const at of total.figures.keys()) {
    const runs = runsIn(rows, at, total.figures.get(at)!)
    if (runs && runs.length > 1) readings.push(runs)
    const parents = withoutChildren(rows, at)
    if (parents.length >= 2 && parents.length < rows.length) readings.push([parents])
    const told = withoutTold(rows, at, total.figures.get(at)!)
    if (told) readings.push([told])
  }
  return readings
}

/** Rows without those that divide the row above them. */
function withoutInner(rows: readonly GridRow[]): GridRow[] {
  // "其中：当年财政拨款 / 上年结转资金 / 其他资金" below a total is the list itself.
  if (rows[0]?.inner) return [...rows]
  return rows.filter(({ inner, name }) => !inner && !/^(?:\(?\d+\)|-|—|·)/.test(name))
}

/** Rows without those that make up the row above them in this column, however they are named: 基本支出 980, 人员经费 868.40, 公用经费 111.60. */
function withoutChildren(rows: readonly GridRow[], at: number): GridRow[] {
  const kept: GridRow[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    kept.push(row)
    const whole = row.figures.get(at)
    if (!whole || whole.value === 0) continue
    for (let end = i + 3; end <= rows.length; end++) {
      if (!isSum(whole, sumOf(rows.slice(i + 1, end), at))) continue
      i = end - 1
      break
    }
  }
  return kept
}

/**
 * Rows without those that tell only a part of the row above them: "基本支出 1186.40", "其中：工资福利支出 806.30", "商品和服务支出 248.70", "项目支出 564.00". Where the 其中 ends is
 * learnt from the total; undefined when no end of it makes the total.
 */
function withoutTold(rows: readonly GridRow[], at: number, total: Figure, deep = 1): GridRow[] | undefined {
  const first = rows.findIndex(({ inner }, i) => inner && i > 0)
  if (first < 0) return undefined
  const whole = rows[first - 1]!.figures.get(at)
  if (!whole) return undefined
  for (let end = first + 1; end <= rows.length && sumOf(rows.slice(first, end), at).value <= whole.value + whole.half; end++) {
    const others = [...rows.slice(0, first), ...rows.slice(end)]
    const outer = withoutChildren(others, at)
    if (outer.length >= 2 && isSum(total, sumOf(outer, at))) return outer
    const more = deep > 0 && end < rows.length ? withoutTold(others, at, total, deep - 1) : undefined
    if (more) return more
  }
  return undefined
}

/** Consecutive runs of rows that each make the total; undefined when the rows do not fall into such runs. */
function runsIn(rows: readonly GridRow[], at: number, total: Figure): GridRow[][] | undefined {
  if (total.value === 0) return undefined
  const runs: GridRow[][] = []
  let run: GridRow[] = []
  for (const [i, row] of rows.entries()) {
    run.push(row)
    if (!isSum(total, sumOf(run, at))) continue
    // Zeros behind a full run belong to it.
    const next = rows[i + 1]
    if (next && sumOf([next], at).value === 0 && rows.slice(i + 1).every((one) => sumOf([one], at).value === 0)) continue
    runs.push(run)
    run = []
  }
  return run.length === 0 ? runs : undefined
}

interface Sum {
  readonly value: number
  readonly half: number
  readonly count: number
}

function sumOf(rows: readonly GridRow[], at: number): Sum {
  let value = 0
  let half = 0
  let count = 0
  for (const { figures } of rows) {
    const figure = figures.get(at)
    if (!figure) continue
    value += figure.value
    if (figure.decimals > 0) half += figure.half
    count++
  }
  return { value, half, count }
}

/** Whether a total may be the rounded sum: whole and half figures are exact, others may each be rounded. */
function isSum(total: Figure, { value, half, count }: Sum, extra = 0): boolean {
  if (count === 0) return false
  const slack = total.decimals >= 2 ? Math.floor((half / Math.max(total.half, 1e-9) + 1) / 2) * 2 * total.half : 0
  return Math.abs(total.value - value - extra) <= slack + 1e-9 * Math.max(1, Math.abs(total.value))
}

const adds = ({ total }: Block, runs: Runs, { at, holds }: GridColumn, beside: ReadonlyMap<GridColumn['holds'], readonly number[]>) => {
  const figure = total.figures.get(at)!
  return runs.every((run) => {
    const sum = sumOf(run, at)
    if (isSum(figure, sum)) return true
    const extras = beside.get(holds) ?? []
    if (extras.some((extra) => isSum(figure, sum, extra))) return true
    // The execution rate is scored elsewhere in the text: what the rows lack of the full points is its share.
    if (
      (holds !== 'points' && holds !== 'score') ||
      extras.length > 0 ||
      run.some(({ row }) => row.cells.some(({ text }) => /执行率|预算执行/.test(text)))
    )
      return false
    const lacking = figure.value - sum.value
    return lacking > 0 && lacking <= MOST_LACKING && lacking <= Math.max(figure.value, sum.value) / 4
  })
}
/** Points of an execution rate that a form leaves to its text, at most. */
const MOST_LACKING = 20

/** A column whose sum proves a reading: at least two figures that are not zero. */
const isTelling = ({ rows }: Block, { at }: GridColumn) => rows.filter(({ figures }) => (figures.get(at)?.value ?? 0) !== 0).length >= 2

const isNear = (sum: number, total: number) => Math.abs(sum - total) <= 0.5 * Math.max(Math.abs(total), Math.abs(sum))
