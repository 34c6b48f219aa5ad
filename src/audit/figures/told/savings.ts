import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { isRatio } from '../rates/ratios.ts'
import { type Said, saidIn } from './clause.ts'

const SAVED = /节约|节支|节资|审减|核减|下浮|压减/
const RATE = /(?:节约|节支|节资|审减|核减|下浮|压减)(?:率|比例|幅度)?(?:为|是|达|约|:)*$/
/** Signs between what was saved and the rate of it. */
const NEAR = 10

/**
 * What was saved of an amount, as a share of it 节约率: "控制价763.20万元，中标价748.60万元，节约14.60万元，节约率1.91%". The two amounts differ by what was saved, so that the
 * greater is what it was saved of.
 */
export function* savingsToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 4 || !SAVED.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    for (const [i, rate] of all.entries()) {
      const saved = all[i - 1]
      if (rate.unit !== '%' || rate.bound || !saved || !isOf(saved, rate)) continue
      const near = all.slice(0, i - 1).filter((one) => one.unit === saved.unit && one.sentence >= rate.sentence - 1 && !one.bound)
      if (near.some((one) => one.value > saved.value && isRatio(rate, saved.value, saved.half, one))) continue
      const whole = near.find((one) => near.some((other) => Math.abs(one.value - other.value - saved.value) <= 1e-6 * one.value))
      if (!whole) continue
      const right = `${((100 * saved.value) / whole.value).toFixed(2)}%`
      yield {
        kind: 'rate',
        place: placeOf(script, stretch, rate),
        related: [saved, whole].map((one) => placeOf(script, stretch, one)),
        message: `节约（审减）率写的是 ${rate.written}，按 ${saved.written} ÷ ${whole.written} 计算为 ${right}`,
        found: rate.written,
        expected: right,
      }
    }
  }
}

const isOf = (saved: Said, rate: Said): boolean =>
  saved.sentence === rate.sentence && saved.value > 0 && rate.start - saved.end <= NEAR && SAVED.test(saved.label) && RATE.test(rate.label)
