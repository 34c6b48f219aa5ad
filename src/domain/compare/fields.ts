import { type Exact, percent, toWanyuan } from '../quantity.ts'

/**
 * The fields of a Submission as data 字段说明: what each is called, how it is said, how the elements of its lists are recognised.
 * Differences, the preview of an import and the names of paths all read this table. Fields that follow from a text beside them
 * (target, actual) are left out: the text is compared.
 */
export type Field =
  | { readonly kind: 'value'; readonly label: string; readonly say: (value: unknown) => string }
  /** Lines of text: 主要职能, 保障措施. */
  | { readonly kind: 'texts'; readonly label: string }
  | { readonly kind: 'object'; readonly label: string; readonly fields: Fields }
  | {
      readonly kind: 'list'
      readonly label: string
      /** 个、条、项 */
      readonly counter: string
      readonly fields: Fields
      /** What an element is recognised by; the first key whose field is filled. Without any, by its number. */
      readonly keys: readonly (readonly string[])[]
      /** The field an element is called by. */
      readonly title: string
    }
export type Fields = Readonly<Record<string, Field>>

// The kinds of the table say what stands in a field; the walker hands the value over untyped.
const text = (label: string): Field => ({ kind: 'value', label, say: (value) => String(value) })
const yuan = (label: string): Field => ({ kind: 'value', label, say: (value) => `${toWanyuan(value as Exact).toString()} 万元` })
const points = (label: string): Field => ({ kind: 'value', label, say: (value) => `${(value as Exact).toString()} 分` })
const ratio = (label: string): Field => ({ kind: 'value', label, say: (value) => percent(value as Exact).replace(/\.?0+%$/, '%') })
const flag = (label: string): Field => ({ kind: 'value', label, say: (value) => (value === true ? '是' : '否') })
const texts = (label: string): Field => ({ kind: 'texts', label })
const object = (label: string, fields: Fields): Field => ({ kind: 'object', label, fields })
const list = (label: string, counter: string, title: string, fields: Fields, keys: readonly (readonly string[])[] = [[title]]): Field => ({
  kind: 'list',
  label,
  counter,
  title,
  fields,
  keys,
})

const evidence = list(
  '佐证资料',
  '份',
  'title',
  { title: text('名称'), kind: text('类别'), number: text('文号'), date: text('日期'), keptAt: text('存放处'), hash: text('文件校验值') },
  [['title', 'number']],
)
const indicators = (label: string): Field =>
  list(
    label,
    '个',
    'name',
    {
      category: text('一级指标'),
      subcategory: text('二级指标'),
      name: text('名称'),
      nature: text('指标性质'),
      targetText: text('指标值'),
      actualText: text('实际完成值'),
      points: points('分值'),
      level: text('达成程度'),
      share: ratio('达成比例'),
      method: text('赋分方法'),
      claimedScore: points('自评得分'),
      deviationReason: text('偏差原因及改进措施'),
      evidence,
      definition: text('指标解释'),
      standard: text('评分标准'),
      dataSource: text('数据来源'),
      historyText: text('历史值'),
      survey: object('满意度调查', {
        method: text('调查方式'),
        population: text('服务对象人数'),
        issued: text('发放份数'),
        valid: text('有效份数'),
        period: text('调查时间'),
      }),
    },
    [['category', 'subcategory', 'name'], ['category', 'name'], ['name']],
  )
const goal = (label: string): Field =>
  object(label, { title: text('标题'), expected: text('预期目标'), achieved: text('实际完成情况'), indicators: indicators('指标') })
const row: Fields = { initial: yuan('年初预算数'), adjusted: yuan('全年预算数'), executed: yuan('全年执行数') }
const budget = object('资金', {
  ...row,
  sources: list('资金来源', '项', 'source', {
    source: text('名称'),
    ...row,
    claimedRate: ratio('自报执行率'),
    claimedScore: points('自报得分'),
  }),
  claimedPoints: points('执行率分值'),
  claimedRate: ratio('自报执行率'),
  claimedScore: points('自报执行率得分'),
  reason: text('未执行完或调整的原因'),
  adjustmentDocument: text('预算调整文件'),
})
const claims = list('一级指标自报得分', '项', 'category', {
  category: text('名称'),
  points: points('满分'),
  deduction: points('扣分'),
  score: points('得分'),
  reason: text('扣分原因'),
})
const named = (label: string): Field =>
  list(label, '项', 'name', { name: text('名称'), code: text('编码'), amount: yuan('金额') }, [['code'], ['name']])
const block = (label: string, total: string): Field => object(label, { total: yuan(total), parts: named('明细') })
const planned: Fields = { name: text('名称'), budget: yuan('预算数'), actual: yuan('决算数') }

const project: Fields = {
  name: text('名称'),
  code: text('编码'),
  supervisingDepartment: text('主管部门'),
  implementingUnit: text('实施单位'),
  kind: text('类别'),
  functionCode: text('功能科目编码'),
  functionName: text('功能科目'),
  amount: yuan('金额'),
  budget,
  goal: goal('年度目标'),
  indicators: indicators('绩效指标'),
  claims,
  claimedTotal: points('自报总分'),
  claimedGrade: text('自报等级'),
  problems: text('存在的问题'),
  measures: text('改进措施'),
  evidence,
  preparedBy: text('填表人'),
  phone: text('联系电话'),
}

/** The whole Submission, in the order of its year. */
export const submissionFields: Fields = {
  year: text('评价年度'),
  department: object('基本情况', {
    name: text('单位名称'),
    code: text('单位编码'),
    supervisingDepartment: text('主管部门'),
    regionCode: text('区划代码'),
    region: text('所在区划'),
    nature: text('单位性质'),
    budgetLevel: text('预算级次'),
    duties: texts('主要职能'),
    institutions: text('机构设置'),
    subordinateUnits: texts('纳入决算的单位'),
    authorisedStaff: text('编制人数'),
    actualStaff: text('实有人数'),
    contact: text('联系人'),
    phone: text('联系电话'),
  }),
  accounts: object('收支', {
    income: block('收入', '本年收入合计'),
    carryIn: yuan('上年结转结余'),
    incomeTotal: yuan('收入总计'),
    expenditure: block('支出', '本年支出合计'),
    carryOut: yuan('年末结转结余'),
    expenditureTotal: yuan('支出总计'),
    basicExpenditure: yuan('基本支出'),
    projectExpenditure: yuan('项目支出'),
    personnel: yuan('人员经费'),
    publicFunds: yuan('公用经费'),
    threePublic: list('三公经费', '项', 'name', planned),
    procurement: object('政府采购', planned),
    assets: named('国有资产'),
  }),
  goals: object('绩效目标', {
    overall: goal('总体目标'),
    items: list(
      '分项目标',
      '个',
      'title',
      { title: text('标题'), expected: text('预期目标'), achieved: text('实际完成情况'), indicators: indicators('指标') },
      [['title'], ['expected']],
    ),
    safeguards: texts('保障措施'),
  }),
  projects: list('项目', '个', 'name', project, [['code'], ['name']]),
  whole: object('部门整体', {
    budget,
    goal: goal('年度目标'),
    tasks: list('年度主要任务', '项', 'name', {
      name: text('名称'),
      content: text('内容'),
      budget: yuan('预算数'),
      executed: yuan('执行数'),
    }),
    indicators: indicators('绩效指标'),
    claims,
    claimedTotal: points('自报总分'),
    claimedGrade: text('自报等级'),
  }),
  organisation: object('自评工作', {
    basis: list('评价依据', '份', 'title', { title: text('名称'), number: text('文号') }),
    groupLeader: text('工作组组长'),
    groupMembers: text('工作组成员'),
    workPlan: text('工作方案'),
    voucherCheck: text('凭证核对'),
    siteVisits: text('现场核查'),
    interviews: text('访谈'),
    methods: texts('评价方法'),
    stages: list('工作阶段', '个', 'name', { name: text('名称'), from: text('开始日期'), to: text('结束日期'), content: text('内容') }),
  }),
  problems: list('问题和措施', '条', 'problem', {
    problem: text('问题'),
    measure: text('改进措施'),
    responsible: text('责任人'),
    dueOn: text('完成时限'),
    concerns: text('涉及项目或指标'),
  }),
  keyEvaluations: list('重点评价', '个', 'project', {
    project: text('项目'),
    evaluator: text('评价组织'),
    rows: list(
      '指标',
      '个',
      'name',
      {
        category: text('一级指标'),
        subcategory: text('二级指标'),
        name: text('名称'),
        points: points('分值'),
        score: points('得分'),
        finding: text('评价意见'),
        level: text('达成程度'),
        share: ratio('达成比例'),
      },
      [['category', 'name']],
    ),
    conclusion: text('结论'),
  }),
  lastYearRectification: text('上年问题整改'),
  resultUse: text('结果应用和公开'),
  attachments: texts('附件'),
  signature: object('签署', {
    head: text('单位负责人'),
    preparedBy: text('填表人'),
    reviewedBy: text('审核人'),
    date: text('日期'),
    sealed: flag('已盖章'),
  }),
}
