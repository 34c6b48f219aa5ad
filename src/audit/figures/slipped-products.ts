import { type Mismatch, placeOf, type Sheet, sentencesOf } from './mismatch.ts'
import { type Quantity, sayLike } from './quantities.ts'
import { isPlan } from './slipped-sums.ts'
import { isSlip, valuesBefore } from './slips.ts'

/** A price, and the unit it is for. */
interface Price {
  readonly price: Quantity
  readonly per: string
}

/**
 * Prices with what was bought and what it cost 单价×数量: "84.6公里耗资1846.20万元，平均21.82万元/公里". Where no number and amount of the passage make the price, and one slip undone
 * would do in its sentence, the figure is asked about.
 */
export function* slippedProducts({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3 || !PRICED.test(stretch.text) || isPlan(stretch)) continue
    const amounts = quantities.filter(({ unit }) => unit === '元')
    for (const { start, end } of sentencesOf(stretch.text)) {
      const inside = quantities.filter((one) => one.start >= start && one.end <= end)
      for (const { price, per } of pricesIn(stretch.text, inside)) {
        const counts = quantities.filter(({ unit }) => unit === per || (per === '人' && unit === '人次'))
        const costs = amounts.filter((one) => one !== price && one.value > price.value)
        if (counts.some((count) => costs.some((cost) => fits(price, count.value, cost)))) continue
        const wrong = counts
          .filter((one) => inside.includes(one))
          .flatMap((count) => costs.filter((one) => inside.includes(one)).flatMap((cost) => slipIn(price, count, cost)))[0]
        if (!wrong) continue
        const expected = sayLike(wrong.figure, wrong.meant)
        yield {
          kind: 'figures',
          severity: 'warning',
          place: placeOf(script, stretch, wrong.figure),
          related: wrong.others.map((one) => placeOf(script, stretch, one)),
          message: `“${price.label}${price.written}”：按 ${wrong.others.map(({ written }) => written).join('、')} 计算，“${wrong.figure.written}”像是写错了，改为 ${expected} 就相符`,
          found: wrong.figure.written,
          expected,
        }
      }
    }
  }
}

const PRICED = /[人户]均|平均|单价|每|元\//
const pricesIn = (text: string, quantities: readonly Quantity[]): Price[] =>
  quantities.flatMap((price) => {
    if (price.unit !== '元') return []
    const per =
      /^\/([一-龥]{1,2})/.exec(text.slice(price.end, price.end + 3))?.[1] ??
      /每([一-龥])[^，。；每]{0,8}$/.exec(price.label)?.[1] ??
      /([人户])均[^，。；]{0,8}$/.exec(price.label)?.[1]
    return per === undefined ? [] : [{ price, per: per === '名' ? '人' : per }]
  })

const fits = (price: Pick<Quantity, 'value' | 'half'>, count: number, cost: Pick<Quantity, 'value' | 'half'>) =>
  Math.abs(price.value * count - cost.value) <= price.half * count + cost.half + 1e-6 * cost.value

interface Wrong {
  readonly figure: Quantity
  readonly meant: number
  readonly others: readonly Quantity[]
}

function slipIn(price: Quantity, count: Quantity, cost: Quantity): Wrong[] {
  const tail = price.written.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const scale = /万/.test(price.written) ? 1e4 : 1
  const meant = Number((cost.value / count.value / scale).toFixed(tail)) * scale
  if (isSlip(price, meant)) return [{ figure: price, meant, others: [count, cost] }]
  // A rounded price fits many costs.
  const exact = { value: price.value, half: 0 }
  const before = price.half === 0 ? valuesBefore(cost).find((value) => fits(exact, count.value, { value, half: 0 })) : undefined
  if (before !== undefined) return [{ figure: cost, meant: before, others: [count, price] }]
  const number = price.half === 0 ? valuesBefore(count).find((value) => fits(exact, value, cost)) : undefined
  return number === undefined ? [] : [{ figure: count, meant: number, others: [price, cost] }]
}
