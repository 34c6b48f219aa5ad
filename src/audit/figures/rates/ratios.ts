import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'

/**
 * Rates beside the counts they come from 比率: "有效问卷282份，有效率94.00%", "检测504份，合格501份，合格率99.40%". A rate is believed when any two figures of
 * its passage make it; it is complained of only when the figures that its own name asks for stand in its sentence and do not.
 */
export function* ratesThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3) continue
    const sentences = sentencesOf(stretch.text)
    for (const [i, rate] of quantities.entries()) {
      const name = rate.unit === '%' && !rate.bound ? rateName(rate.label) : undefined
      if (!name) continue
      const before = quantities.slice(Math.max(0, i - FAR), i).filter(({ unit, bound }) => !NO_COUNT.has(unit) && !bound)
      if (isMade(rate, quantities.slice(Math.max(0, i - FAR), i + FAR))) continue
      const { start } = sentences.find((one) => one.start <= rate.start && rate.start < one.end) ?? { start: 0 }
      const pair = pairFor(
        name,
        stretch.text,
        before.filter((one) => one.start >= start),
      )
      if (!pair) continue
      const [part, whole] = pair
      if (isMadeOfRest(rate, part, whole, quantities)) continue
      const value = sayNumber((Math.round((part.value / whole.value) * 1e4) / 1e4) * 100)
      yield {
        kind: 'rate',
        place: placeOf(script, stretch, rate),
        related: [placeOf(script, stretch, part), placeOf(script, stretch, whole)],
        message: `“${name}”写的是 ${rate.written}，按 ${part.written.includes('+') ? `（${part.written}）` : part.written} ÷ ${whole.written} 计算为 ${value}%`,
        found: rate.written,
        expected: `${value}%`,
      }
    }
  }
}

/** How many quantities back a rate may find its figures. */
const FAR = 12
const NO_COUNT: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '分', '℃', '元'])

/** "有效率", "满意度为": the name right before the figure. */
const rateName = (label: string): string | undefined =>
  /([一-龥]{0,10}(?:率|满意度))(?:为|是|达到?|约|仅|:)*$/.exec(label.replace(/[”“]/g, ''))?.[1]

/** Words of the part and of the whole, by the end of the rate's name. */
const PAIRS: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/有效(?:回收)?率$/, /有效/, /发放|发出|收回|回收|抽取|调查|问卷/],
  [/(?:回收|收回)率$/, /收回|回收/, /发放|发出|印发|投放/],
  [/满意[率度]$/, /(?<!不|不够|较不)满意/, /有效|回收|收回|发放|抽取|调查|样本/],
  [/合格率$|达标率$/, /合格|达标/, /检测|抽检|检验|抽查|监测|验收|采样|抽样/],
  [/办结率$/, /办结/, /受理|接收|收到|登记/],
  [/整改率$|化解率$|调处率$/, /整改|化解|调处/, /排查|发现|查出|受理/],
  [/出席率$|到课率$|参训率$/, /实到|参训|参加/, /应到|计划|报名/],
]

function pairFor(name: string, text: string, counts: readonly Quantity[]): readonly [Quantity, Quantity] | undefined {
  const words = PAIRS.find(([pattern]) => pattern.test(name))
  if (!words) return undefined
  const around = (one: Quantity) => one.label + /^[一-龥]{0,4}/.exec(text.slice(one.end, one.end + 4))![0]
  const parts = counts.filter((one) => words[1].test(around(one)))
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last || parts.some(({ unit }) => unit !== first.unit)) return undefined
  // "非常满意168份、满意91份" are told together.
  if (parts.length > 1 && /[，。；;]/.test(text.slice(first.end, last.start))) return undefined
  const whole = counts.findLast((one) => one.start < first.start && one.unit === first.unit && words[2].test(around(one)))
  const part =
    parts.length === 1
      ? first
      : { ...first, value: parts.reduce((sum, { value }) => sum + value, 0), written: parts.map(({ written }) => written).join(' + ') }
  return whole ? [part, whole] : undefined
}

/** Whether two figures of the same unit, or the sum of some in a row and another, make the rate. */
export function isMade(rate: Quantity, around: readonly Quantity[]): boolean {
  const counts = around.filter(({ unit }) => unit !== '%' && unit !== '百分点')
  return counts.some((first, i) => {
    let value = 0
    let half = 0
    for (let j = i; j < Math.min(counts.length, i + 4); j++) {
      const part = counts[j]!
      if (part.unit !== first.unit) break
      value += part.value
      half += part.half
      if (counts.some((whole) => whole.unit === first.unit && whole !== part && isRatio(rate, value, half, whole))) return true
      // "当事人500份、律师100份，收回565份": what was sent in several ways is the whole.
      if (
        j > i &&
        counts.some((one) => one.unit === first.unit && one.value < value && isRatio(rate, one.value, one.half, { value, half }))
      )
        return true
    }
    return false
  })
}

/** "办结474件(含上年结转6件)": what stands in brackets may belong to the part or the whole, or not. */
export const isMadeOfRest = (rate: Quantity, part: Quantity, whole: Quantity, around: readonly Quantity[]): boolean =>
  around.some(
    ({ depth, unit, value }) =>
      depth > 0 &&
      unit === part.unit &&
      (isRatio(rate, part.value - value, part.half, whole) ||
        isRatio(rate, part.value + value, part.half, whole) ||
        isRatio(rate, part.value, part.half, { value: whole.value - value, half: whole.half })),
  )

/** Whether a written rate can be part ÷ whole, each rounded as written; or what is missing to it. */
export function isRatio(
  rate: Pick<Quantity, 'value' | 'half'>,
  part: number,
  half: number,
  whole: Pick<Quantity, 'value' | 'half'>,
): boolean {
  if (whole.value <= 0) return false
  const computed = (100 * part) / whole.value
  const slack = 100 * (half / whole.value + (part * whole.half) / whole.value ** 2)
  return Math.abs(rate.value - computed) <= rate.half + slack + 1e-9
}
