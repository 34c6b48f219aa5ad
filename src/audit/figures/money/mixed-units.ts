import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'

/** 元 and 万元. */
const FAR = 1e4
const MONEY = /预算|决算|支出|资金|结转|结余|剩余|收入|安排|执行|拨付|兑付|经费|补助|使用|到位|采购|追加|投资|发放/
const PRICE = /每|单价|人均|均价|标准|单位成本/

/**
 * Amounts whose unit is wrong by 万 单位写错: the sums, products and rates of the passage hold only when 元 is read for 万元 or the other way round.
 */
export function* unitsThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    const money = quantities.filter(({ unit }) => unit === '元')
    if (money.length < 2 || !money.some(isWan) || money.every(isWan)) continue
    for (const one of money) {
      // What was cut from a budget is judged with it.
      if (PRICE.test(one.label) || /[调核压]减/.test(one.label) || one.value <= 0) continue
      const other = isWan(one) ? one.value / FAR : one.value * FAR
      const { start, end } = sentencesOf(stretch.text).find((span) => span.start <= one.start && one.start < span.end) ?? {
        start: 0,
        end: stretch.text.length,
      }
      const inside = quantities.filter((each) => each !== one && each.start >= start && each.end <= end)
      const amounts = money.filter((each) => each !== one && !PRICE.test(each.label))
      const how =
        (MONEY.test(one.label) ? (byNeighbour(one, other, amounts) ?? byPair(one, other, amounts)) : undefined) ??
        byProduct(one, other, inside) ??
        byDifference(one, other, amounts)
      if (!how) continue
      yield {
        kind: 'unit',
        place: placeOf(script, stretch, one),
        message: `“${one.label}${one.written}”的单位像是写错了：${how}`,
        found: one.written,
        expected: one.written.replace(/万?元$/, isWan(one) ? '元' : '万元'),
      }
      break
    }
  }
}

/** "总投资1.26万元" beside "总投资12600.00万元": the same amount of the same name, but for the unit. */
export function* unitsAgainstEachOther({ script, figures }: Sheet): Iterable<Mismatch> {
  const all = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((one) => {
      const name = one.unit === '元' && one.value > 0 && !one.bound ? NAMED.exec(one.label)?.[0] : undefined
      return name === undefined || PRICE.test(one.label) ? [] : [{ stretch, one, name }]
    }),
  )
  for (const [, said] of Map.groupBy(all, ({ name }) => name)) {
    const [first, ...others] = said
    const other = others.find(({ one }) => FACTORS.some((factor) => same(one.value, first!.one.value * factor)))
    if (!first || !other || others.some(({ one }) => !same(one.value, other.one.value) && !same(one.value, first.one.value))) continue
    yield {
      kind: 'unit',
      place: placeOf(script, first.stretch, first.one),
      related: [placeOf(script, other.stretch, other.one)],
      message: `“${first.name}”一处写的是 ${first.one.written}，另一处写的是 ${other.one.written}，相差一万倍，请核对单位`,
      found: first.one.written,
    }
  }
}
const NAMED = /(?:总投资|投资总额|项目资金|资金总额|预算总额|总预算|总支出|支出总额|合同(?:总)?(?:金额|价))$/
const FACTORS = [FAR, 1 / FAR]

const isWan = ({ written }: Quantity) => /万元?$/.test(written)
const same = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a))

/** Spent 85360.00元 of 86000.00万元: the figures are of one size, the amounts are not, and most others of the passage are in the other unit. */
function byNeighbour(one: Quantity, other: number, amounts: readonly Quantity[]): string | undefined {
  const inOther = amounts.filter((each) => isWan(each) !== isWan(one))
  if (inOther.length < amounts.length || amounts.length < 2 || one.written.replace(/[^.]/g, '') === '') return undefined
  const near = inOther.find(({ value }) => value > 0 && other / value > 0.5 && other / value < 2)
  const far = inOther.every(({ value }) => one.value / value > 300 || value / one.value > 300)
  return near && far ? `同一段其他金额的单位都是“${isWan(one) ? '元' : '万元'}”，大小与“${near.written}”相近` : undefined
}

/** "预算1286.40元，执行1203.75万元": what was given and what was spent are of one size; 万 is lost more often than added. */
function byPair(one: Quantity, other: number, [near, ...rest]: readonly Quantity[]): string | undefined {
  if (!near || rest.length > 0 || isWan(one) || !isWan(near) || !one.written.includes('.')) return undefined
  const isPair = GIVEN.test(one.label) ? SPENT.test(near.label) : SPENT.test(one.label) && GIVEN.test(near.label)
  return isPair && other / near.value > 0.5 && other / near.value < 2 ? `大小与“${near.label}${near.written}”相近` : undefined
}
const GIVEN = /预算|安排|下达|计划/
const SPENT = /支出|执行|决算|支付|使用/

/** 1253.9亩 at 1100元 each are 1379290元, not 万元. */
function byProduct(one: Quantity, other: number, inside: readonly Quantity[]): string | undefined {
  const prices = inside.filter(({ unit }) => unit === '元')
  const counts = inside.filter(({ unit }) => unit !== '元' && unit !== '%' && unit !== '分')
  for (const price of prices)
    for (const count of counts)
      if (same(price.value * count.value, other) && !same(price.value * count.value, one.value))
        return `${count.written} × ${price.written} = ${Math.round(other)} 元`
  return undefined
}

/** 6819.00万元 − 6546.24万元 = 272.76万元, not 元. */
function byDifference(one: Quantity, other: number, amounts: readonly Quantity[]): string | undefined {
  for (const a of amounts)
    for (const b of amounts) {
      if (a === b || isWan(a) === isWan(one) || isWan(b) === isWan(one)) continue
      if (same(a.value - b.value, other))
        return `${a.written} − ${b.written} = ${isWan(one) ? other : other / FAR}${isWan(one) ? '元' : '万元'}`
      if (a.start < b.start && same(a.value + b.value, other))
        return `${a.written} + ${b.written} = ${isWan(one) ? other : other / FAR}${isWan(one) ? '元' : '万元'}`
    }
  return undefined
}
