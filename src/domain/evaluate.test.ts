import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aBudget, anIndicator, aProject, aScheme, aSubmission, aWhole, bound, fullIndicators, measured } from '../../tests/builders.ts'
import { provenBy } from '../../tests/scoring.ts'
import type { Evaluated } from './assessment.ts'
import { evaluate } from './evaluate.ts'
import { Exact, fromWanyuan, points, sum } from './quantity.ts'
import type { CategoryClaim, Project } from './submission.ts'

const scheme = aScheme()
const evaluateOne = (project: Project): Evaluated => evaluate(aSubmission({ projects: [project] }), scheme).projects[0]!
const missing = ({ pending }: Evaluated) => pending.map(({ path, what }) => `${path} ${what}`)

const claim = (category: string, full: number, score: number, reason?: string): CategoryClaim => ({
  category,
  points: points(full),
  deduction: points(full - score),
  score: points(score),
  ...(reason && { reason }),
})
const claims = [claim('产出指标', 50, 48), claim('预算执行率', 10, 8), claim('效益指标', 30, 30), claim('满意度指标', 10, 9, '样本偏少')]
const proseProject = (changes: Partial<Project> = {}) =>
  aProject({ amount: fromWanyuan('49.63'), budget: { sources: [] }, indicators: [], claims, ...changes })

describe('项目得分', () => {
  it('各行四舍五入后相加为总分，一级指标各有小计', () => {
    const indicators = [
      anIndicator({ points: points(25), actual: measured('487', '人次') }),
      anIndicator({ points: points(25), target: bound('≥', '3', '次'), actual: measured('2', '次') }),
      ...fullIndicators().slice(1),
    ]
    const { total, grade, categories, proven, lines, execution } = evaluateOne(
      aProject({ indicators, budget: aBudget({ executed: fromWanyuan(50) }) }),
    )
    assert.deepEqual(
      [execution, ...lines].map(({ outcome }) => (outcome.kind === 'scored' ? outcome.score.toFixed(2) : outcome.kind)),
      ['5.00', '24.35', '16.67', '30.00', '10.00'],
    )
    assert.equal(total?.toFixed(2), '86.02')
    assert.equal(grade, '良')
    assert.equal(proven, true)
    assert.deepEqual(
      categories.map(({ title, points: full, score }) => `${title} ${full} ${score}`),
      ['预算执行率 10 5', '产出指标 50 41.02', '效益指标 30 30', '满意度指标 10 10'],
    )
    for (const { outcome } of [execution, ...lines]) provenBy(outcome)
  })

  it('缺一个完成值，总分待补，并说出在哪里', () => {
    const [first, ...rest] = fullIndicators()
    const evaluated = evaluateOne(aProject({ indicators: [anIndicator({ ...first, actual: undefined, actualText: undefined }), ...rest] }))
    assert.equal(evaluated.total, undefined)
    assert.equal(evaluated.grade, undefined)
    assert.equal(evaluated.proven, false)
    assert.deepEqual(missing(evaluated), ['projects[0].indicators[0].actual 实际完成值'])
    assert.deepEqual(
      evaluated.categories.map(({ score }) => score?.toString()),
      ['10', undefined, '30', '10'],
    )
  })

  it('有误的值同样没有总分', () => {
    const [first, ...rest] = fullIndicators()
    const evaluated = evaluateOne(aProject({ indicators: [anIndicator({ ...first, actual: undefined, actualText: '若干' }), ...rest] }))
    assert.equal(evaluated.total, undefined)
    assert.deepEqual(missing(evaluated), ['projects[0].indicators[0].actual 实际完成值（有误）'])
  })

  it('自报的总分和得分不顶替缺的值', () => {
    const [first, ...rest] = fullIndicators()
    const row = anIndicator({ ...first, actual: undefined, actualText: undefined, claimedScore: points(50) })
    const evaluated = evaluateOne(aProject({ indicators: [row, ...rest], claimedTotal: points(100) }))
    assert.equal(evaluated.total, undefined)
    assert.equal(evaluated.lines[0]?.claimed?.toString(), '50')
  })

  it('预算为零，没有执行率，说明在全年预算数', () => {
    const evaluated = evaluateOne(aProject({ budget: aBudget({ adjusted: fromWanyuan(0), executed: fromWanyuan(0) }) }))
    assert.equal(evaluated.total, undefined)
    assert.match(missing(evaluated)[0]!, /^projects\[0\]\.budget\.adjusted 全年预算数（现为 0/)
  })

  it('预算数和执行数都缺，两个都列出', () => {
    assert.deepEqual(missing(evaluateOne(aProject({ budget: { sources: [] } }))), [
      'projects[0].budget.adjusted 全年预算数',
      'projects[0].budget.executed 全年执行数',
    ])
  })

  it('不适用的行不计分；带着分值的，分值要先并入其他指标', () => {
    const skipped = anIndicator({
      name: '生态效益',
      category: '效益指标',
      target: { kind: 'not-applicable' },
      actual: undefined,
      points: undefined,
    })
    assert.equal(evaluateOne(aProject({ indicators: [...fullIndicators(), skipped] })).total?.toString(), '100')
    const withPoints = evaluateOne(aProject({ indicators: [...fullIndicators(), { ...skipped, points: points(5) }] }))
    assert.equal(withPoints.total, undefined)
    assert.deepEqual(missing(withPoints), ['projects[0].indicators[3].points 不适用指标的分值（应并入其他指标）'])
    const none = evaluateOne(aProject({ indicators: [...fullIndicators(), { ...skipped, points: points(0) }] }))
    assert.equal(none.total?.toString(), '100')
  })

  it('方案之外的一级指标也计入，排在后面', () => {
    const extra = anIndicator({ category: '成本指标', points: points(5) })
    const { categories, total } = evaluateOne(aProject({ indicators: [extra, ...fullIndicators()] }))
    assert.deepEqual(
      categories.map(({ title }) => title),
      ['预算执行率', '产出指标', '效益指标', '满意度指标', '成本指标'],
    )
    assert.equal(total?.toString(), '105')
  })
})

describe('只有自报得分的项目', () => {
  it('总分和等级由一级指标得分而来，标明未经证明，缺什么照列', () => {
    const evaluated = evaluateOne(proseProject())
    assert.equal(evaluated.total?.toString(), '95')
    assert.equal(evaluated.grade, '优')
    assert.equal(evaluated.proven, false)
    assert.equal(evaluated.execution.outcome.kind, 'claimed')
    assert.deepEqual(
      evaluated.categories.map(({ title, points: full, score, proven }) => `${title} ${full} ${score} ${proven}`),
      ['预算执行率 10 8 false', '产出指标 50 48 false', '效益指标 30 30 false', '满意度指标 10 9 false'],
    )
    assert.deepEqual(missing(evaluated), [
      'projects[0].budget.adjusted 全年预算数',
      'projects[0].budget.executed 全年执行数',
      'projects[0].indicators 三级指标的指标值和实际完成值',
      'projects[0].claims[0].reason 产出指标扣分原因',
      'projects[0].claims[1].reason 预算执行率扣分原因',
    ])
  })

  it('没有写得分，由满分减扣分', () => {
    const { score: _, ...withoutScore } = claims[0]!
    assert.equal(evaluateOne(proseProject({ claims: [withoutScore, ...claims.slice(1)] })).total?.toString(), '95')
  })

  it('只有年初预算数时，执行率待补，不用自报的得分', () => {
    const evaluated = evaluateOne(proseProject({ budget: { initial: fromWanyuan(5), sources: [] } }))
    assert.equal(evaluated.execution.outcome.kind, 'pending')
    assert.deepEqual(missing(evaluated).slice(0, 2), ['projects[0].budget.adjusted 全年预算数', 'projects[0].budget.executed 全年执行数'])
    assert.equal(evaluateOne(proseProject({ budget: { adjusted: fromWanyuan(5), sources: [] } })).execution.outcome.kind, 'pending')
    assert.equal(evaluateOne(proseProject({ budget: { executed: fromWanyuan(5), sources: [] } })).execution.outcome.kind, 'pending')
  })

  it('扣分由满分和得分看出，满分的不要原因', () => {
    const of = (score: number): CategoryClaim => ({ category: '产出指标', points: points(50), score: points(score) })
    const reasons = (one: CategoryClaim) =>
      missing(evaluateOne(proseProject({ claims: [one, ...claims.slice(1)] }))).filter((text) => text.includes('claims[0]'))
    assert.deepEqual(reasons(of(48)), ['projects[0].claims[0].reason 产出指标扣分原因'])
    assert.deepEqual(reasons(of(50)), [])
    assert.deepEqual(reasons(claim('产出指标', 50, 50)), [])
    assert.deepEqual(reasons({ category: '产出指标', score: points(48) }), [])
    assert.deepEqual(reasons({ category: '产出指标', points: points(50) }), ['projects[0].claims[0].score 产出指标得分'])
  })

  it('没有名称、没有金额的项目照样计分', () => {
    const evaluated = evaluateOne(
      aProject({ name: undefined, amount: undefined, budget: aBudget({ adjusted: fromWanyuan(80), executed: fromWanyuan(80) }) }),
    )
    assert.ok(!('name' in evaluated))
    assert.equal(evaluated.amount?.toString(), '800000')
    assert.equal(evaluateOne(aProject({ amount: undefined, budget: { sources: [] } })).amount, undefined)
    assert.equal(evaluateOne(aProject()).name, '社区治理能力提升项目（虚构）')
    assert.equal(evaluateOne(aProject()).lines[0]?.method, 'proportional')
  })

  it('有预算数时，执行率得分照算，其余照自报', () => {
    const evaluated = evaluateOne(proseProject({ budget: aBudget() }))
    assert.equal(evaluated.total?.toString(), '97')
    assert.equal(evaluated.execution.outcome.kind, 'scored')
    assert.equal(evaluated.execution.claimed?.toString(), '8')
    assert.equal(evaluated.proven, false)
  })

  it('一级指标不全，不成总分；有自报总分的用自报总分', () => {
    assert.equal(evaluateOne(proseProject({ claims: claims.slice(0, 3) })).total, undefined)
    const evaluated = evaluateOne(proseProject({ claims: [], claimedTotal: points(98) }))
    assert.equal(evaluated.total?.toString(), '98')
    assert.equal(evaluated.proven, false)
  })

  it('什么也没有，就没有总分', () => {
    const evaluated = evaluateOne(proseProject({ claims: [] }))
    assert.equal(evaluated.total, undefined)
    assert.equal(evaluated.proven, false)
  })

  it('指标行只有自报得分的，照自报相加', () => {
    const row = (category: string, full: number, score: number) =>
      anIndicator({
        category,
        points: points(full),
        claimedScore: points(score),
        target: undefined,
        targetText: undefined,
        actual: undefined,
        actualText: undefined,
      })
    const evaluated = evaluateOne(aProject({ indicators: [row('产出指标', 50, 49), row('效益指标', 30, 30), row('满意度指标', 10, 9)] }))
    assert.equal(evaluated.total?.toString(), '98')
    assert.equal(evaluated.proven, false)
    assert.equal(missing(evaluated).length, 3)
  })
})

describe('部门得分', () => {
  it('由部门自己的自评表而来，不是项目的平均', () => {
    const whole = aWhole({ budget: aBudget({ executed: fromWanyuan(90) }) })
    const low = aProject({ budget: aBudget({ executed: fromWanyuan(0) }) })
    const { department } = evaluate(aSubmission({ whole, projects: [low] }), scheme)
    assert.equal(department.total?.toString(), '99')
    assert.equal(department.name, '幸福街道办事处（虚构）')
    assert.equal(department.proven, true)
  })

  it('没有部门自评表，待补；绩效目标里没有完成值的也列出', () => {
    const empty = { actual: undefined, actualText: undefined }
    const goal = { indicators: [anIndicator(empty), anIndicator(), anIndicator({ ...empty, level: '达成' })] }
    const { department } = evaluate(aSubmission({ whole: undefined, goals: { overall: goal, items: [goal], safeguards: [] } }), scheme)
    assert.equal(department.total, undefined)
    assert.deepEqual(missing(department), [
      'whole 部门整体支出绩效自评表',
      'goals.overall.indicators[0].actual 实际完成值',
      'goals.items[0].indicators[0].actual 实际完成值',
    ])
  })
})

describe('统计', () => {
  const projects = [
    aProject({ amount: fromWanyuan(10), indicators: [], claims: [], claimedTotal: points(94) }),
    aProject({ amount: fromWanyuan(30), indicators: [], claims: [], claimedTotal: points(98) }),
    aProject({ amount: fromWanyuan(60), indicators: [], claims: [] }),
  ]
  it('简单平均和按金额加权平均都精确，没有总分的项目不计入平均', () => {
    const { statistics } = evaluate(aSubmission({ projects }), scheme)
    assert.equal(statistics.projectSum?.toString(), '1000000')
    assert.equal(statistics.mean?.toString(), '96')
    assert.equal(statistics.weightedMean?.toString(), '97')
    assert.equal(statistics.scored, 2)
    assert.deepEqual(statistics.grades, [
      { title: '优', count: 2 },
      { title: '良', count: 0 },
      { title: '中', count: 0 },
      { title: '差', count: 0 },
    ])
    assert.equal(statistics.executionRate?.toString(), '1')
  })
  it('缺预算数或执行数的项目不进执行率', () => {
    const of = (adjusted: number | undefined, executed: number | undefined) =>
      aProject({
        budget: aBudget({
          adjusted: adjusted === undefined ? undefined : fromWanyuan(adjusted),
          executed: executed === undefined ? undefined : fromWanyuan(executed),
        }),
      })
    const { statistics } = evaluate(aSubmission({ projects: [of(100, 50), of(100, undefined), of(undefined, 70), of(100, 100)] }), scheme)
    assert.equal(statistics.executionRate?.toString(), '0.75')
  })

  it('没有项目时没有平均，也没有执行率', () => {
    const { statistics } = evaluate(aSubmission({ projects: [] }), scheme)
    assert.deepEqual(
      [statistics.mean, statistics.weightedMean, statistics.projectSum, statistics.executionRate],
      [undefined, undefined, undefined, undefined],
    )
    assert.equal(statistics.scored, 0)
  })
})

it('印出的各行相加总等于印出的总分', () => {
  const row = fc.record({
    full: fc.integer({ min: 0, max: 3000 }),
    target: fc.integer({ min: 1, max: 999 }),
    actual: fc.integer({ min: 0, max: 999 }),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 1_200_000 }), (rows, executed) => {
      const indicators = rows.map(({ full, target, actual }) =>
        anIndicator({ points: points(Exact.scaled(full, 2)), target: bound('≥', String(target)), actual: measured(String(actual)) }),
      )
      const { execution, lines, total, categories } = evaluateOne(
        aProject({ indicators, budget: aBudget({ executed: fromWanyuan(Exact.scaled(executed, 4)) }) }),
      )
      const printed = [execution, ...lines].map(({ outcome }) => Exact.of(outcome.kind === 'scored' ? outcome.score.toFixed(2) : 'x'))
      assert.equal(total?.toFixed(2), sum(printed).toFixed(2))
      assert.equal(sum(categories.map(({ score }) => score!)).toFixed(2), total?.toFixed(2))
    }),
    { numRuns: 300 },
  )
})

it('同样的输入得到同样的结果，输入没有被改动', () => {
  const submission = aSubmission()
  const before = JSON.stringify(submission)
  assert.deepEqual(JSON.stringify(evaluate(submission, scheme)), JSON.stringify(evaluate(submission, scheme)))
  assert.equal(JSON.stringify(submission), before)
})
