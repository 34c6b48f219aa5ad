import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import { type Said, saidIn } from './clause.ts'

const CHANGE = /(?:增长|增加|下降|降低|减少|压减|增幅|降幅|变动|增减|上升|节约|节支|核减|审减)(?:率|幅度|资金)?(?:了|为|是|达|约|:)*$/
const LESS = /减|降|压|少|节/
/** Signs between the change and the rate of it. */
const NEAR = 12

/**
 * Changes reckoned by the wrong base 增减率的分母: "较2023年5.10万元减少0.24万元，变动率-4.94%" is a share of this year's amount, not of the earlier one. The change and the
 * earlier amount are told, and this year's follows from them: nothing is guessed.
 */
export function* changesByAnotherBase({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  let values: ReadonlyMap<string, ReadonlySet<number>> | undefined
  for (const own of figures) {
    if (own.quantities.length < 3) continue
    const { text } = own.stretch
    const all = saidIn(text, own.quantities, year)
    for (const [i, rate] of all.entries()) {
      const gap = all[i - 1]
      if (rate.unit !== '%' || rate.bound || !gap || gap.sentence !== rate.sentence || !isChangeOf(gap, rate, text)) continue
      const past = all.slice(0, i - 1).findLast((one) => one.unit === gap.unit && one.sentence === rate.sentence && !one.bound)
      const step = LESS.test(gap.label) ? -gap.value : gap.value
      const isTold = past !== undefined && past.value > gap.value && (past.role === 'past' || past.start >= gap.clauseStart)
      values ??= valuesOf(figures)
      const bases = isTold
        ? [past.value]
        : [...(values.get(gap.unit) ?? [])].filter((value) => values!.get(gap.unit)!.has(rounded(value + step)))
      const [base] = bases
      if (base === undefined || bases.some((one) => fits(rate, gap, one))) continue
      const wrong = bases.find((one) => one + step > 0 && fits(rate, gap, one + step))
      // Of the earlier amount told beside it nothing else can be meant: a slip of the rate is one.
      const isSlipped = wrong === undefined && isTold && isSlip(rate, percentOf(gap, base)) && NOTHING.test(text.slice(gap.end, rate.start))
      if (wrong === undefined && !isSlipped) continue
      const right = `${percentOf(gap, wrong ?? base).toFixed(2)}%`
      yield {
        kind: 'rate',
        ...(isTold && !isSlipped ? {} : { severity: 'warning' as const }),
        place: placeOf(script, own.stretch, rate),
        related: [gap, ...(isTold ? [past] : [])].map((one) => placeOf(script, own.stretch, one)),
        message: `增减率写的是 ${rate.written}，${isSlipped ? '' : '是用增减后的数作分母算的；'}按 ${gap.written} ÷ ${sayLike(gap, wrong ?? base)} 计算为 ${right}`,
        found: rate.written,
        expected: right,
      }
    }
  }
}

/** Every amount and count by its measure; bare cells are told in 万元, as amounts are. */
const valuesOf = (figures: Sheet['figures']): ReadonlyMap<string, ReadonlySet<number>> => {
  const all = figures.flatMap(({ quantities }) => quantities)
  const cells = all.flatMap(({ unit, value, half }) => (unit === '' && half > 0 ? [rounded(value * 1e4)] : []))
  const found = Map.groupBy(all, ({ unit }) => unit)
  return new Map(
    [...found].map(([unit, own]) => [unit, new Set([...own.map(({ value }) => rounded(value)), ...(unit === '元' ? cells : [])])]),
  )
}
const rounded = (value: number) => Number(value.toFixed(4))

const percentOf = (gap: Quantity, base: number) => Number(((100 * gap.value) / base).toFixed(2))
/** No other subject stands between a change and its rate. */
const NOTHING = /^，?(?:同比|比上年|较上年)?[一-龥]{2,4}(?:率|幅度)?(?:为|了|达)?$/

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
