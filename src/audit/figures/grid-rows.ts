import type { Prose } from '#domain/prose.ts'
import type { Figure, Grid, GridColumn, GridRow } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'
import type { Mismatch, MismatchKind } from './mismatch.ts'
import { sayNumber } from './quantities.ts'

/** One figure of a row computed from two others. */
interface Relation {
  readonly kind: 'rate' | 'difference' | 'product'
  readonly a: GridColumn
  readonly b: GridColumn
  readonly c: GridColumn
}

const compute = ({ kind }: Relation, a: number, b: number): number =>
  kind === 'rate' ? (100 * b) / a : kind === 'difference' ? a - b : a * b
const WORD: Readonly<Record<Relation['kind'], string>> = { rate: '÷', difference: '−', product: '×' }

/** Rows with all three figures that a relation needs before it is believed; the headings may say it themselves. */
const LEAST = 2

/**
 * Rows of tables 表中各列: a rate is one amount of the row by another, a remainder their difference, an amount the number times the price. Which columns belong
 * together is learnt from the rows that agree; the row that does not is complained of.
 */
export function* rowsThatDoNotFit(prose: Pick<Prose, 'file'>, grid: Grid): Iterable<Mismatch> {
  const told = new Set<GridRow>()
  for (const [, relations] of Map.groupBy(relationsOf(grid), ({ c }) => c)) {
    const believed = relations
      .map((relation) => ({ relation, ...judged(relation, grid) }))
      .filter(({ relation, good, bad }) => isBelieved(relation, good, bad))
      .sort((x, y) => Number(isSaid(y.relation)) - Number(isSaid(x.relation)) || y.good - x.good)
    const [best] = believed
    if (!best) continue
    for (const { row, a, b, c } of best.bad) {
      // Another reading of the columns may hold in this row: the opening budget beside the adjusted one.
      if (told.has(row) || believed.some(({ bad }) => !bad.some((one) => one.row === row))) continue
      told.add(row)
      yield complaint(prose, best.relation, row, a, b, c)
    }
  }
}

interface Judged {
  readonly row: GridRow
  readonly a: Figure
  readonly b: Figure
  readonly c: Figure
}

function judged(relation: Relation, grid: Grid): { readonly good: number; readonly bad: readonly Judged[] } {
  const rows = grid.rows.flatMap((row): Judged[] => {
    const [a, b, c] = [relation.a, relation.b, relation.c].map(({ at }) => row.figures.get(at))
    return a && b && c && isFair(relation, a, b, c) ? [{ row, a, b, c }] : []
  })
  const bad = rows.filter(({ a, b, c }) => !holds(relation, a, b, c))
  const good = rows.filter((one) => !bad.includes(one) && isTelling(relation, one)).length
  return { good, bad }
}

const isBelieved = (relation: Relation, good: number, bad: readonly Judged[]) =>
  isSaid(relation) ? good >= 1 && bad.length <= good : good >= LEAST && bad.length * 3 <= good + 1

/** Rows that teach something: zeros and equal amounts fit many readings. */
const isTelling = ({ kind }: Relation, { a, b, c }: Judged) =>
  kind === 'rate' ? a.value !== b.value || c.value === 100 : b.value !== 0 && c.value !== 0

function complaint(prose: Pick<Prose, 'file'>, relation: Relation, row: GridRow, a: Figure, b: Figure, c: Figure): Mismatch {
  const value = compute(relation, a.value, b.value)
  const expected = relation.kind === 'rate' ? `${value.toFixed(2)}%` : sayNumber(value)
  const [first, second] = relation.kind === 'rate' ? [b, a] : [a, b]
  return {
    kind: kindOf(relation),
    place: placeOfFigure(prose, c),
    related: [placeOfFigure(prose, first), placeOfFigure(prose, second)],
    message: `“${row.name}”的${relation.c.heading}写的是 ${c.written}，按 ${first.written} ${WORD[relation.kind]} ${second.written} 计算为 ${expected}`,
    found: c.written,
    expected,
  }
}

const kindOf = ({ kind, c }: Relation): MismatchKind =>
  kind === 'rate' && /执行|支出|支付|使用|进度/.test(c.heading)
    ? 'execution-rate'
    : kind === 'difference' && (c.holds === 'score' || c.holds === 'deduction')
      ? 'deduction'
      : 'figures'

/** Headings that say the relation themselves. */
const isSaid = ({ kind, a, b, c }: Relation): boolean =>
  kind === 'rate'
    ? /预算|安排|计划|下达|指标/.test(a.heading) &&
      !/年初/.test(a.heading) &&
      /执行|支出|决算|实际/.test(b.heading) &&
      /执行|支出|完成/.test(c.heading)
    : kind === 'product'
      ? c.holds === 'money' && [a, b].some(({ holds }) => holds === 'price') && [a, b].some(({ holds }) => holds === 'count')
      : a.holds === 'points' && ((b.holds === 'score' && c.holds === 'deduction') || (b.holds === 'deduction' && c.holds === 'score'))

/** Every way three columns may belong together, those that the headings say first. */
function relationsOf({ columns }: Grid): Relation[] {
  const numeric = columns.slice(0, 12)
  const found: Relation[] = []
  for (const c of numeric)
    for (const a of numeric)
      for (const b of numeric) {
        if (a === b || b === c || a === c) continue
        if (c.holds === 'rate') {
          if (a.holds !== 'rate' && b.holds !== 'rate') found.push({ kind: 'rate', a, b, c })
        } else if ([a, b].every(({ holds }) => holds !== 'rate')) {
          if (isLast(c, a, b)) found.push({ kind: 'difference', a, b, c })
          if (a.at < b.at && isLast(c, a, b) && (a.holds === 'price' || b.holds === 'price' || a.holds === 'count' || b.holds === 'count'))
            found.push({ kind: 'product', a, b, c })
        }
      }
  return found.sort((x, y) => Number(isSaid(y)) - Number(isSaid(x)))
}

/** A remainder stands behind what it comes from; 得分 may stand before 扣分. */
const isLast = (c: GridColumn, a: GridColumn, b: GridColumn) =>
  (c.at > a.at && c.at > b.at) || c.holds === 'score' || c.holds === 'deduction'

/** Rows that can prove or break a relation: zeros fit everything. */
const isFair = ({ kind, c: { holds } }: Relation, a: Figure, b: Figure, c: Figure): boolean =>
  kind === 'rate'
    ? a.value > 0 && (c.percent || holds === 'rate') && !a.percent && !b.percent
    : a.value !== 0 && (b.value !== 0 || c.value !== 0) && ![a, b, c].some(({ percent }) => percent)

function holds(relation: Relation, a: Figure, b: Figure, c: Figure): boolean {
  const value = compute(relation, a.value, b.value)
  const slack =
    relation.kind === 'rate'
      ? (100 * exact(b)) / a.value + (100 * b.value * exact(a)) / a.value ** 2
      : relation.kind === 'product'
        ? Math.abs(a.value) * exact(b) + Math.abs(b.value) * exact(a)
        : exact(a) + exact(b)
  return Math.abs(c.value - value) <= (c.decimals > 0 || c.percent ? c.half : 0) + slack + 1e-9 * Math.max(1, Math.abs(value))
}

/** Figures without decimals are exact. */
const exact = ({ decimals, half }: Figure) => (decimals === 0 ? 0 : half)
