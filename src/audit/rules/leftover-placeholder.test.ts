import { testWriting } from '../../../tests/writing.ts'
import rule from './leftover-placeholder.ts'

testWriting(rule, {
  accept: {
    填好的句子: '2024年我街道开展培训3次，参加120人。',
    签字处留白: '单位负责人（签字）：________',
    遮住的手机号码: '联系电话：138****1234',
    勾选框: '是否公开：是（√）否（ ）',
  },
  reject: {
    单位没有替换: ['为保障XX街道正常运转，安排资金20万元。', { quote: 'XX' }],
    年份没有填: ['20XX年度部门整体支出绩效自评报告', { quote: '20XX年' }],
    数字处是星号: ['全年培训**次，参加≥**人。', { count: 2 }],
    填写要求没有删: ['三、主要成效（500字以内）', { quote: '（500字以内）' }],
    模板变量: ['本年收入{{income}}万元。', { quote: '{{income}}' }],
  },
})
