import { aDocument, aProse, testWriting } from '../../../tests/writing.ts'
import rule from './spaces-in-text.ts'

testWriting(rule, {
  accept: {
    没有空格: '2024年拨付49.63万元，完成率100%。',
    只有一处: '2024年拨付49.63 万元，完成率100%。',
    'PDF 的排版空格不算': aDocument('2024 年拨付 49.63 万元，共 3 项', {}, { ...aProse('2024 年拨付 49.63 万元，共 3 项'), kind: 'pdf' }),
  },
  reject: {
    多处空格合并为一条: ['2024 年拨付 49.63 万元，开展培训 3 次，覆盖 120 人。', { message: /7 处|6 处|8 处/ }],
    全角空格也算: ['全年\u30003\u3000次，共\u3000120人。', { line: 1 }],
  },
})
