import { testWriting } from '../../../tests/writing.ts'
import rule from './report-title.ts'

testWriting(rule, {
  accept: {
    写全的标题: '虚构省虚构区云溪街道办事处2024年度部门整体支出绩效自评报告',
    项目报告: '虚构县水利局2024年度农村饮水安全项目绩效自评报告',
  },
  reject: {
    '缺“部门”': ['桥西区云溪街道办事处2024年整体支出绩效自评报告', { message: /部门/ }],
    缺地区和年度: ['云溪街道办事处部门整体支出绩效自评报告', { message: /年度.*地区/ }],
  },
})
