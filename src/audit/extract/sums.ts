import { sum } from '#domain/quantity.ts'
import { addsUp } from '../rounding.ts'
import { type AccountField, accountField, isBareTotal, isComparison } from './account-words.ts'
import type { AmountAt } from './amounts.ts'
import type { CountClaim, ListedProject, Passage, SumClaim } from './claims.ts'

/**
 * Sums that a text states 文中合计关系: "A，其中：B、C" and "B，C，共计 A". Where the text leaves open which amounts belong together, the reading that adds up
 * is taken; only when none does is the plainest one kept, for a rule to complain of.
 */
export function sumsIn(passages: readonly Passage[], amounts: readonly AmountAt[]): SumClaim[] {
  const byPassage = Map.groupBy(amounts, ({ passage }) => passage)
  const claims: SumClaim[] = []
  for (const [index, own] of byPassage) {
    const { text, sentences } = passages[index]!
    claims.push(...named(passages, amounts, index, own))
    for (const [from, to] of stretches(sentences)) {
      const inside = own.filter(({ start }) => start >= from && start < to)
      if (inside.length > 1) claims.push(...ofWhich(text, inside), ...totals(text, inside), ...appositions(text, inside))
    }
    claims.push(...overPassages(passages, byPassage, index), ...carriedTotals(text, own))
  }
  return claims
}

/** Sentences; those that begin with 其中 belong to the one before. */
function stretches(sentences: Passage['sentences']): [number, number][] {
  const result: [number, number][] = []
  for (const { text, start, end } of sentences) {
    const last = result.at(-1)
    if (last && /^(?:其中|分别是|具体)/.test(text)) last[1] = end
    else result.push([start, end])
  }
  return result
}

const OF_WHICH =
  /其中|包括|包含|主要用于|分别(?:为|是|用于)|具体(?:为|是|如下)|主要用于以下|明细如下|由.{0,6}组成|如下:|(?:资金|经费)?来源(?:为|是|包括)/
const TOTAL_WORD = /(?:共计|合计|总计|总额|累计|收入总计|支出总计|总收入|总支出)/

const gapBefore = (text: string, items: readonly AmountAt[], i: number) => text.slice(items[i - 1]?.end ?? 0, items[i]!.start)

/** "W，其中：P1，P2（其中 Q1，Q2），P3" */
function ofWhich(text: string, items: readonly AmountAt[]): SumClaim[] {
  const claims: SumClaim[] = []
  for (let i = 1; i < items.length; i++) {
    if (!OF_WHICH.test(gapBefore(text, items, i))) continue
    const mark = text.slice(items[i - 1]!.end, items[i]!.start)
    const complete = /分别|具体|组成|如下|来源(?:为|是)/.test(mark)
    const depth = items[i]!.depth
    const possible = items
      .slice(0, i)
      .filter(
        (item) =>
          item.depth <= depth && !isComparison(item.label) && !isComparedWith(text, item) && !isShareDetail(text, item) && !isForOne(item),
      )
    // "预算96.40万元，执行91.58万元；其中：……": of what stands before, the amount that the parts make is meant.
    const made = possible.findLast((one) => {
      const parts = partsFrom(text, items, i, one)
      return parts.length > 1 && addsAll(one, parts)
    })
    // "约1.2亿元，其中……项目6000余万元": nothing adds up to the last place.
    if (isRough(text, possible.at(-1), items[i]!)) continue
    const tabled = made ? undefined : columnsBehind(text, items, i, possible)
    if (tabled) {
      claims.push(...tabled.map(({ whole, parts }) => claimOf(whole, parts, 'of-which', complete)))
      continue
    }
    const whole = made ?? possible.at(-1)
    // "三个子项目预算分别为120万元、80万元、50万元，支出分别为……": the last of another list is no whole.
    if (!whole || (!made && isInStep(text, items[items.indexOf(whole) - 1], whole))) continue
    const parts = partsFrom(text, items, i, whole)
    // "中央1700、省级500，其中用于本县820": a part of both.
    // "其中公务用车2024年29.85、2023年32.10": two years are no parts of one.
    if (new Set(parts.flatMap(({ label }) => /20\d\d(?=年)/.exec(label)?.[0] ?? [])).size > 1) continue
    const [only] = parts
    if (only && parts.length === 1 && only.value.gt(whole.value) && items[items.indexOf(whole) - 1]?.value.gte(only.value)) continue
    if (parts.length > 0) claims.push(claimOf(whole, parts, 'of-which', complete, /来源/.test(mark) ? 'income' : undefined))
  }
  return claims
}

/**
 * "全年预算1984.60万元，支出1905.22万元。其中：基本支出预算1216.33万元，支出1204.17万元；项目支出……": items that tell the same two things each. The columns that an amount before
 * them makes, and those whose first item is called as it is.
 */
function columnsBehind(
  text: string,
  items: readonly AmountAt[],
  first: number,
  possible: readonly AmountAt[],
): { readonly whole: AmountAt; readonly parts: readonly AmountAt[] }[] | undefined {
  const list = following(text, items, first).filter((item) => item.depth === items[first]!.depth && !isComparison(item.label))
  const segments = [...Map.groupBy(list, ({ start }) => text.lastIndexOf(';', start)).values()]
  const width = segments[0]?.length ?? 0
  if (segments.length < 2 || width < 2 || segments.some(({ length }) => length !== width)) return undefined
  return Array.from({ length: width }, (_, k) => segments.map((segment) => segment[k]!)).flatMap((parts) => {
    const isSpent = SPENT.test(parts.at(-1)!.label)
    const whole = possible.findLast((one) => adds(one, parts)) ?? possible.findLast(({ label }) => SPENT.test(label) === isSpent)
    return whole ? [{ whole, parts }] : []
  })
}
const SPENT = /(?:支出|执行|支付|使用|完成)[数为了:]*$/

/** "部门支出2172.80万元，基本支出1064.20万元，项目支出1108.60万元": a whole and its known division, side by side. */
function appositions(text: string, items: readonly AmountAt[]): SumClaim[] {
  return items.flatMap((whole, i) => {
    const [first, second] = items.slice(i + 1, i + 3)
    if (!first || !second || isComparison(whole.label) || OF_WHICH.test(text.slice(whole.end, second.start))) return []
    const fields = [first, second].map(({ label }) => accountField(label))
    const isPair = PAIRS.some((pair) => pair.every((field) => fields.includes(field)))
    const field = accountField(whole.label)
    const fits = fields.includes('basic')
      ? (field === 'expenditure' && isBareTotal(whole.label)) || field === 'executed' || field === 'expenditure-total'
      : field === 'basic'
    return isPair && fits && text.slice(whole.end, second.start).length < 40
      ? [claimOf(whole, [first, second], 'of-which', true, 'expenditure')]
      : []
  })
}
const PAIRS: readonly (readonly AccountField[])[] = [
  ['basic', 'project'],
  ['personnel', 'public-funds'],
]

/** Words that name an earlier whole again: "本年收入中，A、B"; "按支出性质分，A、B"; "支出构成：A、B". */
const AGAIN =
  /([一-龥]{2,14})中[，,:](?:其中)?$|(?:按|从)[一-龥]{0,12}(?:[分看]|分类|性质|来源|用途|科目|类别|级次|方向|内容|层级)(?:分类?|看|划分|构成看)?(?:[，,:]|为)$|([一-龥]{2,10})构成[:，]$|(?:资金|支出|经费|款项)(?:主要|分别)?用于(?:以下)?$/

/** Wholes that may be divided "按用途分" without being named again. */
const MAIN: ReadonlySet<AccountField | undefined> = new Set(['income', 'expenditure', 'income-total', 'expenditure-total'])

/** Parts of a whole that was given before and is only named: its amount stands earlier in the passage. */
function named(passages: readonly Passage[], amounts: readonly AmountAt[], index: number, items: readonly AmountAt[]): SumClaim[] {
  const claims: SumClaim[] = []
  const { text, section } = passages[index]!
  const above = amounts.filter(({ passage }) => passage < index && index - passage <= NEAR && passages[passage]!.section === section)
  for (const [i, item] of items.entries()) {
    const lead = AGAIN.exec(text.slice(items[i - 1]?.end ?? 0, item.labelStart))
    if (!lead) continue
    const inside = following(text, items, i)
    const words = (lead[1] ?? lead[2] ?? '').replace(/^(?:20\d\d)?年?度?/, '')
    const side = /支出/.test(lead[0]) ? 'expenditure' : /收入|来源|资金/.test(lead[0]) ? 'income' : undefined
    const before = [...above, ...items.slice(0, i)].filter(({ label }) => !isComparison(label))
    const isMainOf = ({ label }: AmountAt) => {
      const field = accountField(label)
      if (field === 'executed') return side !== 'income'
      return (side === undefined ? MAIN.has(field) : field === side) && isBareTotal(label)
    }
    // An amount before that the parts make is the one that is divided; else the nearest that may be.
    const whole =
      before.findLast((one) => inside.length > 1 && addsAll(one, inside)) ??
      (words === ''
        ? before.findLast(isMainOf)
        : (before.findLast(({ label }) => label.endsWith(words)) ?? (lead[2] === undefined ? undefined : before.findLast(isMainOf))))
    if (!whole) continue
    const parts = partsFrom(text, inside, 0, whole)
    if (parts.length > 1) claims.push(claimOf(whole, parts, 'of-which', lead[1] === undefined))
  }
  return claims
}

/** The amounts from the i-th to the end of its sentence, or to what ends its list. */
function following(text: string, items: readonly AmountAt[], i: number): AmountAt[] {
  const end = text.indexOf('。', items[i]!.end)
  return items.slice(i).filter(({ start }) => end < 0 || start < end)
}

const addsAll = (whole: AmountAt, items: readonly AmountAt[]) => items.some((_, i) => i > 0 && adds(whole, items.slice(0, i + 1)))

/** "公路部分2025万元，每公里45万元", "按每学期500元、全年两学期发放20.6万元", "按在职138人计算人均1.48万元": a price is no part of the money, and no whole of it. */
const isForOne = ({ label }: AmountAt) =>
  /^(?:平均|[按以](?:照)?)?(?:每|[户人亩次台校均车批]均)|(?:平均每|[户人亩校台车次批]均)[^，。；]{0,4}$|每[^，。；\d]{1,4}$|各$/.test(label)

/** "与2023年预算26.00万元相比，……。其中：": what this year is held against is no whole of this year's parts. */
const isComparedWith = (text: string, { labelStart, start, end }: AmountAt) =>
  /^(?:数|的预算)?(?:相比|相较|比较|对比|相对比)/.test(text.slice(end, end + LONGEST_BEHIND)) &&
  /[与同和跟较]/.test(text.slice(Math.max(0, labelStart - 1), start))
const LONGEST_BEHIND = 6

/** An amount right behind "占" or inside "增加…（…）" tells of a share, not of a whole. */
const isShareDetail = (text: string, { labelStart, start }: AmountAt) => /占|增加|减少|增长|下降/.test(text.slice(labelStart, start))

/** The parts of a whole: as many of the following amounts as make it, else all up to the plain end of the list. */
function partsFrom(text: string, items: readonly AmountAt[], first: number, whole: AmountAt): AmountAt[] {
  const depth = items[first]!.depth
  const list: AmountAt[] = []
  let carried: AmountAt | undefined
  for (let i = first; i < items.length; i++) {
    const item = items[i]!
    if (item.depth < depth || (depth > whole.depth && closes(text, items[i - 1]!, item))) break
    // "其中财政拨款支出1320万元；用于人员568万元": divided another way.
    if (i > first && ANOTHER_WAY.test(gapBefore(text, items, i)) && !/用于|用在|按/.test(gapBefore(text, items, first))) break
    if (i > first && (endsList(gapBefore(text, items, i), item, whole) || isNextItem(text, items, first, i))) {
      if (accountField(item.label) === 'carry-in') carried = item
      break
    }
    if (item.depth > depth || isComparison(item.label) || isShareDetail(text, item) || isForOne(item)) continue
    list.push(item)
  }
  const columns = columnsOf(list)
  if (columns)
    return columns.find((column) => adds(whole, column)) ?? columns.find(([one]) => tailOf(one!) === tailOf(whole)) ?? columns[0]!
  const flat = withoutNested(text, items, list)
  // "包括拨款3180万元、基金420万元、上年结转60万元": what was carried in may be the last source.
  if (carried && ![list, flat].some((one) => one.some((_, i) => adds(whole, one.slice(0, i + 1)))) && adds(whole, [...flat, carried]))
    return [...flat, carried]
  for (const candidate of [list, flat]) {
    for (let count = candidate.length; count > 0; count--) {
      const taken = candidate.slice(0, count)
      if (adds(whole, taken)) return taken
    }
  }
  return flat
}

const isRough = (text: string, whole: AmountAt | undefined, first: AmountAt): boolean =>
  (whole !== undefined && /(?:约|近|超过?|逾)$/.test(text.slice(0, whole.start))) ||
  /\d[余多][万亿]?元|\d[万亿][余多]元/.test(text.slice(first.start).split('。')[0]!)

const ANOTHER_WAY = /;(?:主要)?(?:用于|用在|按)/

/** "基本支出预算581万元，支出341.23万元；项目支出预算1495万元，支出813.92万元": two amounts of each part, told in turn. */
function columnsOf(list: readonly AmountAt[]): AmountAt[][] | undefined {
  const isInTurn =
    list.length >= 4 &&
    list.length % 2 === 0 &&
    list.every((one, i) => i < 2 || tailOf(one) === tailOf(list[i - 2]!)) &&
    tailOf(list[0]!) !== tailOf(list[1]!)
  return isInTurn ? [0, 1].map((k) => list.filter((_, i) => i % 2 === k)) : undefined
}
const tailOf = ({ label }: AmountAt) => label.replace(/[数额为]$/, '').slice(-2)

const adds = (whole: AmountAt, parts: readonly AmountAt[]) => {
  const values = parts.map(({ value }) => value)
  return addsUp(whole.value, values, sum(values))
}

/** A closing bracket between two amounts of the same depth ends a list inside brackets. */
const closes = (text: string, before: AmountAt, after: AmountAt) => text.slice(before.end, after.start).includes(')')

/** "人员经费80万元，其中工资50万元、补贴20万元；公用经费10万元": what stands behind a semicolon is no part where the parts before it are set apart by lesser stops. */
function isNextItem(text: string, items: readonly AmountAt[], first: number, i: number): boolean {
  const before = text.slice(items[first]!.end, items[i - 1]!.end)
  return gapBefore(text, items, i).includes(';') && i - first > 1 && !before.includes(';') && !/[:]/.test(gapBefore(text, items, first))
}

/** Words that begin something else than a further part. */
function endsList(gap: string, item: AmountAt, whole: AmountAt): boolean {
  if (TOTAL_WORD.test(item.label) || /共计|合计|总计/.test(gap)) return true
  // What was added to the opening budget, and what came of it, are no parts of it.
  if (accountField(whole.label) === 'initial' && (accountField(item.label) === 'adjusted' || /追加|调[增减]/.test(item.label))) return true
  if (/与上年|比上年|较上年|同比|与20\d\d年/.test(gap)) return true
  if (accountField(whole.label) === 'basic' && accountField(item.label) === 'project') return true
  if (accountField(item.label) === 'adjusted' && accountField(whole.label) !== 'adjusted' && isBareBudget(item.label)) return true
  const field = accountField(item.label)
  const of = accountField(whole.label)
  if (of === 'income-total') return field === 'expenditure' || field === 'expenditure-total' || field === 'carry-out'
  if (of === 'expenditure-total') return field === 'income' || field === 'income-total' || field === 'carry-in'
  if ((field === 'income' || field === 'expenditure') && !isBareTotal(item.label)) return false
  return field !== undefined && ENDS.has(field) && field !== of
}
const isBareBudget = (label: string) => /^(?:全年|年度|调整后|追加后|最终)*(?:的)?预算(?:总?数|总额)?(?:为)?$/.test(label)
const ENDS: ReadonlySet<AccountField> = new Set(['carry-in', 'carry-out', 'income-total', 'expenditure-total', 'income', 'expenditure'])

/** Parts of a part ("基本支出60，其中：人员50、公用10；项目支出40"): the inner list is left out where that inner list adds up. */
function withoutNested(text: string, items: readonly AmountAt[], list: readonly AmountAt[]): AmountAt[] {
  for (let k = 1; k < list.length; k++) {
    if (!/其中|包括/.test(text.slice(list[k - 1]!.end, list[k]!.start))) continue
    const outer = list[k - 1]!
    for (let count = list.length - k; count > 0; count--) {
      if (adds(outer, list.slice(k, k + count))) return withoutNested(text, items, [...list.slice(0, k), ...list.slice(k + count)])
    }
    const inner = list.slice(k).findIndex((item) => !isInner(accountField(item.label), accountField(outer.label)))
    return [...list.slice(0, k), ...(inner < 0 ? [] : list.slice(k + inner))]
  }
  return [...list]
}

const isInner = (field: AccountField | undefined, outer: AccountField | undefined) =>
  outer === 'basic'
    ? field === 'personnel' || field === 'public-funds'
    : outer === 'source' || outer === 'income'
      ? field === 'source'
      : field !== outer

/** "P1，P2，合计 W" inside one sentence. */
function totals(text: string, items: readonly AmountAt[]): SumClaim[] {
  const claims: SumClaim[] = []
  for (let i = 2; i < items.length; i++) {
    const whole = items[i]!
    const isPlain = /^一?共(?:安排|下达|投入|分配|拨付)?$/.test(whole.label)
    if (!(isPlain || WHOLE_BEHIND.test(whole.label)) || OF_WHICH.test(gapBefore(text, items, i))) continue
    const before = items.slice(0, i).filter((item) => item.depth === whole.depth && !isComparison(item.label))
    // "甲县700万元、乙县540万元、丙县260万元，共1500万元": 共 alone sums up one list only.
    if (isPlain && !(before.length >= FEWEST && before.every((_, k) => k === 0 || isListed(text, before[k - 1]!, before[k]!)))) continue
    const parts = suffixThatAdds(before, whole)
    if (parts) claims.push(claimOf(whole, parts, 'total', true))
    else if (
      before.length > 1 &&
      !before.some(isForOne) &&
      before.every((item) => !TOTAL_WORD.test(item.label) && item.value.lte(whole.value)) &&
      !/其中/.test(text.slice(before[0]!.start, whole.start))
    )
      claims.push(claimOf(whole, before, 'total', true))
  }
  return claims
}

const WHOLE_BEHIND = /^(?:共计|合计|总计|累计|总额|收入总计|支出总计|以上|上述).{0,8}$/
const isInStep = (text: string, before: AmountAt | undefined, whole: AmountAt) =>
  before !== undefined && /^[、和及]$/.test(text.slice(before.end, whole.start))
/** Items that make a list. */
const FEWEST = 3
const isListed = (text: string, before: AmountAt, after: AmountAt) => /^(?:、|和|;)[^，。]*$/.test(text.slice(before.end, after.start))

/** The shortest run of two or more amounts right before the total that makes it. */
function suffixThatAdds(before: readonly AmountAt[], whole: AmountAt): AmountAt[] | undefined {
  for (let count = 2; count <= before.length; count++) {
    const parts = before.slice(-count)
    if (adds(whole, parts)) return parts
  }
  return undefined
}

/** "本年收入 A，其中……。上年结转 B，共计 C": the income, what was carried in, and their total, over sentences of one paragraph. */
function carriedTotals(text: string, items: readonly AmountAt[]): SumClaim[] {
  const claims: SumClaim[] = []
  for (const [i, carried] of items.entries()) {
    const field = accountField(carried.label)
    if (field !== 'carry-in' && field !== 'carry-out') continue
    const total = items.slice(i + 1).find((item) => isGrandTotal(text, item))
    const before = items.slice(0, i)
    // What makes the total with it was meant, however it is called.
    const main =
      before.findLast((item) => total && adds(total, [item, carried])) ??
      before.find((item) => isMain(item, field === 'carry-in' ? 'income' : 'expenditure'))
    if (!main || !total || /其中/.test(text.slice(carried.end, total.start))) continue
    if (total.start - carried.end > 40) continue
    const parts = [main, carried]
    claims.push(claimOf(total, parts, 'total', true, field === 'carry-in' ? 'income' : 'expenditure'))
  }
  return claims
}

const isMain = ({ label }: AmountAt, side: 'income' | 'expenditure') => accountField(label) === side
const isGrandTotal = (_text: string, { label }: AmountAt) =>
  /^(?:.{0,4}(?:共计|合计|总计)|(?:收入|支出|收支)总[计量]|总收入|总支出)/.test(label)

/**
 * A leading line ("资金1121.10万元，支出1108.60万元，分别是：") and one part on each of the following lines, which may hold several columns ("预算620.00万元，支出620.00万元"):
 * a column belongs to the amount it makes, else to the one of its own kind.
 */
function overPassages(passages: readonly Passage[], byPassage: ReadonlyMap<number, readonly AmountAt[]>, index: number): SumClaim[] {
  const { text } = passages[index]!
  const own = byPassage.get(index)!.filter(({ label }) => !isComparison(label))
  const last = own.at(-1)
  if (!last || !/(?:其中|包括|如下|明细|具体|分别).{0,12}:?$/.test(text) || text.length - last.end > 40) return []
  const lines: (readonly AmountAt[])[] = []
  for (let next = index + 1; passages[next] !== undefined && !passages[next]!.heading; next++) {
    const amounts = byPassage.get(next)
    if (!amounts?.[0] || TOTAL_WORD.test(amounts[0].label) || amounts[0].labelStart > 40) break
    lines.push(amounts)
  }
  if (lines.length < 2) return []
  const width = Math.min(...lines.map((amounts) => amounts.length))
  return Array.from({ length: Math.min(width, own.length) }, (_, k) => lines.map((amounts) => amounts[k]!)).flatMap((parts, k) => {
    const isExecuted = ({ label }: AmountAt) => /执行|支出|支付|完成/.test(label)
    const whole =
      own.find((one) => adds(one, parts)) ??
      (width === 1 ? last : parts.every(isExecuted) ? own.findLast(isExecuted) : k === 0 ? own.find((one) => !isExecuted(one)) : undefined)
    return whole ? [claimOf(whole, parts, 'of-which', true)] : []
  })
}

function claimOf(whole: AmountAt, parts: readonly AmountAt[], join: SumClaim['join'], stated: boolean, side?: SumClaim['side']): SumClaim {
  return { whole, parts, join, side: side ?? sideOf(whole, parts), complete: stated || isDivision(whole, parts) }
}

const INCOME: ReadonlySet<AccountField | undefined> = new Set(['income', 'income-total', 'source', 'carry-in'])

/** The parts tell better than the whole: texts call a total of expenditure classes 收入. */
function sideOf(whole: AmountAt, parts: readonly AmountAt[]): SumClaim['side'] {
  const fields = parts.map(({ label }) => accountField(label))
  if (fields.some((field) => field === 'class' || field === 'basic' || field === 'project')) return 'expenditure'
  if (fields.filter((field) => INCOME.has(field)).length * 2 > fields.length)
    return INCOME.has(accountField(whole.label)) ||
      (/收入|拨款|预算|资金|下达|安排|到位|投入|批复/.test(whole.label) && !/支出|执行/.test(whole.label))
      ? 'income'
      : 'expenditure'
  return INCOME.has(accountField(whole.label)) ? 'income' : 'expenditure'
}

/** Parts that are a known complete division: basic and project, personnel and public, the classes, the sources. */
function isDivision(whole: AmountAt, parts: readonly AmountAt[]): boolean {
  const count = (field: AccountField) => parts.filter(({ label }) => accountField(label) === field).length
  const all = parts.length
  if (count('basic') === 1 && count('project') === 1 && all === 2) return true
  if (accountField(whole.label) === 'income-total' && count('carry-in') === 1 && all >= 2) return true
  if (all === 2 && ((count('income') === 1 && count('carry-in') === 1) || (count('expenditure') === 1 && count('carry-out') === 1)))
    return true
  if (count('personnel') === 1 && count('public-funds') === 1 && all === 2) return true
  if (count('three-public-part') >= 2 && count('three-public-part') === all) return true
  return (count('class') === all && all >= 3) || (count('source') === all && all >= 2)
}

/** How far above its list a total may stand, in passages. */
const NEAR = 3

/**
 * "项目共8个，预算资金合计2436.5万元" above a list of exactly eight projects: the total of the list, stated apart from it. Given only where no figure beside
 * the count makes the sum, so that a rule may complain.
 */
export function listTotal(
  passages: readonly Passage[],
  amounts: readonly AmountAt[],
  list: readonly ListedProject[],
  counts: readonly CountClaim[],
): SumClaim | undefined {
  const [first] = list
  const parts = list.flatMap(
    (project) =>
      amounts.find(
        ({ place, value }) => place.paragraph === project.place.paragraph && project.amount !== undefined && value.eq(project.amount),
      ) ?? [],
  )
  if (!first || parts.length < list.length || list.length < 3) return undefined
  const begins = passages.findIndex(({ paragraph }) => paragraph.number === first.place.paragraph)
  for (const { count, place } of counts) {
    const index = passages.findIndex(({ paragraph }) => paragraph.number === place.paragraph)
    if (count !== list.length || index > begins || begins - index > NEAR) continue
    const candidates = amounts.filter((amount) => amount.passage === index && !parts.includes(amount) && !isComparison(amount.label))
    if (candidates.some((whole) => adds(whole, parts))) return undefined
    const whole = candidates.find(({ label }) => accountField(label) !== 'executed' && /资金|预算|金额|安排|投入|合计|总计|共/.test(label))
    if (whole) return claimOf(whole, parts, 'of-which', true, 'expenditure')
  }
  return undefined
}
