import type { CategoryScore, Line } from '../assessment.ts'
import type { IndicatorField, IndicatorsBlock, TotalBlock } from '../form-template.ts'
import type { Indicator } from '../indicator.ts'
import { type Exact, sum } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'
import type { CategoryClaim } from '../submission.ts'
import { type Canvas, type Content, range } from './canvas.ts'
import {
  CLAIMED,
  cellNumber,
  claimedFormat,
  lineOf,
  pendingCell,
  pointsCell,
  scoreCell,
  scoreFormat,
  textCell,
  withFindings,
} from './content.ts'
import type { FormSubject } from './subject.ts'
import { splitTarget } from './target.ts'

/** One printed indicator row; a claim of a prose report is a row that knows its first level only. */
interface Row {
  readonly category: string
  readonly subcategory?: string
  readonly content: (field: Exclude<IndicatorField, 'category' | 'subcategory'>) => Content
  readonly path: string
}

/** Where the scores stand, for the total. */
export interface ScoreCells {
  readonly scores: string
  readonly points: string
  readonly header: number
  readonly last: number
}

const PROSE = new Set<IndicatorField>(['name', 'reason'])

/** 绩效指标: a heading row, one row per 三级指标, equal 一级 and 二级 cells merged. */
export function drawIndicators(grid: Canvas, block: IndicatorsBlock, subject: FormSubject, scheme: Scheme): ScoreCells {
  const top = grid.rows
  const rows = rowsOf(subject, scheme)
  if (block.labelSpan > 0)
    grid.put({ row: top, column: 0, rows: rows.length + 1, columns: block.labelSpan, style: 'label', value: block.label })
  let column = block.labelSpan
  let cells: ScoreCells = { scores: '', points: '', header: top, last: top + rows.length }
  for (const { title, field, span } of block.columns) {
    grid.put({ row: top, column, columns: span, style: 'label', value: title })
    if (field === 'category' || field === 'subcategory') drawLevel(grid, { rows, field, column, span, top: top + 1, block, subject })
    else
      rows.forEach((row, i) => {
        const content = withFindings(row.content(field), subject.findings.get(`${row.path}.${findingField[field]}`))
        const prose = PROSE.has(field) && content.mark !== 'pending'
        grid.put({ row: top + 1 + i, column, columns: span, style: prose ? 'prose' : 'centred', ...content })
      })
    const column1 = range(top + 1, column, top + rows.length, column)
    if (field === 'score') cells = { ...cells, scores: column1 }
    if (field === 'points') cells = { ...cells, points: column1 }
    column += span
  }
  return cells
}

const findingField: Readonly<Record<Exclude<IndicatorField, 'category' | 'subcategory'>, string>> = {
  name: 'name',
  target: 'target',
  operator: 'target',
  value: 'target',
  unit: 'target',
  actual: 'actual',
  points: 'points',
  score: 'claimedScore',
  reason: 'deviationReason',
}

interface Level {
  readonly rows: readonly Row[]
  readonly field: 'category' | 'subcategory'
  readonly column: number
  readonly span: number
  readonly top: number
  readonly block: IndicatorsBlock
  readonly subject: FormSubject
}

/** Equal neighbours become one merged cell; a 二级 never runs over the edge of its 一级. */
function drawLevel(grid: Canvas, { rows, field, column, span, top, block, subject }: Level): void {
  const same = (a: Row, b: Row) => a.category === b.category && (field === 'category' || a.subcategory === b.subcategory)
  for (let start = 0; start < rows.length; ) {
    const first = rows[start]!
    let end = start + 1
    while (end < rows.length && same(first, rows[end]!)) end++
    const content =
      field === 'category'
        ? { value: `${first.category}${block.categoryPoints ? weight(subject.evaluated.categories, first.category) : ''}` }
        : textCell(first.subcategory, '二级指标')
    grid.put({ row: top + start, column, rows: end - start, columns: span, style: 'centred', ...content })
    start = end
  }
}

function weight(categories: readonly CategoryScore[], title: string): string {
  const points = categories.find((category) => category.title === title)?.points
  return points ? `\n（${points.toString()}分）` : ''
}

function rowsOf(subject: FormSubject, scheme: Scheme): Row[] {
  if (subject.indicators.length > 0)
    return subject.indicators.map((indicator, i) => {
      const path = `${subject.path}.indicators[${i}]`
      return indicatorRow(indicator, path, lineOf(subject.evaluated.lines, path), scheme)
    })
  const scored = scheme.categories.map(({ title }) => title)
  const claimed = subject.claims.filter(({ category }) => category !== scheme.execution.title)
  const titles = claimed.length > 0 ? claimed.map(({ category }) => category) : scored
  return titles.map((title) => claimRow(title, subject, scheme))
}

function indicatorRow(indicator: Indicator, path: string, line: Line | undefined, scheme: Scheme): Row {
  const split = splitTarget(indicator)
  const outcome = line?.outcome ?? { kind: 'pending', what: '评分' }
  const points = line?.points ?? indicator.points
  const lost = outcome.kind === 'scored' || outcome.kind === 'claimed' ? points?.gt(outcome.score) : false
  const fields: Record<Exclude<IndicatorField, 'category' | 'subcategory'>, () => Content> = {
    name: () => ({ value: indicator.name }),
    target: () => textCell(indicator.targetText, '年度指标值'),
    operator: () => (indicator.targetText === undefined ? pendingCell('指标性质') : { value: split.operator }),
    value: () => (indicator.targetText === undefined ? pendingCell('指标值') : { value: split.value }),
    unit: () => ({ value: split.unit }),
    actual: () => textCell(indicator.actualText, '实际完成值'),
    points: () => pointsCell(points),
    score: () => scoreCell(outcome, scheme.scoreDecimals, line?.claimed),
    reason: () =>
      indicator.deviationReason === undefined && !lost ? { value: '' } : textCell(indicator.deviationReason, '偏差原因分析及改进措施'),
  }
  return {
    category: indicator.category,
    path,
    content: (field) => fields[field](),
    ...(indicator.subcategory === undefined ? {} : { subcategory: indicator.subcategory }),
  }
}

/** Only first-level points and scores are known: everything that should carry them is to be filled in. */
function claimRow(title: string, subject: FormSubject, scheme: Scheme): Row {
  const index = subject.claims.findIndex(({ category }) => category === title)
  const claim: CategoryClaim | undefined = subject.claims[index]
  const category = subject.evaluated.categories.find((c) => c.title === title)
  const score = category?.score
  const lost = score && category?.points ? category.points.gt(score) : false
  const fields: Record<Exclude<IndicatorField, 'category' | 'subcategory'>, () => Content> = {
    name: () => pendingCell('三级指标'),
    target: () => pendingCell('年度指标值'),
    operator: () => pendingCell('指标性质'),
    value: () => pendingCell('指标值'),
    unit: () => pendingCell('度量单位'),
    actual: () => pendingCell('实际完成值'),
    points: () => pointsCell(category?.points),
    score: () => (score ? { value: cellNumber(score), numFmt: claimedFormat(scheme.scoreDecimals), note: CLAIMED } : pendingCell('得分')),
    reason: () => (lost || claim?.reason !== undefined ? textCell(claim?.reason, '扣分原因') : { value: '' }),
  }
  return { category: title, path: `${subject.path}.claims[${index}]`, content: (field) => fields[field]() }
}

/**
 * 总分. A live sum over the score cells where everything is scored and the sum is the total; otherwise what is known, or 待填.
 */
export function drawTotal(
  grid: Canvas,
  block: TotalBlock,
  subject: FormSubject,
  scheme: Scheme,
  cells: ScoreCells,
  funds: { score?: string; points?: string },
): void {
  const row = grid.rows
  const { total, proven, grade, pending } = subject.evaluated
  const [scores, points] = [[funds.score, cells.scores].filter(Boolean).join(','), [funds.points, cells.points].filter(Boolean).join(',')]
  const starred = proven ? scoreFormat(scheme.scoreDecimals) : claimedFormat(scheme.scoreDecimals)
  const scored: Content = total
    ? {
        value: cellNumber(total),
        numFmt: starred,
        ...(sumsTo(total, subject) ? { formula: `SUM(${scores})` } : {}),
        ...(proven ? {} : { note: CLAIMED }),
      }
    : pendingCell(pending.length > 0 ? `总分：还缺 ${pending.length} 项` : '总分')
  const full = fullPoints(subject, scheme)
  let column = 0
  const put = (span: number, style: 'label' | 'centred' | 'prose', content: Content) => {
    if (span > 0) grid.put({ row, column, columns: span, style, ...content })
    column += span
  }
  put(block.labelSpan, 'label', { value: block.label })
  put(
    block.pointsSpan,
    'centred',
    full
      ? { value: cellNumber(full), numFmt: '0.##;;0', formula: `SUM(${points})`, ...(full.isWhole() ? { numFmt: '0' } : {}) }
      : pendingCell('分值合计'),
  )
  put(block.scoreSpan, 'centred', scored)
  put(block.restSpan, 'centred', { value: block.grade && grade !== undefined ? `等级：${grade}` : '' })
  grid.atLeast(row, 24)
}

/** First-level indicators without 预算执行率, which has its own row among the funds. */
const ownCategories = ({ categories, execution }: FormSubject['evaluated']) =>
  categories.filter(({ title }) => title !== execution.category)

const scoreOf = ({ outcome }: Line): Exact | undefined =>
  outcome.kind === 'scored' || outcome.kind === 'claimed' ? outcome.score : undefined

/** Does the sum over the printed score cells give the printed total? */
function sumsTo(total: Exact, { evaluated, indicators }: FormSubject): boolean {
  const parts = indicators.length > 0 ? evaluated.lines.map(scoreOf) : ownCategories(evaluated).map(({ score }) => score)
  const all = [scoreOf(evaluated.execution), ...parts].flatMap((score) => score ?? [])
  return sum(all).eq(total)
}

function fullPoints({ evaluated, indicators }: FormSubject, scheme: Scheme): Exact | undefined {
  const parts = indicators.length > 0 ? indicators.map(({ points }) => points) : ownCategories(evaluated).map(({ points }) => points)
  const known = parts.flatMap((points) => points ?? [])
  return known.length === parts.length && known.length > 0
    ? sum([evaluated.execution.points ?? scheme.execution.points, ...known])
    : undefined
}
