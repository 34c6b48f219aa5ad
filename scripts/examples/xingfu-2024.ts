import type { Submission } from '#domain/submission.ts'
import { accounts, projects } from './xingfu/accounts.ts'
import { goals } from './xingfu/goals.ts'
import { keyEvaluations, organisation, problems } from './xingfu/organisation.ts'
import { UNIT, YEAR } from './xingfu/project.ts'
import { whole } from './xingfu/whole.ts'

/** A complete year of a street office that does not exist: every name and every number is invented. */
export const xingfu2024: Submission = {
  year: YEAR,
  department: {
    name: UNIT,
    code: '999001',
    supervisingDepartment: UNIT,
    regionCode: '990101001',
    region: '示例市虚构区',
    nature: '行政单位（财政拨款）',
    budgetLevel: '区级',
    duties: [
      '执行法律法规和区政府的决定，完成交办的行政任务。',
      '组织公共服务，做好民政、退役军人、文化和助老工作。',
      '指导居民委员会工作，推进社区治理和居民议事协商。',
      '承担辖区城市管理、环境整治和公共设施维护的组织协调。',
      '承担平安建设、应急和消防安全的属地工作，推行网格化管理。',
      '承担街道党建日常工作，服务驻区单位和居民。',
    ],
    institutions:
      '内设党政、党建、社区治理、公共服务、城市管理、综合治理、应急管理、经济发展8个办公室和财政所，下设便民服务中心、文化站、退役军人服务站；辖8个社区。',
    subordinateUnits: [`${UNIT}本级`],
    authorisedStaff: 58,
    actualStaff: 55,
    contact: '李四',
    phone: '0000-0000001',
  },
  accounts,
  goals,
  projects,
  whole,
  organisation,
  problems,
  keyEvaluations,
  lastYearRectification:
    '2023年自评提出3个问题：活动台账不全、慰问标准不统一、结转资金18.00万元支付慢。前两项2024年3月整改完成，统一了台账样式和慰问标准；结转的18.00万元已在老旧小区维修项目中全部支付。',
  resultUse:
    '自评结果作为编制2026年预算的依据：等级为一般和较差的3个项目压减或重新论证，优秀项目优先保障；自评报告和自评表随部门决算在区政府网站公开。',
  attachments: ['部门整体支出绩效自评表', '项目支出绩效自评表（16份）', '党建惠民服务项目资金重点绩效评价报告', '满意度调查情况汇总表'],
  signature: { head: '张三', preparedBy: '李四', reviewedBy: '王五', date: '2025-04-18', sealed: true },
}
