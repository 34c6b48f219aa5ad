import { headingMark } from '#domain/numbering.ts'
import type { Line, Num } from './numbers.ts'
import { isPrice } from './prices.ts'
import type { Relation } from './relation.ts'
import { MOST_PARTS, MOST_SKIPPED, NO_SUM, sumOf, TOTAL_WORDS } from './sum-of.ts'

/** Items of a list below a line, and where the figure of one stands at the latest. */
const MOST_ITEMS = 12
const LATEST = 24

/** "四个项目预算共1358.00万元。道路690.00万元，执行641.70万元；……": the first amounts of the segments of a sentence, and the second ones. */
export function* segmentsIn({ numbers: all, row }: Line): Generator<Relation> {
  if (row) return
  for (const numbers of Map.groupBy(
    all.filter((one) => one.depth === 0 && !one.bound && !NO_SUM.has(one.unit) && !isPrice(one)),
    ({ unit }) => unit,
  ).values())
    if (numbers.length >= 4) yield* segmentsOf(numbers)
}

function* segmentsOf(numbers: readonly Num[]): Generator<Relation> {
  const segments = [...Map.groupBy(numbers, (one) => segmentOf(one)).values()]
  const runs = [...Map.groupBy(segments, ([first]) => `${first!.stretch.passage.number}/${first!.sentence}`).values()]
  for (const all of runs) {
    // The sum may stand before the first item, in its segment.
    const isLed = all.length > 1 && all.slice(1).every(({ length }) => length < all[0]!.length)
    const before = [...numbers.slice(0, numbers.indexOf(all[0]![0]!)), ...(isLed ? all[0]!.slice(0, 1) : [])]
    const items = isLed ? [all[0]!.slice(1), ...all.slice(1)] : all
    if (items.length < 3 || items.length > MOST_PARTS) continue
    for (const at of [0, 1]) {
      const parts = items.flatMap((segment) => segment[at] ?? [])
      if (parts.length < items.length) break
      for (const [rank, whole] of before.slice(-MOST_SKIPPED).toReversed().entries())
        yield sumOf(whole, parts, (TOTAL_WORDS.test(whole.name) ? 1 : 0.3) - 0.3 * rank)
    }
  }
}

const segmentOf = ({ stretch, start }: Num) => stretch.text.lastIndexOf(';', start) + 1 || -stretch.text.lastIndexOf('。', start) - 2

/** Lists that begin a line and end its sentence, against the amounts that the line before ends on: "支出分三个方向：补助1260.00万元……". */
export function* listsBehind(lines: readonly Line[]): Generator<Relation> {
  for (const { numbers, index, row } of lines) {
    const [first] = numbers
    if (row || !first || !/[:看]$|分[一-龥]{1,6}[:，]/.test(first.stretch.text.slice(0, first.labelStart))) continue
    const parts = numbers.filter((one) => one.unit === first.unit && one.sentence === first.sentence && one.depth === 0 && !one.bound)
    if (parts.length < 2 || parts.length > MOST_PARTS || NO_SUM.has(first.unit) || first.unit === '') continue
    const wholes = lines[index - 1]?.numbers.filter((one) => one.unit === first.unit && !one.bound).slice(-MOST_ITEMS / 2) ?? []
    for (const [rank, whole] of wholes.toReversed().entries()) yield sumOf(whole, parts, 0.8 - Math.log10(1 + rank))
  }
}

/** Lines that list the parts of what the line before them ends on: "共下达1100.00万元，按来源列示：" and "中央财政：640.00" below. */
export function* listsBelow(lines: readonly Line[]): Generator<Relation> {
  for (const { numbers, index, row } of lines) {
    const lead = numbers.at(-1)
    if (row || !lead || !/:$/.test(lead.stretch.text)) continue
    const items: Num[] = []
    // A list may end where a line ends its sentence.
    const ends = new Set<number>()
    for (const line of lines.slice(index + 1, index + 1 + MOST_ITEMS)) {
      const first = line.numbers[0]
      if (line.row || !first || first.start > LATEST || (first.unit !== lead.unit && first.unit !== '')) break
      items.push(
        first.unit === '' ? { ...first, unit: lead.unit, scale: lead.scale, value: first.raw * lead.scale, half: lead.half } : first,
      )
      if (first.stretch.text.endsWith('。')) ends.add(items.length)
    }
    ends.add(items.length)
    for (const [i, whole] of numbers.slice(-3).toReversed().entries())
      for (const end of ends)
        if (end >= 2 && whole.unit === lead.unit && !NO_SUM.has(whole.unit))
          yield sumOf(whole, items.slice(0, end), (isOneSentence(items.slice(0, end)) ? 1.6 : 1.2) - 0.4 * i)
  }
}

/** Each item ends with a semicolon, the last one with a full stop. */
const isOneSentence = (items: readonly Num[]) => items.every(({ stretch }, i) => stretch.text.endsWith(i < items.length - 1 ? ';' : '。'))

/**
 * Numbered paragraphs that tell the same of one thing each, and the amount that a line before or behind them tells of all: "全年安排235.00万元，用于3个项目。" above "（一）大坝维修。
 * 预算120.00万元，支出118.80万元。", "三个项目共支出231.50万元" below.
 */
export function* listsAround(lines: readonly Line[]): Generator<Relation> {
  let items: Line[] = []
  let form: string | undefined
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at]
    const mark = line && !line.row ? headingMark(line.numbers[0]?.stretch.raw ?? '') : undefined
    if (line && mark && items.length > 0 && mark.form === form && mark.ordinal === items.length + 1) items.push(line)
    else {
      if (items.length >= FEWEST) yield* sumsAround(items, lines)
      items = line && mark?.ordinal === 1 ? [line] : []
      form = mark?.form
    }
  }
}
const FEWEST = 3
/** Lines before and behind a list that may tell its total, and amounts of each. */
const [ABOVE, BELOW, MOST_WHOLES] = [3, 2, 6] as const

function* sumsAround(items: readonly Line[], lines: readonly Line[]): Generator<Relation> {
  const isMoney = (one: Num) => one.unit === '元' && !one.bound && one.per === undefined && one.depth === 0
  const told = items.map(({ numbers }) => Map.groupBy(numbers.filter(isMoney), keyOf))
  const from = items[0]!.index
  const above = lines.slice(Math.max(0, from - ABOVE), from).flatMap(({ numbers, row }) => (row ? [] : numbers.filter(isMoney)))
  const to = items.at(-1)!.index + 1
  const below = lines.slice(to, to + BELOW).flatMap(({ numbers, row }) => (row ? [] : numbers.filter(isMoney)))
  const wholes = [...above.toReversed().slice(0, MOST_WHOLES), ...below.slice(0, MOST_WHOLES)]
  for (const key of told[0]!.keys()) {
    const parts = told.flatMap((own) => own.get(key)?.[0] ?? [])
    if (parts.length < items.length || parts.length > MOST_ITEMS) continue
    const likely = wholes.filter((one) => isSpent(keyOf(one)) === isSpent(key) || told.every((own) => own.size === 1))
    for (const whole of likely) yield sumOf(whole, parts, cueOf(whole, key, items.length) - Math.log10(likely.length))
  }
}

/** The same word, a word of a total, and the number of items beside it: "预算235.00万元，用于3个项目" above three of them. */
const cueOf = (whole: Num, key: string, count: number): number =>
  (keyOf(whole) === key ? 0.8 : 0.3) +
  (TOTAL_WORDS.test(whole.name) ? 0.4 : 0) +
  (new RegExp(`(?:${count}|${'零一二三四五六七八九十'[count] ?? count})(?:个|项|类|家|笔)`).test(whole.stretch.text) &&
  isSpent(keyOf(whole)) === isSpent(key)
    ? 0.8
    : 0)

const isSpent = (key: string) => /支出|执行|支付|使用|完成|花|付/.test(key)

/** What is said of each thing, by its last word. */
export const keyOf = ({ label }: Num) =>
  label
    .replace(/[^一-龥]/g, '')
    .replace(/(?:为|的|达到?|是|共|了|约|仅|有)+$/, '')
    .slice(-2)

/** Items one on each line, and the line behind them that begins with their total: "1.……2430.40万元；2.……118.00万元；" and "以上合计2548.40万元". */
export function* totalsBelow(lines: readonly Line[]): Generator<Relation> {
  for (const { numbers, index, row } of lines) {
    const whole = numbers[0]
    if (row || !whole || !TOTAL_LINE.test(whole.stretch.text.slice(0, whole.start)) || NO_SUM.has(whole.unit)) continue
    const items: Num[] = []
    for (let at = index - 1; at >= 0 && index - at <= MOST_ITEMS; at--) {
      const { numbers: own, row: isRow } = lines[at]!
      const first = own[0]
      if (isRow || !first || first.start > LATEST || first.unit !== whole.unit || first.bound || !ITEM.test(first.stretch.text)) break
      items.unshift(first)
    }
    if (items.length >= 2) yield sumOf(whole, items, 1.6)
  }
}
const TOTAL_LINE = /^(?:以上|上述|[两三四五六七八九十]项|各项|总共|一共)?[一-龥]{0,6}(?:合计|共计?|总计|小计)[一-龥]{0,4}[:为]?$/
const ITEM = /^(?:[(]?[\d一二三四五六七八九十]{1,2}[).、]|[-·•①-⑳])/
