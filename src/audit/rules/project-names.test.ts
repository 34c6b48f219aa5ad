import { aDocument, testWriting } from '../../../tests/writing.ts'
import rule from './project-names.ts'

const place = (line: number) => ({ file: '报告.txt', paragraph: line, line })
const listed = (...names: string[]) => aDocument('各项目情况。', { projectList: names.map((name, i) => ({ name, place: place(i + 1) })) })

testWriting(rule, {
  accept: {
    名称一致: listed('社区工作经费', '社区工作经费', '文化站经费'),
    '后面加“项目”是行文': listed('社区工作经费', '社区工作经费项目'),
  },
  reject: {
    经费写成项目: [listed('第五次全国经济普查经费', '第五次全国经济普查项目'), { line: 2, message: /2 种写法/ }],
    用词重复: ['党建惠民项目资金项目产出指标满分40分。', { quote: '项目资金项目' }],
  },
})
