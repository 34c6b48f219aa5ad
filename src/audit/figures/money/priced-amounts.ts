import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { agrees, type Quantity, sayLike } from '../quantities.ts'

/**
 * Amounts that a count and a price make 单价与金额: "课桌椅1200套，单价310元，金额37.20万元", "60人，每人每月2500元，12个月共发放180.00万元". Only where the words say so, and the
 * amount follows its price in the sentence; what is off by a power of ten is a unit or a point misplaced.
 */
export function* amountsThatAreNoProducts({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3 || !/单价|每/.test(stretch.text)) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const inside = quantities.filter((one) => one.start >= start && one.end <= end)
      for (const [i, price] of inside.entries()) {
        const factors = price.unit === '元' && !price.bound ? factorsOf(price, inside, i) : undefined
        if (!factors) continue
        const { amount, parts } = factors
        const product = parts.reduce((all, { value }) => all * value, 1)
        const slack = price.half * (product / price.value)
        if (product <= 0 || amount.value <= 0 || agrees(amount, product, slack)) continue
        const power = Math.log10(product / amount.value)
        const isShifted = Math.abs(power - Math.round(power)) < 1e-6
        yield {
          kind: isShifted ? 'unit' : 'figures',
          ...(isShifted ? {} : { severity: 'warning' as const }),
          place: placeOf(script, stretch, amount),
          related: parts.map((part) => placeOf(script, stretch, part)),
          message: `${parts.map(({ written }) => written).join(' × ')} = ${sayMoney(product)}，写的是 ${amount.written}`,
          found: amount.written,
          expected: isShifted && power === 4 ? sayMoney(product) : sayLike(amount, product),
        }
      }
    }
  }
}

const NO_COUNT: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '分', '元', '℃'])
const AMOUNT = /(?:金额|合计|共计?|总价|总额|总计|计|发放|补助|支付|支出|需)[一-龥]{0,4}$/

/** The price with what it is multiplied by, and the amount told behind it. */
function factorsOf(
  price: Quantity,
  inside: readonly Quantity[],
  at: number,
): { readonly amount: Quantity; readonly parts: readonly Quantity[] } | undefined {
  const count = inside[at - 1]
  const [next, afterNext] = inside.slice(at + 1)
  if (!count || NO_COUNT.has(count.unit) || count.bound || !next) return undefined
  const isAmount = (one: Quantity | undefined): one is Quantity =>
    one?.unit === '元' && AMOUNT.test(one.label) && !/单价|均|每/.test(one.label)
  if (/^，?(?:采购|平均|中标)?单价(?:为|是|:)?$/.test(price.label))
    return isAmount(next) ? { amount: next, parts: [count, price] } : undefined
  if (/每[人名户](?:每月|月)(?:补助|补贴|发放|标准)*(?:为|是)?$/.test(price.label) && next.unit === '个月' && isAmount(afterNext))
    return /[人户]/.test(count.unit) ? { amount: afterNext, parts: [count, price, next] } : undefined
  return undefined
}

const sayMoney = (value: number): string => (value >= 1e4 ? `${Number((value / 1e4).toFixed(4))}万元` : `${Number(value.toFixed(2))}元`)
