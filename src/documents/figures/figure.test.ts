import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate as score } from '#domain/evaluate.ts'
import { fromWanyuan, points, ratio } from '#domain/quantity.ts'
import { aBudget, anIndicator, aProject, aScheme, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { evaluate, type Roots } from './expression.ts'
import { figuresOf, plain, readTag, recompute, rich, tagOf } from './figure.ts'
import { print } from './format.ts'

const short = anIndicator({ points: points(50), target: bound('≥', '500', '人次'), actual: measured('400', '人次'), actualText: '400人次' })
const submission = aSubmission({
  projects: [
    aProject(),
    aProject({
      name: '乙',
      budget: aBudget({ executed: fromWanyuan(45), adjusted: fromWanyuan(50), sources: [] }),
      indicators: [short, ...aProject().indicators.slice(1)],
    }),
  ],
})
const scheme = aScheme()
const roots: Roots = { submission, scheme, assessment: score(submission, scheme), findings: [] }
const say = (expression: string, format: string) => recompute(expression, format, roots)

test('paths and functions give what they name', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['submission.year', 'n', '2024'],
    ['submission.projects[1].name', 'text', '乙'],
    ['submission.projects[1].budget.executed', 'wan', '45.00'],
    ['submission.projects[1].budget.executed', 'yuan', '450000.00'],
    ['assessment.projects[1].lines[0].outcome.score', 'pts', '40'],
    ['assessment.projects[1].lines[0].outcome.score', 'pts2', '40.00'],
    ['assessment.projects[1].lines[0].outcome.proof.formula', 'text', '四舍五入(50 × 400 ÷ 500, 2)'],
    ['rate(submission.projects[1].budget)', 'pct2', '90.00%'],
    ['rate(submission.projects[1].budget)', 'pct', '90%'],
    ['rate(submission.accounts.threePublic[1])', 'pct2', '93.33%'],
    ['rate(submission.accounts.threePublic[0])', 'pct2', undefined],
    ['rateOfAll(submission.projects[*].budget)', 'pct2', '96.67%'],
    ['unspent(submission.projects[*].budget)', 'wan', '5.00'],
    ['unspent(submission.projects[1].budget)', 'wan', '5.00'],
    ['lost(assessment.projects[1].lines[0])', 'pts', '10'],
    ['lost(assessment.projects[1].execution)', 'pts', '1'],
    ['lostIn(产出指标)', 'pts', '10'],
    ['lostIn(预算执行率)', 'pts', '1'],
    ['count(submission.projects)', 'n', '2'],
    ['met(assessment.projects[1].lines)', 'n', '2'],
    ['unmet(assessment.projects[1].lines)', 'n', '1'],
    ['waiting(assessment.projects[1].lines)', 'n', '0'],
    ['sum(submission.projects[*].budget.executed)', 'wan', '145.00'],
    ['share(submission.accounts.basicExpenditure,submission.accounts.expenditure.total)', 'pct2', '80.77%'],
    ['partShare(submission.accounts.expenditure,1)', 'pct2', '19.23%'],
    ['minus(submission.accounts.income.total,submission.accounts.basicExpenditure)', 'wan', '90.00'],
    ['having(assessment.projects,grade,优)', 'n', '1'],
    ['paragraph(submission.goals.overall.expected,0)', 'text', '提升社区治理能力。'],
    ['submission.signature.date', 'date', '2025年4月20日'],
    ['head(scheme.hash,12)', 'text', '000000000000'],
    ['submission.nothing.at.all', 'text', undefined],
    ['submission.projects[9].name', 'text', undefined],
    ['submission.year', 'wan', undefined],
  ]
  for (const [expression, format, expected] of cases) assert.equal(say(expression, format), expected, `${expression}|${format}`)
})

test('only own properties are reached, and unknown functions are refused', () => {
  for (const path of ['submission.constructor', 'submission.__proto__', 'submission.projects.length', 'assessment.toString'])
    assert.equal(typeof evaluate(path, roots) === 'function' || say(path, 'text') !== undefined, false, path)
  assert.throws(() => evaluate('constructor(submission)', roots), RangeError)
})

test('amounts keep their own decimals, at least two and at most six', () => {
  assert.equal(print(fromWanyuan('1.928'), 'wan'), '1.928')
  assert.equal(print(fromWanyuan('2434.96704'), 'wan'), '2434.96704')
  assert.equal(print(fromWanyuan(5), 'wan'), '5.00')
  assert.equal(print(ratio('0.95505'), 'pct2'), '95.51%')
  assert.equal(print(points('96.875'), 'pts'), '96.88')
})

test('a tag says its source and is read back; long ones are shortened, none passes 64 characters', () => {
  for (const path of [
    'assessment.projects[3].total',
    'share(submission.accounts.basicExpenditure,submission.accounts.expenditure.total)',
    'submission.projects[15].indicators[10].evidence[12].number',
  ]) {
    const tag = tagOf({ path, format: 'pct2' })
    assert.ok(tag.length <= 64, tag)
    assert.deepEqual(readTag(tag), { path, format: 'pct2' })
  }
  assert.equal(tagOf({ path: 'assessment.projects[3].total', format: 'pts' }), 'mj:assessment.projects[3].total|pts')
  assert.equal(readTag('someone else'), undefined)
  assert.throws(() => tagOf({ path: 'x'.repeat(70), format: 'n' }), RangeError)
})

test('a sentence keeps its figures; what is missing is a gap that names it', () => {
  const f = figuresOf(roots)
  assert.equal(
    plain(rich`得${f.pts('assessment.projects[1].total', '总分')}分，${f.wan('submission.projects[0].nothing', '执行数')}`),
    '得89分，【待填：执行数】',
  )
  assert.equal(f.words('submission.department.nature', '性质'), '行政单位')
  assert.equal(typeof f.words('submission.projects[0].goal.achieved', '完成情况'), 'object')
})

test('the end of a period leaves out what it shares with the beginning', () => {
  assert.equal(say('until(submission.organisation.stages[0])', 'text'), '25日')
  assert.equal(say('until(submission.organisation.stages[1])', 'text'), '4月10日')
  assert.equal(say('until(submission.department)', 'text'), undefined)
})
