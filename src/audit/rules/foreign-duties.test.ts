import { testWriting } from '../../../tests/writing.ts'
import rule from './foreign-duties.ts'

const title = '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告\n'

testWriting(rule, {
  accept: {
    办事处的职能: `${title}负责辖区社区治理、公共服务和综合执法。`,
    党工委的报告: '中共虚构区云溪街道工作委员会2024年度部门整体支出绩效自评报告\n领导街道办事处和群团组织。',
  },
  reject: {
    办事处领导办事处: [`${title}领导街道办事处、人大工作室和武装部、工会等组织。`, { quote: '领导街道办事处' }],
    讨论决定重大问题: [`${title}讨论决定本街道城市管理、社区建设等方面的重大问题。`, { quote: '讨论决定本街道' }],
  },
})
