import type { CountClaim, Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'

const COUNT =
  /(?<=^|共|全部|[和对的])(\d{1,3})个(?:预算|支出|重点)?项目(?!未|没|中)|项目(?:数量)?(?:总数)?(?:共计|共有|共|总计|为|有)?(\d{1,3})个|(?:共|涉及|纳入|安排|实施|开展|自评|选取|评价|完成)[^，。；\d]{0,16}?(\d{1,3})个?(?:[一-龥]{0,6}?)(?:项目|项(?=[，。；]))/g

/** "共16个项目": how many of what the text speaks of. */
export function countsIn(file: string, passage: Passage): CountClaim[] {
  return [...passage.text.matchAll(COUNT)].map((match) => ({
    what: '项目',
    count: Number(match[1] ?? match[2] ?? match[3]),
    place: placeOfSpan(file, passage, match.index, match.index + match[0].length),
  }))
}
