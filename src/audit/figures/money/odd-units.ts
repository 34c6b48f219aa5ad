import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { plainOf, weight } from '../sums/slipped-sums.ts'

interface Amount {
  readonly stretch: Stretch
  readonly one: Quantity
}

export const isWan = ({ written }: Quantity) => /万元?$/.test(written)
export const PRICE = /每|单价|人均|户均|均价|标准|单位成本|平均/
const ACCOUNT = /结转|结余|支出|预算|决算|执行|收入|资金|到位|拨款|经费|资产|投资|安排|采购|拨付|原值|净值/

/**
 * Amounts in a unit that cannot be meant 单位写错: the same digits once in 元 and once in 万元; the only amount in 万元 among amounts in 元 and larger than all of them
 * together, or the only one in 元 and far smaller than the least. A question.
 */
export function* oddUnits({ script, figures }: Sheet): Iterable<Mismatch> {
  const amounts = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((one): Amount[] =>
      one.unit === '元' &&
      one.value > 0 &&
      !one.bound &&
      !PRICE.test(one.label) &&
      /元$|万$/.test(one.written) &&
      !/亿|千/.test(one.written)
        ? [{ stretch, one }]
        : [],
    ),
  )
  const told = new Set<Quantity>()
  const complaint = ({ stretch, one }: Amount, why: string, other: Amount): Mismatch => {
    told.add(one)
    return {
      kind: 'unit',
      severity: 'warning',
      place: placeOf(script, stretch, one),
      related: [placeOf(script, other.stretch, other.one)],
      message: `“${one.label}${one.written}”的单位像是写错了：${why}`,
      found: one.written,
      expected: one.written.replace(/万?元?$/, isWan(one) ? '元' : '万元'),
    }
  }
  for (const [, same] of Map.groupBy(
    amounts.filter(({ one }) => weight(one) >= LEAST),
    ({ one }) => plainOf(one),
  )) {
    const [wan, yuan] = [same.filter(({ one }) => isWan(one)), same.filter(({ one }) => !isWan(one))]
    if (wan.length === 0 || yuan.length === 0) continue
    const all = amounts.filter(({ one }) => isWan(one)).length
    const [wrong, right] =
      wan.length > yuan.length || (wan.length === yuan.length && all * 2 > amounts.length) ? [yuan[0]!, wan[0]!] : [wan[0]!, yuan[0]!]
    yield complaint(wrong, `同一个数另一处写的是“${right.one.written}”`, right)
  }
  for (const isLarge of [true, false]) {
    const sorted = amounts.toSorted((a, b) => (isLarge ? b.one.value - a.one.value : a.one.value - b.one.value))
    const [first, next] = sorted
    if (!first || !next || isWan(first.one) !== isLarge || told.has(first.one) || !ACCOUNT.test(first.one.label)) continue
    const others = amounts.filter(({ one }) => isWan(one) !== isLarge && ACCOUNT.test(one.label))
    if (others.length < FEW) continue
    const [small, large] = isLarge ? [next.one, first.one] : [first.one, next.one]
    if (large.value < FAR * small.value || (!isLarge && small.half === 0)) continue
    yield complaint(first, `比文中其他金额${isLarge ? '都大得多，最大的' : '都小得多，最小的'}是 ${next.one.written}`, next)
  }
}

/** What a whole county earns, lends or sells is no money of the body that reports. */
const ECONOMY =
  /生产总值|产值|增加值|贷款|存款|信贷|授信|融资|债[券务]|交易|销售|零售|营业|营收|进出口|税|社会|招商|签约|引资|投资额|固定资产投资|产业|保费|保额|参保|基金|旅游|医保|养老|全[省市县区州]/

/** "固定资产账面12,480.00亿元": thousands of times all other money that the document tells of its own. */
export function* amountsBeyondAll({ script, figures }: Sheet): Iterable<Mismatch> {
  const own = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((one): Amount[] => {
      const words = stretch.text.slice(Math.max(0, one.labelStart - AROUND), one.start)
      return one.unit === '元' && one.value > 0 && !one.bound && ACCOUNT.test(one.label) && !ECONOMY.test(words) ? [{ stretch, one }] : []
    }),
  )
  const [first, next] = own.toSorted((a, b) => b.one.value - a.one.value)
  if (!first || !next || own.length <= FEW || first.one.value < BEYOND * next.one.value) return
  yield {
    kind: 'unit',
    severity: 'warning',
    place: placeOf(script, first.stretch, first.one),
    related: [placeOf(script, next.stretch, next.one)],
    message: `“${first.one.label}${first.one.written}”的单位像是写错了：文中其他金额最大的是 ${next.one.written}`,
    found: first.one.written,
  }
}
/** Characters before a label that may say whose money it is. */
const AROUND = 12
/** The dearest thing that a body owns is not so many times what it is given in a year. */
const BEYOND = 1000

/** So many times larger than any other amount. */
const FAR = 20
/** Digits that two amounts have in common by chance. */
const LEAST = 4
const FEW = 2
