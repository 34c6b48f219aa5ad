import { executionRate } from '#domain/budget.ts'
import { one } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import { joined, type Rich, rich } from '../../figures/figure.ts'
import { type Context, ended, listed, numbered, short } from './context.ts'
import { deduction, type FormPaths, lost, lostLines, scoresSentence } from './deduction.ts'
import { indicatorCounts } from './goals.ts'
import { indicatorRows } from './indicator-rows.ts'
import type { ReportView, Value } from './tags.ts'

type Projects = Pick<ReportView, '项目概述' | '项目' | '有自报得分'>

/** 三（四）项目支出绩效情况. */
export function projectsView(context: Context): Projects {
  const { submission, assessment } = context
  return {
    项目概述: [{ 内容: overview(context) }],
    项目: numbered(submission.projects.map((project, i) => projectItem(context, project, i))),
    有自报得分: assessment.projects.some(({ total, proven }) => total && !proven),
  }
}

export const projectPaths = ({ submission, assessment }: Context, i: number): FormPaths => ({
  evaluated: assessment.projects[i]!,
  indicators: submission.projects[i]?.indicators ?? [],
  result: `assessment.projects[${i}]`,
  input: `submission.projects[${i}]`,
})

function overview({ f, submission, assessment }: Context): Rich {
  if (submission.projects.length === 0) return rich`项目支出：${f.num('count(submission.projects[0])', '项目清单')}。`
  const count = f.num('count(submission.projects)', '项目数')
  const amount = f.wan('assessment.statistics.projectSum', '项目资金合计')
  const spent = f.wan('sum(submission.projects[*].budget.executed)', '执行数合计')
  const rate = f.pct('rateOfAll(submission.projects[*].budget)', '执行率')
  const money =
    spent.kind === 'figure' ? rich`，全年执行${spent}万元，总体执行率${rate}` : rich`；各项目的年初预算数、全年预算数和执行数见下表所列缺项`
  const scored = assessment.statistics.scored
  const open = submission.projects.length - scored
  const rest = open > 0 ? rich`有${f.num('unscored(assessment.projects)', '未评分数')}个项目因缺少资料暂不能得出总分。` : undefined
  return rich`本年度列入自评的项目共${count}个，资金合计${amount}万元${money}。${rest}`
}

type Item = Omit<ReportView['项目'][number], '序号'>

function projectItem(context: Context, project: Project, i: number): Item {
  const { f } = context
  const form = projectPaths(context, i)
  const { input, result, evaluated } = form
  const claimed = evaluated.total !== undefined && !evaluated.proven
  return {
    名称: f.words(`${input}.name`, '项目名称'),
    类别: project.kind === undefined ? '' : f.words(`${input}.kind`, '项目类别'),
    实施单位: project.implementingUnit === undefined ? '' : f.words(`${input}.implementingUnit`, '实施单位'),
    年初预算: short(f.wan(`${input}.budget.initial`, '年初预算')),
    全年预算: short(f.wan(`${input}.budget.adjusted`, '全年预算')),
    执行数: short(f.wan(`${input}.budget.executed`, '执行数')),
    执行率: project.budget.adjusted?.isZero() ? '—' : short(f.pct(`rate(${input}.budget)`, '执行率')),
    得分: short(f.score(`${result}.total`, '总分')),
    等级: short(f.words(`${result}.grade`, '等级')),
    得分标记: claimed ? '*' : '',
    概况: joined([
      moneySentence(context, project, form),
      project.budget.reason === undefined && !lost(evaluated.execution) ? undefined : reasonSentence(context, form),
    ]),
    完成: doneSentences(context, project, form),
    扣分: deductions(context, form).map((内容) => ({ 内容 })),
    结论: verdict(context, form),
    整改: joined([
      project.problems === undefined ? undefined : rich`存在问题：${ended(f.words(`${input}.problems`, ''))}`,
      project.measures === undefined ? undefined : rich`改进措施：${ended(f.words(`${input}.measures`, ''))}`,
    ]),
    有整改: project.problems !== undefined || project.measures !== undefined,
    指标: indicatorRows(context, form),
  }
}

/** Where the money came from and where it went, said as the case asks: one allocation only, changed in the year, spent in full, left over, overspent. */
function moneySentence({ f }: Context, { budget, amount }: Project, { input }: FormPaths): Rich {
  const name = f.words(`${input}.name`, '项目名称')
  if (budget.initial === undefined && budget.adjusted === undefined && budget.executed === undefined) {
    const given = amount ? rich`安排资金${f.wan(`${input}.amount`, '资金')}万元，` : undefined
    return rich`${name}${given}年初预算数、全年预算数和全年执行数${f.wan(`${input}.budget.adjusted`, '预算和执行数')}。`
  }
  const [initial, adjusted, executed] = [
    f.wan(`${input}.budget.initial`, '年初预算数'),
    f.wan(`${input}.budget.adjusted`, '全年预算数'),
    f.wan(`${input}.budget.executed`, '全年执行数'),
  ]
  const changed = budget.initial && budget.adjusted && !budget.initial.eq(budget.adjusted)
  const document = budget.adjustmentDocument === undefined ? undefined : rich`（依据${f.words(`${input}.budget.adjustmentDocument`, '')}）`
  const plan = changed
    ? rich`${name}年初预算${initial}万元，${budget.adjusted?.gt(budget.initial) ? '追加' : '调减'}后全年预算${adjusted}万元${document}`
    : rich`${name}全年预算${adjusted}万元，年内未调整`
  const rate = executionRate(budget)
  const percent = f.pct(`rate(${input}.budget)`, '执行率')
  if (rate?.eq(one)) return rich`${plan}，资金全部支出。`
  if (rate?.gt(one)) return rich`${plan}，实际支出${executed}万元，超出预算，执行率${percent}。`
  const left = rate ? rich`，未支出${f.wan(`unspent(${input}.budget)`, '未支出数')}万元` : undefined
  return rich`${plan}，实际支出${executed}万元${left}，执行率${percent}。`
}

function reasonSentence({ f }: Context, { input, evaluated }: FormPaths): Rich {
  const words = f.words(`${input}.budget.reason`, lost(evaluated.execution) ? '未执行完的原因' : '预算执行说明')
  return ended(lost(evaluated.execution) ? rich`未执行完的原因：${words}` : rich`${words}`)
}

/** The year's work in the unit's words, the indicators counted, how the satisfaction was measured. */
function doneSentences(context: Context, project: Project, form: FormPaths): Rich {
  const { f } = context
  const achieved = ended(f.words(`${form.input}.goal.achieved`, '年度目标实际完成情况'))
  if (form.indicators.length === 0) {
    return joined([
      achieved,
      rich`绩效指标${f.words(`${form.input}.indicators[0].name`, '三级指标及其目标值、完成值')}，得分照单位自报列出。`,
    ])
  }
  return joined([achieved, indicatorCounts(context, form), ...project.indicators.map((_, i) => surveySentence(context, form, i))])
}

function surveySentence({ f, scheme }: Context, { indicators, evaluated, input }: FormPaths, i: number): Rich | undefined {
  const indicator = indicators[i]
  const survey = indicator?.survey
  const path = `${input}.indicators[${i}].survey`
  if (!survey) {
    const satisfaction = indicator?.category === scheme.categories.find(({ title }) => title.startsWith('满意'))?.title
    const scored = 'score' in (evaluated.lines[i]?.outcome ?? {})
    return indicator && satisfaction && scored
      ? rich`“${indicator.name}”的调查方法、发放和有效份数：${f.words(`${path}.method`, '满意度调查情况')}。`
      : undefined
  }
  const facts = [
    survey.population === undefined ? undefined : rich`服务对象${f.num(`${path}.population`, '服务对象数')}人`,
    survey.issued === undefined ? undefined : rich`发放问卷${f.num(`${path}.issued`, '发放数')}份`,
    survey.valid === undefined ? undefined : rich`有效问卷${f.num(`${path}.valid`, '有效数')}份`,
  ].filter((fact) => fact !== undefined)
  const when = survey.period === undefined ? undefined : rich`${f.words(`${path}.period`, '')}`
  return rich`满意度由${when}${f.words(`${path}.method`, '调查方法')}得出${facts.length > 0 ? rich`（${listed(facts, '，')}）` : undefined}。`
}

function deductions(context: Context, form: FormPaths): readonly Value[] {
  if (form.indicators.length > 0) return lostLines(form).map(({ i }) => deduction(context, form, i))
  return claimedDeductions(context, form)
}

/** First-level deductions as the unit claims them, in one sentence. */
function claimedDeductions({ f }: Context, { evaluated, result, input }: FormPaths): readonly Value[] {
  const short = evaluated.categories.flatMap(({ title, points, score }, i) =>
    title !== evaluated.execution.category && points && score && points.gt(score) ? [{ title, i }] : [],
  )
  if (short.length === 0) return []
  const items = short.map(({ title, i }) => {
    const path = `${result}.categories[${i}]`
    const reason = f.words(`claimReason(${input}.claims,${title})`, '扣分原因')
    return rich`${title}满分${f.pts(`${path}.points`, '满分')}分、自报得${f.pts(`${path}.score`, '得分')}分、扣${f.pts(`lost(${path})`, '扣分')}分，原因：${reason}`
  })
  return [rich`${listed(items, '；')}。`]
}

function verdict(context: Context, form: FormPaths): Rich {
  const { f } = context
  const { evaluated, result, input } = form
  const name = f.words(`${input}.name`, '项目名称')
  const total = f.pts(`${result}.total`, '总分')
  const grade = f.words(`${result}.grade`, '等级')
  const scores = scoresSentence(context, form)
  if (!evaluated.total) {
    const missing = [...new Set(evaluated.pending.map(({ what }) => what))].slice(0, 3)
    return rich`因缺少${missing.length > 0 ? listed(missing) : '评分资料'}，${name}的总分和等级暂不能得出${total}。`
  }
  const parts = scores && rich`${name}${scores}。`
  if (!evaluated.proven) return joined([parts, rich`${name}自报总分${total}分*，等级为${grade}。`])
  return joined([parts, rich`${name}自评得分${total}分，等级为${grade}。`])
}
