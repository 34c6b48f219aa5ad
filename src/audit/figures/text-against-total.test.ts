import { testRule } from '../../../tests/test-rule.ts'
import rule from '../rules/figures-agree.ts'

/** A table of execution with a total, and what the text says of it. */
const executed = (text: string) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '二、绩效目标完成情况',
    '资金类别\t本年预算数\t本年执行数\t执行率',
    '专项债券\t6500\t6240\t96%',
    '财政配套\t2500\t2350\t94%',
    '合计\t9000\t8590\t95.44%',
    text,
  ].join('\n')

testRule(rule, {
  accept: {
    未执行数是合计之差: executed('2023年已执行5570.00万元，累计执行14160.00万元。本年未执行410.00万元为进度款。'),
    某一项的未执行数: executed('专项债券未执行260.00万元。本年未执行260.00万元为债券资金。'),
  },
  reject: {
    未执行数不对: [executed('本年未执行140.00万元为进度款。'), { line: 7, severity: 'warning', message: /应为 410万元/ }],
    累计执行不对: [
      executed('2023年已执行5570.00万元，累计执行14610.00万元。'),
      { line: 7, severity: 'warning', message: /应为 14160万元/ },
    ],
  },
})
