import { anAccounts, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './missing-disclosures.ts'

const full = anAccounts({ procurement: { name: '政府采购' }, assets: [{ name: '固定资产' }] })
const doc = (...lines: string[]) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '一、部门基本情况',
    '（二）收支情况',
    '2024年收入合计100万元，支出合计100万元。',
    ...lines,
    ...Array.from({ length: 20 }, (_, i) => `第${i + 1}项工作已按计划完成，效果良好。`),
  ].join('\n')

testRule(rule, {
  accept: {
    都有: aSubmission({ accounts: full }),
    文中都有: doc('基本支出60万元，项目支出40万元；“三公”经费2万元；政府采购支出5万元；年末资产总额80万元；编制10人，实有9人。'),
  },
  reject: {
    没有采购和资产: [aSubmission(), '没有写政府采购、国有资产'],
    文中都没有: [doc(), { line: 2, message: '没有写基本支出和项目支出、三公经费、政府采购、国有资产、编制和实有人数' }],
    只缺一项是提示: [aSubmission({ accounts: { ...full, assets: [] } }), { severity: 'notice' }],
  },
})
