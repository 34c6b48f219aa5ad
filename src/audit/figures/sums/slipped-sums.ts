import type { Stretch } from '../../script.ts'
import { type Mismatch, type MismatchKind, placeOf, type Sheet } from '../mismatch.ts'
import { agrees, type Quantity, sayLike } from '../quantities.ts'
import { isRatio } from '../rates/ratios.ts'
import { eachOf } from '../relations/prices.ts'
import { digitsOf, isSlip } from '../slips.ts'

/** A whole and the amounts it is made of, as they stand beside each other. */
export interface Reading {
  readonly whole: Quantity
  readonly parts: readonly Quantity[]
  /** What tells that they belong together: words between them, a list to the end of its sentence, or a remainder among them. */
  readonly joined: 'said' | 'list' | 'left' | undefined
}

/** Longest list, and farthest that the amounts of a difference stand apart. */
const LONGEST = 12
const NEAR = 4
/** How far back what is left may find its two amounts. */
const FAR = 10

/**
 * Amounts of one passage that make each other but for one slip 只差一笔的合计: "基本支出1284.60万元……人员经费1146.35万元和公用经费318.25万元", "支出合计281.10万元" beside
 * the budget and what is left. Every run beside an amount, and every difference of two, is tried; where nothing fits, and one figure that the document has nowhere else
 * would fit with a single slip undone, that figure is asked about. A question, never a proof.
 */
export function* slippedSums({ script, figures, times }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    for (const [unit, own] of Map.groupBy(withUnits(quantities), (one) => one.unit)) {
      if (own.length < 3 || NO_SUM.has(unit) || isPlan(stretch)) continue
      const amounts = own.filter((one) => !one.bound && one.value > 0 && !(unit === '元' && eachOf(one)))
      const outer = amounts.filter(({ depth }) => depth === 0)
      const readings = [...readingsOf(stretch.text, amounts), ...(outer.length < amounts.length ? readingsOf(stretch.text, outer) : [])]
      const holding = new Set(readings.filter(holds))
      const sound = [...holding].map(({ whole, parts }) => new Set([whole, ...parts]))
      const fitting = new Set(sound.flatMap((members) => [...members]))
      for (const reading of readings) {
        if (holding.has(reading) || isOfTwoKinds(reading)) continue
        const wrong = slipIn(reading).filter(
          (one) => !fitting.has(one) && ((times.get(plainOf(one)) ?? 0) < 2 || reading.joined === 'said' || reading.joined === 'list'),
        )
        const figure = wrong.find((one) => one !== reading.whole || !isMadeOfSome(one, amounts))
        if (!figure || !isTelling(reading, figure) || goesOn(stretch.text, reading)) continue
        // Something was taken off between them: balances.ts reckons that.
        if (isCutBetween(stretch.text, reading) || isRateOfTwo(reading, quantities)) continue
        // What is left of another amount is no remainder of this one.
        const others = [reading.whole, ...reading.parts].filter((one) => one !== figure)
        if (reading.joined === 'left' && sound.some((members) => others.every((one) => members.has(one)))) continue
        yield complaint(script, stretch, reading, figure)
        break
      }
    }
  }
}

/** "甲预算486万元、支出478.71万元；乙预算268.55万元": what was given and what was spent of it make no whole together. */
const isOfTwoKinds = ({ parts }: Reading): boolean =>
  parts.some(({ label }) => /(?:预算|安排)(?:数|为)?$/.test(label)) &&
  parts.some(({ label }) => /^(?:实际|已|全年)?(?:支出|执行|支付|使用)(?:数|为|了)?$/.test(label))

/** "东城区6个、西城区5个，其余在南湖区": the list is not the whole one. */
const goesOn = (text: string, { whole, parts }: Reading): boolean =>
  whole.start < parts[0]!.start && /^[^。]{0,4}(?:其[余他]|余下|剩下)/.test(text.slice(parts.at(-1)!.end, parts.at(-1)!.end + 8))

/** "84.6公里（东区33.5、西县29.4、南县21.7）": figures in brackets without a unit have the one before the brackets. */
const withUnits = (quantities: readonly Quantity[]): Quantity[] =>
  quantities.map((one, i) => {
    const outer = one.unit === '' && one.depth > 0 ? quantities.slice(0, i).findLast(({ depth }) => depth < one.depth) : undefined
    return outer ? { ...one, unit: outer.unit } : one
  })

/** Aims of a year are no figures of it; what became of them stands beside them in some forms. */
export const isPlan = ({ kind, text }: Pick<Stretch, 'kind' | 'text'>): boolean => kind === 'goals' && !/完成情况|实际|截至/.test(text)

const NO_SUM: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '度', '℃', '分', '天', '小时'])
export const plainOf = ({ written }: Quantity): number => Number(digitsOf(written))

function readingsOf(text: string, amounts: readonly Quantity[]): Reading[] {
  const readings: Reading[] = []
  for (const [i, whole] of amounts.entries()) {
    for (const step of [1, -1])
      for (let j = i + step, n = 1; amounts[j] !== undefined && n <= LONGEST; j += step, n++) {
        if (n < 2) continue
        const parts = step > 0 ? amounts.slice(i + 1, j + 1) : amounts.slice(j, i)
        if (parts.some(({ depth }) => depth !== parts[0]!.depth)) break
        readings.push({ whole, parts, joined: joinedBy(text, whole, parts) })
      }
    for (let j = Math.max(0, i - NEAR); j < Math.min(amounts.length, i + NEAR + 1); j++)
      for (let k = j + 1; k < Math.min(amounts.length, i + NEAR + 1); k++) {
        if (
          j === i ||
          k === i ||
          amounts[j]!.depth !== amounts[k]!.depth ||
          (Math.abs(j - i) === 1 && Math.abs(k - i) <= 2 && (j - i) * (k - i) > 0)
        )
          continue
        readings.push({ whole, parts: [amounts[j]!, amounts[k]!], joined: undefined })
      }
  }
  // The whole, what was spent, and what is left or was added stand apart from each other, in any order.
  for (const [i, left] of amounts.entries()) {
    if (!LEFT.test(left.label)) continue
    const others = amounts.slice(Math.max(0, i - FAR), i + NEAR).filter((one) => one !== left)
    for (const whole of others)
      for (const spent of others) {
        const all = [whole, spent, left]
        if (whole.value > spent.value && whole !== spent && spent.depth === left.depth)
          readings.push({ whole, parts: [spent, left], joined: isOneSentence(text, all) ? 'left' : undefined })
      }
  }
  for (const list of listsIn(text, amounts)) {
    const at = amounts.indexOf(list[0]!)
    const before = amounts.slice(Math.max(0, at - NEAR), at)
    for (const whole of before) readings.push({ whole, parts: list, joined: 'list' })
    // "全村320户。各组户数：一组38户，……，合起来320户": the whole is told before its list and behind it.
    const parts = list.slice(0, -1)
    const sum = sumOf(parts)
    if (parts.length >= 3 && list.at(-1)!.value === sum && before.every(({ value }) => value !== sum))
      for (const whole of before) if (WHOLE.test(whole.label)) readings.push({ whole, parts, joined: 'list' })
  }
  return readings
}

const TOGETHER = /其中|包括|分别|合计|共计|总计|一共|总共|合起来|加起来|相加|加在一起|组成|构成|分为|中[，,]|看[，,]|来源/
const WHOLE = /^(?:截至[^，]*|目前|现)?[全总共]|总[数计量]|[共总]有?$/
export const LEFT = /结余|结转|剩余|剩下|未执行|未支出|未使用|未结|尚未|未付|增加|追加|调减|相差/
/** "用在四个地方：A、B、C、D。": what leads to a list that is meant to be whole. */
const LEAD = /[:]$|(?:分|按)[一-龥]{1,6}(?:看|分)?[，,]?$|用于$/

/** The words between the whole and the nearest of a run that say how they belong together. */
function joinedBy(text: string, whole: Quantity, parts: readonly Quantity[]): Reading['joined'] {
  const [first, last] = whole.start < parts[0]!.start ? [whole, parts[0]!] : [parts.at(-1)!, whole]
  if (!isOneSentence(text, [whole, ...parts])) return undefined
  if (TOGETHER.test(text.slice(first.end, last.start))) return 'said'
  const isRun = parts.every((part, i) => i === 0 || /^[、和及]/.test(text.slice(parts[i - 1]!.end, part.start)))
  return first === whole && isRun && /^[，(:][一-龥]{0,8}$/.test(text.slice(whole.end, parts[0]!.start)) ? 'said' : undefined
}

/** "当年计划1200万元，到位1140万元，到位率95%": of two of which one is told as a share of the other, neither is beside the other. */
const isRateOfTwo = ({ parts }: Reading, quantities: readonly Quantity[]): boolean =>
  quantities.some((rate) => rate.unit === '%' && parts.some((a) => parts.some((b) => a !== b && isRatio(rate, a.value, a.half, b))))

/** "年初2500，追加60、收回20，全年2540": an opening budget and what was added do not make the budget alone. */
const isCutBetween = (text: string, { whole, parts }: Reading): boolean => {
  const all = [whole, ...parts]
  const between = text.slice(Math.min(...all.map(({ end }) => end)), Math.max(...all.map(({ start }) => start)))
  return /年初/.test(all.map(({ label }) => label).join()) && /收回|上缴|[调核压]减/.test(between)
}

const isOneSentence = (text: string, all: readonly Quantity[]) =>
  !text.slice(Math.min(...all.map(({ end }) => end)), Math.max(...all.map(({ start }) => start))).includes('。')

/** Lists that begin behind a colon and go on to the end of their sentence, at least three amounts. */
function listsIn(text: string, amounts: readonly Quantity[]): Quantity[][] {
  return amounts.flatMap((first, i) => {
    const lead = text.slice(Math.max(0, first.labelStart - 10), first.labelStart)
    if (!LEAD.test(lead) && !/^(?:资金|经费|款项|支出)?(?:主要|分别)?用于/.test(first.label)) return []
    const end = /[。；;]/.exec(text.slice(first.end))
    const stop = end ? first.end + end.index : text.length
    const list = amounts.slice(i).filter((one) => one.end <= stop && one.depth === first.depth)
    return list.length >= 3 ? [list] : []
  })
}

export const sumOf = (parts: readonly Quantity[]) => parts.reduce((sum, { value }) => sum + value, 0)
const slack = ({ parts }: Reading) =>
  parts.length > 1 ? Math.floor((parts.length + 1) / 2) * 2 * Math.max(...parts.map(({ half }) => half)) : 0
export const holds = (reading: Reading) => agrees({ ...reading.whole, half: 0 }, sumOf(reading.parts), slack(reading))

/** Whether some of the amounts around, in any choice of two to four, make the whole after all. */
function isMadeOfSome(whole: Quantity, amounts: readonly Quantity[]): boolean {
  const at = amounts.indexOf(whole)
  const around = [...amounts.slice(Math.max(0, at - MOST_AROUND), at), ...amounts.slice(at + 1, at + 1 + MOST_AROUND)]
  const makes = (from: number, left: number, most: number): boolean =>
    around.some(
      (one, i) =>
        i >= from &&
        (Math.abs(one.value - left) <= 1e-6 * whole.value || (most > 1 && one.value < left && makes(i + 1, left - one.value, most - 1))),
    )
  return makes(0, whole.value, 4)
}
const MOST_AROUND = 6

/** The figures of a reading that one slip explains. */
export function slipIn({ whole, parts }: Reading): Quantity[] {
  const sum = sumOf(parts)
  return [...(isSlip(whole, sum) ? [whole] : []), ...parts.filter((part) => isSlip(part, whole.value - (sum - part.value)))]
}

/** Chance makes sums of few digits; what words join needs fewer of them. */
export function isTelling({ whole, parts, joined }: Reading, wrong: Quantity): boolean {
  const digits = digitsAtStake([whole, ...parts], whole)
  // A count with a zero too many is another list's more often than a slip.
  const meant = wrong === whole ? sumOf(parts) : whole.value - (sumOf(parts) - wrong.value)
  if (whole.unit !== '元') return joined !== undefined && digits >= 2 && meant * 5 > wrong.value
  if (joined === 'said' || joined === 'list') return digits >= 2
  return joined === 'left' ? digits >= 3 : digits >= 5 && weight(wrong) >= 4
}

/** Digits of the whole down to the last place that any of the figures uses: of 6000.00 beside 4120.00 and 320.00 three. */
function digitsAtStake(all: readonly Quantity[], whole: Quantity): number {
  const plain = all.map((one) => Math.round(plainOf(one) * 1e4))
  let zeros = 0
  while (zeros < 12 && plain.every((one) => one % 10 ** (zeros + 1) === 0)) zeros++
  return String(Math.round(plainOf(whole) * 1e4)).length - zeros
}

/** How many digits a figure has that are not zeros at its ends. */
export const weight = ({ written }: Quantity): number =>
  digitsOf(written)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length

function complaint(script: Sheet['script'], stretch: Stretch, { whole, parts }: Reading, wrong: Quantity): Mismatch {
  const sum = sumOf(parts)
  const expected = sayLike(wrong, wrong === whole ? sum : whole.value - (sum - wrong.value))
  return {
    kind: kindOf([whole, ...parts], stretch.text.slice(Math.max(0, whole.labelStart - 20), whole.start)),
    severity: 'warning',
    place: placeOf(script, stretch, wrong),
    related: [whole, ...parts].filter((one) => one !== wrong).map((one) => placeOf(script, stretch, one)),
    message: `“${wrong.label}${wrong.written}”像是写错了：${parts.map(({ written }) => written).join(' + ')} = ${sayLike(whole, sum)}，写的是 ${whole.written}；改为 ${expected} 就相符`,
    found: wrong.written,
    expected,
  }
}

function kindOf(all: readonly Quantity[], around: string): MismatchKind {
  if (all[0]!.unit !== '元') return 'figures'
  const words = all.map(({ label }) => label).join(' ')
  if (LEFT.test(words) && !/追加|上年结转|收入/.test(words)) return 'figures'
  if (/收入|拨款|年初|追加|来源|到位|下达|配套|自筹|中央|省级|市级|县级|区级/.test(words)) return 'income'
  return /支出|支付|经费|费|用于|用途|花|付/.test(words + around) ? 'expenditure' : 'income'
}
