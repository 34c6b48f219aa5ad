import type { Passage } from './claims.ts'
import { type ItemisedDeduction, itemisedDeductions } from './itemised-deductions.ts'
import { REASON } from './score-words.ts'

/** Clauses that only say what was to be reached and what was. */
const FIGURE =
  /^(?:其中|该|本)?[一-龥]{0,16}?(?:目标|计划|原定|应|实际|完成率?|达到|占|满分|得|指标|共|仅|只|只有|少|低)[一-龥]{0,6}[\d.≥≤%]+[^一-龥]*[一-龥]{0,4}(?:得[\d.]+分)?$|^该?指标[\d.]+分[一-龥]{0,2}[\d.]*分?$|^[^一-龥]*$/u
/** What was to be reached, and how far it was. */
const REACHED = /(?:目标|计划|原定|应)[^，]{0,8}\d.*(?:实际|完成)[^，]{0,6}\d/u
const LOST = /扣(?:除|减)?(?:了)?\d+(?:\.\d+)?分/u

/**
 * Deductions that are told with their figures alone 只写了数，没有写原因, beside others of the same account that give reasons in words: "改造216户，目标240户，扣1分；…扣0.8分，
 * 原因是…". Where no neighbour gives a reason, the figures may be all that was asked for.
 */
export function bareDeductions(passages: readonly Passage[]): ItemisedDeduction[] {
  const items = itemisedDeductions(passages).filter(({ amount }) => amount.gt(0))
  const segmentOf = ({ passage, start, end }: ItemisedDeduction) => {
    const { text } = passages[passage]!
    // An item at the head of a paragraph owns it: "（二）…扣0.42分。原定48期，完成46期。"
    if (isAlone(passage)) return text
    const from = Math.max(...['。', '；', ';'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1
    const to = text.slice(end).search(/[。；;]/u)
    return text.slice(from, to < 0 ? text.length : end + to)
  }
  const isAlone = (passage: number) => items.filter((one) => one.passage === passage).length === 1
  const clausesOf = (item: ItemisedDeduction) =>
    segmentOf(item)
      .split(/[，,。；;:]/u)
      .filter((clause) => clause !== '' && !LOST.test(clause))
  const isBare = (item: ItemisedDeduction) => {
    const clauses = clausesOf(item)
    return !REASON.test(segmentOf(item)) && REACHED.test(clauses.join('，')) && clauses.every((clause) => FIGURE.test(clause))
  }
  const isTold = (item: ItemisedDeduction) =>
    item.reason !== undefined ||
    (isAlone(item.passage) && clausesOf(item).some((clause) => /[一-龥]{4}/u.test(clause) && !FIGURE.test(clause)))
  return items.filter((item) => {
    if (!isBare(item) || /执行/u.test(segmentOf(item))) return false
    const near = items.filter(
      (other) => other !== item && (isAlone(item.passage) ? Math.abs(other.passage - item.passage) <= 2 : other.passage === item.passage),
    )
    return near.filter((other) => isTold(other) && !isBare(other)).length >= (isAlone(item.passage) ? 2 : 1)
  })
}
