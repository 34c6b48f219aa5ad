import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { type Said, saidIn } from './clause.ts'

const CHANGE = /(?:增长|增加|下降|降低|减少|压减|增幅|降幅|变动|增减|上升)(?:率|幅度)?(?:了|为|是|达|约|:)*$/
const LESS = /减|降|压|少/
/** Signs between the change and the rate of it. */
const NEAR = 12

/**
 * Changes reckoned by the wrong base 增减率的分母: "较2023年5.10万元减少0.24万元，变动率-4.94%" is a share of this year's amount, not of the earlier one. The change and the
 * earlier amount are told, and this year's follows from them: nothing is guessed.
 */
export function* changesByAnotherBase({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const own of figures) {
    if (own.quantities.length < 3) continue
    const all = saidIn(own.stretch.text, own.quantities, year)
    for (const [i, rate] of all.entries()) {
      const gap = all[i - 1]
      if (rate.unit !== '%' || rate.bound || !gap || gap.sentence !== rate.sentence || !isChangeOf(gap, rate, own.stretch.text)) continue
      const past = all.slice(0, i - 1).findLast((one) => one.unit === gap.unit && one.sentence === rate.sentence && !one.bound)
      if (!past || past.value <= gap.value || !(past.role === 'past' || past.start >= gap.clauseStart)) continue
      const now = past.value + (LESS.test(gap.label) ? -gap.value : gap.value)
      if (fits(rate, gap, past.value) || !fits(rate, gap, now)) continue
      const right = `${((100 * gap.value) / past.value).toFixed(2)}%`
      yield {
        kind: 'rate',
        place: placeOf(script, own.stretch, rate),
        related: [gap, past].map((one) => placeOf(script, own.stretch, one)),
        message: `增减率写的是 ${rate.written}，是用增减后的数作分母算的；按 ${gap.written} ÷ ${past.written} 计算为 ${right}`,
        found: rate.written,
        expected: right,
      }
    }
  }
}

const isChangeOf = (gap: Said, rate: Said, text: string): boolean =>
  gap.unit !== '%' &&
  gap.unit !== '百分点' &&
  gap.value > 0 &&
  CHANGE.test(gap.label) &&
  CHANGE.test(rate.label) &&
  rate.start - gap.end <= NEAR &&
  !text.slice(gap.end, rate.start).includes('。')

const fits = (rate: Quantity, gap: Quantity, base: number): boolean =>
  base > 0 && Math.abs(Math.abs(rate.value) - (100 * gap.value) / base) <= rate.half + (100 * gap.half) / base + 1e-9
