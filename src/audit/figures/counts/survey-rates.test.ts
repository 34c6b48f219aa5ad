import { testRule } from '../../../../tests/test-rule.ts'
import rule from '../../rules/rates-agree.ts'

const doc = (line: string) => `虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标完成情况\n${line}`

testRule(rule, {
  accept: {
    各种回答加得成: doc('问卷收回有效300份，其中非常满意172份，满意79份，基本满意27份，不满意22份。'),
    满意率算得成: doc('患者问卷发出160份，回收有效150份，满意138份。患者满意度92.00%。'),
    没有满意度可比: doc('患者问卷发出160份，回收有效150份，满意138份。'),
  },
  reject: {
    满意率算不成: [
      doc('患者问卷发出160份，回收有效150份，满意128份。患者满意度92.00%。'),
      { line: 3, severity: 'warning', message: /128份/ },
    ],
  },
})
