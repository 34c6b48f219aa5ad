import { testWriting } from '../../../tests/writing.ts'
import rule from './list-mark.ts'

testWriting(rule, {
  accept: {
    规范的序号: '一、基本情况\n（一）概况\n1.职能\n（1）内容',
    数字开头的正文: '3、5月各开展一次活动。'.replace('、', '月、'),
  },
  reject: {
    一组顿号合并为一条: ['1、收集数据。\n2、分析评价。\n3、撰写报告。', { quote: '1、', line: 1, message: /共 3 处/ }],
    两组分开报: ['1、收集数据。\n2、分析评价。\n说明。\n说明。\n说明。\n说明。\n1、加强学习。', { count: 2 }],
    括号后加顿号: ['（一）、部门概况', { quote: '（一）、' }],
    短横加序号: ['- 一、完善社区安全防护。\n- 二、提升社区品质。', { quote: '- 一、', message: /共 2 处/ }],
  },
})
