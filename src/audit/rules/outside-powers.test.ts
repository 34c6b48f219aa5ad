import { testWriting } from '../../../tests/writing.ts'
import rule from './outside-powers.ts'

const street = '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告\n一、绩效目标\n'

testWriting(rule, {
  accept: {
    街道自己的事: `${street}服务辖区企业30家次，培训3次。`,
    发改局的目标: '虚构区发展和改革局2024年度部门整体支出绩效自评报告\n一、绩效目标\n固定资产投资增长8%。',
  },
  reject: {
    街道的固定资产投资: [`${street}城镇固定资产投资等各项经济指标100%完成。`, { quote: '固定资产投资' }],
    学校的招商引资: ['虚构区第一小学2024年度单位整体支出绩效自评报告\n一、绩效目标\n完成招商引资任务。', { quote: '招商引资' }],
  },
})
