import { points } from '#domain/quantity.ts'
import { aBudget, anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { monitored } from '../../../tests/monitoring-form.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './unexplained-deduction.ts'

const row = (reason: string | undefined, score = 8) =>
  aSubmission({ projects: [aProject({ indicators: [anIndicator({ claimedScore: points(score), deviationReason: reason })] })] })
const doc = (...lines: string[]) => ['虚构局2024年度部门整体支出绩效自评报告', '三、绩效目标实现情况', ...lines].join('\n')

testRule(rule, {
  accept: {
    监控表写了原因: monitored('更新公交', '≥120辆', '84辆', '70.00%', '有可能', '供货延迟，12月交付'),
    写了原因: row('一场培训因疫情取消，少培训13人。'),
    满分: row(undefined, 10),
    同句说明: doc(
      '社区工作经费产出指标满分40分，扣2分，得分38分，原因是少培训1场；满意度指标满分10分，扣1分，得分9分，因部分居民反映活动时间不便。',
    ),
    括号里说明: doc('道路养护项目：产出指标（50分）得48分（雨季停工，3公里养护推迟）；效益指标（30分）得满分。'),
    另起一段说明: doc(
      '社区工作经费项目产出指标满分40分，扣2分，得分38分；预算执行情况指标满分10分，扣1分，得分9分。',
      '扣分原因：产出指标因培训少办1场扣2分；预算执行率因尾款未付扣1分。',
    ),
    偏差分析单列一节: doc(
      '部门整体产出指标满分50分，扣2分，得分48分。',
      '四、偏离绩效目标的原因和下一步改进措施',
      '产出指标未完成，主要是一项工程推迟开工。',
    ),
    执行率的原因写在金额旁边: doc(
      '道路养护项目全年预算50万元，实际支出46万元，未全部执行的原因是质保金尚未到期。道路养护项目预算执行率满分10分，得分9.2分。',
    ),
  },
  reject: {
    监控表有可能而没有原因: [
      monitored('更新公交', '≥120辆', '84辆', '70.00%', '有可能', ''),
      { line: 6, message: /可能性是“有可能”，没有写偏差原因和措施/ },
    ],
    表里没有原因: [row(undefined), '“社区治理能力提升项目（虚构）”的指标“培训人次”扣了 2 分，没有写偏差原因'],
    '原因只写“无”': [row('无'), /没有写偏差原因/],
    一段两处扣分: [
      doc(
        '社区工作经费产出指标满分40分，扣2分，得分38分；预算执行情况指标满分10分，扣0分，得分10分；满意度指标满分10分，扣分1分，得分9分。',
      ),
      { line: 3, message: '“社区工作经费”有 2 处扣分没有写原因：产出指标 2 分、满意度指标 1 分' },
    ],
    没有写扣分两字: [doc('道路养护项目：产出指标（50分）得48分，效益指标（30分）得30分。'), /有 1 处扣分没有写原因：产出指标 2 分/],
    别的段落的原因不算: [
      doc('社区工作经费产出指标满分40分，扣2分，得分38分。', '供热资金产出指标满分40分，扣1分，得分39分，原因是抢修不及时。'),
      { line: 3 },
    ],
    执行率没有原因: [
      aSubmission({
        projects: [
          aProject({
            budget: aBudget({ reason: undefined }),
            indicators: [],
            claims: [{ category: '预算执行率', points: points(10), score: points(6) }],
          }),
        ],
      }),
      /预算执行率 4 分/,
    ],
  },
})
