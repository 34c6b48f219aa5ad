import type { Prose, Table, TableCell, TableRow } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { bare } from '../../extract/plain.ts'
import type { Mismatch } from '../mismatch.ts'
import { type Quantity, quantitiesIn } from '../quantities.ts'
import { isRatio } from '../rates/ratios.ts'

/** What the columns of a table of indicators with progress hold, by their headings. */
const COLUMNS = {
  name: /^(?:三级指标|指标名称|绩效指标|指标)$/,
  target: /^(?:年度|年初|全年|绩效)?(?:绩效)?(?:指标值|目标值)$/,
  /** What was done in the months that are monitored. */
  done: /^(?:20\d\d年)?(?:1月?[-~至到]\d{1,2}月|截[至止].{0,8}\d{1,2}月.{0,3}|上半年|前三季度|监控期).{0,2}(?:实际)?(?:完成|执行|实现)(?:值|数|情况)?$/,
  /** What will have been done at the end of the year. */
  forecast: /^(?:全年|年度|年底|年末)预计(?:完成|实现)(?:值|数|情况)?$|^预计(?:全年|年度)?(?:完成|实现)(?:值|数|情况)?$/,
  /** What was done, in any table. */
  actual: /^(?:全年|年度|实际)*(?:完成值|实际值|完成数)$/,
  ratio: /^(?:指标|目标)?完成(?:比例|率|进度|百分比)(?:\(%\))?$/,
  chance: /可能性$/,
  reason: /^(?:偏差|未完成|滞后)?(?:原因)/,
} as const
type Columns = Partial<Record<keyof typeof COLUMNS, number>>

interface Row {
  readonly name: string
  readonly row: TableRow
  readonly at: Columns
}

/** Rows whose ratio is the one of their figures before the ratio of another row is believed to be meant so. */
const LEAST = 2

/**
 * Rows of indicators that say how far they are 指标完成进度: the ratio is what was done by what was to be done, in the same unit; a monitored row says what was
 * done, and why it may not be reached.
 */
export function* progressThatDoesNotFit(prose: Pick<Prose, 'file' | 'blocks'>): Iterable<Mismatch> {
  for (const table of prose.blocks) {
    if (table.kind !== 'table') continue
    const rows = rowsOf(table)
    yield* ratios(prose, rows)
    yield* units(prose, rows)
    yield* blanks(prose, rows)
    yield* unexplained(prose, rows)
    yield* forecasts(prose, rows)
  }
}

const cellIn = ({ cells }: TableRow, column: number | undefined): TableCell | undefined =>
  column === undefined ? undefined : cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan)
const placeOf = (prose: Pick<Prose, 'file'>, row: TableRow, cell: TableCell) => placeIn(prose, cellPassage(row, cell))

/** The rows below a heading that names an indicator and its target. */
function rowsOf({ rows }: Table): Row[] {
  const found: Row[] = []
  let at: Columns | undefined
  for (const row of rows.filter(({ repeated }) => !repeated)) {
    const heading = columnsOf(row)
    if (heading.target !== undefined && heading.name !== undefined) at = heading
    else if (at) {
      const name = bare(cellIn(row, at.name)?.text ?? '')
      if (/[一-龥]{2}/.test(name) && /\d/.test(cellIn(row, at.target)?.text ?? '')) found.push({ name, row, at })
    }
  }
  return found
}

const columnsOf = ({ cells }: TableRow): Columns =>
  Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([key, pattern]) => {
      const cell = cells.find(({ text }) => pattern.test(bare(text)))
      return cell ? [[key, cell.column] as const] : []
    }),
  )

/** The one figure of a cell: "≥4200万公里", "3108万公里", "74.00%". */
function only(cell: TableCell | undefined): Quantity | undefined {
  const [first, second] = quantitiesIn(bare(cell?.text ?? ''))
  return second ? undefined : first
}

function* ratios(prose: Pick<Prose, 'file'>, rows: readonly Row[]): Iterable<Mismatch> {
  const judged = rows.flatMap(({ name, row, at }) => {
    const [target, done, cell] = [cellIn(row, at.target), cellIn(row, at.done ?? at.actual), cellIn(row, at.ratio)]
    const [whole, part, ratio] = [only(target), only(done), only(cell)]
    if (!target || !done || !cell || !whole || !part || !ratio || /[≤<]|不超|不高|以内|以下/.test(bare(target.text))) return []
    if (part.unit !== whole.unit || part.unit === '%' || whole.value <= 0) return []
    // More than was to be done may be told as all of it.
    const fits = isRatio(ratio, part.value, part.half, whole) || (part.value >= whole.value && ratio.value === 100)
    return [{ name, row, target, done, cell, fits, value: (100 * part.value) / whole.value }]
  })
  const good = judged.filter(({ fits }) => fits).length
  if (good < LEAST || (judged.length - good) * 2 > good) return
  for (const { name, row, target, done, cell, fits, value } of judged) {
    if (fits) continue
    yield {
      kind: 'rate',
      place: placeOf(prose, row, cell),
      related: [placeOf(prose, row, done), placeOf(prose, row, target)],
      message: `“${name}”的完成比例写的是 ${bare(cell.text)}，按 ${bare(done.text)} ÷ ${bare(target.text)} 计算为 ${value.toFixed(2)}%`,
      found: bare(cell.text),
      expected: `${value.toFixed(2)}%`,
    }
  }
}

/** A target in percent, and what was done counted in things; "下降12%" and the like are changes of a count. */
function* units(prose: Pick<Prose, 'file'>, rows: readonly Row[]): Iterable<Mismatch> {
  for (const { name, row, at } of rows) {
    const [target, done] = [cellIn(row, at.target), cellIn(row, at.done)]
    const [whole, part] = [only(target), only(done)]
    if (!target || !done || whole?.unit !== '%' || !part || part.unit === '' || /[%‰点分]/.test(part.unit)) continue
    if (/[率度比]$|增|降|减|提高|上升|变化/.test(name) || /增|降|减|提高/.test(bare(target.text))) continue
    yield {
      kind: 'target-unit',
      place: placeOf(prose, row, target),
      related: [placeOf(prose, row, done)],
      message: `指标“${name}”的指标值是百分比（${bare(target.text)}），完成值的单位却是“${part.unit}”`,
      found: bare(target.text),
      expected: part.unit,
    }
  }
}

/** A monitored row without what was done, where the others have it; "不适用" and a dash are answers. */
function* blanks(prose: Pick<Prose, 'file'>, rows: readonly Row[]): Iterable<Mismatch> {
  const monitored = rows.filter(({ at }) => at.done !== undefined)
  const isBlank = ({ row, at }: Row) => (cellIn(row, at.done)?.text ?? '').trim() === ''
  const blank = monitored.filter(isBlank)
  if (blank.length === 0 || blank.length * 2 > monitored.length) return
  for (const { name, row, at } of blank)
    yield {
      kind: 'actual',
      // An empty cell has no place of its own.
      place: placeOf(prose, row, cellIn(row, at.target)!),
      message: `监控指标“${name}”没有填监控期的完成值；还没有数的，请写“不适用”和原因`,
    }
}

/** "有可能" and "完全不可能" want a reason; "确定能" does not. */
function* unexplained(prose: Pick<Prose, 'file'>, rows: readonly Row[]): Iterable<Mismatch> {
  for (const { name, row, at } of rows) {
    const chance = cellIn(row, at.chance)
    if (!chance || at.reason === undefined || !/^(?:有可能|(?:完全)?不可?能|较难|难以)/.test(bare(chance.text))) continue
    const reason = cellIn(row, at.reason)
    if (/[一-龥]{2}/.test(reason?.text ?? '') && !/^无?(?:偏差)?$/.test(bare(reason!.text))) continue
    yield {
      kind: 'unexplained',
      place: placeOf(prose, row, chance),
      message: `指标“${name}”完成目标的可能性是“${bare(chance.text)}”，没有写偏差原因和措施`,
    }
  }
}

/** What is sure to be reached is forecast to be; what is out of reach is not; and by the end of the year no less is done than was done before. */
function* forecasts(prose: Pick<Prose, 'file'>, rows: readonly Row[]): Iterable<Mismatch> {
  for (const { name, row, at } of rows) {
    const [target, done, expected, chance] = [at.target, at.done, at.forecast, at.chance].map((column) => cellIn(row, column))
    const [whole, part, final] = [target, done, expected].map(only)
    if (!target || !whole || !expected || !final || final.unit !== whole.unit) continue
    const say = {
      kind: 'figures',
      severity: 'warning',
      place: placeOf(prose, row, expected),
      related: [placeOf(prose, row, target)],
    } as const
    if (done && part && part.unit === whole.unit && whole.unit !== '%' && /[≥>=]/.test(bare(target.text)) && part.value > final.value)
      yield {
        ...say,
        related: [placeOf(prose, row, done)],
        message: `指标“${name}”已完成 ${bare(done.text)}，全年预计完成只有 ${bare(expected.text)}，请核对`,
        found: bare(expected.text),
      }
    if (!chance || !/[≥>]/.test(bare(target.text))) continue
    const short = final.value < whole.value
    const words = bare(chance.text)
    if (short ? /^(?:确定能|肯定能|能够?完成)/.test(words) : /^完全不可?能/.test(words))
      yield {
        ...say,
        message: `指标“${name}”的目标是 ${bare(target.text)}，全年预计完成 ${bare(expected.text)}，完成目标的可能性却写“${words}”`,
        found: words,
      }
  }
}
