import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { isOtherScale } from './slips.ts'

/** Amounts and counts beside a price that it may be made of, at most. */
const MOST = 3
const MONTHS = 12
const WAN = 4
/** In powers of ten: within one per cent. */
const EXACT = 0.005
const CUE = 0.6
const SCALE_CUE = 2.6

/** Prices 单价: "84.6公里耗资1,846.20万元，平均21.82万元/公里", "实际执行58.28万元、演出186场，单场3133.33元", "每人每月120元，3260人、469.44万元". */
export function* pricesIn({ numbers, row }: Line): Generator<Relation> {
  if (row) return
  for (const [at, price] of numbers.entries()) {
    if (price.bound || price.value <= 0) continue
    if (price.per !== undefined) {
      const before = numbers.slice(0, at).filter((one) => !one.bound && one.value > 0)
      const amount = before.findLast((one) => one.unit === price.unit && one.per === undefined)
      const count = before.findLast((one) => one.unit === price.per)
      if (amount && count) yield priceOf(price, amount, count, 1, isSure(price, amount, count))
      continue
    }
    const each = price.unit === '元' ? eachOf(price) : undefined
    if (each === undefined) continue
    const near = [...numbers.slice(0, at).toReversed(), ...numbers.slice(at + 1)].filter(
      (one) => !one.bound && one.value > 0 && one.per === undefined && Math.abs(one.sentence - price.sentence) <= 1,
    )
    const amounts = near.filter((one) => one.unit === '元' && !eachOf(one)).slice(0, MOST)
    const counts = near
      .filter(({ unit }) => unit === each.unit || SAME.some((words) => words.includes(unit) && words.includes(each.unit)))
      .slice(0, MOST)
    const months = each.monthly ? (near.find(({ unit }) => unit === '个月')?.value ?? MONTHS) : 1
    const rivals = Math.log10(amounts.length * counts.length)
    for (const amount of amounts)
      for (const count of counts) {
        const off = Math.log10(amount.value / count.value / months / price.value)
        // 万 lost or added, and nothing else: the digits agree, however few they are.
        const isScale = Math.abs(Math.abs(off) - WAN) < EXACT && amount.sentence === price.sentence && count.sentence === price.sentence
        const relation = priceOf(price, amount, count, (isScale ? SCALE_CUE : CUE) - rivals, false, months)
        // Nobody buys one thing for 万元 where all of them cost less: of two readings the likely one.
        yield isScale && off < 0 && price.scale > 1 && amount.scale > 1 ? { ...relation, slipping: [price] } : relation
      }
  }
}

/** Words that count the same things. */
const SAME = [
  ['人', '人次'],
  ['次', '人次', '例', '场次'],
  ['户', '家'],
  ['个', '处', '座', '所', '家'],
  ['台', '套', '辆'],
]
const MEASURE = '人次|公里|平方米|立方米|课时|学时|[人名户亩场台套个处座件次期辆吨株头米家批例所村盏棵册本部间床口只羽条块张幅份篇项]'
const EACH = new RegExp(`(?:每(?:一)?|单)(${MEASURE})[^，。；、]{0,10}$|(${MEASURE})均[^，。；、]{0,8}$`)

/** Money told for one of something: "21.82万元/公里", "人均2820元". No sum is made of it. */
export const isPrice = (one: Num): boolean => one.per !== undefined || (one.unit === '元' && eachOf(one) !== undefined)

/** What a price is told for one of, and whether for a month of it. */
export function eachOf({ label }: Pick<Num, 'label'>): { readonly unit: string; readonly monthly: boolean } | undefined {
  const match = EACH.exec(label)
  const unit = match?.[1] ?? match?.[2]
  return unit === undefined ? undefined : { unit: unit === '名' ? '人' : unit, monthly: /每月|月均|均月|月人均|\/月/.test(label) }
}

/** "84.6公里耗资1,846.20万元，平均21.82万元/公里": the words leave no doubt. */
const isSure = (price: Num, amount: Num, count: Num): boolean =>
  price.sentence === amount.sentence && price.sentence === count.sentence && /平均|均|约|即|每|单价|造价|成本/.test(price.label)

function priceOf(price: Num, amount: Num, count: Num, cue: number, isTold: boolean, months = 1): Relation {
  const units = count.value * months
  const ofBases = (amount.half + (amount.value * count.half) / count.value) / units + 1e-9
  const allowed = price.half + ofBases
  // A price in 万元 is rounded in 万元.
  const slack = (raw: number) => (isOtherScale(price.raw, raw) ? (price.half * raw) / price.raw : price.half) + ofBases
  const meant = amount.value / units / price.scale
  return {
    shape: 'price',
    members: [price, amount, count],
    misses: ([p, x, y]) => Math.abs(p! * price.scale - (x! * amount.scale) / (y! * count.scale * months)) / slack(p!),
    span: (i) =>
      i === 0
        ? (Math.min(price.half, (price.half * meant) / price.raw) + ofBases) / price.scale
        : i === 1
          ? (allowed * units) / amount.scale
          : (allowed * units * count.value) / amount.value / count.scale,
    cue,
    ...(isTold ? { sure: price } : {}),
    said: ([, x, y]) => `${x} ÷ ${y}${months === 1 ? '' : ` ÷ ${months}`}`,
  }
}
