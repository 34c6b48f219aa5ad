import { Exact, type Points, points } from '#domain/quantity.ts'
import type { Passage } from './claims.ts'
import { markLength } from './passages.ts'
import { REASON } from './score-words.ts'
import { withoutScoringRules } from './scoring-sentences.ts'

/** Points that a clause says were lost, and the span of what says so. */
export interface Loss {
  readonly name: string
  readonly amount: Points
  readonly passage: number
  readonly start: number
  readonly end: number
  /** Points lost by the execution rate follow from the rate. */
  readonly byRate: boolean
}

/** How the reason of a loss is told: with words that open one, in words of its own, in an account further on, or not at all. */
type How = 'opened' | 'told' | 'accounted' | 'silent'
interface Told extends Loss {
  readonly how: How
  /** Told by the points got, not by those lost. */
  readonly byScore: boolean
}

/** "扣1分，原因是…", "扣0.5分，系…", "因…扣2分": words that open a reason. */
const OPENER =
  /原因|由于|因为?(?!此|而|素|地|子)|(?:^|[，,：:(（])系(?!统|列|数)|主要是|缘于|源于|所致|导致|影响|造成|受[^，。；]{1,14}(?:制约|限制|冲击)/u
/** The same at the beginning of the sentence or paragraph behind. */
const OPENS = /^(?:其?主要)?(?:(?:扣分|失分|丢分|减分|偏差|未完成|未达标)(?:的)?(?:主要)?(?:原因|说明)|原因|主要是|系|因|由于)/u
/** "扣分原因：…", "2.扣分说明。…": an account of lost points. */
const ACCOUNT =
  /^(?:[(]?[一二三四五六七八九十\d]{1,3}[).、]?)?(?:主要)?(?:扣分|失分|丢分|减分|未满分|未得满分|未完成|偏差|未达标)(?:的)?(?:主要)?(?:指标)?(?:原因|说明|情况|事项|分析)/u
const LABEL =
  /(?:可持续影响|影响力?)(?:类)?指标|^(?:[(]?[一二三四五六七八九十\d]{1,3}[).、]?)?(?:主要)?(?:扣分|失分|丢分|减分|未满分|偏差)(?:的)?(?:主要)?(?:原因|说明|情况)(?=[:。，])/gu
const ACCOUNT_BEHIND = /[。；;](?:主要)?(?:扣分|失分|丢分|减分)(?:的)?(?:主要)?(?:原因|说明|情况)/u
/** How far the figures were from what was asked for tells no reason. */
const APART =
  /(?:比|较|低于|高于|少于|多于|超过|超出|未达到?|没有?达到?|不足|距|晚于)[^，。；;:()]{0,8}(?:目标|计划|指标|要求|任务|上年|标准|期限)[^，。；;:()]{0,12}|(?:少|低|差|短|缺|晚|超|超出|超过|欠)\d[^，。；;:()]{0,8}|(?:逾期|超期|延期|推迟)(?:了|约|不足|不到|近)?[\d一两半][^，。；;:()]{0,8}/gu
/** Words of a target, none of a reason. */
const AT_LEAST = /不(?:低|少|高|超|多|晚|大|小)[于过出]/gu
/** Who was asked is no reason. */
const SURVEY = /问卷|调查|发放|回收|收回|随机|满意度[为达]?\d|满意率[为达]?\d|表示满意/u
/** Clauses of figures, scores and names. */
const FIGURE = /^[^一-龥]*(?:[一-龥A-Za-z“”]{0,18}?[\d.%]+[^，。；;:()]{0,8}|[一-龥]{0,6})[^一-龥]*$/u
const SCORES = /满分|分值|权重|得分|得\d|自评|扣|等级|按比例|评为|完成率/u
/** Further words of a reason. */
const BLAME =
  /标准|规定|节约|结余|结转|尾款|质保金|保证金|审减|未|少[支付拨]|投诉|延误|不[一可当齐全]|取消|停|晚|故障|损|流失|搬迁|去世|离职|见上|见下|详见/u

const LOST =
  /(?:扣(?:除|减|掉|去)?(?:了)?(?:分)?(?:为|:)?|(?<!得)失分?|丢分?|少得(?:了)?|(?<![调核追增缩削递压裁])减)(\d+(?:\.\d+)?)分(?!的)/gu
/** Rules of scoring and totals are no losses of one thing. */
const NO_LOSS = /(?:每[^，。；]{0,24}|如|则|应|可|共|共计|合计|累计|总共|总计|总|全部|各|均|最多)$/u
/** "满分8分，得分7.44分", "该指标20分得16.50分", "10分得9.90分": full points and the points got. */
const PAIR =
  /(\d+(?:\.\d+)?)分\)?[，,:]?(?:自评|实际|本项|该项|评价|最终|按(?:完成)?比例(?:计分|折算)?|按\d+(?:\.\d+)?%(?:计分|折算|计)?|[，,])*得(?:分)?(?:为|:)?(\d+(?:\.\d+)?)分/gu
/** "2.网格巡查8分。", "（1）标段按期完工率（6分）：": the name of an item with its points. */
const HEAD = /^([^，。；;:()\d]{2,24})(?:指标)?\(?(?:满分|分值|权重)?(\d+(?:\.\d+)?)分\)?[。:，,]/u
const GOT = /(?<![应可率总])得(?:分)?(?:为|:)?(\d+(?:\.\d+)?)分/gu
/** Whole categories are asked for reasons by their forms. */
const CATEGORY =
  /(?:^|[^，。；;:\d]{0,24})(?:预算执行(?:率|情况)?|执行率|投入|决策|过程|产出|效益|效果|满意度|成本)(?:类)?(?:指标)?(?:满分|分值|权重)?[:(]?$/u
const CHAPTER =
  /^[^，；;]{0,24}(投入|决策|过程|产出|效益|效果|满意度|成本|效能|效率)(?:类)?(?:指标)?[。，(:]?(?:满分|分值|权重)?\d+分[)]?[，,。:]?(?:自评|实际)?$/u
const TOTAL = /总分|总得分|综合得分|合计|总体得分|平均|加权|以上/u
/** "（二）履职产出（50分），得49.36分。" heads a chapter. */
const SHORT = 30
const SHORTEST = 22
const HEAD_WITHIN = 24
/** Words that belong to a figure stand so near before it, and what a paragraph says of it so near behind. */
const NEAR = 40
const FAR = 600
/** Behind these stand the scores of the next category, not those of their items. */
const OF_RESULTS = /产出|效益|效果|满意度|成本/u
/** The scores of the next category. */
const OTHER = /^[^。；;]*[。；;](?:项目)?(?:预算执行|执行率|过程|产出|效益|效果|满意度|成本)[^。；;]{0,6}(?:满分|分值|得|\d)/u
/** Full points of a single item; beyond that they are those of a chapter. */
const MOST = 60

/** Losses without reason 扣了分没有写原因, in an account, paragraph, list or text whose other losses have one: where many go without, the reasons are told elsewhere. */
export function silentLosses(passages: readonly Passage[]): Loss[] {
  const amounts: Amount[] = []
  const every = passages.flatMap((_, index) => lossesIn(passages, index, amounts))
  const all = every.filter(
    (loss, i) =>
      loss.how !== 'silent' || !(isWhole(loss, amounts, passages) || isSaidAgain(loss, every[i + 1]) || isSumBefore(loss, every, i)),
  )
  if (all.length === 0) return []
  const found = new Set<Told>()
  const add = (group: readonly Told[], enough: number, share = 1) => {
    const silent = group.filter(({ how }) => how === 'silent')
    const opened = group.filter(({ how }) => how === 'opened').length
    const told = group.filter(({ how }) => how === 'told').length
    if (opened >= enough && (silent.length === 1 ? opened * share > told : opened >= told && silent.length * 3 <= opened))
      for (const loss of silent) found.add(loss)
  }
  const byPassage = [...Map.groupBy(all, ({ passage }) => passage)]
  // A paragraph of scores without any reason sums up what is told elsewhere.
  const recaps = new Set(
    byPassage.flatMap(([passage, group]) =>
      (group.length > 1 || (passages[passage]!.text.match(GOT)?.length ?? 0) >= MANY) &&
      group.every(({ how }) => how !== 'opened') &&
      !isAccount(passages, passage)
        ? [passage]
        : [],
    ),
  )
  for (const [index, group] of byPassage) {
    if (recaps.has(index)) continue
    add(group, 1)
    if (isAccount(passages, index)) for (const loss of group) if (loss.how === 'silent' && isBare(loss, passages)) found.add(loss)
  }
  const single = all.filter(({ passage }) => !recaps.has(passage))
  for (const group of Map.groupBy(single, ({ passage }) => passages[passage]!.section).values()) add(group, 2, 2)
  add(single, 2, 2)
  const isToldElsewhere = (loss: Told) =>
    all.some(
      (other) =>
        other !== loss &&
        (other.passage === loss.passage || !CATEGORY.test(loss.name) || isAccount(passages, other.passage)) &&
        other.how !== 'silent' &&
        other.amount.eq(loss.amount) &&
        (loss.amount.times(10).isWhole()
          ? loss.name !== '' &&
            (keyOf(other.name) === keyOf(loss.name) ||
              (isAccount(passages, other.passage) && wordsBefore(other, passages).includes(keyOf(loss.name))))
          : true),
    )
  return [...found]
    .filter((loss) => !isToldElsewhere(loss) && !isExplainedApart(loss, passages))
    .sort((a, b) => a.passage - b.passage || a.start - b.start)
}

/** "比批复工期晚18天，……得7.00分" where another paragraph says why it was 晚18天. */
function isExplainedApart({ passage, start }: Loss, passages: readonly Passage[]): boolean {
  const { text } = passages[passage]!
  const from = Math.max(...['。', '；', ';'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1
  const distance = DISTANCE.exec(text.slice(from, start))?.[0]
  return (
    distance !== undefined &&
    passages.some(
      (other, index) => index !== passage && other.sentences.some((one) => one.text.includes(distance) && OPENER.test(one.text)),
    )
  )
}
/** "扣2.25分，一是法庭改造少3个扣2.00分，二是……" */
const ITEMISED = /分，一是(?![^，。；;]{0,8}扣)[^。；;]{4,}扣/u
const DISTANCE = /(?:晚|少|低|差|短|缺|逾期|推迟)了?[\d.]+[一-龥%]{1,4}/u

const wordsBefore = ({ passage, start }: Loss, passages: readonly Passage[]) =>
  /[^。；;]*$/u.exec(passages[passage]!.text.slice(0, start))?.[0] ?? ''

/** The category a name ends with, else how it begins. */
const keyOf = (name: string) => /(?:预算执行|过程|产出|效益|满意度|成本)(?=(?:指标)?$)/u.exec(name)?.[0] ?? name.slice(0, 2)

/** "得9分；扣1分，因…", "4分，得3.5分。…，扣0.5分。": one loss in two ways. */
const isSaidAgain = (loss: Told, next: Told | undefined): boolean =>
  loss.how !== 'opened' &&
  next !== undefined &&
  next.passage === loss.passage &&
  next.amount.eq(loss.amount) &&
  loss.byScore &&
  !next.byScore

/** A category that lost what the items before it lost together. */
function isSumBefore({ name, amount }: Told, every: readonly Told[], index: number): boolean {
  if (!CATEGORY.test(name)) return false
  let rest: Exact = amount.minus(0)
  for (let at = index - 1; at >= Math.max(0, index - LONGEST_LIST) && rest.gt(0); at--) {
    if (CATEGORY.test(every[at]!.name)) break
    rest = rest.minus(every[at]!.amount)
  }
  return rest.isZero()
}

type Amount = Pick<Loss, 'name' | 'amount' | 'passage' | 'start'>

const isAccount = (passages: readonly Passage[], index: number): boolean =>
  ACCOUNT.test(passages[index]!.text.slice(0, 24)) ||
  /[。；;:]一是/u.test(passages[index]!.text.slice(0, FAR)) ||
  ACCOUNT.test(leadOf(passages, index))

/** "扣分情况说明如下：" above the items of a list. */
function leadOf(passages: readonly Passage[], index: number): string {
  let at = index
  while (at > 0 && index - at < LONGEST_LIST && markLength(passages[at]!) > 0) at--
  const { text } = passages[at]!
  return at < index && text.length < SHORT && /[:明析因]$/u.test(text) ? text : ''
}
const LONGEST_LIST = 12
/** So many scores in a paragraph are a summary of them. */
const MANY = 3

function lossesIn(passages: readonly Passage[], index: number, amounts: Amount[]): Told[] {
  const passage = passages[index]!
  if (passage.heading || !/[扣失丢少减得]\D{0,4}\d/u.test(passage.text)) return []
  const text = withoutScoringRules(passage.text)
  const mark = markLength(passage)
  const head = text.length < SHORTEST ? null : HEAD.exec(text.slice(mark))
  const got = head ? [...text.matchAll(GOT)] : []
  const segments = segmentsOf(text)
  const losses = segments.flatMap((segment, at) => {
    const { words, from } = segment
    for (const match of words.matchAll(LOST))
      amounts.push({ name: nameIn(words.slice(0, match.index)), amount: points(match[1]!), passage: index, start: from + match.index })
    if (!/扣/u.test(words))
      for (const match of words.matchAll(PAIR)) {
        const amount = Exact.of(match[1]!).minus(Exact.of(match[2]!))
        if (amount.gt(0))
          amounts.push({
            name: nameIn(words.slice(0, match.index)),
            amount: points(amount.toString()),
            passage: index,
            start: from + match.index,
          })
      }
    const loss =
      lossOf(words, from === 0 ? mark : 0) ??
      (head && got.length === 1 && holds(segment, got[0]!.index) ? lossOfHead(head, got[0]!, from) : undefined)
    return loss ? [{ ...loss, at }] : []
  })
  return losses.map(({ name, amount, start, end, byScore, at }, i) => {
    const { from, words } = segments[at]!
    const alone = losses.length === 1 && !isAccount(passages, index)
    const next = segments[at + 1]
    const isOthers = losses[i + 1]?.at === at + 1
    const behind = next && !isOthers ? next.words : ''
    const below = i === losses.length - 1 ? belowOf(passages, index) : ''
    const beside = alone ? `${text.slice(mark + (head?.[0].length ?? 0))}。${below}` : words
    const how =
      OPENER.test(words.replace(LABEL, '')) || OPENS.test(behind) || OPENS.test(below)
        ? 'opened'
        : isTold(beside) || /^[一二三四五六七八九]是[^，。；;]{0,40}[，,]/u.test(words) || ITEMISED.test(words)
          ? 'told'
          : ACCOUNT_BEHIND.test(text.slice(from + words.length, from + words.length + FAR)) || ACCOUNT.test(below)
            ? 'accounted'
            : 'silent'
    return {
      name,
      amount,
      passage: index,
      start: from + start,
      end: from + end,
      how,
      byScore,
      byRate: /预算执行|执行率|支付率|支出率/u.test(words),
    }
  })
}

const holds = ({ from, words }: Segment, at: number) => at >= from && at < from + words.length

interface Segment {
  readonly from: number
  readonly words: string
}
/** Stretches between full stops and semicolons. */
const segmentsOf = (text: string): Segment[] => [...text.matchAll(/[^。；;]+/gu)].map((match) => ({ from: match.index, words: match[0] }))

type Found = Pick<Told, 'name' | 'amount' | 'start' | 'end' | 'byScore'>

function lossOf(words: string, mark: number): Found | undefined {
  for (const match of words.matchAll(LOST)) {
    if (
      NO_LOSS.test(words.slice(Math.max(0, match.index - NEAR), match.index)) ||
      TOTAL.test(words.slice(Math.max(0, match.index - 12), match.index))
    )
      continue
    const amount = Exact.of(match[1]!)
    if (!amount.gt(0) || amount.gt(MOST)) continue
    return {
      name: nameIn(words.slice(mark, match.index)),
      amount: points(match[1]!),
      start: match.index,
      end: match.index + match[0].length,
      byScore: false,
    }
  }
  for (const match of words.matchAll(PAIR)) {
    if (
      CATEGORY.test(words.slice(Math.max(mark, match.index - NEAR), match.index)) ||
      TOTAL.test(words.slice(Math.max(0, match.index - 12), match.index + match[0].length))
    )
      continue
    const [full, got] = [Exact.of(match[1]!), Exact.of(match[2]!)]
    if (!full.gt(got) || full.gt(MOST)) continue
    const end = match.index + match[0].length
    return {
      name: nameIn(words.slice(mark, match.index)),
      amount: points(full.minus(got).toString()),
      start: words.lastIndexOf('得', end),
      end,
      byScore: true,
    }
  }
  return undefined
}

function lossOfHead([, name = '', full = '']: RegExpExecArray, got: RegExpExecArray, from: number): Found | undefined {
  const lost = Exact.of(full).minus(Exact.of(got[1]!))
  if (!lost.gt(0) || Exact.of(full).gt(MOST) || CATEGORY.test(name)) return undefined
  return { name, amount: points(lost.toString()), start: got.index - from, end: got.index - from + got[0].length, byScore: true }
}

/** What lost the points, as the words before begin: "危桥改造目标6座，…" is 危桥改造. */
const nameIn = (words: string): string =>
  /^(?:其中|[一二三四五六七八九十]是)?[:，]?([一-龥“”A-Za-z]{2,20}?)(?=目标|计划|实际|应|比|低于|高于|满分|分值|指标|得|扣|完成|为|[\d，:(（]|$)/u
    .exec(words)?.[1]
    ?.replace(/[“”]/gu, '') ?? ''

/** Words of its own that are more than the distance between figures. */
const isTold = (words: string): boolean =>
  words.split(/[，,。；;:()]/u).some((written) => {
    const clause = written.replace(AT_LEAST, '')
    if (clause.includes('〓')) return true
    if (SURVEY.test(clause)) return false
    const rest = clause.replace(APART, '')
    if (REASON.test(rest) || (BLAME.test(rest) && !/未扣/u.test(rest))) return true
    return rest === clause && /[一-龥]{5}/u.test(clause) && !FIGURE.test(clause) && !SCORES.test(clause)
  })

/** A paragraph without number right below belongs to the one above. */
const belowOf = (passages: readonly Passage[], index: number): string => {
  const next = passages[index + 1]
  return next && !next.heading && !/^[(]?[一二三四五六七八九十\d]{1,3}[).、]/u.test(next.text) ? next.text : ''
}

/** A name and its points, nothing else. */
const isBare = ({ passage, start, end }: Loss, passages: readonly Passage[]): boolean => {
  const { text } = passages[passage]!
  const from = Math.max(...['。', '；', ';', ':'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1
  const stop = text.slice(end).search(/[。；;]/u)
  return /^[^，\d]*$/u.test(text.slice(from, start)) && /^[，得分\d.]*$/u.test(stop < 0 ? text.slice(end) : text.slice(end, end + stop))
}

/** What the losses behind it come to: "扣2.73分。其中：…". */
function isWhole({ name, amount, passage, start, end }: Loss, amounts: readonly Amount[], passages: readonly Passage[]): boolean {
  const { text } = passages[passage]!
  if (/^[^。；;]{0,16}[。；;:，]?其中/u.test(text.slice(end))) return true
  // "产出指标满分50分，扣1.97分，得48.03分。食品留样率…，得15.00分；…"
  const chapter = CHAPTER.exec(text.slice(0, start))?.[1]
  const isChapter = chapter !== undefined
  if (
    isChapter &&
    (!OF_RESULTS.test(chapter) || !OTHER.test(text.slice(end))) &&
    (text.length < SHORT || /[。；;:].*得分?\d/u.test(text.slice(end, end + FAR)))
  )
    return true
  const isHead = start < HEAD_WITHIN
  const isBroad = isChapter || CATEGORY.test(name) || /整体|总|全部/u.test(name)
  let rest: Exact = amount.minus(0)
  let parts = 0
  for (const other of amounts) {
    if (other.passage < passage || (other.passage === passage && other.start <= start)) continue
    if (!isBroad && other.passage > passage) break
    // Another category is no part of this one.
    if ((isChapter || CATEGORY.test(name)) && parts === 0 && CATEGORY.test(other.name)) return false
    rest = rest.minus(other.amount)
    parts++
    if (!rest.gt(0)) break
  }
  return rest.isZero() && (isBroad || isHead || parts > 1)
}
