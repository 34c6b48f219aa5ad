import { points } from '#domain/quantity.ts'
import type { Goal, Project, Submission } from '#domain/submission.ts'
import { exampleIndicator, linesOf, wan } from './build.ts'

/*
 * The facts of a published report of 2024 and nothing else: amounts, first-level scores, target values. The prose is our own, and what the
 * report does not say stays undefined.
 */

const YEAR = 2024

/** Project | 万元 | scores of 产出, 预算执行, 效益, 满意度 out of 40, 10, 40, 10 | total. No first-level scores: only the total is claimed. */
const PROJECTS = `
  社区工作经费 | 49.63 | 40 6 40 8 | 94
  综合事务专项经费 | 17.8 | 37 8 40 10 | 95
  退养老主任经费 | 11.67 | 40 8 40 10 | 98
  文化站免费经费 | 5 | 38 10 40 9 | 97
  市容环境考评奖励资金 | 3 | 38 10 40 9 | 97
  疫情信访维稳资金 | 20 | 39 10 40 9 | 98
  标准化电动自行车充电驿站建设市级补助资金 | 8.33 | 39 10 40 9 | 98
  第五次全国经济普查及投入产出调查经费 | 1.928 | 39 10 40 9 | 98
  全国两会信访维稳经费 | 5 | 38 10 40 9 | 97
  恒润旧城改造项目信访维稳资金 | 3.5 | 39 6 40 9 | 94
  武装工作经费 | 0.2 | 39 6 40 9 | 94
  供热应急资金 | 2 | 39 10 40 9 | 98
  疑难信访案件专项救助金 | 10 | 39 10 40 9 | 98
  大气污染防治经费 | 2.27 | | 98
  石财行〔2024〕13号基层平安建设专项经费 | 5 | 39 10 40 9 | 98
  党建惠民项目资金 | 100 | 39 10 40 9 | 98
`
const CLAIMED = [
  ['产出指标', '40'],
  ['预算执行率', '10'],
  ['效益指标', '40'],
  ['满意度指标', '10'],
] as const

const projects: readonly Project[] = linesOf(PROJECTS).map(([name = '', amount = '', scores = '', total = '']) => ({
  name,
  amount: wan(amount),
  budget: { sources: [] },
  indicators: [],
  claims: scores === '' ? [] : CLAIMED.map(([category, full], i) => claimOf(category, full, scores.split(' ')[i] ?? '')),
  claimedTotal: points(total),
  claimedGrade: '优秀',
  evidence: [],
}))

function claimOf(category: string, full: string, scored: string) {
  const score = points(scored)
  return { category, points: points(full), deduction: points(points(full).minus(score)), score }
}

/** Goal | kind | indicator | target, as set at the beginning of the year. */
const goal = (title: string | undefined, expected: string, indicators: string): Goal => ({
  ...(title === undefined ? {} : { title }),
  expected,
  indicators: linesOf(indicators).map(([category = '', subcategory = '', name = '', target = '']) =>
    exampleIndicator({ category, subcategory, name, target }, YEAR),
  ),
})

const overall = goal(
  undefined,
  '做好服务产业、保障民生、城市管理和社区治理各项工作，完成年度经济指标，小区街巷全部纳入网格管理，办好党建惠民实事，改善辖区环境。',
  `
  产出指标 | 数量指标 | 年度经济指标完成率 | 100%
  产出指标 | 数量指标 | 小区街巷网格化管理 | 全覆盖
  `,
)

const items = [
  goal(
    '社区治理',
    '健全社区治理机制，以网格为单元做好信息采集、隐患排查和法制宣传，发展社区文艺队伍。',
    `
    产出指标 | 数量指标 | 组织居民活动 | 每月不少于1次
    产出指标 | 数量指标 | 重大节日走访慰问困难群众 | 每年不少于3次
    产出指标 | 数量指标 | 楼院长培训 | 全年不少于1次
    `,
  ),
  goal(
    '基层党建',
    '落实党建工作制度，开展党员教育和党员活动，为病卧党员送学，走访困难党员和老党员。',
    `
    产出指标 | 数量指标 | 在职党员教育培训 | 每年不少于3次
    产出指标 | 数量指标 | 党员活动 | 每月不少于1次
    产出指标 | 质量指标 | 全体党员年度受训比例 | ≥85%
    `,
  ),
  goal(
    '机关运转',
    '保障城管、环保、团委、妇联等工作正常开展，提高公共服务质量。',
    `
    产出指标 | 数量指标 | 精神文明创建活动 | 每年不少于2次
    产出指标 | 数量指标 | 妇女儿童活动 | 每年不少于4次
    满意度指标 | 服务对象满意度指标 | 居民对街道管理的满意度 | 90%以上
    `,
  ),
]

export const donghua2024: Submission = {
  year: YEAR,
  department: {
    name: '桥西区东华街道办事处',
    region: '石家庄市桥西区',
    // Not in the report: the public code of the street, by which its district's scheme is found.
    regionCode: '130104017',
    nature: '财政拨款的行政单位',
    budgetLevel: '县级',
    duties: [
      '贯彻执行国家法律法规和上级决定，协调辖区单位，组织党员和群众完成各项任务。',
      '管好城市环境，建设社区，推进文明创建、综合治理和人民武装。',
      '支持机关、群团和群众自治组织依照法律和章程开展工作。',
      '加强街道、社区和“两新”组织党的建设，做好党员发展和管理。',
    ],
    institutions: '部门决算由街道办事处本级构成，没有二级预算单位，2024年机构没有变化。',
    subordinateUnits: ['桥西区东华街道办事处本级'],
  },
  accounts: {
    income: {
      total: wan('1735.58'),
      parts: [
        { name: '一般公共预算', amount: wan('1727.25') },
        { name: '政府性基金预算', amount: wan('8.33') },
        { name: '财政专户管理资金', amount: wan('0') },
        { name: '其他收入', amount: wan('0') },
      ],
    },
    carryIn: wan('10.20'),
    incomeTotal: wan('1745.78'),
    expenditure: {
      total: wan('1745.78'),
      parts: [
        { name: '一般公共服务支出', code: '201', amount: wan('1367.43') },
        { name: '文化旅游体育与传媒支出', code: '207', amount: wan('4.98') },
        { name: '社会保障和就业支出', code: '208', amount: wan('238.29') },
        { name: '卫生健康支出', code: '210', amount: wan('52.64') },
        { name: '节能环保支出', code: '211', amount: wan('4.25') },
        { name: '城乡社区支出', code: '212', amount: wan('8.33') },
        { name: '住房保障支出', code: '221', amount: wan('69.86') },
      ],
    },
    threePublic: [],
    assets: [],
  },
  goals: {
    overall,
    items,
    safeguards: [
      '服务重点片区和重点项目，按时报送经济指标。',
      '做好矛盾排查和化解，发挥综治中心作用。',
      '抓好安全培训、宣传和隐患排查，覆盖生产、消防和食品。',
      '落实巡查制度，管控工地扬尘和“散乱污”源，改善背街小巷环境。',
      '推进党建惠民活动，公开社区公共服务清单和办理流程。',
      '建设特色社区，发展社区社会组织。',
      '落实从严治党要求，加强支部建设和党员管理。',
    ],
  },
  projects,
  organisation: {
    basis: [
      { title: '《关于全面落实预算绩效管理的实施意见》', number: '西发〔2019〕5号' },
      { title: '《石家庄市桥西区区级部门项目绩效自评管理办法》', number: '西财〔2020〕19号' },
    ],
    workPlan: '组成工作小组，研读文件，定出方案，按评价指标和评分标准开展自评。',
    voucherCheck: '收集整理文件资料，核实汇总记账凭证。',
    siteVisits: '安排项目实地考察。',
    interviews: '安排访谈。',
    methods: ['因素分析法', '数据对比', '抽样调查', '现场勘察', '资料研究'],
    stages: [
      { name: '基础数据采集', from: '2025-03-10', to: '2025-03-25', content: '3月初启动，收集项目基础数据和文件资料。' },
      {
        name: '数据分析及重点评价',
        from: '2025-03-26',
        to: '2025-04-10',
        content: '分析数据，填报自评结果，另选一个重点项目深入评价。',
      },
      { name: '撰写报告', from: '2025-04-11', to: '2025-04-20', content: '完成部门自评报告和重点项目报告，送区财政局主管科室。' },
    ],
  },
  problems: [
    { problem: '项目储备、过程检查和事后总结较弱，实施质量和跟踪问效需要加强。', measure: '组织绩效管理业务学习。' },
    { measure: '编制下一年目标时细化、量化指标。' },
  ],
  keyEvaluations: [],
  attachments: [],
  signature: {},
}
