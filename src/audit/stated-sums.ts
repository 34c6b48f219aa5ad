import { type Exact, sum } from '#domain/quantity.ts'
import { isOfAnother } from './confidence.ts'
import type { Claims, SumClaim } from './extract/claims.ts'
import { isSlip } from './figures/slips.ts'
import { addsUp } from './rounding.ts'
import type { Report } from './rule.ts'
import { sayMoney } from './say.ts'

/**
 * Sums that running text states ("支出 A 万元，其中：B x 万元，C y 万元") and that do not hold. Parts that exceed their whole are wrong in any case; parts
 * that fall short are proven wrong only when the text lists all of them, and are asked about when they nearly reach the whole.
 */
function* sumComplaints({ sums, amounts }: Claims, side: SumClaim['side']): Iterable<Report> {
  for (const claim of sums) {
    if (claim.side !== side) continue
    const parts = claim.parts.map(({ value }) => value)
    const computed = sum(parts)
    const whole = claim.whole.value
    if (addsUp(whole, parts, computed)) continue
    const short = computed.lt(whole)
    const doubtful = isOfAnother(whole, computed)
    if (short && !claim.complete && !(nearly(whole, computed, parts) && isOneSlip(claim, computed))) continue
    if (short && isCarriedBeside(claim, whole.minus(computed), amounts)) continue
    yield {
      place: claim.whole.place,
      related: claim.parts.map(({ place }) => place),
      message: `“${claim.whole.label}”写的是 ${sayMoney(whole)}，${claim.join === 'of-which' ? '其中各项' : '所列各项'}相加为 ${sayMoney(computed)}，相差 ${sayMoney(whole.minus(computed).abs())}`,
      found: sayMoney(whole),
      expected: sayMoney(computed),
      ...(short && !claim.complete
        ? { severity: 'warning' as const, remedy: '核对总数和各项金额；如果各项没有列全，请写明“其他”的金额。' }
        : doubtful
          ? { severity: 'warning' as const }
          : !claim.complete && !isOfSlip(claim, computed)
            ? { severity: 'warning' as const }
            : {}),
    }
  }
}

/** Whether one figure mistyped makes the sum wrong; else the parts may overlap, or be of something else. */
const isOfSlip = ({ whole, parts }: SumClaim, computed: Exact): boolean => {
  const figureOf = ({ value, place }: SumClaim['whole']) => ({ value: Number(value.toString()), written: place.quote ?? '' })
  const more = Number(computed.minus(whole.value).toString())
  return [{ one: whole, by: more }, ...parts.map((one) => ({ one, by: -more }))].some(({ one, by }) => {
    const figure = figureOf(one)
    return isSlip(figure, Number((figure.value + by).toFixed(4)))
  })
}

/** "收入总计A，其中：……，本年收入合计B；上年结转C": what the parts lack is the carry-over told behind them. */
const isCarriedBeside = ({ whole }: SumClaim, lacking: Exact, amounts: Claims['amounts']) =>
  amounts.some(({ label, value, place }) => place.paragraph === whole.place.paragraph && /结转|结余/.test(label) && value.eq(lacking))

/** The same, and what else was found of sums, each figure once. */
export function* complaintsOfSums(claims: Claims, side: SumClaim['side'], others: Iterable<Report>): Iterable<Report> {
  const key = (place: Report['place']) => place && `${place.paragraph}/${place.quote}`
  const own = [...sumComplaints(claims, side)]
  const told = new Set(own.flatMap(({ place, related = [] }) => [place, ...related].map(key)))
  yield* own
  for (const other of others) if (!told.has(key(other.place))) yield other
}

/** Whether the whole or one of its parts, mistyped, explains what is lacking: parts are often told in part. */
function isOneSlip({ whole, parts }: SumClaim, computed: Exact): boolean {
  const lacking = Number(whole.value.minus(computed).toString())
  const isOne = ({ value, place }: SumClaim['whole'], wanted: number) =>
    isSlip({ value: Number(value.toString()), written: place.quote ?? '' }, wanted)
  return isOne(whole, Number(computed.toString())) || parts.some((part) => isOne(part, Number(part.value.toString()) + lacking))
}

/** Three or more parts that lack less than the smallest of them: more likely a slip than a part left out. */
const nearly = (whole: Exact, computed: Exact, parts: readonly Exact[]) =>
  parts.length >= 3 && whole.minus(computed).lt(parts.reduce((least, part) => (part.gt(0) && part.lt(least) ? part : least)))
