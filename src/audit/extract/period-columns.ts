import type { TableRow } from '#domain/prose.ts'
import { plain } from './plain.ts'

/** "1—9月完成", "截至9月底支出", "上半年执行率": a heading of figures that stop before the year does 监控期. */
const PART =
  /^(?:20\d\d年)?(?:1月?(?:份)?[-~至到](?:[1-9]|1[01])月|截[至止](?:20\d\d年)?(?:[1-9]|1[01])月|上半年|前[一二三]季度|[一二三](?:季度)?[-~至到][二三]季度|监控期)/
/** The heading of the whole year beside it; what is expected of the year is not yet done. */
const WHOLE =
  /^(?:20\d\d年)?(?:全年|1月?(?:份)?[-~至到]12月|截[至止](?:20\d\d年)?(?:12月|年底|年末)|年终|年末|年度)(?!预[计估]|指标值|目标值|预算)/

/**
 * Columns with figures of a part of the year, in a table that has the same for the whole year beside them: monitoring and self-evaluation held together
 * 监控与自评对照. The form is what the columns of the whole year say. Empty where no heading names both.
 */
export function partYearColumns(rows: readonly TableRow[]): ReadonlySet<number> {
  for (const { cells } of rows.slice(0, 4)) {
    const headings = cells.map(({ text, column }) => ({ column, words: plain(text).text.replace(/\s/g, '').replaceAll('—', '-') }))
    const parts = headings.filter(({ words }) => PART.test(words))
    if (parts.length > 0 && headings.some(({ words }) => WHOLE.test(words))) return new Set(parts.map(({ column }) => column))
  }
  return new Set()
}
