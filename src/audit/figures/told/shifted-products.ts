import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { digitsOf } from '../slips.ts'
import { type Said, saidIn } from './clause.ts'

const NO_COUNT: ReadonlySet<string> = new Set(['', '元', '%', '‰', '百分点', '分', '倍', '年', '℃', '度'])
/** What is paid, or spared, for one of something. */
const EACH = /[单均]价|每|均|标准|控制价|节约|低|高|降|少|多|差/
const WAN = 1e4
/** Digits that an amount must have in common with the product. */
const LEAST = 3
const MOST = 40

/**
 * A product in the wrong unit 乘积差一万倍: "中标单价700元/块，比控制价740元/块低40元，6200块共节约24.80元". A count of the sentence times a price of it has the digits of an amount, ten thousand times off. Not told where any price and count of
 * the sentence make the amount as it is.
 */
export function* productsOfAnotherScale({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3 || quantities.length > MOST || stretch.passage.cell || !/元\/|[每均价]/.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    for (const [i, amount] of all.entries()) {
      if (amount.unit !== '元' || !/元$/.test(amount.written) || amount.bound || isEach(stretch.text, amount)) continue
      if (digitsOf(amount.written).replace(/\D|^0+|0+$/g, '').length < LEAST) continue
      const near = all.filter((one) => one !== amount && one.sentence === amount.sentence && one.value > 0)
      const prices = near.filter((one) => one.unit === '元' && isEach(stretch.text, one))
      // The count stands right before the amount, or before the price.
      const counts = near.filter((one) => !NO_COUNT.has(one.unit) && !one.bound)
      const pairs = counts.flatMap((count) => prices.map((price) => ({ count, price })))
      const makes = (one: { readonly count: Said; readonly price: Said }, factor: number) =>
        Math.abs(one.count.value * one.price.value - amount.value * factor) <= amount.half * factor + 1e-6 * amount.value * factor
      if (pairs.some((one) => makes(one, 1))) continue
      const factor = [WAN, 1 / WAN].find((by) => pairs.some((one) => makes(one, by)))
      const pair = factor && pairs.find((one) => makes(one, factor))
      if (!factor || !pair || !isBeside(all, i, pair.count, pair.price)) continue
      const right = sayLike({ written: factor > 1 ? '1万元' : '1元', unit: '元' }, pair.count.value * pair.price.value)
      yield {
        kind: 'unit',
        place: placeOf(script, stretch, amount),
        related: [pair.count, pair.price].map((one) => placeOf(script, stretch, one)),
        message: `${pair.count.written} × ${pair.price.written} = ${right}，写的是 ${amount.written}，像是元和万元写混了`,
        found: amount.written,
        expected: right,
      }
    }
  }
}

const isEach = (text: string, one: Quantity) =>
  /^\/[一-龥]/.test(text.slice(one.end, one.end + 2)) || EACH.test(one.label.slice(-8).replace(/共[一-龥]*$/, '共'))

/** Within so many numbers of each other. */
const isBeside = (all: readonly Said[], at: number, ...others: readonly Said[]) =>
  others.every((one) => Math.abs(all.indexOf(one) - at) <= 3)
