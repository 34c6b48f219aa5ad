import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'adjustment-without-document',
  title: '预算调整应有依据文件',
  severity: 'warning',
  covers: ['B17'],
  source: 'cpc-2018-34#goals-first',
  why: '年中追加或调减预算要按程序报批，绩效目标随之调整；没有依据，不知道调整是否合规。',
  remedy: '写明调整的批准文件文号、金额和原因，绩效目标同步调整的一并说明。',
  example: { right: '年初预算 300 万元，经×财〔2024〕7 号追加 10.2 万元', wrong: '年初预算 300 万元，全年预算 310.2 万元（没有说明）' },
  *content(submission, assessment, _context, { role, claims }) {
    // An official form has no room for the document; the report or the workbook has.
    if (role === 'project-form' || role === 'department-form' || role === 'goal-form') return
    if (
      claims?.passages.some(
        ({ text }) =>
          (/〔20\d\d〕\d+号/.test(text) && /追加|调[减整剂增]|增加|核增|核减|纳入/.test(text)) ||
          /(?:追加|调减|调整|调剂)[^。；]{0,40}(?:号|批复|批准|文件|原因|由于|因|根据)|(?:因|由于|根据|按照?|经|依据)[^。；]{0,40}(?:追加|调减|调整|调剂)/.test(
            text,
          ),
      )
    )
      return
    for (const { path, label, budget } of formsOf(submission, assessment)) {
      const { initial, adjusted } = budget
      if (
        initial === undefined ||
        adjusted === undefined ||
        initial.eq(adjusted) ||
        budget.adjustmentDocument !== undefined ||
        budget.reason !== undefined
      )
        continue
      yield {
        path: `${path}.budget.adjusted`,
        message: `${label}的预算由年初 ${sayMoney(initial)}调整为 ${sayMoney(adjusted)}，没有写调整依据`,
        found: sayMoney(adjusted),
        expected: '调整文件的文号和原因',
      }
    }
  },
})
