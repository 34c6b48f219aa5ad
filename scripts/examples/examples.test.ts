import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import type { Assessment, Evaluated } from '#domain/assessment.ts'
import type { Budget } from '#domain/budget.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Indicator } from '#domain/indicator.ts'
import { type Exact, hundred, sum, toWanyuan } from '#domain/quantity.ts'
import type { Accounts, Project } from '#domain/submission.ts'
import { loadScheme } from '#policy/schemes.ts'
import { donghua2024 } from './donghua-2024.ts'
import { budget, tasks } from './xingfu/accounts.ts'
import { keyEvaluations, problems } from './xingfu/organisation.ts'
import { whole } from './xingfu/whole.ts'
import { xingfu2024 } from './xingfu-2024.ts'

const wanyuan = (amount: Exact | undefined): string => (amount === undefined ? '—' : toWanyuan(amount).toString())
const equal = (a: Exact | undefined, b: Exact | undefined, what: string) =>
  assert.ok(a !== undefined && b !== undefined && a.eq(b), `${what}: ${wanyuan(a)} ${wanyuan(b)}`)
const total = (amounts: readonly (Exact | undefined)[]): Exact => {
  assert.ok(!amounts.includes(undefined), 'an amount is missing')
  return sum(amounts.filter((amount) => amount !== undefined))
}
const scheme = () => loadScheme(join(import.meta.dirname, '..', '..', 'policy'), 'qiaoxi-2020')

function incomeAddsUp({ income, carryIn, incomeTotal, expenditure }: Accounts): void {
  equal(total(income.parts.map((part) => part.amount)), income.total, 'income by source')
  equal(total([income.total, carryIn]), incomeTotal, 'income and what came over')
  equal(total(expenditure.parts.map((part) => part.amount)), expenditure.total, 'expenditure by class')
}

describe('东华街道 2024：只有公开报告的事实', () => {
  let assessment: Assessment
  before(async () => {
    assessment = evaluate(donghua2024, await scheme())
  })
  it('十六个项目的金额和合计', () => {
    const amounts = donghua2024.projects.map((project) => wanyuan(project.amount))
    assert.deepEqual(amounts, ['49.63', '17.8', '11.67', '5', '3', '20', '8.33', '1.928', '5', '3.5', '0.2', '2', '10', '2.27', '5', '100'])
    assert.equal(wanyuan(assessment.statistics.projectSum), '245.328')
  })
  it('收入、支出各自加得起来', () => {
    incomeAddsUp(donghua2024.accounts)
    assert.equal(wanyuan(donghua2024.accounts.incomeTotal), '1745.78')
  })
  it('每个项目的得分由它的一级指标得分得出；大气只有结论里的 98 分', () => {
    assert.deepEqual(
      assessment.projects.map((project) => `${project.total}`),
      '94 95 98 97 97 98 98 98 97 94 94 98 98 98 98 98'.split(' '),
    )
    assert.ok(assessment.projects.every((project) => project.grade === '优秀' && !project.proven))
    for (const { name, claims, claimedTotal } of donghua2024.projects) {
      if (name === '大气污染防治经费') assert.equal(claims.length, 0)
      else assert.ok(claimedTotal?.eq(total(claims.map((claim) => claim.score))), name)
      for (const claim of claims) assert.ok(claim.points?.eq(total([claim.score, claim.deduction])))
    }
    assert.equal(`${assessment.statistics.mean}`, '96.875')
    assert.equal(assessment.statistics.weightedMean?.toFixed(2), '96.86')
  })
  it('报告没有写的，都空着', () => {
    assert.equal(assessment.department.total, undefined)
    assert.equal(donghua2024.whole, undefined)
    assert.equal(donghua2024.accounts.carryOut, undefined)
    assert.deepEqual(donghua2024.signature, {})
    const rows = [...donghua2024.goals.items, donghua2024.goals.overall].flatMap((goal) => goal?.indicators ?? [])
    assert.ok(rows.length > 0 && rows.every((row) => row.target !== undefined && row.actual === undefined))
    assert.ok(
      donghua2024.projects.every(
        (project) => project.budget.executed === undefined && project.claims.every((claim) => claim.reason === undefined),
      ),
    )
  })
})

const forms = [{ name: '部门整体', budget, indicators: whole.indicators }, ...xingfu2024.projects]

describe('幸福里街道（虚构）2024：账目', () => {
  const { accounts } = xingfu2024
  it('收入、支出、结转各自加得起来', () => {
    incomeAddsUp(accounts)
    equal(accounts.incomeTotal, accounts.expenditureTotal, 'both sides')
    equal(total([accounts.expenditure.total, accounts.carryOut]), accounts.expenditureTotal, 'expenditure and what goes over')
    equal(total([accounts.basicExpenditure, accounts.projectExpenditure]), accounts.expenditure.total, 'basic and project expenditure')
    equal(total([accounts.personnel, accounts.publicFunds]), accounts.basicExpenditure, 'personnel and public funds')
    equal(total(accounts.assets.slice(0, -1).map((asset) => asset.amount)), accounts.assets.at(-1)?.amount, 'assets')
  })
  it('每张表的资金行加得起来，执行数不超过预算数', () => {
    for (const { name, budget: money } of forms) {
      for (const column of ['initial', 'adjusted', 'executed'] as const)
        equal(total(money.sources.map((row) => row[column])), money[column], `${name} ${column}`)
      assert.ok(money.executed!.lte(money.adjusted!), name)
      assert.ok(money.executed!.eq(money.adjusted!) || money.reason !== undefined, `${name}: 没有说明结余原因`)
      assert.ok(money.initial!.eq(money.adjusted!) || money.adjustmentDocument !== undefined, `${name}: 没有调整文件`)
    }
  })
  it('项目的钱与部门的账对得上', () => {
    equal(total(xingfu2024.projects.map((project) => project.budget.executed)), accounts.projectExpenditure, 'projects')
    equal(budget.executed, accounts.expenditure.total, 'department executed')
    equal(budget.adjusted, accounts.incomeTotal, 'department adjusted')
    equal(fromSource(budget, '上年结转资金'), accounts.carryIn, 'carry-in of the department')
    equal(
      total(xingfu2024.projects.map((project) => fromSource(project.budget, '上年结转资金'))),
      accounts.carryIn,
      'carry-in traced to projects',
    )
    equal(total(tasks.map((task) => task.budget)), budget.adjusted, 'tasks, budget')
    equal(total(tasks.map((task) => task.executed)), budget.executed, 'tasks, executed')
    const unspent = xingfu2024.projects.map((project) => project.budget.adjusted!.minus(project.budget.executed!))
    assert.equal(wanyuan(total(unspent)), '66.06')
  })
  it('每个功能分类的支出不少于其中的项目支出；只有项目的类相等', () => {
    const basic = new Set(['201', '208', '210', '221'])
    for (const part of accounts.expenditure.parts) {
      const spent = total(
        xingfu2024.projects.filter((project) => project.functionCode?.startsWith(part.code!)).map((project) => project.budget.executed),
      )
      assert.ok(
        basic.has(part.code!) ? part.amount!.gt(spent) : part.amount!.eq(spent),
        `${part.name} ${wanyuan(part.amount)} ${wanyuan(spent)}`,
      )
    }
  })
  it('写出来的百分比由金额得出', () => {
    const share = (part: Exact, of: Exact) => part.div(of).times(hundred).round(2)
    assert.ok(share(accounts.procurement!.actual!, accounts.procurement!.budget!).eq(measured('政府采购执行率')))
    assert.ok(share(accounts.carryOut!, budget.adjusted!).eq(measured('结转结余率')))
    assert.ok(
      share(total(accounts.threePublic.map((row) => row.actual)), total(accounts.threePublic.map((row) => row.budget))).eq(
        measured('“三公”经费控制率'),
      ),
    )
    const late = xingfu2024.projects.filter((project) => project.indicators.some(isLate)).length
    assert.ok(
      hundred
        .times(16 - late)
        .div(16)
        .eq(measured('项目按期完成率')),
      `${late} 个推迟`,
    )
  })
})

const fromSource = ({ sources }: Budget, name: string) => sources.find((row) => row.source === name)?.executed
const isLate = ({ target, actual }: Indicator) =>
  target?.kind === 'deadline' &&
  actual?.kind === 'date' &&
  (actual.date.month! > target.by.month! || (actual.date.month === target.by.month && (actual.date.day ?? 0) > (target.by.day ?? 31)))

function measured(name: string): Exact {
  const actual = whole.indicators.find((row) => row.name === name)?.actual
  assert.ok(actual?.kind === 'measure', name)
  return actual.measure.value
}

describe('幸福里街道（虚构）2024：指标', () => {
  let assessment: Assessment
  before(async () => {
    assessment = evaluate(xingfu2024, await scheme())
  })
  const evaluated = (): readonly Evaluated[] => [assessment.department, ...assessment.projects]

  it('每张表的分值与评分方案分毫不差', async () => {
    const { categories, execution, totalPoints } = await scheme()
    for (const { name, indicators } of forms) {
      for (const { title, points } of categories) {
        assert.ok(total(indicators.filter((row) => row.category === title).map((row) => row.points)).eq(points), `${name} ${title}`)
      }
      assert.ok(total([execution.points, ...indicators.map((row) => row.points)]).eq(totalPoints), name)
    }
  })
  it('每一行都算得出分，九优四良两一般一较差', () => {
    for (const form of evaluated()) assert.ok(form.proven && form.pending.length === 0, form.name)
    assert.deepEqual(
      assessment.statistics.grades.map(({ title, count }) => `${title}${count}`),
      ['优秀9', '良好4', '一般2', '较差1'],
    )
    assert.equal(`${assessment.department.total} ${assessment.department.grade}`, '83.32 良好')
  })
  it('扣了分的都写明原因，没有扣分的不写', () => {
    for (const [i, { name, indicators }] of forms.entries()) {
      for (const [at, line] of evaluated()[i]!.lines.entries()) {
        assert.ok(line.outcome.kind === 'scored')
        const lost = line.points!.minus(line.outcome.score)
        const reason = indicators[at]?.deviationReason
        assert.equal(reason !== undefined, lost.gt(0), `${name} ${line.name} 扣 ${lost}`)
      }
    }
  })
  it('每个指标都有佐证，满意度由问卷份数得出', () => {
    for (const { name, indicators } of forms) {
      for (const row of indicators) {
        assert.ok(row.evidence.length > 0, `${name} ${row.name}`)
        if (row.category === '满意度指标') satisfactionFollows(row)
      }
    }
  })
  it('部门表与项目表里的同一个指标，数字相同', () => {
    const known = new Map(xingfu2024.projects.flatMap((project) => project.indicators.map((row): [string, Indicator] => [row.name, row])))
    const shared = [...whole.indicators, ...xingfu2024.goals.items.flatMap((goal) => goal.indicators)].filter((row) => known.has(row.name))
    assert.ok(shared.length >= 18)
    for (const row of shared)
      assert.deepEqual([row.targetText, row.actualText], [known.get(row.name)?.targetText, known.get(row.name)?.actualText], row.name)
  })
  it('问题对着丢分最多的项目，措施有责任人和期限', () => {
    const names = new Set(problems.map((problem) => problem.concerns))
    const weak = assessment.projects.filter((project) => project.grade !== '优秀').map((project) => project.name)
    for (const name of weak) assert.ok(names.has(name), name)
    for (const row of problems) assert.ok(row.problem && row.measure && row.responsible && row.dueOn! > '2025-04-18')
  })
  it('重点评价的分值合计 100，得分与结论相同', () => {
    const [evaluation] = keyEvaluations
    assert.ok(total(evaluation!.rows.map((row) => row.points)).eq(hundred))
    assert.match(evaluation!.conclusion!, new RegExp(`得${total(evaluation!.rows.map((row) => row.score))}分`))
    assert.ok(evaluation!.rows.every((row) => row.score!.lte(row.points!)))
    assert.ok(xingfu2024.projects.some((project: Project) => project.name === evaluation!.project))
  })
})

function satisfactionFollows({ survey, actual, dataSource, name }: Indicator): void {
  const satisfied = /满意(\d+)份/.exec(dataSource ?? '')?.[1]
  assert.ok(survey?.valid !== undefined && satisfied !== undefined && actual?.kind === 'measure', name)
  assert.ok(survey.valid <= survey.issued! && survey.issued! <= survey.population!)
  assert.ok(hundred.times(Number(satisfied)).div(survey.valid).round(2).eq(actual.measure.value), `${name} ${satisfied}/${survey.valid}`)
}
