import type { Prose } from '#domain/prose.ts'
import type { Mismatch, MismatchKind } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Figure, Grid, GridColumn, GridRow } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

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

/** Columns that a total column at their end may sum. */
const LEAST_PARTS = 2

/** Rows whose last column is the sum of those before it: "执行得分 + 指标得分 = 自评得分", a list of kinds and 合计. */
export function* rowSumsThatDoNotFit(prose: Pick<Prose, 'file'>, grid: Grid): Iterable<Mismatch> {
  // "2023年实际 | 2024年目标 | 2024年实际 | 两年合计": what was aimed at is no part of the sum.
  const isAim = ({ heading }: GridColumn) => /目标|计划/.test(heading)
  const columns = grid.columns.some(({ heading }) => /实际|完成/.test(heading)) ? grid.columns.filter((one) => !isAim(one)) : grid.columns
  for (const [at, c] of columns.entries()) {
    if (c.holds === 'rate' || c.holds === 'price') continue
    for (let from = Math.max(0, at - 8); from <= at - LEAST_PARTS; from++) {
      const block = columns.slice(from, at)
      if (block.some(({ holds }) => holds === 'rate' || holds === 'points')) continue
      const rows = grid.rows.flatMap((row) => {
        const total = row.figures.get(c.at)
        const parts = block.flatMap((column) => row.figures.get(column.at) ?? [])
        return total &&
          parts.length === block.length &&
          parts.filter(({ value }) => value !== 0).length >= LEAST_PARTS &&
          ![total, ...parts].some(({ percent }) => percent)
          ? [{ row, total, parts }]
          : []
      })
      const isSum = ({ total, parts }: (typeof rows)[number]) => near(total, parts)
      const good = rows.filter(isSum)
      const bad = rows.filter((one) => !isSum(one))
      const isCalledSum = /^(?:(?:[两二三四五]|各|历)年)?(?:合计|总计|总分|小计|合计得分)$/.test(c.heading)
      const isOnly = isCalledSum && grid.rows.length === 1 && from === columns.findIndex((column) => grid.rows[0]!.figures.has(column.at))
      if (bad.length === 0 || !(isOnly || good.length >= (isCalledSum ? 1 : LEAST)) || bad.length * 2 > Math.max(good.length, 2)) continue
      for (const { row, total, parts } of bad) {
        const sum = parts.reduce((all, { value }) => all + value, 0)
        if (Math.abs(sum - total.value) > Math.abs(total.value) / 2) continue
        yield {
          kind: c.holds === 'score' || /分/.test(c.heading) || block.every(({ heading }) => /\d分\)$/.test(heading)) ? 'scores' : 'figures',
          ...(isOnly ? { severity: 'warning' as const } : {}),
          place: placeOfFigure(prose, total),
          related: parts.map((part) => placeOfFigure(prose, part)),
          message: `“${row.name}”的${c.heading}写的是 ${total.written}，${block.map(({ heading }) => heading).join('、')}相加为 ${sayNumber(sum)}（${parts.map(({ written }) => written).join(' + ')}）`,
          found: total.written,
          expected: sayNumber(sum),
        }
      }
      break
    }
  }
}

function near(total: Figure, parts: readonly Figure[]): boolean {
  const sum = parts.reduce((all, { value }) => all + value, 0)
  const slack = total.decimals >= 2 ? Math.floor((parts.length + 1) / 2) * 2 * total.half : 0
  return Math.abs(total.value - sum) <= slack + 1e-9
}

/** Execution scores beside their rates 执行得分: one factor, the points of the execution rate, turns every rate into its score. */
export function* executionScoresThatDoNotFit(prose: Pick<Prose, 'file'>, grid: Grid): Iterable<Mismatch> {
  const rate = grid.columns.find(({ heading }) => /执行率|支出率|支付率/.test(heading))
  const score = grid.columns.find(
    ({ heading, holds, at }) => rate && at > rate.at && holds === 'score' && (/执行/.test(heading) || at === rate.at + 1),
  )
  if (!rate || !score) return
  yield* byOwnPoints(prose, grid, rate, score)
  const rows = grid.rows.flatMap((row) => {
    const [r, s] = [row.figures.get(rate.at), row.figures.get(score.at)]
    return r && s && r.value > 0 && r.value <= 100 ? [{ row, r, s }] : []
  })
  // A whole number beside scores with decimals is no rounded one.
  const half = 0.5 / 10 ** Math.max(0, ...rows.map(({ s }) => s.decimals))
  const fits = (full: number, { r, s }: (typeof rows)[number]) => Math.abs(s.value - (full * r.value) / 100) <= half + (full * r.half) / 100
  const fulls = [...new Set(rows.map(({ r, s }) => Math.round((100 * s.value) / r.value)))]
  const full = fulls.find((one) => rows.filter((row) => fits(one, row)).length >= Math.max(LEAST, (rows.length * 2) / 3))
  if (full === undefined) return
  for (const one of rows) {
    if (fits(full, one)) continue
    const expected = sayNumber(Math.round(full * one.r.value) / 100)
    yield {
      kind: 'execution-score',
      place: placeOfFigure(prose, one.s),
      related: [placeOfFigure(prose, one.r)],
      message: `“${one.row.name}”的执行率为 ${one.r.written}，按其他各行的算法（${full} 分 × 执行率）得分应为 ${expected} 分，写的是 ${one.s.written}`,
      found: `${sayNumber(one.s.value)} 分`,
      expected: `${expected} 分`,
    }
  }
}

/** "分值 10 | 执行率 97.00% | 得分 9.97": the points stand in the row itself. Full points may be given from a threshold on. */
function* byOwnPoints(prose: Pick<Prose, 'file'>, grid: Grid, rate: GridColumn, score: GridColumn): Iterable<Mismatch> {
  const points = grid.columns.find(({ holds }) => holds === 'points')
  if (!points) return
  for (const { figures, name } of grid.rows) {
    const [p, r, s] = [points, rate, score].map(({ at }) => figures.get(at))
    if (!p || !r?.percent || !s || r.value > 100 || r.value <= 0 || s.value >= p.value) continue
    const expected = (p.value * r.value) / 100
    if (Math.abs(s.value - expected) <= s.half + (p.value * r.half) / 100 + 1e-9) continue
    yield {
      kind: 'execution-score',
      place: placeOfFigure(prose, s),
      related: [placeOfFigure(prose, p), placeOfFigure(prose, r)],
      message: `“${name}”的执行率为 ${r.written}，分值 ${p.written} 分，得分应为 ${sayNumber(Math.round(expected * 100) / 100)} 分，写的是 ${s.written}`,
      found: `${s.written} 分`,
      expected: `${sayNumber(Math.round(expected * 100) / 100)} 分`,
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
      : kind === 'rate'
        ? 'rate'
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
          // Points and scores make the rate of a score, and no other.
          const isOfScore = a.holds === 'points' || b.holds === 'score'
          if (a.holds !== 'rate' && b.holds !== 'rate' && (!isOfScore || /得分|系数|扣分|^(?:比例|占比|%)/.test(c.heading)))
            found.push({ kind: 'rate', a, b, c })
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
