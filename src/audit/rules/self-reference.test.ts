import { testWriting } from '../../../tests/writing.ts'
import rule from './self-reference.ts'

testWriting(rule, {
  accept: { 一种自称: '我街道成立评价小组。我街道组织培训。', 没有自称: '云溪街道办事处组织培训。' },
  reject: {
    两种混用: ['我办将认真落实。\n我街道成立评价小组。', { quote: '我街道', line: 2 }],
    三种混用: ['我局组织培训。我单位资金到位，本部门制度健全。', { count: 1, message: /“我局” 1 处/ }],
  },
})
