import { testWriting } from '../../../tests/writing.ts'
import rule from './scope-drift.ts'

const title = '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告\n'

testWriting(rule, {
  accept: {
    对全部项目自评: `${title}二、自评工作开展情况\n对所有项目支出进行自评，对16个项目开展核查评价。`,
    项目报告写一个项目: '云溪街道社区工作经费项目绩效自评报告\n二、自评工作开展情况\n对社区工作经费项目进行核查评价。',
  },
  reject: {
    整体报告只写一个项目: [`${title}二、自评工作开展情况\n我街道成立工作小组，对社区工作经费项目进行核查评价。`, { line: 3 }],
    换一个项目: [`${title}二、自评工作开展情况\n对道路维修工程开展绩效评价。`, { quote: '对道路维修工程开展绩效评价' }],
  },
})
