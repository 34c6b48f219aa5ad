import { testWriting } from '../../../tests/writing.ts'
import rule from './self-or-evaluation.ts'

const title = '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告\n'

testWriting(rule, {
  accept: {
    统一用自评: `${title}自评得分98分，自评等级为优。`,
    官方提纲的标题: `${title}四、评价结论和评价等级\n自评得分98分。`,
  },
  reject: {
    结论都写成评价: [
      `${title}甲项目绩效评价等级为优秀。乙项目绩效评价等级为优秀。丙项目绩效评价等级为良好。`,
      { message: /3 处/, quote: '绩效评价等级' },
    ],
    评价得分: [`${title}甲绩效评价得分95分，绩效评价等级优。\n乙绩效评价得分90分。`, { message: /3 处/ }],
  },
})
