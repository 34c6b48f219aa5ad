import { type Points, points } from '../quantity.ts'
import { isBlank } from './blank.ts'
import { compact, normalise } from './normalise.ts'
import { readNumber } from './number.ts'
import { type Parsed, refused, understood } from './parsed.ts'

/** 分值、得分: "10", "9.74分", "十分". The range is not checked here: a score beyond its points is a finding, not unreadable. */
export function parsePoints(text: string): Parsed<Points> {
  if (isBlank(text)) return refused('没有填写分数', '请填写分数；确实为零分的填 0。')
  const value = /\d\s+\d/.test(normalise(text)) ? undefined : readNumber(compact(text).replace(/分$/, ''))
  if (value === undefined) return refused(`“${text.trim()}”不是分数`, '请只填写一个数字，例如 10 或 9.5。')
  return understood(points(value))
}
