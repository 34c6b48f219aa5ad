import type { Prose, Table } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { points } from '#domain/quantity.ts'
import { gridsOf } from '../figures/tables/grid.ts'
import type { CategorySaid, Scoring } from './claims.ts'
import { plain } from './plain.ts'
import { categoriesIn } from './score-words.ts'

/** Columns of a table of indicators: such a table is a form, not a summary by first-level categories. */
const DETAILED = /二级指标|三级指标|指标值|目标值|完成值|实际值/
/** The column that tells where points were lost. */
const REASONS = /原因|理由|说明|依据|备注|情况$/
const LEAST_CATEGORIES = 3
const FIELD = { points: 'points', score: 'score', deduction: 'deduction' } as const

/** "一级指标 | 满分 | 得分 | 扣分": the scores of one owner by first-level category, one row each 得分汇总表; nothing for any other table. */
export function categoryTable(
  prose: Prose,
  table: Table,
  year: number | undefined,
): Pick<Scoring, 'categories' | 'total' | 'place'> | undefined {
  for (const { columns, rows } of gridsOf(table)) {
    if (columns.some(({ heading }) => DETAILED.test(heading))) continue
    const fields = columns.flatMap(({ at, heading, holds }) =>
      holds in FIELD && !isOfOtherYear(heading, year) ? [{ at, field: FIELD[holds as keyof typeof FIELD] }] : [],
    )
    if (!fields.some(({ field }) => field === 'score')) continue
    const why = columns.findLast(({ heading }) => REASONS.test(heading))?.at
    const categories = rows.flatMap(({ row, figures, total }): CategorySaid[] => {
      const cell = row.cells.find(({ text }) => /[一-龥]{2}/.test(text))
      const words = cell ? plain(cell.text).text.replace(/\s|\(.*\)$/g, '') : ''
      const found = categoriesIn(/指标$|率$/.test(words) ? words : `${words}指标`, false)[0] ?? categoriesIn(words, false)[0]
      const at = figures.get(fields.find(({ field }) => field === 'score')!.at)
      if (total || !cell || !found || found.level !== 1 || found.start > 0 || words.length > found.category.length + 6 || !at) return []
      const said = fields.flatMap(({ at: column, field }) => {
        const figure = figures.get(column)
        return figure && !figure.percent ? [[field, points(String(figure.value))] as const] : []
      })
      const reason = plain(row.cells.find(({ column }) => column === why)?.text ?? '').text.trim()
      const told = /[一-龥]{2}/.test(reason) ? { reason } : {}
      return [{ category: found.category, ...Object.fromEntries(said), ...told, place: placeIn(prose, cellPassage(at.row, at.cell)) }]
    })
    if (new Set(categories.map(({ category }) => category)).size < Math.max(LEAST_CATEGORIES, categories.length)) continue
    const sum = rows.find(({ total }) => total)?.figures.get(fields.find(({ field }) => field === 'score')!.at)
    return {
      categories,
      ...(sum ? { total: { value: points(String(sum.value)), place: placeIn(prose, cellPassage(sum.row, sum.cell)) } } : {}),
      place: categories[0]!.place,
    }
  }
  return undefined
}

/** "2023年得分" beside "2024年得分" */
function isOfOtherYear(heading: string, year: number | undefined): boolean {
  const named = /(20\d\d)年/.exec(heading)?.[1]
  return /^(?:上年|去年)/.test(heading) || (named !== undefined && year !== undefined && Number(named) !== year)
}
