import { testWriting } from '../../../tests/writing.ts'
import rule from './plan-language.ts'

const title = '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告\n'

testWriting(rule, {
  accept: {
    写完成情况: `${title}三、绩效目标实现情况\n全年开展培训3次，将网格长纳入队伍，覆盖120人。`,
    打算放在改进措施: `${title}五、改进措施\n下一步将继续加强预算管理。`,
    目标里有一处: `${title}一、绩效目标\n将完成道路养护12公里。`,
  },
  reject: {
    结果部分写打算: [`${title}三、绩效目标实现情况\n我街道将继续加强网格化管理。`, { line: 3 }],
    照搬年初计划: [`${title}一、绩效目标\n2024年我办将认真贯彻落实会议精神。`, { line: 3, message: /照搬/ }],
    整段都是计划: [`${title}一、绩效目标\n将进一步加强管理。将继续推进建设。将努力完成任务。`, { line: 3, message: /3 处/ }],
  },
})
