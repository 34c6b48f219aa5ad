import { fromWanyuan } from '#domain/quantity.ts'
import { anAccounts, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './expenditure-sum.ts'

const doc = (text: string) => `虚构局2024年度部门整体支出绩效自评报告\n（二）部门收支情况\n${text}`

testRule(rule, {
  accept: {
    账表相符: aSubmission(),
    按功能分类: doc(
      '2024年支出合计18650.42万元，包括：教育支出15230.16万元、社会保障和就业支出1980.22万元、卫生健康支出620.04万元、住房保障支出820万元。按支出性质分，基本支出14020.36万元，项目支出4630.06万元。',
    ),
    印出来的数是舍入过的: doc('基本支出105.58万元，其中：人员经费95.36万元，公用经费10.23万元。'),
    层层其中: doc('本年支出100万元，其中：基本支出60万元，其中：人员经费50万元、公用经费10万元；项目支出40万元。'),
    括号里的明细: doc('支出合计300万元，其中：基本支出200万元（其中人员经费180万元，公用经费20万元），项目支出100万元。'),
    没有列全: doc('全年支出500万元，其中用于社区建设120万元。'),
  },
  reject: {
    账表按性质加错: [
      aSubmission({ accounts: anAccounts({ projectExpenditure: fromWanyuan(90) }) }),
      /基本支出和项目支出相加为 510 万元，相差 10 万元/,
    ],
    账表按功能加错: [
      aSubmission({
        accounts: anAccounts({
          expenditure: {
            total: fromWanyuan(520),
            parts: [
              { name: '一般公共服务支出', code: '201', amount: fromWanyuan(400) },
              { name: '城乡社区支出', code: '212', amount: fromWanyuan(100) },
            ],
          },
        }),
      }),
      /各功能分类相加为 500 万元/,
    ],
    文中按功能加错: [
      doc('2024年决算支出1745.78万元，其中一般公共服务支出1367.43万元，社会保障和就业支出238.29万元，住房保障支出96.86万元。'),
      { line: 3, message: /相加为 1702.58 万元/ },
    ],
    内层加错: [
      doc('本年支出100万元，其中：基本支出60万元，其中：人员经费50万元、公用经费12万元；项目支出40万元。'),
      { message: /“基本支出”写的是 60 万元/ },
    ],
    逐行列出加错: [
      doc('全年项目支出100万元，其中：\n1.道路养护项目60万元；\n2.绿化管护项目30万元；\n3.路灯维修项目20万元。'),
      { line: 3, message: /相加为 110 万元/ },
    ],
  },
})
