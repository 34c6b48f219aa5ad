import { placeOfSpan } from '../extract/passages.ts'
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
  *content(submission, assessment, _context, { role, claims, prose }) {
    // An official form has no room for the document; the report or the workbook has.
    if (role === 'project-form' || role === 'department-form' || role === 'goal-form') return
    // The goal of a form tells it in a cell.
    const cells = prose?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap(({ cells: own }) => own) : [])) ?? []
    if (
      [...(claims?.passages ?? []), ...cells].some(
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
  *writing({ claims, role, file }) {
    if (role === 'goal-form') return
    for (const [index, passage] of claims.passages.entries()) {
      if (passage.heading || !/追加|调增|调减|核减|核增|压减/.test(passage.text)) continue
      const beside = `${claims.passages[index - 1]?.text.slice(-NEAR) ?? ''}${passage.text}${claims.passages[index + 1]?.text.slice(0, NEAR) ?? ''}`
      if (DOCUMENT.test(beside)) continue
      const told = ADJUSTED.exec(passage.text)
      if (told)
        yield {
          place: placeOfSpan(file, passage, told.index, told.index + told[0].length),
          message: '预算年中有调整，没有写依据的文件',
          found: told[0],
          expected: '调整文件的文号',
          severity: 'notice',
        }
    }
  },
})

/** "年中追加40.00万元": money added or taken away in the course of the year. */
const ADJUSTED = /(?:追加|调增|调减|核减|核增|压减)[^，。；]{0,20}?\d[\d,.]*[万亿]?元/
/** What a change of the budget may rest on. */
const DOCUMENT = /[〔[【(]\s*20\d\d\s*[〕\]】)]|第?\d+号|批复|批准|同意|审批|文件|《|会议纪要|通知/
/** So many characters of the paragraphs beside it may tell it. */
const NEAR = 80
