import type { Outcome } from '#domain/assessment.ts'
import { type Budget, executionRate } from '#domain/budget.ts'
import { gradeOf } from '#domain/grade.ts'
import type { Indicator } from '#domain/indicator.ts'
import { parseActual } from '#domain/parse/actual.ts'
import { parseAmount } from '#domain/parse/amount.ts'
import { isBlank } from '#domain/parse/blank.ts'
import { readLevel } from '#domain/parse/level.ts'
import type { Parsed } from '#domain/parse/parsed.ts'
import { parsePercent } from '#domain/parse/percent.ts'
import { parsePoints } from '#domain/parse/points.ts'
import { parseTarget } from '#domain/parse/target.ts'
import { hundred, percent, type Ratio, type Yuan } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { executionScore } from '#domain/scoring/execution-rate.ts'
import { problem } from '#domain/scoring/score.ts'
import { scoreIndicator } from '#domain/scoring/score-indicator.ts'
import { ProductError } from '#errors'
import { type CaseEntry, loadCases, type WorkedCase } from '#policy/case-files.ts'
import { loadSchemes } from '#policy/schemes.ts'

/** One worked case after recomputing it; `expected` and `got` in plain Chinese. */
export interface CaseResult {
  readonly title: string
  readonly file: string
  readonly line: number
  readonly scheme: string
  readonly ok: boolean
  readonly expected: string
  readonly got: string
}

/**
 * Recomputes worked cases 复算算例 of a folder or a file with the schemes of a policy folder.
 * @throws ProductError FILE_NOT_FOUND, CASES_INVALID, POLICY_INVALID.
 */
export async function runCaseFiles(path: string, policyDir: string): Promise<readonly CaseResult[]> {
  return runCases(path, await loadSchemes(policyDir))
}

/** The same with schemes at hand. */
export async function runCases(path: string, schemes: ReadonlyMap<string, Scheme>): Promise<readonly CaseResult[]> {
  return (await loadCases(path)).map((entry) => runCase(entry, schemes))
}

/** What a case comes to: an outcome of scoring, and beside it the rate or the grade. */
export interface Computed {
  readonly outcome?: Outcome
  readonly rate?: Ratio
  readonly grade?: string | undefined
  readonly decimals: number
}

/** @throws ProductError CASES_INVALID when the case names an unknown scheme or a number of it cannot be read. */
export function runCase(entry: CaseEntry, schemes: ReadonlyMap<string, Scheme>): CaseResult {
  const { worked, file, line } = entry
  const computed = compute(entry, schemes)
  const expectations = expectationsOf(worked.expect, computed, invalid(entry))
  return {
    title: worked.title,
    file,
    line,
    scheme: worked.scheme,
    ok: expectations.every(({ ok }) => ok),
    expected: expectations.map(({ text }) => text).join('，'),
    got: sayComputed(computed),
  }
}

const invalid =
  ({ file, line, worked }: CaseEntry) =>
  (reason: string) =>
    new ProductError('CASES_INVALID', { file, line, reason: `“${worked.title}”${reason}` })

type Invalid = ReturnType<typeof invalid>

/** Computes a case without looking at what it expects. */
export function compute(entry: CaseEntry, schemes: ReadonlyMap<string, Scheme>): Computed {
  const { worked } = entry
  const refuse = invalid(entry)
  const scheme = schemes.get(worked.scheme)
  if (scheme === undefined) throw refuse(`中的评分方案“${worked.scheme}”不存在，可用的有 ${[...schemes.keys()].join('、')}`)
  const decimals = scheme.scoreDecimals
  if (worked.indicator !== undefined) {
    const { indicator, unread } = indicatorOf(worked, worked.indicator, refuse)
    const { outcome } = scoreIndicator(indicator, 'indicator', scheme)
    const said = outcome.kind === 'problem' ? unread[outcome.field] : undefined
    return { outcome: outcome.kind === 'problem' && said !== undefined ? { ...outcome, message: said } : outcome, decimals }
  }
  if (worked.budget !== undefined) return { ...executionOf(worked.budget, scheme), decimals }
  const total = readAs(parsePoints, worked.total ?? '', 'total', refuse)
  return { grade: gradeOf(total, scheme), decimals }
}

function readAs<T>(parse: (text: string) => Parsed<T>, text: string, key: string, refuse: Invalid): T {
  const parsed = parse(text)
  if (parsed.ok) return parsed.value
  throw refuse(`的 ${key}：${parsed.message}`)
}

/** Dates without a year are of this year unless the case says another. */
const DEFAULT_YEAR = 2024

type Row = NonNullable<WorkedCase['indicator']>

interface ReadRow {
  readonly indicator: Indicator
  /** What reading said of a text it did not understand. */
  readonly unread: { readonly target?: string | undefined; readonly actual?: string | undefined; readonly points?: undefined }
}

/** The row as reading a form would give it: a text that is not understood stays as text without a value. */
function indicatorOf(worked: WorkedCase, row: Row, refuse: Invalid): ReadRow {
  const { year = DEFAULT_YEAR } = worked
  const { category = '产出指标', subcategory, name = worked.title, nature, unit, method } = row
  const level = row.level ?? worked.level
  const share = row.share ?? worked.share
  const targetText = filled(row.target)
  const actualText = row.actual === undefined || isBlank(row.actual) ? undefined : row.actual
  const targetRead = targetText === undefined ? undefined : parseTarget(targetText, { year, nature, unit, name: row.name })
  const target = valueIn(targetRead)
  const actualRead = actualText === undefined ? undefined : parseActual(actualText, { year, nature, unit, target })
  const actual = valueIn(actualRead)
  const read = level === undefined ? undefined : readLevel(level)
  if (level !== undefined && read === undefined) throw refuse(`的 level“${level}”不是达成、部分达成、未达成之一`)
  const indicator: Indicator = {
    category,
    name,
    evidence: [],
    ...(subcategory !== undefined && { subcategory }),
    ...(nature !== undefined && { nature }),
    ...(method !== undefined && { method }),
    ...(row.points !== undefined && !isBlank(row.points) && { points: readAs(parsePoints, row.points, 'points', refuse) }),
    ...(targetText !== undefined && { targetText }),
    ...(target !== undefined && { target }),
    ...(actualText !== undefined && { actualText }),
    ...(actual !== undefined && { actual }),
    ...(read !== undefined && { level: read }),
    ...(share !== undefined && { share: readAs(parsePercent, share, 'share', refuse) }),
  }
  return { indicator, unread: { target: refusalIn(targetRead), actual: refusalIn(actualRead) } }
}

const filled = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text)
const valueIn = <T>(parsed: Parsed<T> | undefined): T | undefined => (parsed?.ok ? parsed.value : undefined)
const refusalIn = <T>(parsed: Parsed<T> | undefined): string | undefined =>
  parsed && !parsed.ok ? `${parsed.message}。${parsed.remedy}` : undefined

type BudgetTexts = NonNullable<WorkedCase['budget']>

/** Amounts without a unit are 万元, as on the form. */
function executionOf(texts: BudgetTexts, scheme: Scheme): Omit<Computed, 'decimals'> {
  const amounts: { initial?: Yuan; adjusted?: Yuan; executed?: Yuan } = {}
  for (const key of ['initial', 'adjusted', 'executed'] as const) {
    const text = texts[key]
    if (text === undefined || isBlank(text)) continue
    const parsed = parseAmount(text, { unit: '万元' })
    if (!parsed.ok) return { outcome: problem(key === 'executed' ? 'actual' : 'target', parsed.message) }
    amounts[key] = parsed.value
  }
  const budget: Budget = { ...amounts, sources: [] }
  const rate = executionRate(
    scheme.execution.denominator === 'initial' ? { ...budget, ...(budget.initial && { adjusted: budget.initial }) } : budget,
  )
  return { outcome: executionScore(budget, scheme, 'budget'), ...(rate !== undefined && { rate }) }
}

interface Expectation {
  readonly ok: boolean
  readonly text: string
}

const FIELDS = { target: '指标值', actual: '实际完成值', points: '分值' } as const

/** Each expectation with whether it holds. Scores are compared as numbers, rates with two decimals as forms print them. */
function expectationsOf(expected: WorkedCase['expect'], { outcome, rate, grade }: Computed, refuse: Invalid): readonly Expectation[] {
  const all: Expectation[] = []
  if (expected.score !== undefined) {
    const score = readAs(parsePoints, expected.score, 'expect.score', refuse)
    all.push({ ok: outcome?.kind === 'scored' && outcome.score.eq(score), text: `得分 ${expected.score}` })
  }
  if (expected.pending !== undefined) {
    const what = outcome?.kind === 'pending' ? outcome.what : ''
    all.push({ ok: what === expected.pending || what.startsWith(`${expected.pending}（`), text: `待补 ${expected.pending}` })
  }
  if (expected.problem !== undefined) {
    all.push({ ok: outcome?.kind === 'problem' && outcome.field === expected.problem, text: `${FIELDS[expected.problem]}有误` })
  }
  if (expected.rate !== undefined) {
    const wanted = readAs(parsePercent, expected.rate, 'expect.rate', refuse)
    all.push({ ok: rate?.times(hundred).round(2).eq(wanted.times(hundred)) ?? false, text: `执行率 ${expected.rate}` })
  }
  if (expected.grade !== undefined) all.push({ ok: grade === expected.grade.trim(), text: `等级 ${expected.grade}` })
  if (expected.remark !== undefined) {
    const remarks = outcome?.kind === 'scored' ? (outcome.remarks ?? []) : []
    all.push({ ok: remarks.some((remark) => remark.includes(expected.remark!)), text: `提示“${expected.remark}”` })
  }
  if (expected.notApplicable !== undefined) all.push({ ok: outcome?.kind === 'not-applicable', text: '不适用' })
  return all
}

function sayComputed({ outcome, rate, grade, decimals }: Computed): string {
  const parts = [
    ...(rate === undefined ? [] : [`执行率 ${percent(rate)}`]),
    ...(outcome === undefined ? [] : sayOutcome(outcome, decimals)),
  ]
  if (outcome === undefined) parts.push(`等级 ${grade ?? '无'}`)
  return parts.join('，')
}

function sayOutcome(outcome: Outcome, decimals: number): readonly string[] {
  switch (outcome.kind) {
    case 'scored':
      return [`得分 ${outcome.score.toFixed(decimals)}`, ...(outcome.remarks ?? []).map((remark) => `提示“${remark}”`)]
    case 'pending':
      return [`待补 ${outcome.what}`]
    case 'problem':
      return [`${FIELDS[outcome.field]}有误（${outcome.message}）`]
    case 'claimed':
      return [`自报得分 ${outcome.score}`]
    case 'not-applicable':
      return ['不适用']
  }
}
