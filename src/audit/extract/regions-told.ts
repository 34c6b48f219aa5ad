import type { Passage } from './claims.ts'
import { markLength } from './passages.ts'

/** "1.白崖县。下达资金……", "（二）柳泉镇：": a paragraph on one of the places that money went to. */
const REGION = /^[一-龥]{1,6}(?:县|区|市|旗|镇|乡|街道|苏木)(?:\([^()]*\))?[。:，]/
/** Other words that end like a place. */
const NO_REGION = /^(?:[全本我各该某]|所属|下辖|辖)|(?:小区|社区|园区|片区|景区|库区|校区|城市|超市)[^一-龥]$/
const LEAST = 2

/**
 * The passages that go through the places one by one 分地区陈述, by index: the scores told there are the places' own. Empty where fewer than two are told.
 */
export function regionsTold(passages: readonly Passage[]): ReadonlySet<number> {
  const found = passages.flatMap((passage, index) => {
    const words = REGION.exec(passage.text.slice(markLength(passage)))?.[0]
    return words === undefined || passage.heading || NO_REGION.test(words) ? [] : [index]
  })
  return new Set(found.length < LEAST ? [] : found)
}
