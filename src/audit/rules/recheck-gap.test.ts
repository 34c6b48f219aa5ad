import { testWriting } from '../../../tests/writing.ts'
import rule from './recheck-gap.ts'

const text = (self: string, again: string) => `虚构局2024年度绩效自评复核报告\n道路养护项目自评得分${self}分，财政复核得分${again}分。`

testWriting(rule, {
  accept: {
    相差不大: text('95.00', '92.60'),
    复核更高: text('88.00', '96.00'),
    单项得分: text('10', '4'),
  },
  reject: {
    相差过大: [text('96.50', '78.10'), { message: /相差 18\.4 分/ }],
    相差五分以上: [text('96.50', '90.10'), { severity: 'notice' }],
  },
})
