import type { Stretch } from '../script.ts'
import { type Mismatch, placeOf, type Sheet } from './mismatch.ts'
import type { Quantity } from './quantities.ts'
import { plainOf, weight } from './slipped-sums.ts'

interface Amount {
  readonly stretch: Stretch
  readonly one: Quantity
}

const isWan = ({ written }: Quantity) => /万元?$/.test(written)
const PRICE = /每|单价|人均|户均|均价|标准|单位成本|平均/
const ACCOUNT = /结转|结余|支出|预算|收入|资金|到位|拨款|经费|资产|投资|安排|采购|拨付/

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

const DECLARED = /单位[:：]?\s*(万元|元)/

/** "金额单位：万元" over tables whose very figures the text tells in 元. */
export function* unitsDeclaredOtherwise({ script, figures }: Sheet): Iterable<Mismatch> {
  const declared = script.stretches.filter(({ text, passage }) => text.length < 60 && !passage.cell && DECLARED.test(text))
  const all = declared.length > 0 ? declared : script.stretches.filter(({ text }) => text.length < 60 && DECLARED.test(text)).slice(0, 1)
  const told = figures.flatMap(({ quantities }) =>
    quantities.filter((one) => weight(one) >= LEAST && one.unit === '元' && !/亿|千/.test(one.written)),
  )
  const units = new Set(all.map(({ text }) => DECLARED.exec(text)![1]))
  const order = new Map(script.stretches.map((stretch, at) => [stretch, at]))
  // Where all tables have one unit it is told once, of all of them; else each table answers for its own.
  for (const [i, stretch] of all.entries()) {
    const match = DECLARED.exec(stretch.text)!
    if (units.size === 1 && i > 0) return
    const next = all[i + 1]
    const [from, to] = units.size === 1 ? [0, order.size] : [order.get(stretch)!, next ? order.get(next)! : order.size]
    const bare = new Set<number>()
    for (const { stretch: cell, quantities } of figures) {
      const at = order.get(cell)!
      if (at < from || at >= to || !cell.passage.cell) continue
      for (const one of quantities) if (weight(one) >= LEAST && one.unit === '' && one.written === cell.text.trim()) bare.add(plainOf(one))
    }
    const both = told.filter((one) => bare.has(plainOf(one)))
    const others = both.filter((one) => isWan(one) !== (match[1] === '万元'))
    if (others.length === 0 || others.length < both.length) continue
    yield {
      kind: 'unit',
      ...(others.length < 2 || units.size > 1 ? { severity: 'warning' as const } : {}),
      place: placeOf(script, stretch, { start: match.index, end: match.index + match[0].length }),
      message: `表的单位写的是“${match[1]}”，同样的数文中写的是 ${others
        .slice(0, 3)
        .map(({ written }) => written)
        .join('、')}`,
      found: match[1]!,
      expected: match[1] === '元' ? '万元' : '元',
    }
  }
}

/** So many times larger than any other amount. */
const FAR = 20
/** Digits that two amounts have in common by chance. */
const LEAST = 4
const FEW = 2
