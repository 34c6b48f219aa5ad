import { aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './slogan-goal.ts'

const overall = (expected: string) => aSubmission({ goals: { overall: { expected, indicators: [] }, items: [], safeguards: [] } })

testContent(rule, {
  accept: {
    有数量的目标: overall('全力推进老旧小区改造，全年改造3个小区，惠及620户，群众满意度不断提升。'),
    有标准的目标: overall('不断完善安全管理，着力实现零事故。'),
    只有一处套话: overall('完成年度重点工作，不断提升服务。'),
  },
  reject: {
    全是口号: [overall('着力打造空气清新、蓝天永驻的美丽城区，全力推进各项工作，不断提升群众满意度。'), { path: 'goals.overall.expected' }],
    一页口号一个数字: [
      overall(
        `${'认真贯彻会议精神，深入推进各项工作，不断提升服务水平，着力打造美丽辖区，营造良好环境，强化责任落实，优化办事流程，夯实基层基础，'.repeat(2)}经济指标100%完成。`,
      ),
      { message: /只有 1 处/ },
    ],
  },
})
