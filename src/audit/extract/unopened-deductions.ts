import type { Passage } from './claims.ts'
import { type ItemisedDeduction, itemisedDeductions } from './itemised-deductions.ts'
import { REASON } from './score-words.ts'

/** "扣1分，原因是…", "扣0.5分，系…", "因…扣2分": words that open a reason. */
const OPENER = /原因|由于|因为?(?!此|而|素|地)|(?:^|[，,:(])系(?!统|列|数)|主要是|缘于|源于|所致/u
/** The same at the beginning of the sentence behind. */
const OPENS = /^(?:主要)?(?:(?:扣分|失分|丢分|偏差|未完成)(?:的)?(?:主要)?原因|原因|主要是|系|因|由于)/u
/** "扣分原因：产出指标因…扣2分；……" */
const ACCOUNT = /^(?:[(]?[一二三四五六七八九十\d]{1,3}[).、])?(?:主要)?(?:扣分|失分|丢分)(?:的)?(?:主要)?(?:原因|说明|情况|分析)/u
/** How far the figures were from what was asked for tells no reason. */
const APART =
  /(?:比|较|低于|高于|少于|多于|超过|未达到?|没有?达到?|不足|距)[^，。；;:()]{0,8}(?:目标|计划|指标|要求|任务|上年|标准)[^，。；;:()]{0,12}|(?:少|低|差|短|缺)\d[^，。；;:()]*/gu
/** Clauses of figures, scores and names. */
const FIGURE = /^[^一-龥]*(?:[一-龥]{0,18}?[\d.%]+[^，。；;:()]{0,6}|[一-龥]{0,6})[^一-龥]*$/u
/** The same as a sentence behind the scores of a paragraph: "总分98.50分。扣分原因:……". */
const ACCOUNTED = /[。；;](?:主要)?(?:扣分|失分|丢分)(?:的)?(?:主要)?原因/u
/** "(1)标段按期完工率(6分，得4.00分)。": the name of an item with its points. */
const HEAD = /^(?:[(]?[一二三四五六七八九十\d]{1,3}[).、])?[^，。；;:()]{2,24}\((?:满分|分值)?\d+(?:\.\d+)?分[^()]{0,16}\)[。:，]?/u
const SCORES = /满分|分值|权重|得分|得\d|自评|扣|等级|按比例|评为/u

/** Fewest reasons with such words that are a manner of writing, and their share of all. */
const TOLD = 2

interface Told {
  readonly item: ItemisedDeduction
  readonly how: 'opened' | 'told' | 'accounted' | 'silent'
}

/**
 * Deductions without the words that open a reason 扣分后没有写原因, in an account where nearly all others have them: "产出指标扣2分，得分48分；满意度扣1分，得分9分，扣分原因是…". Where
 * many go without, the reasons are told elsewhere.
 */
export function unopenedDeductions(passages: readonly Passage[]): ItemisedDeduction[] {
  const items = itemisedDeductions(passages)
  if (items.length <= TOLD) return []
  const byPassage = Map.groupBy(items, ({ passage }) => passage)
  const lost = items.filter(({ amount }) => amount.gt(0))
  const all = lost.map((item): Told => ({ item, how: howTold(item, byPassage.get(item.passage)!, passages) }))
  // An account of all lost points explains what the scores before it leave open.
  const accounts = new Set(lost.flatMap(({ passage }) => (ACCOUNT.test(passages[passage]!.text) ? [passage] : [])))
  // A paragraph of scores without any reason sums up what was told before it.
  const recaps = new Set(
    [...Map.groupBy(all, ({ item }) => item.passage)].flatMap(([passage, told]) =>
      told.length >= TOLD && told.every(({ how }) => how === 'silent') ? [passage] : [],
    ),
  )
  const isOutside = ({ passage }: ItemisedDeduction) => recaps.has(passage) || (accounts.size > 0 && !accounts.has(passage))
  const silent = all.filter(({ how, item }) => how === 'silent' && !isOutside(item) && !isTotal(item, all, passages))
  const opened = all.filter(({ how }) => how === 'opened').length
  const without = all.filter(({ how, item }) => how === 'silent' && !isOutside(item)).length
  const otherwise = all.filter(({ how }) => how === 'told').length
  return opened >= TOLD && opened >= otherwise && (without === 1 || without * 3 <= opened) ? silent.map(({ item }) => item) : []
}

function howTold(item: ItemisedDeduction, beside: readonly ItemisedDeduction[], passages: readonly Passage[]): Told['how'] {
  const { text } = passages[item.passage]!
  const at = beside.indexOf(item)
  const [before, after] = [beside[at - 1], beside[at + 1]]
  // "甲扣1分、乙扣2分，原因是…": one reason for both.
  if (after && /^[^，。；;]*[、和及][^，。；;]*$/u.test(text.slice(item.end, after.start))) return howTold(after, beside, passages)
  const from = lastStop(text, before?.end ?? 0, item.start)
  const until = after ? lastStop(text, item.end, after.start) : text.length
  const own = text.slice(from, until)
  const stop = /[。；;]/u.exec(text.slice(item.end, until))
  const next = stop === null ? '' : text.slice(item.end + stop.index + 1, until)
  const sentence = stop === null ? own : text.slice(from, item.end + stop.index)
  const below = after ? '' : belowOf(passages, item.passage)
  if (OPENER.test(sentence) || OPENS.test(next) || OPENS.test(below)) return 'opened'
  // Where several scores stand in one paragraph, what is told behind the sentence is told of something else.
  const rest = (beside.length === 1 ? `${own}。${below}` : sentence).replace(HEAD, '').replace(APART, '')
  const isTold =
    REASON.test(rest) ||
    rest.split(/[，。；;:()]/u).some((clause) => /[一-龥]{5}/u.test(clause) && !FIGURE.test(clause) && !SCORES.test(clause))
  if (isTold) return 'told'
  return ACCOUNTED.test(text.slice(item.end)) ? 'accounted' : 'silent'
}

/** The last full stop or semicolon of a stretch, else its last comma. */
function lastStop(text: string, from: number, to: number): number {
  const gap = text.slice(from, to)
  const stop = Math.max(gap.lastIndexOf('。'), gap.lastIndexOf('；'), gap.lastIndexOf(';'))
  return from + (stop >= 0 ? stop : from === 0 ? -1 : gap.lastIndexOf('，')) + 1
}

/** A paragraph without number right below belongs to the one above. */
const belowOf = (passages: readonly Passage[], index: number): string => {
  const next = passages[index + 1]
  return next && !next.heading && !/^[(]?[一二三四五六七八九十\d]{1,3}[).、]/u.test(next.text) ? next.text : ''
}

/** What the items behind it lose together, they explain. */
function isTotal({ amount, passage, start }: ItemisedDeduction, all: readonly Told[], passages: readonly Passage[]): boolean {
  if (passages[passage]!.heading) return true
  let rest = amount.minus(0)
  for (const { item } of all.filter(({ item: other }) => other.passage > passage || (other.passage === passage && other.start > start))) {
    rest = rest.minus(item.amount)
    if (!rest.gt(0)) break
  }
  return rest.isZero()
}
