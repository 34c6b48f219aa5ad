import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { monitored } from '../../../tests/monitoring-form.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './actual-missing.ts'

const row = (changes: Parameters<typeof anIndicator>[0]) => aSubmission({ projects: [aProject({ indicators: [anIndicator(changes)] })] })

testRule(rule, {
  accept: {
    监控表不适用: monitored('更新公交', '≥120辆', '84辆', '70.00%', '有可能', '供货延迟，12月交付'),
    有完成值: row({ claimedScore: points(10) }),
    没有打分: row({ actual: undefined, actualText: undefined }),
    定性有档次: row({ claimedScore: points(10), actual: undefined, actualText: undefined, level: '达成' }),
    变化就是完成值:
      '三、绩效完成情况\n（二）效益\n1.投诉下降率指标15分，目标30%，上年80件，今年58件，下降27.5%，扣1.25分，得13.75分，两个小区未完工。',
  },
  reject: {
    监控表没有完成值: [
      monitored('更新公交', '≥120辆', '', '', '有可能', '供货延迟'),
      { line: 6, message: /监控指标“更新公交”没有填监控期的完成值/ },
    ],
    只有目标和得分: [
      '三、绩效完成情况\n（二）效益\n1.投诉下降率指标15分，目标30%，得13.75分。',
      { line: 3, severity: 'warning', message: /没有写实际完成值/ },
    ],
    没有完成值却得分: [
      row({ claimedScore: points(10), actual: undefined, actualText: undefined }),
      '“社区治理能力提升项目（虚构）”的指标“培训人次”得了 10 分，没有填实际完成值',
    ],
    整张表都没有完成值只说一次: [
      aSubmission({
        projects: [
          aProject({
            indicators: ['培训人次', '培训场次', '培训覆盖率'].map((name) =>
              anIndicator({ name, claimedScore: points(10), actual: undefined, actualText: undefined }),
            ),
          }),
        ],
      }),
      { path: 'projects[0].indicators[0]', message: /的 3 个指标都得了分，都没有填实际完成值/ },
    ],
    得零分也要有完成值: [row({ claimedScore: points(0), actual: undefined, actualText: undefined }), { path: 'projects[0].indicators[0]' }],
  },
})

const told = [
  '培训场次（8分）。目标12场，实际12场，得8.00分。',
  '整治楼道（10分）。目标36处，实际38处，得10.00分。',
  '绿化面积（8分）。目标不少于4.5万平方米，完成4.6万平方米，得8.00分。',
]
const items = (...more: string[]) =>
  `虚构街道办事处2024年度部门整体支出绩效自评报告\n三、指标得分\n${[...told, ...more].map((text, i) => `${i + 1}.${text}`).join('\n')}`

// A target and a score, where the others tell what was reached.
testRule(rule, {
  accept: {
    都有完成值: items('卫生死角整治（10分）。目标36处，实际36处，得10.00分。'),
    用词说完成: items('验收报告（5分）。目标2份，均按时提交，得5.00分。'),
    完成值在前一句: items('群众满意度（10分）。问卷满意度94.83%。目标90%，得10.00分。'),
    都没有完成值:
      '虚构街道办事处2024年度部门整体支出绩效自评报告\n三、指标得分\n1.培训（8分）。目标12场，得8分。\n2.整治（8分）。目标36处，得8分。',
  },
  reject: {
    只有目标和得分: [items('卫生死角整治（10分）。目标36处，得10.00分。'), { line: 6, severity: 'warning' }],
    不少于: [items('服务老年人次（8分）。目标不少于42000人次，得8.00分。'), { line: 6, severity: 'warning' }],
  },
})
