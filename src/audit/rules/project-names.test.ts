import { aDocument, testWriting } from '../../../tests/writing.ts'
import rule from './project-names.ts'

const place = (line: number) => ({ file: '报告.txt', paragraph: line, line })
const listed = (...names: string[]) => aDocument('各项目情况。', { projectList: names.map((name, i) => ({ name, place: place(i + 1) })) })

testWriting(rule, {
  accept: {
    名称一致: listed('社区工作经费', '社区工作经费', '文化站经费'),
    最低的项目文中讲过: '河道整治项目得分80.00分，道路养护项目得分99.00分。最高为道路养护项目99.00分，得分最低的是河道整治项目。',
    '后面加“项目”是行文': listed('社区工作经费', '社区工作经费项目'),
  },
  reject: {
    经费写成项目: [listed('第五次全国经济普查经费', '第五次全国经济普查项目'), { line: 2, message: /2 种写法/ }],
    最低的项目文中没有: [
      '河道整治项目得分80.00分，道路养护项目得分99.00分。最高为道路养护项目99.00分，最低为水库加固项目80.00分。',
      { quote: '水库加固项目', severity: 'warning' },
    ],
    用词重复: ['党建惠民项目资金项目产出指标满分40分。', { quote: '项目资金项目' }],
  },
})
