import type { Indicator } from '#domain/indicator.ts'
import type { Goal, Goals, Project } from '#domain/submission.ts'
import { communityFunds, mealService } from './community.ts'
import { airQuality, oldEstates, streetCleaning } from './environment.ts'
import { partyServices, partyTraining } from './party.ts'
import { fireSafety, grid } from './safety.ts'
import { cultureStation, serviceCentre } from './services.ts'

/** The indicator of a project under its own name, without points: a goal shows it, the project's form scores it. */
function shown(project: Project, name: string): Indicator {
  const found = project.indicators.find((indicator) => indicator.name === name)
  if (!found) throw new Error(`${project.name} has no indicator ${name}`)
  const { points: _points, deviationReason: _reason, level: _level, share: _share, survey: _survey, ...facts } = found
  return facts
}

export const overall: Goal = {
  expected:
    '围绕社区治理、民生服务、平安建设、环境整治和政务服务，办好16个项目：组织社区活动96场，完成6个老旧小区设施维修，网格事件办结率达到98%，居民满意度达到90%。',
  achieved:
    '16个项目中10个按期完成，6个推迟或没有全部完成：组织社区活动103场，完成4个老旧小区设施维修，网格事件办结率96.1%，居民满意度88.60%。',
  indicators: [],
}

const items: readonly Goal[] = [
  {
    title: '社区治理和民生服务',
    expected: '8个社区活动丰富、困难群众有人管，建成4个老年助餐点。',
    achieved: '社区活动和慰问超过计划，老年助餐点只建成2个，10月才运营，没有达到目标。',
    indicators: [
      shown(communityFunds, '组织社区居民活动'),
      shown(communityFunds, '节日走访慰问困难群众'),
      shown(mealService, '建成助餐点'),
    ],
  },
  {
    title: '党建引领',
    expected: '实施16个党建惠民项目，党员参训覆盖率达到85%。',
    achieved: '16个惠民项目全部实施，15个通过验收；集中培训少办2期，参训覆盖率70.42%。',
    indicators: [shown(partyServices, '实施惠民项目'), shown(partyServices, '受益居民'), shown(partyTraining, '党员参训覆盖率')],
  },
  {
    title: '平安法治',
    expected: '网格每日巡查，事件及时办结，消防隐患整改到位，火灾不超过1起。',
    achieved: '每日巡查2次，事件办结率96.1%，隐患整改率81%，发生小火情2起，无人员伤亡。',
    indicators: [shown(grid, '网格日常巡查'), shown(grid, '网格事件办结率'), shown(fireSafety, '辖区火灾事故')],
  },
  {
    title: '环境、设施和政务服务',
    expected: '背街小巷达标，完成6个老旧小区维修，优良天数240天，窗口办事更快。',
    achieved: '环境达标率86.5%，维修4个小区，优良天数247天，窗口平均办理18分钟。',
    indicators: [
      shown(streetCleaning, '背街小巷环境达标率'),
      shown(oldEstates, '完成维修小区'),
      shown(airQuality, '空气质量优良天数'),
      shown(serviceCentre, '平均办理时长'),
      shown(cultureStation, '免费开放天数'),
    ],
  },
]

export const goals: Goals = {
  overall,
  items,
  safeguards: [
    '办事处主任每月调度项目进度，执行率低于序时进度的项目由分管负责人说明原因。',
    '项目资金专款专用，支出由经办、财政所、分管负责人三级审核。',
    '指标完成情况随做随记，佐证材料由承办科室归档。',
    '8月开展绩效运行监控，对偏离目标的项目提出纠偏意见。',
  ],
}
