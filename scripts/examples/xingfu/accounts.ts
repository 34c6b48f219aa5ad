import type { Accounts, MajorTask, Project } from '#domain/submission.ts'
import { budgetOf, wan, yuanSum } from '../build.ts'
import { communityFunds, mealService, retiredDirectors, veterans } from './community.ts'
import { airQuality, chargingStations, oldEstates, streetCleaning } from './environment.ts'
import { partyServices, partyTraining } from './party.ts'
import { fireSafety, grid, peace } from './safety.ts'
import { census, cultureStation, serviceCentre } from './services.ts'

/** In the order of their numbers. */
export const projects: readonly Project[] = [
  communityFunds,
  grid,
  peace,
  streetCleaning,
  oldEstates,
  cultureStation,
  census,
  retiredDirectors,
  partyServices,
  partyTraining,
  chargingStations,
  airQuality,
  fireSafety,
  mealService,
  veterans,
  serviceCentre,
]

/** 部门预算: 1082.00 of basic and 443.10 of project expenditure after adjustment; 18.00 came over from last year. */
export const budget = budgetOf({
  current: ['1457.60', '1507.10', '1438.64'],
  carryIn: ['0', '18.00', '18.00'],
  reason: '项目支出结余66.06万元，主要是老旧小区维修26.10万元、老年助餐11.00万元、背街小巷整治10.43万元；公用经费结余2.40万元。',
  document: '虚财预〔2024〕8号、15号、26号、32号、41号，虚财行〔2024〕12号（追加人员经费18.00万元）',
})

const task = (name: string, content: string, ...of: readonly Project[]): MajorTask => ({
  name,
  content,
  budget: yuanSum(of.flatMap((project) => project.budget.adjusted ?? [])),
  executed: yuanSum(of.flatMap((project) => project.budget.executed ?? [])),
})

/** 年度主要任务: every project in one task, and the basic expenditure. */
export const tasks: readonly MajorTask[] = [
  { name: '机关运转', content: '保障55名在职人员和机关、社区服务正常运转。', budget: wan('1082.00'), executed: wan('1079.60') },
  task(
    '社区治理和民生服务',
    '社区活动、困难慰问、老主任补助、老年助餐和退役军人服务。',
    communityFunds,
    retiredDirectors,
    mealService,
    veterans,
  ),
  task('党建引领', '党建惠民项目和党员教育培训。', partyServices, partyTraining),
  task('平安法治', '网格化管理、平安宣传和消防隐患整治。', grid, peace, fireSafety),
  task('环境和设施', '背街小巷整治、老旧小区维修、充电驿站和大气监管。', streetCleaning, oldEstates, chargingStations, airQuality),
  task('文化、普查和政务服务', '文化站开放、经济普查和便民服务中心改造。', cultureStation, census, serviceCentre),
]

const named = (code: string, name: string, amount: string) => ({ code, name, amount: wan(amount) })

export const accounts: Accounts = {
  income: {
    total: wan('1507.10'),
    parts: [
      { name: '一般公共预算', amount: wan('1483.10') },
      { name: '政府性基金预算', amount: wan('24.00') },
      { name: '财政专户管理资金', amount: wan('0') },
      { name: '其他收入', amount: wan('0') },
    ],
  },
  carryIn: wan('18.00'),
  incomeTotal: wan('1525.10'),
  expenditure: {
    total: wan('1456.64'),
    parts: [
      named('201', '一般公共服务支出', '887.15'),
      named('204', '公共安全支出', '47.16'),
      named('207', '文化旅游体育与传媒支出', '5.94'),
      named('208', '社会保障和就业支出', '230.32'),
      named('210', '卫生健康支出', '61.48'),
      named('211', '节能环保支出', '9.80'),
      named('212', '城乡社区支出', '115.17'),
      named('221', '住房保障支出', '88.22'),
      named('224', '灾害防治及应急管理支出', '11.40'),
    ],
  },
  carryOut: wan('68.46'),
  expenditureTotal: wan('1525.10'),
  basicExpenditure: wan('1079.60'),
  projectExpenditure: wan('377.04'),
  personnel: wan('985.40'),
  publicFunds: wan('94.20'),
  threePublic: [
    { name: '因公出国（境）费', budget: wan('0'), actual: wan('0') },
    { name: '公务用车购置及运行维护费', budget: wan('5.60'), actual: wan('4.98') },
    { name: '公务接待费', budget: wan('0.60'), actual: wan('0.36') },
  ],
  procurement: { name: '政府采购', budget: wan('89.00'), actual: wan('54.35') },
  assets: [
    { name: '流动资产', amount: wan('71.30') },
    { name: '固定资产净值', amount: wan('196.42') },
    { name: '无形资产净值', amount: wan('3.10') },
    { name: '资产总额', amount: wan('270.82') },
  ],
}
