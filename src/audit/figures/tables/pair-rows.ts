import type { Prose, TableRow } from '#domain/prose.ts'
import { bare } from '../../extract/plain.ts'
import type { Mismatch } from '../mismatch.ts'
import type { Figure } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

/** A label and its figure side by side: "编制人数 | 65". */
interface Pair {
  readonly label: string
  readonly figure: Figure
  /** "其中：专项债券": the first part of the amount before it. */
  readonly part: boolean
}

/**
 * Tables of labels and values 基础数据表: a rate must come from two figures of its table, 全年预算 from 年初 and 追加, 支出 from 基本 and 项目. The rows that agree tell that the
 * table is meant so.
 */
export function* pairsThatDoNotFit(prose: Pick<Prose, 'file' | 'blocks'>): Iterable<Mismatch> {
  for (const table of prose.blocks) {
    if (table.kind !== 'table') continue
    const rows = table.rows.map(pairsOf)
    const pairs = rows.flat()
    for (const column of columnsOf(rows)) yield* ofWhich(prose, column)
    if (pairs.length < 6) continue
    yield* rates(prose, rows, pairs)
    const find = (words: RegExp) => pairs.find(({ label }) => words.test(label))?.figure
    yield* sums(prose, '全年预算', find(/^全年预算|^调整后预算/), [find(/^年初预算/), find(/追加/)], 'income')
    yield* sums(
      prose,
      '全年预算',
      find(/^全年预算|^调整后预算/),
      [find(/^(?:全年|本年)?支出(?:合计)?$|^全年执行/), find(/结转/)],
      'figures',
    )
    yield* sums(prose, '支出', find(/^(?:全年|本年)?支出(?:合计)?$|^全年执行/), [find(/^基本支出/), find(/^项目支出/)], 'expenditure')
  }
}

function pairsOf(row: TableRow): Pair[] {
  const pairs: Pair[] = []
  const cells = row.cells.filter(({ text }) => text.trim() !== '')
  for (let i = 0; i + 1 < cells.length; i++) {
    const [label, value] = [bare(cells[i]!.text), bare(cells[i + 1]!.text)]
    const match = /^(-?[\d,]+(?:\.\d+)?)(%|万元|元|人)?$/.exec(value)
    if (!match || !/^[一-龥“”"（）():、]{2,16}$/.test(label)) continue
    const digits = match[1]!.replaceAll(',', '')
    const decimals = digits.split('.')[1]?.length ?? 0
    pairs.push({
      label: label.replace(/^其中:/, ''),
      part: /^其中:/.test(label),
      figure: {
        value: Number(digits),
        half: 0.5 / 10 ** decimals,
        decimals,
        percent: match[2] === '%',
        written: value,
        cell: cells[i + 1]!,
        row,
      },
    })
    i++
  }
  return pairs
}

/** Rows of as many pairs each are columns of pairs side by side: "实施期资金总额 3600 | 年度资金总额 1200" above the parts of both. */
function columnsOf(rows: readonly (readonly Pair[])[]): (readonly Pair[])[] {
  const filled = rows.filter(({ length }) => length > 0)
  const width = filled.find((row) => row.some(({ part }) => part))?.length ?? 1
  if (width < 2 || filled.filter(({ length }) => length === width).length < 2) return [rows.flat()]
  return Array.from({ length: width }, (_, at) => filled.flatMap((row) => (row.length === width ? row[at]! : [])))
}

/** "总投资 18600 | 其中：专项债券 12000 | 财政配套 4200 | 企业自筹 2400": sources of money behind 其中 make the amount before it. */
function* ofWhich(prose: Pick<Prose, 'file'>, pairs: readonly Pair[]): Iterable<Mismatch> {
  for (const [i, { part }] of pairs.entries()) {
    const whole = pairs[i - 1]
    if (!part || !whole || whole.figure.percent || !/投资|资金|预算|总额|合计/.test(whole.label)) continue
    const end = pairs.findIndex(({ label }, at) => at >= i && (!SOURCE.test(label) || (at > i && pairs[at]!.part)))
    const parts = pairs.slice(i, end < 0 ? undefined : end).map(({ figure }) => figure)
    const sum = parts.reduce((all, { value }) => all + value, 0)
    const off = Math.abs(sum - whole.figure.value)
    // Parts far from the whole are some of them, or in another unit.
    if (parts.length < 2 || parts.length > MOST_PARTS || off > whole.figure.value / 3 || addsUp(whole.figure.value, parts)) continue
    yield {
      kind: 'income',
      // A part may be a part of another one: no proof.
      severity: 'warning',
      place: placeOfFigure(prose, whole.figure),
      related: parts.map((one) => placeOfFigure(prose, one)),
      message: `“${whole.label}”写的是 ${whole.figure.written}，其中各项 ${parts.map(({ written }) => written).join(' + ')} = ${Number(sum.toFixed(4))}`,
      found: whole.figure.written,
      expected: String(Number(sum.toFixed(4))),
    }
  }
}
/** More sources than any project has. */
const MOST_PARTS = 10

/** Whether some of the parts make the whole: others may be parts of parts. */
const addsUp = (whole: number, parts: readonly Figure[]): boolean =>
  Math.abs(whole) <= 0.011 || (parts.length > 0 && (addsUp(whole - parts[0]!.value, parts.slice(1)) || addsUp(whole, parts.slice(1))))
const SOURCE = /债券|财政|拨款|配套|自筹|中央|省级|市级|县级|区级|补助|贷款|上级|本级|社会资本|自有|资金$/

function* rates(prose: Pick<Prose, 'file'>, rows: readonly (readonly Pair[])[], pairs: readonly Pair[]): Iterable<Mismatch> {
  const figures = pairs.map(({ figure }) => figure).filter(({ percent }) => !percent)
  const fits = (rate: Figure, among: readonly Figure[]) =>
    among.some((a) =>
      among.some(
        (b) =>
          a !== b &&
          b.value > 0 &&
          [a.value / b.value, a.value / b.value - 1].some((one) => Math.abs(100 * one - rate.value) <= rate.half + 1e-9),
      ),
    )
  const judged = rows.flatMap((row) =>
    row.filter(({ figure }) => figure.percent).map((pair) => ({ pair, row, good: fits(pair.figure, figures) })),
  )
  const good = judged.filter((one) => one.good).length
  for (const { pair, row, good: holds } of judged) {
    const [first, second] = row.map(({ figure }) => figure).filter(({ percent }) => !percent)
    if (holds || good < 1 || !first || !second || judged.length - good > good) continue
    const value = `${((100 * second.value) / first.value).toFixed(2)}%`
    yield {
      kind: /执行|完成/.test(pair.label) ? 'execution-rate' : 'rate',
      place: placeOfFigure(prose, pair.figure),
      related: [placeOfFigure(prose, first), placeOfFigure(prose, second)],
      message: `“${pair.label}”写的是 ${pair.figure.written}，用同一行的 ${first.written} 和 ${second.written} 算不出来（${second.written} ÷ ${first.written} = ${value}）`,
      found: pair.figure.written,
      expected: value,
    }
  }
}

function* sums(
  prose: Pick<Prose, 'file'>,
  name: string,
  whole: Figure | undefined,
  parts: readonly (Figure | undefined)[],
  kind: Mismatch['kind'],
): Iterable<Mismatch> {
  const known = parts.flatMap((part) => part ?? [])
  if (!whole || known.length < parts.length) return
  const sum = known.reduce((all, { value }) => all + value, 0)
  if (Math.abs(sum - whole.value) <= 0.011) return
  yield {
    kind,
    place: placeOfFigure(prose, whole),
    related: known.map((part) => placeOfFigure(prose, part)),
    message: `“${name}”写的是 ${whole.written}，${known.map(({ written }) => written).join(' + ')} = ${Number(sum.toFixed(4))}`,
    found: whole.written,
    expected: String(Number(sum.toFixed(4))),
  }
}
