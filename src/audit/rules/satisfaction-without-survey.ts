import type { Indicator } from '#domain/indicator.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'satisfaction-without-survey',
  title: '满意度得分应有调查依据',
  severity: 'warning',
  covers: ['B12'],
  source: 'mof-2021-101#satisfaction',
  why: '满意度要靠调查得出；没有发放数、有效数、方法和结果，得分就是估计的。',
  remedy: '补写满意度调查的对象、方法、发放和回收份数、计算方法和结果；没有调查的，不应给满意度评分。',
  example: { right: '发放问卷 300 份，有效 288 份，满意度 92.4%', wrong: '满意度指标得分 9 分（没有调查）' },
  *content(submission, assessment, _context, { claims, role }) {
    // A single form has no room for the survey; its report or workbook has.
    if (role === 'project-form' || role === 'department-form' || role === 'goal-form') return
    if (
      claims?.surveys.some(
        ({ issued, valid, result, method }) =>
          issued !== undefined || valid !== undefined || (result !== undefined && method !== undefined),
      )
    )
      return
    const scored = formsOf(submission, assessment).flatMap(({ path, label, indicators, claims: categories }) => {
      const rows = indicators.flatMap((row, i) =>
        isSatisfaction(row.category, row.name) && !tellsSurvey(row) && (row.actual !== undefined || row.claimedScore !== undefined)
          ? [`${path}.indicators[${i}]`]
          : [],
      )
      const said = categories.flatMap(({ category, score }, i) =>
        isSatisfaction(category, '') && score !== undefined ? [`${path}.claims[${i}]`] : [],
      )
      const at = rows[0] ?? said[0]
      return at === undefined ? [] : [{ at, label }]
    })
    const extra =
      claims?.scorings.filter(
        ({ project, scope, categories }) =>
          project === undefined && scope === 'project' && categories.some(({ category }) => isSatisfaction(category, '')),
      ).length ?? 0
    const [first] = scored
    if (!first) return
    const count = scored.length + extra
    yield {
      path: first.at,
      message:
        count === 1
          ? `${first.label}的满意度有得分，却没有调查情况`
          : `满意度指标评分 ${count} 次，都没有写调查情况（对象、份数、方法、结果）`,
      expected: '调查对象、方法、发放和有效份数、结果',
    }
  },
})

/** The facts of the survey in fields of their own, or in a cell of the row: "有效问卷212份，满意194份". */
const tellsSurvey = ({ survey, deviationReason, actualText, dataSource, definition }: Indicator) =>
  survey !== undefined || [deviationReason, actualText, dataSource, definition].some((text) => text !== undefined && SURVEYED.test(text))
const SURVEYED =
  /(?:问卷|回访|测评|调查|访谈|样本)[^。；;\d]{0,8}\d+(?:份|人|户|名|张|家|个)|\d+(?:份|人|户|名|张|家)[^。；;\d]{0,6}(?:问卷|样本)/

const isSatisfaction = (category: string, name: string) => /满意/.test(category) || /满意/.test(name)
