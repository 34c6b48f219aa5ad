import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './adjustment-without-document.ts'

const adjusted = (to: string, document?: string) =>
  aSubmission({ projects: [aProject({ budget: aBudget({ adjusted: fromWanyuan(to), adjustmentDocument: document }) })] })
const doc = (line: string) => `虚构局2024年度部门整体支出绩效自评报告\n三、预算执行情况\n${line}`

testRule(rule, {
  accept: {
    没有调整: adjusted('100'),
    有文件: adjusted('110', '虚财〔2024〕7号'),
    官方表没有地方写: [aSource(adjusted('110'), 'project-form')],
    文中写了依据: doc('道路养护项目年初预算100万元，根据虚财〔2024〕7号文件追加10万元，全年预算110万元。'),
  },
  reject: {
    没有依据: [adjusted('110'), '“社区治理能力提升项目（虚构）”的预算由年初 100 万元调整为 110 万元，没有写调整依据'],
    文中没有依据: [doc('道路养护项目年初预算100万元，全年预算110万元，执行108万元。'), { line: 3 }],
  },
})
