import type { Budget } from '#domain/budget.ts'
import type { Actual, Direction, Indicator, Measure, Target } from '#domain/indicator.ts'
import { Exact, fromWanyuan, points, ratio } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Accounts, DepartmentEvaluation, Organisation, Project, Submission } from '#domain/submission.ts'

/** Changes to a built thing; a field given as undefined is taken away (not filled in). */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined }

function changed<T extends object>(base: T, changes: Changes<T>): T {
  // Spreading keeps the type except for the fields taken away, and only optional ones may be.
  return Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined)) as T
}

/** `aMeasure('487', '人次')` */
export const aMeasure = (value: string, unit = ''): Measure => ({ value: Exact.of(value), unit })
/** `bound('≥', '500', '人次')` as a target. */
export const bound = (direction: Direction, value: string, unit = ''): Target => ({
  kind: 'bound',
  direction,
  measure: aMeasure(value, unit),
})
/** `measured('487', '人次')` as an actual value. */
export const measured = (value: string, unit = ''): Actual => ({ kind: 'measure', measure: aMeasure(value, unit) })

/** A 定量 output row of 10 points: target ≥500人次, actual 500人次 (full points). */
export const anIndicator = (changes: Changes<Indicator> = {}): Indicator =>
  changed<Indicator>(
    {
      category: '产出指标',
      subcategory: '数量指标',
      name: '培训人次',
      nature: '定量',
      targetText: '≥500人次',
      target: bound('≥', '500', '人次'),
      actualText: '500人次',
      actual: measured('500', '人次'),
      points: points(10),
      evidence: [{ title: '培训签到表', kind: '工作资料' }],
    },
    changes,
  )

/** Initial 100, adjusted 100, executed 100 (万元), all of it this year's appropriation. */
export const aBudget = (changes: Changes<Budget> = {}): Budget =>
  changed<Budget>(
    {
      initial: fromWanyuan(100),
      adjusted: fromWanyuan(100),
      executed: fromWanyuan(100),
      sources: [{ source: '当年财政拨款', initial: fromWanyuan(100), adjusted: fromWanyuan(100), executed: fromWanyuan(100) }],
    },
    changes,
  )

/** Rows of 50, 30 and 10 points, all met: with the 10 of the execution they make 100. */
export const fullIndicators = (): readonly Indicator[] => [
  anIndicator({ points: points(50) }),
  anIndicator({
    category: '效益指标',
    subcategory: '社会效益指标',
    name: '矛盾纠纷化解率',
    targetText: '≥90%',
    target: bound('≥', '90', '%'),
    actualText: '95%',
    actual: measured('95', '%'),
    points: points(30),
  }),
  anIndicator({
    category: '满意度指标',
    subcategory: '服务对象满意度指标',
    name: '居民满意度',
    targetText: '≥90%',
    target: bound('≥', '90', '%'),
    actualText: '92%',
    actual: measured('92', '%'),
    points: points(10),
    survey: { method: '问卷调查', population: 1200, issued: 300, valid: 288, period: '2024年12月' },
  }),
]

/** A complete project that scores 100 under `aScheme()`. */
export const aProject = (changes: Changes<Project> = {}): Project =>
  changed<Project>(
    {
      name: '社区治理能力提升项目（虚构）',
      code: '130000240000000000001',
      supervisingDepartment: '幸福街道办事处（虚构）',
      implementingUnit: '幸福街道办事处（虚构）',
      amount: fromWanyuan(100),
      budget: aBudget(),
      goal: { expected: '全年培训500人次，化解矛盾纠纷。', achieved: '全年培训500人次，纠纷化解率95%。', indicators: [] },
      indicators: fullIndicators(),
      claims: [],
      evidence: [],
    },
    changes,
  )

/** The department's own table, complete, scoring 100 under `aScheme()`. */
export const aWhole = (changes: Changes<DepartmentEvaluation> = {}): DepartmentEvaluation =>
  changed<DepartmentEvaluation>(
    {
      budget: aBudget({
        initial: fromWanyuan(500),
        adjusted: fromWanyuan(520),
        executed: fromWanyuan(520),
        sources: [{ source: '当年财政拨款', initial: fromWanyuan(500), adjusted: fromWanyuan(520), executed: fromWanyuan(520) }],
        adjustmentDocument: '虚财〔2024〕7号',
      }),
      goal: { expected: '完成年度重点工作。', achieved: '年度重点工作全部完成。', indicators: [] },
      tasks: [{ name: '社区治理', content: '培训与调解', budget: fromWanyuan(100), executed: fromWanyuan(100) }],
      indicators: fullIndicators(),
      claims: [],
    },
    changes,
  )

/** Income 510 + carried in 10 = 520 = expenditure 520 + carried out 0 (万元). */
export const anAccounts = (changes: Changes<Accounts> = {}): Accounts =>
  changed<Accounts>(
    {
      income: { total: fromWanyuan(510), parts: [{ name: '一般公共预算财政拨款', amount: fromWanyuan(510) }] },
      carryIn: fromWanyuan(10),
      incomeTotal: fromWanyuan(520),
      expenditure: {
        total: fromWanyuan(520),
        parts: [
          { name: '一般公共服务支出', code: '201', amount: fromWanyuan(420) },
          { name: '城乡社区支出', code: '212', amount: fromWanyuan(100) },
        ],
      },
      carryOut: fromWanyuan(0),
      expenditureTotal: fromWanyuan(520),
      basicExpenditure: fromWanyuan(420),
      projectExpenditure: fromWanyuan(100),
      threePublic: [
        { name: '因公出国（境）费', budget: fromWanyuan(0), actual: fromWanyuan(0) },
        { name: '公务用车购置及运行费', budget: fromWanyuan(3), actual: fromWanyuan('2.8') },
        { name: '公务接待费', budget: fromWanyuan(1), actual: fromWanyuan('0.4') },
      ],
      assets: [],
    },
    changes,
  )

export const anOrganisation = (changes: Changes<Organisation> = {}): Organisation =>
  changed<Organisation>(
    {
      basis: [{ title: '项目支出绩效评价管理办法', number: '财预〔2020〕10号' }],
      groupLeader: '张三（虚构）',
      methods: ['比较法'],
      stages: [
        { name: '数据采集', from: '2025-03-10', to: '2025-03-25' },
        { name: '分析评价', from: '2025-03-26', to: '2025-04-10' },
        { name: '撰写报告', from: '2025-04-11', to: '2025-04-20' },
      ],
    },
    changes,
  )

/** A sound, complete year 2024 of a fictional street office with one project. */
export const aSubmission = (changes: Changes<Submission> = {}): Submission =>
  changed<Submission>(
    {
      year: 2024,
      department: {
        name: '幸福街道办事处（虚构）',
        regionCode: '130100',
        region: '虚构省虚构市虚构区',
        nature: '行政单位',
        budgetLevel: '一级预算单位',
        duties: ['负责辖区社区治理工作。'],
        subordinateUnits: [],
        authorisedStaff: 40,
        actualStaff: 38,
        contact: '李四（虚构）',
        phone: '0311-00000000',
      },
      accounts: anAccounts(),
      goals: {
        overall: { expected: '提升社区治理能力。', achieved: '社区治理能力得到提升。', indicators: [] },
        items: [],
        safeguards: ['加强组织领导。'],
      },
      projects: [aProject()],
      whole: aWhole(),
      organisation: anOrganisation(),
      problems: [
        {
          problem: '部分活动宣传不够。',
          measure: '提前一周发布活动通知。',
          responsible: '王五（虚构）',
          dueOn: '2025-06-30',
          concerns: '社区治理能力提升项目（虚构）',
        },
      ],
      keyEvaluations: [],
      lastYearRectification: '上年提出的 1 个问题已整改完毕。',
      resultUse: '结果已用于编制下一年度预算，并在部门网站公开。',
      attachments: ['项目支出绩效自评表'],
      signature: { head: '赵六（虚构）', preparedBy: '李四（虚构）', reviewedBy: '王五（虚构）', date: '2025-04-20', sealed: true },
    },
    changes,
  )

/** A small scheme for tests of behaviour: 10 + 50 + 30 + 10, no pass threshold, no bands. Real schemes are loaded from policy/. */
export const aScheme = (changes: Changes<Scheme> = {}): Scheme =>
  changed<Scheme>(
    {
      id: 'test-scheme',
      title: '测试用评分方案（虚构）',
      source: 'test#all',
      validFrom: '2020-01-01',
      hash: '0'.repeat(64),
      totalPoints: points(100),
      execution: { title: '预算执行率', points: points(10), denominator: 'adjusted', reasonBelow: ratio('0.9') },
      categories: [
        { title: '产出指标', points: points(50) },
        { title: '效益指标', points: points(30) },
        { title: '满意度指标', points: points(10) },
      ],
      otherWeightsAllowed: true,
      methods: { quantitative: 'proportional', qualitative: 'three-levels', satisfaction: 'proportional' },
      proportional: { passThreshold: ratio(0), explainOver: ratio('0.3'), overBands: [] },
      levels: [
        { level: '达成', title: '达成年度指标', min: ratio('0.8'), max: ratio(1), otherwise: ratio(1) },
        { level: '部分达成', title: '部分达成年度指标并具有一定效果', min: ratio('0.6'), max: ratio('0.8'), otherwise: ratio('0.6') },
        { level: '未达成', title: '未达成年度指标且效果较差', min: ratio(0), max: ratio('0.6'), otherwise: ratio(0) },
      ],
      satisfaction: [
        { from: ratio('0.9'), factor: ratio(1) },
        { from: ratio('0.8'), factor: ratio('0.8') },
        { from: ratio('0.6'), factor: ratio('0.5') },
        { from: ratio(0), factor: ratio(0) },
      ],
      interval: [
        { upTo: Exact.of(5), factor: ratio('0.6') },
        { upTo: Exact.of(10), factor: ratio('0.2') },
      ],
      deadline: {},
      grades: [
        { title: '优', from: points(90) },
        { title: '良', from: points(80) },
        { title: '中', from: points(60) },
        { title: '差', from: points(0) },
      ],
      scoreDecimals: 2,
      thresholds: { inflation: ratio('0.05'), unspent: ratio('0.2'), monitorRed: ratio('0.6'), monitorYellow: ratio('0.8') },
      layout: 'national',
      unverified: {},
      disabledRules: [],
    },
    changes,
  )
