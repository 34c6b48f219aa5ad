/**
 * Speed of scoring with exact numbers and lazy proofs, beside the same sheet in HyperFormula and the bare formula in decimal.js:
 * node bench/scoring.bench.ts. Medians of 7 after a warm-up, in CPU time of the whole process (garbage collection included), because the
 * machine may be busy with other things.
 */
import { Decimal } from 'decimal.js'
import { HyperFormula } from 'hyperformula'
import { evaluate } from '../src/domain/evaluate.ts'
import type { Actual, Indicator, Target } from '../src/domain/indicator.ts'
import { Exact, fromWanyuan, points } from '../src/domain/quantity.ts'
import type { Project, Submission } from '../src/domain/submission.ts'
import { loadScheme } from '../src/policy/schemes.ts'
import { aSubmission } from '../tests/builders.ts'

const ROUNDS = 7

function median(work: () => unknown): number {
  work()
  const times: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const from = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(from)
    times.push((user + system) / 1000)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

/** A small generator, so that every run measures the same sheet. */
let state = 1
const random = (below: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state % below
}

const measure = (value: string, unit: string) => ({ value: Exact.of(value), unit })
const number = (sign: '≥' | '≤' | '=', target: string, actual: string, unit: string): readonly [Target, Actual] => [
  { kind: 'bound', direction: sign, measure: measure(target, unit) },
  { kind: 'measure', measure: measure(actual, unit) },
]

/** Ten rows of a project as they occur: counts, rates and money met and missed, a date, words and a survey. */
function rows(): readonly (readonly [string, number, Target, Actual])[] {
  const of = (category: string, full: number, [target, actual]: readonly [Target, Actual]) => [category, full, target, actual] as const
  return [
    of('产出指标', 10, number('≥', String(100 + random(900)), String(50 + random(1000)), '人次')),
    of('产出指标', 10, number('≥', String(3 + random(20)), String(1 + random(25)), '场')),
    of('产出指标', 10, number('≥', '95', `${80 + random(20)}.${random(100)}`, '%')),
    of('产出指标', 10, number('≤', String(10_000 * (1 + random(90))), String(9000 * (1 + random(100)) + random(9000)), '元')),
    of('产出指标', 5, [
      { kind: 'deadline', by: { year: 2024, month: 12 } },
      { kind: 'date', date: { year: 2024, month: 6 + random(7), day: 1 + random(28) } },
    ]),
    of('产出指标', 5, number('=', '100', String(90 + random(11)), '%')),
    of('效益指标', 15, number('≥', '90', `${60 + random(40)}`, '%')),
    of('效益指标', 10, [
      { kind: 'qualitative', text: '显著提升' },
      { kind: 'words', text: '部分达成', level: '部分达成' },
    ]),
    of('效益指标', 5, [
      { kind: 'yes-no', expected: true },
      { kind: 'yes-no', value: random(5) > 0 },
    ]),
    of('满意度指标', 10, number('≥', '90', `${85 + random(15)}.${random(10)}`, '%')),
  ]
}

function project(n: number): Project {
  const indicators = rows().map(
    ([category, full, target, actual], i): Indicator => ({
      category,
      name: `指标${i + 1}`,
      target,
      actual,
      points: points(full),
      evidence: [],
    }),
  )
  const adjusted = 100_000 + random(900_000)
  const budget = {
    adjusted: fromWanyuan(Exact.scaled(adjusted, 4)),
    executed: fromWanyuan(Exact.scaled(adjusted - random(90_000), 4)),
    sources: [],
  }
  return { name: `项目${n}`, budget, indicators, claims: [], evidence: [] }
}

const PROJECTS = 10_000
const submission: Submission = aSubmission({ projects: Array.from({ length: PROJECTS }, (_, n) => project(n)) })
const indicators = PROJECTS * 10
const scheme = await loadScheme(new URL('../policy', import.meta.url).pathname, 'mof-2020-10')

/** As a county does it: one unit of 16 projects after the other, keeping the totals. */
const units: readonly Submission[] = Array.from({ length: PROJECTS / 16 }, (_, n) => ({
  ...submission,
  projects: submission.projects.slice(n * 16, n * 16 + 16),
}))
const ours = median(() => units.map((unit) => evaluate(unit, scheme).statistics.mean))
const assessment = evaluate(submission, scheme)
const lines = assessment.projects.flatMap((evaluated) => evaluated.lines)
const proofs = median(() => lines.slice(0, 20_000).map(({ outcome }) => (outcome.kind === 'scored' ? outcome.proof().formula.length : 0)))

/** The numeric rows as a sheet: points, sign, target, actual, score; one total for each project. */
function sheet(projects: readonly Project[]): (string | number)[][] {
  const out: (string | number)[][] = []
  for (const { indicators: all } of projects) {
    const first = out.length + 1
    for (const { points: full, target, actual } of all) {
      const row = out.length + 1
      const [sign, t, a] =
        target?.kind === 'bound' && actual?.kind === 'measure'
          ? [target.direction, target.measure.value, actual.measure.value]
          : ['≥', Exact.of(1), Exact.of(1)]
      const score = `=ROUND(A${row}*IF(B${row}="≥",MIN(1,D${row}/C${row}),IF(B${row}="≤",IF(D${row}<=C${row},1,C${row}/D${row}),MAX(0,1-ABS(D${row}-C${row})/C${row}))),2)`
      out.push([full?.toNumber() ?? 0, sign, t.toNumber(), a.toNumber(), score])
    }
    out.push(['', '', '', '', `=SUM(E${first}:E${out.length})`])
  }
  return out
}

const few = submission.projects.slice(0, 1000)
const cells = sheet(few)
const peer = median(() => HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3' }).destroy())
const D = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP })
const decimal = median(() => {
  for (const [full, sign, target, actual] of cells) {
    if (sign === '') continue
    const [t, a] = [new D(target!), new D(actual!)]
    const rate = sign === '≥' ? D.min(1, a.div(t)) : a.lte(t) ? new D(1) : t.div(a)
    rate.times(full!).toDecimalPlaces(2)
  }
})

const each = (ms: number, count: number) => (ms * 1000) / count
const oursEach = each(ours, indicators)
const peerEach = each(peer, few.length * 10)
const decimalEach = each(decimal, few.length * 10)
console.log(
  `scoring, ${indicators.toLocaleString('en')} indicators in ${PROJECTS.toLocaleString('en')} projects with totals, grades and what is missing`,
)
console.log(
  `  mingji        ${oursEach.toFixed(3)} µs each   ${Math.round(1e6 / oursEach).toLocaleString('en')} indicators/s   goal ≥ 500,000/s`,
)
console.log(
  `  HyperFormula  ${peerEach.toFixed(3)} µs each   ${(peerEach / oursEach).toFixed(0)} × ours   (10,000 indicators, numbers only, no proofs)   goal ≥ 50 ×`,
)
console.log(
  `  decimal.js    ${decimalEach.toFixed(3)} µs each   ${(decimalEach / oursEach).toFixed(1)} × ours   (the bare formula, no checks, no proofs)`,
)
console.log(`  one proof     ${each(proofs, 20_000).toFixed(2)} µs, only when someone reads it`)
console.log(`  a unit of 16 projects ${(ours / units.length).toFixed(3)} ms   goal ≤ 5 ms`)
