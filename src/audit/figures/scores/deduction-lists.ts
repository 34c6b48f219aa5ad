import { type ItemisedDeduction, itemisedDeductions } from '../../extract/itemised-deductions.ts'
import { markLength, placeOfSpan } from '../../extract/passages.ts'
import type { Document } from '../../rule.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'

/** A list further off its total is a part of it. */
const MOST_SHARE = 0.6
const TOLD = /(?:共|合计|累计|总共|总计|全部)(?:计)?(?:被)?扣(?:除|减)?(?:了|分)?(?:为|:)?(\d+(?:\.\d+)?)分/g
/** "得分93.70分……扣分情况如下:": what is missing of a hundred. */
const SCORED = /(?:总分|得分|综合评分|自评)(?:为|是|:)?(\d{2}(?:\.\d+)?)分/g
const ANNOUNCED = /(?:如下|[:]|其中|包括|分别(?:为|是))[^\d]{0,12}$/
const WHOLE = 100

interface Told {
  readonly value: number
  readonly start: number
  readonly end: number
}

/**
 * Deductions told one by one 逐项扣分 against what was lost together: "(2)防治项目扣3分。产出扣2分；满意度扣1分。" in a paragraph, "共扣6.30分，扣分情况如下:" above a list with one or
 * more to a line.
 */
export function* deductionListsThatDoNotAdd({ claims, file }: Pick<Document, 'claims' | 'file'>): Iterable<Mismatch> {
  const { passages } = claims
  const items = Map.groupBy(itemisedDeductions(passages), ({ passage }) => passage)
  const complaint = (at: number, told: Told, parts: readonly ItemisedDeduction[]): Mismatch | undefined => {
    const values = parts.map(({ amount }) => Number(amount.toString()))
    const sum = values.reduce((all, one) => all + one, 0)
    if (Math.abs(sum - told.value) < 0.005 || Math.abs(sum - told.value) > MOST_SHARE * Math.max(sum, told.value)) return undefined
    return {
      kind: 'deduction',
      place: placeOfSpan(file, passages[at]!, told.start, told.end),
      related: parts.map(({ passage, start, end }) => placeOfSpan(file, passages[passage]!, start, end)),
      message: `逐项扣分相加为 ${sayNumber(sum)} 分（${values.map(sayNumber).join(' + ')}），这里是扣 ${sayNumber(told.value)} 分`,
      found: `${sayNumber(told.value)}分`,
      expected: `${sayNumber(sum)}分`,
    }
  }
  for (const [at, own] of items) {
    const [head, details] = headOf(own, passages[at]!.text)
    const { start, end, amount } = head
    const wrong = details.length < 2 ? undefined : complaint(at, { value: Number(amount.toString()), start, end }, details)
    if (wrong) yield wrong
  }
  for (const [at, { text }] of passages.entries()) {
    const told = ANNOUNCED.test(text) ? announced(text) : undefined
    const list = told ? listBelow(at) : []
    const wrong = told && list.length >= 2 ? complaint(at, told, list) : undefined
    if (wrong) yield wrong
  }

  /** Marked lines right below, each with what it says is lost; a line without a deduction, or another mark, ends them. */
  function listBelow(at: number): ItemisedDeduction[] {
    const list: ItemisedDeduction[] = []
    for (let i = at + 1; i < passages.length; i++) {
      const own = items.get(i)
      if (!own || markLength(passages[i]!) === 0) break
      const [head, details] = headOf(own, passages[i]!.text)
      list.push(...(details.length > 0 ? [head] : own))
    }
    return list
  }
}

/** What is told of a whole in the last sentence of a paragraph that announces a list. */
function announced(text: string): Told | undefined {
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)
  const off = last(TOLD)
  const toldAs = (match: RegExpMatchArray, value: number) => ({ value, start: match.index!, end: match.index! + match[0].length })
  if (off) return toldAs(off, Number(off[1]))
  const scored = /扣分|失分|丢分|减分/.test(text.slice(-20)) ? last(SCORED) : undefined
  return scored ? toldAs(scored, WHOLE - Number(scored[1])) : undefined
}

/** "道路项目扣3分。产出扣2分；满意度扣1分。": the first of a paragraph is of all the others where a stop stands between and none is larger. */
function headOf(items: readonly ItemisedDeduction[], text: string): readonly [ItemisedDeduction, readonly ItemisedDeduction[]] {
  const [head, ...details] = items
  const isHead =
    details.length >= 2 &&
    ((/^[^。；;:，,]{0,30}$/.test(text.slice(0, head!.start)) && /^[。:(]/.test(text.slice(head!.end))) ||
      /^[。，,:(]*其中/.test(text.slice(head!.end))) &&
    details.every(({ amount }) => amount.lt(head!.amount))
  return [head!, isHead ? details : []]
}
