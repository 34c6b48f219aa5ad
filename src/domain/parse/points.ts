import type { Points } from '../quantity.ts'
import { refused, type Parsed } from './parsed.ts'

/** 分值、得分: "10", "9.74分". */
export function parsePoints(text: string): Parsed<Points> {
  return refused(`“${text}”不是分数`, '请填写数字，例如 10 或 9.5。')
}
