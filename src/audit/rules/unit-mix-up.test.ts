import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './unit-mix-up.ts'

const executed = (value: string) =>
  aSubmission({ projects: [aProject({ budget: aBudget({ executed: fromWanyuan(value), sources: [] }) })] })

const report = (sentence: string) => `虚构局2024年度部门整体支出绩效自评报告\n二、绩效目标完成情况\n${sentence}`

const declared = (unit: string) =>
  report(
    `金额单位：${unit}\n项目\t全年预算数\t全年执行数\n河道整治\t1286.40\t1203.75\n路灯维护\t318.20\t318.20\n河道整治预算1286.40万元，执行1203.75万元。`,
  )

testRule(rule, {
  accept: {
    各表各有单位: report(
      '单位：万元\n\n项目\t全年预算数\n河道整治\t1286.40\n\n单位：元\n\n项目\t全年执行数\n路灯维护\t31823.50\n\n河道整治预算1286.40万元，路灯维护执行31823.50元。',
    ),
    零星的小额以元计: report('支出预算180.00万元，设备96.50万元，劳务12.20万元，资料0.30万元，每人补助300元。'),
    表和文同一个单位: declared('万元'),
    同一笔总投资用亿元和万元: report('总投资1.26亿元。总投资12600.00万元分三年安排。'),
    单价用元总额用万元: report('培训1200人，人均补助1500元，补助资金180.00万元。'),
    相近: executed('99.5'),
    只花了一半: executed('50'),
    零: executed('0'),
  },
  reject: {
    两张表中一张的单位: [
      report(
        '单位：元\n\n项目\t全年预算数\n河道整治\t1286.40\n道路养护\t1203.75\n\n单位：万元\n\n项目\t全年执行数\n路灯维护\t318.25\n\n河道整治预算1286.40万元，道路养护预算1203.75万元，路灯维护执行318.25万元。',
      ),
      { severity: 'warning', message: /表的单位写的是“元”/ },
    ],
    只有它以元计: [
      report('项目支出580.00万元，设备购置96.50万元，劳务支出12.20万元，资料费0.30万元，年末结转70.00元。'),
      { severity: 'warning', message: /年末结转70\.00元”的单位像是写错了/ },
    ],
    只有它以万元计: [
      report('基本支出6,012,155.50元，项目支出3,435,600.00元，公务用车支出68,420.00元，采购支出1,954,300.00元，固定资产8,640,218.00万元。'),
      { severity: 'warning', message: /8,640,218\.00万元”的单位像是写错了/ },
    ],
    表头的单位和文中的不同: [declared('元'), { severity: 'error', message: /表的单位写的是“元”/ }],
    结转的数对而单位不对: [
      report('全年预算数（万元）\t全年执行数（万元）\t执行率\n1400.00\t1344.00\t96.00%\n结转56.00元用于明年工程。'),
      { severity: 'error', message: /表中预算减去执行是 56 万元/ },
    ],
    同一笔总投资差一万倍: [report('总投资1.26万元。总投资12600.00万元分三年安排。'), /总投资.*相差一万倍/],
    乘出来的是元: [report('种植1253.9亩，按每亩1100元兑付1379290万元。'), /1253\.9亩 × 1100元/],
    减出来的是万元: [report('全年预算6819.00万元，全年支出6546.24万元，年末结转272.76元。'), /272\.76万元/],
    元写成万元: [executed('995000'), /“社区治理能力提升项目（虚构）”的全年执行数 995000 万元与预算 100 万元相差约一万倍/],
    万元写成元: [executed('0.0099'), { path: 'projects[0].budget.executed' }],
    项目比部门全部支出还大: [
      aSubmission({ projects: [aProject({ amount: fromWanyuan(1000000), budget: { sources: [] } })] }),
      /超过了部门全部支出 520 万元/,
    ],
  },
})
