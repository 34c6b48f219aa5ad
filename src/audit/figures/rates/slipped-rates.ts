import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { sayLike, sayNumber } from '../quantities.ts'
import { isPointMoved, isSlip, valuesBefore } from '../slips.ts'
import { isPlan, plainOf, weight } from '../sums/slipped-sums.ts'
import { isRatio } from './ratios.ts'
import { LACKING } from './reached-shares.ts'

/** How many figures of its unit a rate may look back, and ahead. */
const BACK = 5
const AHEAD = 2

/**
 * Rates that their figures make but for one slip 只差一笔的比率: "控制率82.17%" of 9.86 and 12.20, "增长7.69%" of 390.00 on 5210.00. Any two figures of its sentence may make a
 * rate; where none does, and one of the three figures that the document has nowhere else would do with a slip undone, that one is asked about.
 */
export function* slippedRates({ script, figures, times }: Sheet): Iterable<Mismatch> {
  const money = figures.flatMap(({ quantities }) => quantities.filter(({ unit }) => unit === '元'))
  for (const [at, { stretch, quantities }] of figures.entries()) {
    if (quantities.length < 3 || isPlan(stretch)) continue
    const sentences = sentencesOf(stretch.text)
    for (const [i, rate] of quantities.entries()) {
      if (rate.unit !== '%' || rate.bound || rate.value <= 0 || !RATE.test(rate.label) || AIM.test(rate.label)) continue
      const span = sentences.find((one) => one.start <= rate.start && rate.start < one.end)
      if (!span) continue
      const inside = [...quantities.slice(0, i).slice(-2 * BACK), ...quantities.slice(i + 1, i + 1 + AHEAD)].filter(
        (one) => one.start >= span.start && one.end <= span.end && !NO_COUNT.has(one.unit) && !one.bound,
      )
      const around = quantities.filter((one) => one !== rate && !NO_COUNT.has(one.unit))
      if (around.some((a) => around.some((b) => a !== b && a.unit === b.unit && fits(rate, a, b)))) continue
      if (inside.some((a) => a.unit === '元' && money.some((b) => a !== b && fits(rate, a, b)))) continue
      const found = slipIn(rate, inside, times)
      if (!found || isOfAWholeAbove(rate, quantities[i - 1], figures.slice(Math.max(0, at - ABOVE), at))) continue
      const { wrong, part, whole, meant } = found
      const expected = sayLike(wrong, meant)
      yield {
        kind: /执行率|支出率|支付率|执行进度|支出进度/.test(rate.label) ? 'execution-rate' : 'rate',
        severity: 'warning',
        place: placeOf(script, stretch, wrong),
        related: [part, whole, rate].filter((one) => one !== wrong).map((one) => placeOf(script, stretch, one)),
        message: `“${rate.label}${rate.written}”，按 ${part.written} ÷ ${whole.written} 计算为 ${sayNumber(Math.round((1e4 * part.value) / whole.value) / 100)}%；“${wrong.written}”改为 ${expected} 就相符`,
        found: wrong.written,
        expected,
      }
    }
  }
}

/** Paragraphs above, in which the whole of a list of shares may be told. */
const ABOVE = 8
/** "有效问卷570份" above "法律咨询57份，占10.00%": a share of what was told for all. */
const isOfAWholeAbove = (rate: Quantity, part: Quantity | undefined, above: Sheet['figures']): boolean =>
  part !== undefined &&
  rate.label.includes('占') &&
  above.some(({ quantities }) => quantities.some((whole) => whole.unit === part.unit && isRatio(rate, part.value, part.half, whole)))

const RATE = /(?:率|度|占|比|进度|增长|下降|提高|降低|减少|增加|上升|增幅|降幅|的)(?:为|是|达到?|约|仅|了|只有|:)*$/
const AIM = /目标|计划|不低于|应达|要求|得分率/
const NO_COUNT: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '分', '℃'])

/** part ÷ whole, what was done ÷ what it and the rest of the target make, or how much the one is more than the other. */
const fits = (rate: Quantity, a: Quantity, b: Quantity): boolean =>
  isRatio(rate, a.value, a.half, b) ||
  (LACKING.test(b.label) && isRatio(rate, a.value, a.half, { value: a.value + b.value, half: a.half + b.half })) ||
  isRatio(rate, Math.abs(a.value - b.value), a.half + b.half, b)

interface Slipped {
  readonly wrong: Quantity
  readonly part: Quantity
  readonly whole: Quantity
  readonly meant: number
}

function slipIn(rate: Quantity, inside: readonly Quantity[], times: Sheet['times']): Slipped | undefined {
  const isAlone = (one: Quantity) => (times.get(plainOf(one)) ?? 0) < 2
  const pairs = inside.flatMap((part) =>
    inside
      .filter((whole) => whole !== part && whole.unit === part.unit && whole.value > 0 && part.value > 0)
      .map((whole) => ({ part, whole })),
  )
  const places = rate.written.split('.')[1]?.replace(/\D/g, '').length ?? 0
  if (weight(rate) >= 3 || (places > 0 && weight(rate) >= 2))
    for (const { part, whole } of pairs) {
      const meant = Number(((100 * part.value) / whole.value).toFixed(places))
      if (
        part.value <= 1.2 * whole.value &&
        isAlone(rate) &&
        ((isSlip(rate, meant) && (places >= 2 || meant > 10)) || isPointMoved(rate, (100 * part.value) / whole.value))
      )
        return { wrong: rate, part, whole, meant }
    }
  // A rate without two decimals is made by too many figures.
  if (places < 2 && rate.value !== 100) return undefined
  for (const { part, whole } of pairs) {
    if (rate.value === 100) {
      if (part.value !== whole.value && weight(part) >= 3 && isSlip(part, whole.value)) {
        const wrong = [part, whole].find(isAlone)
        if (wrong) return { wrong, part, whole, meant: (wrong === part ? whole : part).value }
      }
      continue
    }
    if (weight(part) < 2 || weight(whole) < 2) continue
    const before = isAlone(part) ? valuesBefore(part).find((value) => isRatio(rate, value, 0, whole)) : undefined
    if (before !== undefined) return { wrong: part, part, whole, meant: before }
    const base = isAlone(whole) ? valuesBefore(whole).find((value) => isRatio(rate, part.value, 0, { value, half: 0 })) : undefined
    if (base !== undefined) return { wrong: whole, part, whole, meant: base }
  }
  return undefined
}
