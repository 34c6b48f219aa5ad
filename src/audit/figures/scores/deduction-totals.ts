import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'

const TOTAL = /^(?:以上|上述)?([二两三四五六七八九十]|\d{1,2})项(?:合计|共|共计|累计|总共)扣(?:除|减)?(?:了)?(\d+(?:\.\d+)?)分/u
const ITEM = /扣(?:除|减)?(?:了)?(\d+(?:\.\d+)?)分/gu
const DIGITS = '零一二三四五六七八九十'
/** Paragraphs that an account of deductions may fill before its total. */
const REACH = 16

/** "三项合计扣1.56分" below the list of what was lost 扣分合计: as many items, and as many points. Asked: one paragraph may tell two. */
export function* deductionTotalsThatFail({ script }: Sheet): Iterable<Mismatch> {
  for (const [i, stretch] of script.stretches.entries()) {
    const match = TOTAL.exec(stretch.text)
    if (!match || stretch.index === undefined) continue
    const [, word = '', said = ''] = match
    const count = /\d/.test(word) ? Number(word) : word === '两' ? 2 : DIGITS.indexOf(word)
    const items = itemsBefore(script.stretches.slice(Math.max(0, i - REACH), i))
    if (items.length < 2) continue
    const lost = Number(items.reduce((all, one) => all + one, 0).toFixed(4))
    const isSum = lost === Number(said)
    // One of the two must fit, so that the list is known to be the one that is meant.
    if (isSum === (items.length === count)) continue
    yield {
      kind: isSum ? 'figures' : 'deduction',
      severity: 'warning',
      place: placeOf(script, stretch, { start: 0, end: match[0].length }),
      message: isSum
        ? `写的是“${word}项”，前面列了 ${items.length} 项扣分（${items.join(' + ')}）`
        : `前面 ${items.length} 项扣分相加为 ${lost} 分（${items.join(' + ')}），写的是 ${said} 分`,
      found: isSum ? `${word}项` : `${said}分`,
      expected: isSum ? `${items.length}项` : `${lost}分`,
    }
  }
}

/** The points of the paragraphs right before, each with one deduction; a paragraph with none or with two ends the list. */
function itemsBefore(stretches: readonly Stretch[]): number[] {
  const items: number[] = []
  for (const { text, index } of stretches.toReversed()) {
    const found = [...text.matchAll(ITEM)]
    if (index === undefined || found.length !== 1) break
    items.unshift(Number(found[0]![1]))
  }
  return items
}
