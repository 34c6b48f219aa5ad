import { Exact, type Points, points } from '#domain/quantity.ts'
import type { Passage } from './claims.ts'
import { markLength } from './passages.ts'

/** An item of an evaluation that did not get its full points, and the span of its score. */
export interface WordlessLoss {
  readonly name: string
  readonly amount: Points
  readonly passage: number
  readonly start: number
  readonly end: number
}

/** "6.资金分配合理性(2分)。资金按标段控制价分配，……。得1分。": name, full points where they are written, what is told, points got. */
const ITEM =
  /^([^，。；;:()]{2,24})(?:\((?:满分|分值|权重)?(\d+(?:\.\d+)?)分\))?[。:，]([^\n]{0,300}?)(?:自评|评价|实际|本项)?得(?:分)?(\d+(?:\.\d+)?)分。?$/u
/** Any word that says that something was wanting, and any figure that shows it. */
const TELLS =
  /[扣未不没缺差少低慢晚迟超余仅只欠漏错偏个部]|基本|较|尚|因(?![素此])|问题|\d+(?:\.\d+)?%|(?:目标|计划|应|实际)[^，。]{0,8}\d|\d+[^，。]{0,6}[，、][^，。]{0,8}\d/u
/** Items that lose points with words, at least, for one without them to be a slip. */
const TOLD = 2

/** Items that lost points and say nothing of why 得分低于满分而一句没有说明, in a list whose others do. Full points written nowhere in the item are those of its row in the tables. */
export function wordlessLosses(passages: readonly Passage[], fullOf: (name: string) => Exact | undefined): WordlessLoss[] {
  const items = passages.flatMap((passage, index) => {
    const from = markLength(passage)
    const match = from > 0 ? ITEM.exec(passage.text.slice(from)) : null
    if (!match) return []
    const [, name = '', written, told = '', got = ''] = match
    const full = written === undefined ? fullOf(name) : Exact.of(written)
    if (!full?.gt(Exact.of(got))) return []
    const end = passage.text.length
    return [
      {
        name,
        amount: points(full.minus(Exact.of(got)).toString()),
        passage: index,
        start: passage.text.lastIndexOf('得', end),
        end,
        isTold: TELLS.test(told),
      },
    ]
  })
  const silent = items.filter(({ isTold }) => !isTold)
  return items.length - silent.length >= TOLD && silent.length * 3 <= items.length - silent.length + 1 ? silent : []
}
