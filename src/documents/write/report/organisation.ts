import type { MethodId } from '#domain/indicator.ts'
import { joined, rich } from '../../figures/figure.ts'
import { type Context, ended, listed, numbered } from './context.ts'
import type { ReportView, Value } from './tags.ts'

type Goals = Pick<ReportView, '总体目标' | '分项目标' | '有保障措施' | '保障措施'>

/** 一（三）部门整体支出绩效目标. */
export function goalsView({ f, submission }: Context): Goals {
  const { goals } = submission
  const items = goals.items.map(({ indicators }, i): { 标题: Value; 目标: Value } => {
    const path = `submission.goals.items[${i}]`
    const values = indicators.map(
      (_, j) => rich`${f.words(`${path}.indicators[${j}].name`, '指标')}${f.words(`${path}.indicators[${j}].targetText`, '指标值')}`,
    )
    const measured = values.length > 0 ? rich`指标：${listed(values, '；')}。` : undefined
    return {
      标题: ended(f.words(`${path}.title`, '分项目标名称')),
      目标: joined([ended(f.words(`${path}.expected`, '分项绩效目标')), measured]),
    }
  })
  return {
    总体目标: f.paragraphs('submission.goals.overall.expected', '年度总体绩效目标').map((内容) => ({ 内容: ended(内容) })),
    分项目标: numbered(items.length > 0 ? items : [{ 标题: f.words('submission.goals.items[0].title', '分项绩效目标'), 目标: '' }]),
    有保障措施: goals.safeguards.length > 0,
    保障措施: numbered(goals.safeguards.map((_, i) => ({ 内容: ended(f.words(`submission.goals.safeguards[${i}]`, '保障措施')) }))),
  }
}

type Organised = Pick<ReportView, '组织工作' | '评价方法' | '工作阶段'>

/** 二、自评工作开展情况. */
export function organisationView(context: Context): Organised {
  const { f, submission } = context
  const { organisation } = submission
  const stages = organisation.stages.map(({ from, to, content }, i): { 名称: Value; 内容: Value } => {
    const path = `submission.organisation.stages[${i}]`
    const time = from === undefined && to === undefined ? rich`${f.date(`${path}.from`, '起止日期')}` : period(context, i)
    const work = content === undefined ? undefined : ended(f.words(`${path}.content`, '工作内容'))
    return { 名称: f.words(`${path}.name`, '阶段'), 内容: work ? rich`${time}，${work}` : rich`${time}。` }
  })
  return {
    组织工作: [{ 内容: group(context) }, { 内容: checks(context) }],
    评价方法: methods(context),
    工作阶段: numbered(
      stages.length > 0 ? stages : [{ 名称: f.words('submission.organisation.stages[0].name', '工作阶段和起止日期'), 内容: '' }],
    ),
  }
}

function period({ f, submission }: Context, i: number) {
  const { from, to } = submission.organisation.stages[i] ?? {}
  const path = `submission.organisation.stages[${i}]`
  if (from === undefined) return rich`${f.date(`${path}.to`, '结束日期')}前`
  if (to === undefined || from === to) return rich`${f.date(`${path}.from`, '开始日期')}`
  return rich`${f.date(`${path}.from`, '开始日期')}至${f.of(`until(${path})`, 'text', '结束日期')}`
}

function group({ f, submission }: Context) {
  const { groupMembers, workPlan } = submission.organisation
  const members = groupMembers === undefined ? undefined : rich`，成员有${f.words('submission.organisation.groupMembers', '小组成员')}`
  const plan =
    workPlan === undefined
      ? rich`${f.words('submission.organisation.workPlan', '自评工作方案')}。`
      : ended(f.words('submission.organisation.workPlan', '自评工作方案'))
  return joined([rich`本单位成立绩效自评工作小组，由${f.words('submission.organisation.groupLeader', '组长')}任组长${members}。`, plan])
}

/** 凭证核查、实地核查、访谈: what was done, in the unit's own words. */
function checks({ f }: Context) {
  return joined(
    [
      ['voucherCheck', '凭证核查情况'],
      ['siteVisits', '实地核查情况'],
      ['interviews', '访谈情况'],
    ].map(([field, what]) => ended(f.words(`submission.organisation.${field}`, what!))),
  )
}

const ways: Readonly<Record<MethodId, string>> = {
  'all-or-nothing': '达到指标值得满分、未达到不得分',
  proportional: '按完成比例计分',
  'three-levels': '按达成程度分三档计分',
  'satisfaction-bands': '按满意度所在区间计分',
  interval: '按偏离区间的程度计分',
  deadline: '按是否按期完成计分',
  'execution-rate': '按预算执行率计分',
}

function methods({ f, submission, scheme }: Context) {
  const { organisation } = submission
  const named = organisation.methods.map((_, i) => f.words(`submission.organisation.methods[${i}]`, '评价方法'))
  const separator = organisation.methods.some((method) => /[：，；]/.test(method)) ? '；' : '、'
  const used = named.length > 0 ? listed(named, separator) : f.words('submission.organisation.methods[0]', '评价方法')
  const { quantitative, qualitative } = scheme.methods
  const scored = rich`将实际完成值与年度指标值逐项比较，定量指标${ways[quantitative]}，定性指标${ways[qualitative]}，预算执行率按全年执行数与${scheme.execution.denominator === 'adjusted' ? '全年' : '年初'}预算数之比计分。`
  return rich`自评采用${used}。${scored}`
}
