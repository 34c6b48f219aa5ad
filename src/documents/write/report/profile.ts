import type { NamedAmount } from '#domain/submission.ts'
import { joined, rich } from '../../figures/figure.ts'
import { type Context, ended, inTitleMarks, listed, numbered, shortRow } from './context.ts'
import type { ReportView } from './tags.ts'

type Profile = Pick<ReportView, '年度' | '地区' | '单位' | '引言' | '主要职能' | '机构设置' | '人员情况'>

/** Title, opening paragraph and 一（一）部门概况. */
export function profileView(context: Context): Profile {
  const { f, submission } = context
  const { department } = submission
  return {
    年度: f.of('submission.year', 'n', '评价年度'),
    地区: regionBefore(department.region ?? '', department.name ?? ''),
    单位: f.words('submission.department.name', '部门（单位）名称'),
    引言: opening(context),
    主要职能:
      department.duties.length > 0
        ? numbered(department.duties.map((_, i) => ({ 内容: ended(f.words(`submission.department.duties[${i}]`, '主要职能')) })))
        : [{ 序号: '1', 内容: f.words('submission.department.duties[0]', '主要职能') }],
    机构设置: institutions(context),
    人员情况: rich`核定编制${f.num('submission.department.authorisedStaff', '编制数')}名，年末实有在职人员${f.num('submission.department.actualStaff', '实有人数')}人。`,
  }
}

/** The region without what the unit's own name repeats: 某市某区 + 某区某街道 is 某市某区某街道. */
function regionBefore(region: string, name: string): string {
  for (let at = 0; at < region.length; at++) if (name.startsWith(region.slice(at))) return region.slice(0, at)
  return region
}

function opening({ f, submission }: Context) {
  const { basis } = submission.organisation
  const documents = basis.map(({ number }, i) => {
    const title = inTitleMarks(f.words(`submission.organisation.basis[${i}].title`, '文件名称'))
    return number === undefined ? title : rich`${title}（${f.words(`submission.organisation.basis[${i}].number`, '文号')}）`
  })
  const by = documents.length > 0 ? listed(documents) : f.words('submission.organisation.basis[0].title', '自评依据文件')
  const unit = f.words('submission.department.name', '部门（单位）名称')
  const year = f.of('submission.year', 'n', '评价年度')
  const count = f.num('count(submission.projects)', '项目数')
  const money =
    submission.projects.length > 0 ? rich`，涉及项目资金${f.wan('assessment.statistics.projectSum', '项目资金合计')}万元` : undefined
  return rich`根据${by}要求，${unit}对${year}年度部门整体支出和${count}个项目支出的绩效开展了自评${money}。现将自评情况报告如下。`
}

function institutions({ f, submission }: Context) {
  const { department } = submission
  const path = 'submission.department'
  const level = department.budgetLevel === undefined ? undefined : rich`，预算级次为${f.words(`${path}.budgetLevel`, '预算级次')}`
  const superior =
    department.supervisingDepartment === undefined || department.supervisingDepartment === department.name
      ? undefined
      : rich`，主管部门为${f.words(`${path}.supervisingDepartment`, '主管部门')}`
  const nature = rich`单位性质为${f.words(`${path}.nature`, '单位性质')}${level}${superior}。`
  const units = department.subordinateUnits.map((_, i) => f.words(`${path}.subordinateUnits[${i}]`, '纳入决算的单位'))
  const own = department.institutions === undefined ? undefined : ended(f.words(`${path}.institutions`, '机构设置'))
  if (units.length > 0)
    return joined([nature, own, rich`纳入部门决算的单位共${f.num(`count(${path}.subordinateUnits)`, '单位数')}个：${listed(units)}。`])
  return joined([nature, own ?? rich`纳入部门决算的单位：${f.words(`${path}.institutions`, '纳入部门决算的单位')}。`])
}

type Money = Pick<
  ReportView,
  '收支说明' | '收支表' | '支出结构' | '三公说明' | '有三公表' | '三公表' | '采购说明' | '资产说明' | '结转说明'
>

/** 一（二）部门收支预决算情况. */
export function accountsView(context: Context): Money {
  const { f, submission } = context
  const { accounts } = submission
  return {
    收支说明: [{ 内容: incomeSentence(context) }, { 内容: expenditureSentence(context) }],
    收支表: accountsTable(context),
    支出结构: [{ 内容: structureSentence(context) }],
    三公说明: threePublicSentence(context),
    有三公表: accounts.threePublic.length > 0,
    三公表: accounts.threePublic.map((_, i) => ({
      名称: f.words(`submission.accounts.threePublic[${i}].name`, '项目'),
      预算数: f.wan(`submission.accounts.threePublic[${i}].budget`, '预算数'),
      决算数: f.wan(`submission.accounts.threePublic[${i}].actual`, '决算数'),
      执行率: accounts.threePublic[i]?.budget?.isZero() ? '—' : f.pct(`rate(submission.accounts.threePublic[${i}])`, '执行率'),
    })),
    采购说明: accounts.procurement
      ? rich`政府采购预算${f.wan('submission.accounts.procurement.budget', '政府采购预算')}万元，实际采购${f.wan('submission.accounts.procurement.actual', '实际采购金额')}万元。`
      : rich`政府采购：${f.wan('submission.accounts.procurement', '政府采购预算和执行情况')}。`,
    资产说明: assetSentence(context),
    结转说明: carrySentence(context),
  }
}

function incomeSentence({ f }: Context) {
  const year = f.of('submission.year', 'n', '评价年度')
  const total = f.wan('submission.accounts.incomeTotal', '收入总计')
  const own = f.wan('submission.accounts.income.total', '本年收入')
  return rich`${year}年度收入总计${total}万元，其中本年收入${own}万元，上年结转结余${f.wan('submission.accounts.carryIn', '上年结转结余')}万元。`
}

function expenditureSentence({ f, submission }: Context) {
  const { parts, total } = submission.accounts.expenditure
  const year = f.of('submission.year', 'n', '评价年度')
  const sums = rich`${year}年度支出总计${f.wan('submission.accounts.expenditureTotal', '支出总计')}万元，其中本年支出${f.wan('submission.accounts.expenditure.total', '本年支出')}万元，年末结转结余${f.wan('submission.accounts.carryOut', '年末结转结余')}万元`
  const largest = largestOf(parts)
  const name = parts[largest]?.name
  if (!total || parts.length < 2 || name === undefined) return rich`${sums}。`
  return rich`${sums}。按功能分类，${name}最多，占本年支出的${f.pct(`partShare(submission.accounts.expenditure,${largest})`, '占比')}。`
}

const largestOf = (parts: readonly NamedAmount[]) =>
  parts.reduce((best, { amount }, i) => (amount && (!parts[best]?.amount || amount.gt(parts[best].amount)) ? i : best), 0)

type AccountRow = ReportView['收支表'][number]

/** Income on the left, expenditure on the right; the totals stand in one row. */
function accountsTable({ f, submission }: Context): readonly AccountRow[] {
  const { income, expenditure } = submission.accounts
  const rows = Math.max(income.parts.length, expenditure.parts.length, 1)
  const side = (block: 'income' | 'expenditure', i: number) => {
    const part = submission.accounts[block].parts[i]
    if (part) return { name: part.name, amount: f.wan(`submission.accounts.${block}.parts[${i}].amount`, '金额') }
    const missing = i === 0 ? f.wan(`submission.accounts.${block}.parts[0].amount`, block === 'income' ? '各项收入' : '各项支出') : ''
    return { name: '', amount: missing }
  }
  const parts = Array.from({ length: rows }, (_, i) => {
    const [left, right] = [side('income', i), side('expenditure', i)]
    return { 收入项目: left.name, 收入金额: left.amount, 支出项目: right.name, 支出金额: right.amount }
  })
  const total = (left: string, leftPath: string, right: string, rightPath: string): AccountRow => ({
    收入项目: left,
    收入金额: f.wan(`submission.accounts.${leftPath}`, left),
    支出项目: right,
    支出金额: f.wan(`submission.accounts.${rightPath}`, right),
  })
  const all = [
    ...parts,
    total('本年收入合计', 'income.total', '本年支出合计', 'expenditure.total'),
    total('上年结转结余', 'carryIn', '年末结转结余', 'carryOut'),
    total('收入总计', 'incomeTotal', '支出总计', 'expenditureTotal'),
  ]
  return all.map(shortRow)
}

function structureSentence({ f, submission }: Context) {
  const { basicExpenditure, projectExpenditure, expenditure, personnel, publicFunds } = submission.accounts
  const share = (path: string, there: unknown) =>
    there && expenditure.total
      ? rich`，占${f.pct(`share(submission.accounts.${path},submission.accounts.expenditure.total)`, '占比')}`
      : undefined
  const basic = rich`本年支出中，基本支出${f.wan('submission.accounts.basicExpenditure', '基本支出')}万元${share('basicExpenditure', basicExpenditure)}`
  const project = rich`项目支出${f.wan('submission.accounts.projectExpenditure', '项目支出')}万元${share('projectExpenditure', projectExpenditure)}`
  const inside =
    personnel || publicFunds
      ? rich`基本支出中，人员经费${f.wan('submission.accounts.personnel', '人员经费')}万元，公用经费${f.wan('submission.accounts.publicFunds', '公用经费')}万元。`
      : undefined
  return joined([rich`${basic}；${project}。`, inside])
}

function threePublicSentence({ f, submission }: Context) {
  const { threePublic } = submission.accounts
  if (threePublic.length === 0)
    return rich`“三公”经费：${f.wan('sum(submission.accounts.threePublic[*].actual)', '“三公”经费预算和支出情况')}。`
  const planned = f.wan('sum(submission.accounts.threePublic[*].budget)', '“三公”经费预算数')
  const spent = f.wan('sum(submission.accounts.threePublic[*].actual)', '“三公”经费决算数')
  const over = threePublic.filter(({ budget, actual }) => budget && actual?.gt(budget)).map(({ name }) => name)
  const verdict = over.length > 0 ? rich`其中${listed(over)}超出预算。` : rich`各项支出均未超出预算。`
  const rate = f.pct('rateOfAll(submission.accounts.threePublic)', '执行率')
  return rich`“三公”经费预算${planned}万元，实际支出${spent}万元${rate.kind === 'figure' ? rich`，为预算的${rate}` : undefined}。${verdict}`
}

function assetSentence({ f, submission }: Context) {
  const { assets } = submission.accounts
  if (assets.length === 0) return rich`国有资产：${f.wan('submission.accounts.assets[0].amount', '国有资产占有使用情况')}。`
  const rows = assets.map(({ name }, i) => rich`${name}${f.wan(`submission.accounts.assets[${i}].amount`, '资产金额')}万元`)
  return rich`年末国有资产情况：${listed(rows)}。`
}

function carrySentence({ f, submission }: Context) {
  const { carryOut } = submission.accounts
  const [before, after] = [f.wan('submission.accounts.carryIn', '上年结转结余'), f.wan('submission.accounts.carryOut', '年末结转结余')]
  const end = carryOut?.isZero() ? rich`年末没有结转结余（${after}万元）` : rich`年末结转结余${after}万元`
  const unspent = f.wan('unspent(submission.projects[*].budget)', '项目未执行数')
  const left = unspent.kind === 'figure' ? rich`各项目全年预算中未执行的共${unspent}万元。` : undefined
  return joined([rich`上年结转结余${before}万元，${end}。`, left])
}
