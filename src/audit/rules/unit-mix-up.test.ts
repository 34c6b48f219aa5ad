import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './unit-mix-up.ts'

const executed = (value: string) =>
  aSubmission({ projects: [aProject({ budget: aBudget({ executed: fromWanyuan(value), sources: [] }) })] })

testRule(rule, {
  accept: { 相近: executed('99.5'), 只花了一半: executed('50'), 零: executed('0') },
  reject: {
    元写成万元: [executed('995000'), /“社区治理能力提升项目（虚构）”的全年执行数 995000 万元与预算 100 万元相差约一万倍/],
    万元写成元: [executed('0.0099'), { path: 'projects[0].budget.executed' }],
    项目比部门全部支出还大: [
      aSubmission({ projects: [aProject({ amount: fromWanyuan(1000000), budget: { sources: [] } })] }),
      /超过了部门全部支出 520 万元/,
    ],
  },
})
