import type { CalendarDate } from '../indicator.ts'
import { refused, type Parsed } from './parsed.ts'

/** A date in any spelling; without a written year, the evaluated `year`. */
export function parseDate(text: string, _context: { readonly year?: number | undefined } = {}): Parsed<CalendarDate> {
  return refused(`“${text}”不是日期`, '请填写日期，例如 2024-12-30 或 2024年12月。')
}

/** "2024", "2024年度", "二〇二四年". */
export function parseYear(text: string): Parsed<number> {
  return refused(`“${text}”不是年份`, '请填写四位年份，例如 2024。')
}
