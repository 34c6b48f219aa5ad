import { testWriting } from '../../../tests/writing.ts'
import rule from './markup-residue.ts'

testWriting(rule, {
  accept: {
    正常的符号: '得分≥85分为优秀；75≤得分<85分为良好；A<B，C>D。',
    金额和星号: '人均补助$0.5，注*：以上数据来自统计年鉴。',
  },
  reject: {
    'LaTeX 公式': ['得分 ≥ 85 分为优秀； $75 \\leq$ 得分 < 85 分为良好； $60 \\leq$ 得分。', { count: 2, quote: '$75 \\leq$' }],
    网页标签: ['开展活动3次<br/>参加120人&nbsp;。', { count: 2 }],
    表格公式错误: ['执行率#DIV/0!，得分10分。', { quote: '#DIV/0!' }],
    'Word 引用失效': ['详见表 错误！未找到引用源。', { count: 1 }],
    乱码: ['资金\uFFFD\uFFFD拨付及时。', { count: 2 }],
  },
})
