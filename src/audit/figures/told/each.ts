import { isNextItem, type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { type Said, saidIn } from './clause.ts'

/**
 * What one of something costs or holds, how many there are, and what they come to 单价、数量与总额: "户均补助2.50万元，48户，共120.00万元", "每亩120元，补贴8500亩，发放102.00万元", "24期，每期80人，
 * 共1920人". Believed when the document tells the product of the price, one count of its sentence and at most one more factor (months, days, times).
 */
export function* productsToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  const totals = Map.groupBy(
    figures.flatMap(({ quantities }) => quantities.filter(({ value }) => value > 0)),
    ({ unit }) => unit,
  )
  for (const [at, own] of figures.entries()) {
    if (own.quantities.length < 2 || own.stretch.kind === 'goals' || !/[每均单]/.test(own.stretch.text)) continue
    const { text } = own.stretch
    const all = saidIn(text, own.quantities, year)
    for (const price of all) {
      const of =
        price.bound && (text[price.end] !== '/' || LIMIT_BEFORE.test(text.slice(0, price.start))) ? undefined : measuredIn(text, price)
      if (of === undefined || NO_PRICE.has(price.unit) || price.value <= 0) continue
      const inside = all.filter(
        (one) => one !== price && one.sentence === price.sentence && !one.bound && one.value > 0 && one.role !== 'gap',
      )
      const countsIn = (numbers: readonly Said[]) => numbers.filter((one) => isCountOf(of, one, price) && !isEach(text, one) && !one.bound)
      const beside = countsIn(inside)
      // "采购课桌椅600套。支出42.00万元，每套700元。": the count may stand in the sentence before.
      const behind = beside.length > 0 ? beside : countsIn(all.filter(({ sentence }) => sentence === price.sentence - 1))
      // Or in the item of the list above: "走访360户431人。" and "慰问物资每户400元，计14.40万元" below it.
      const above = behind.length === 0 && price.sentence === 0 && isNextItem(figures[at - 1], own) ? figures[at - 1] : undefined
      const listed = above ? countsIn(saidIn(above.stretch.text, above.quantities, year)) : []
      const counts = listed.length === 1 ? listed : behind
      const amounts = inside.filter(
        (one) => one.unit === price.unit && !counts.includes(one) && !isEach(text, one) && one.value > price.value,
      )
      const amount = nearest(price, amounts)
      const count = nearest(price, counts)
      if (!amount || !count) continue
      const words = price.words.slice(-LONGEST)
      const span = PERIOD.find(([pattern]) => pattern.test(words))
      const times = inside.filter(({ unit, value }) => FACTOR.has(unit) || value < MOST_TIMES).map(({ value }) => value)
      const factors = [1, ...times, ...MONTHS]
      const half = Math.max(price.half, /均/.test(words) ? 0.5 : 0)
      const makes = (one: Quantity, by: Quantity) =>
        factors.some((factor) => {
          const product = price.value * by.value * factor
          return Math.abs(one.value - product) <= one.half + half * by.value * factor + price.value * by.half * factor + 1e-6 * product
        })
      if (counts.some((by) => (totals.get(price.unit) ?? []).some((one) => one !== price && makes(one, by)))) continue
      // "每户400元，计14.40万元；……每人次400元": the price of one of something else makes no amount of these.
      const others = inside.filter((one) => one.unit === price.unit && [undefined, '单价', of].includes(measuredIn(text, one)))
      if (
        inside.some((one) => measuredIn(text, one) === of) ||
        others.some((one) => amounts.some((whole) => whole !== one && counts.some((by) => isProduct(whole, one, by))))
      )
        continue
      if (inside.some(({ value }) => isPart(value, amount, price, count))) continue
      const factor = span ? (inside.find(({ unit }) => span[1].includes(unit))?.value ?? span[2]) : 1
      const ratio = (price.value * count.value * factor) / amount.value
      const isShifted = factor === 1 && [1e4, 1e-4].some((by) => Math.abs(ratio / by - 1) < 1e-3)
      if (!isShifted && (ratio > MOST_OFF || ratio < 1 / MOST_OFF)) continue
      const right = sayLike(price, Number((amount.value / count.value / factor).toPrecision(6)))
      const isSure = beside.length === 1 && amounts.length === 1 && factor === 1 && isTold(amount)
      yield {
        kind: isShifted ? 'unit' : 'figures',
        ...(isSure ? {} : { severity: 'warning' as const }),
        place: placeOf(script, own.stretch, price),
        related: [placeOf(script, own.stretch, amount), placeOf(script, (above ?? own).stretch, count)],
        message: `${amount.written} ÷ ${count.written}${factor === 1 ? '' : ` ÷ ${factor}`} = ${right}，写的是 ${price.written}`,
        found: price.written,
        expected: right,
      }
    }
  }
}

const NO_PRICE: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '分', '年', '℃', '度', '小时', '分钟'])
const FACTOR: ReadonlySet<string> = new Set(['个月', '天', '次', '年', '期', '场', '轮', '批', '学期', '季'])
/** "每人每月": how often a year, and the measure in which the text may tell it. */
const PERIOD: readonly (readonly [RegExp, readonly string[], number])[] = [
  [/每月|月均/, ['个月'], 12],
  [/每[天日]/, ['天', '日'], 1],
  [/每学期/, ['学期'], 2],
  [/每季/, ['季'], 4],
]
const LONGEST = 14
/** So small a number may be times of something. */
const MOST_TIMES = 13
const MONTHS = [12, 10, 2, 4]
/** A product further from the amount is of other things. */
const MOST_OFF = 1.8

const UNITS = '平方米|立方米|人次|学时|公里|[册车日班人名位户亩均台件场期次辆套个家所座株米吨处村份条校盏批例生床间组]'
const EACH = new RegExp(`(?:每(?:一)?(${UNITS})|(${UNITS})均|(单价))[一-龥]{0,8}?(?:为|是|约|:|达到?)?$`)
/** "目标值不高于1,450元/平方米". */
const LIMIT_BEFORE = /(?:不高于|不超过?|不大于|不多于|低于|少于|小于|以内|上限(?:为|是)?|限价(?:为|是)?|控制在|≤|<)$/
/** What may not be gone beyond is no price paid. */
const LIMIT = /突破|封顶|控制|上限|限价|不超|以内|低于|高于|目标|计划/
const PER = new RegExp(`^/(${UNITS})`)

/** "每亩", "户均", "元/平方米": the measure that the number is told for one of; '单价' for any. */
function measuredIn(text: string, { start, end, words }: Said): string | undefined {
  const per = PER.exec(text.slice(end, end + 5))?.[1]
  const each = LIMIT.test(words + text.slice(end, end + 4)) ? undefined : EACH.exec(words)
  // "每月每人": the months are a factor.
  return per ?? each?.[1] ?? each?.[2] ?? each?.[3] ?? (text.slice(start - 3, start) === '平均单' ? '单价' : undefined)
}
const isEach = (text: string, one: Said) => measuredIn(text, one) !== undefined

const SAME: Readonly<Record<string, string>> = { 校: '所', 村: '个', 车: '辆', 日: '天', 册: '册', 班: '个' }
const PEOPLE = new Set(['人', '名', '位', '人次', '生'])
const isCountOf = (of: string, { unit, value }: Quantity, price: Quantity): boolean =>
  value > 1 &&
  unit !== price.unit &&
  unit !== '元' &&
  (of === '单价' ? !NO_PRICE.has(unit) && !FACTOR.has(unit) : of === unit || (PEOPLE.has(of) && PEOPLE.has(unit)) || SAME[of] === unit)

const nearest = (price: Said, all: readonly Said[]): Said | undefined =>
  all.toSorted((a, b) => Math.abs(a.start - price.start) - Math.abs(b.start - price.start))[0]

const isProduct = (amount: Quantity, price: Quantity, count: Quantity) =>
  Math.abs(amount.value - price.value * count.value) <= amount.half + price.half * count.value + 1e-6 * amount.value

/** Part of the amount only was paid so. */
const isPart = (value: number, amount: Quantity, price: Quantity, count: Quantity) =>
  Math.abs(amount.value - value - price.value * count.value) <= amount.half + price.half * count.value + 1e-6 * amount.value

/** "共120.00万元", "合计…": the amount is told as what they come to. */
const isTold = ({ words }: Said) => /(?:共|合计|总|计|发放|支出|补助|补贴|金额|资金|培训)[一-龥]{0,4}$/.test(words)
