import { type Points, points, sum } from '#domain/quantity.ts'
import { type CategoryList, categoryLists } from './category-lists.ts'
import type { CategorySaid, Passage } from './claims.ts'
import { withoutScale } from './grade-scale.ts'
import { placeOfSpan } from './passages.ts'
import { cleanName, isProjectName } from './project-names.ts'
import {
  type CategoryAt,
  categoriesIn,
  DEDUCTED,
  FRACTION,
  FULL,
  FULL_HEAD,
  FULL_SCORED,
  NOT_DEDUCTED,
  REASON,
  SCORED,
} from './score-words.ts'
import { withoutScoringRules } from './scoring-sentences.ts'

/** A run of categories with their figures inside one passage, under one subject. */
export interface ScoringAt {
  readonly passage: number
  /** Where the words before the first category begin, and the categories end. */
  readonly start: number
  readonly end: number
  /** Where the first category begins: the subject stands before it. */
  readonly first: number
  readonly categories: readonly CategorySaid[]
  /** Plain spans of the figures, for those who read the rest. */
  readonly spans: readonly (readonly [number, number])[]
}

interface Segment extends CategoryAt {
  /** Where the next category begins, or the text ends. */
  readonly until: number
}

/** The scorings of a passage: categories with at least a score or a deduction. A category that comes again begins the next scoring. */
export function scoringsIn(file: string, passage: Passage, index: number): ScoringAt[] {
  const text = withoutScoringRules(withoutScale(passage.text))
  if (!/[得扣减满]|分值|\d分|\//.test(text) || !/\d/.test(text)) return []
  const lists = categoryLists(text)
  const segments = segmentsOf(text, lists)
  const said = segments.flatMap((segment) => {
    const said = isBands(text.slice(segment.start, segment.until)) ? undefined : read(file, { ...passage, text }, segment)
    return said ? [{ segment, claim: said.claim, spans: [said.span] }] : []
  })
  for (const [i, { claim, spans }] of [...said.entries()].toReversed()) {
    const next = said[i + 1]
    // "产出扣4分、效益扣3分，系……": what stands behind the last of them explains them all.
    if (next && claim.reason === undefined && claim.deduction?.gt(0) && text.slice(spans.at(-1)![1], next.segment.start) === '、')
      said[i] = { ...said[i]!, claim: { ...claim, ...(next.claim.reason === undefined ? {} : { reason: next.claim.reason }) } }
  }
  for (const [i, { segment, claim, spans }] of said.entries()) {
    const reason =
      claim.reason === undefined && claim.deduction?.gt(0) ? leadIn(text, segment, said[i - 1]?.spans.at(-1)?.[1] ?? 0) : undefined
    if (reason !== undefined) said[i] = { segment, spans, claim: { ...claim, reason } }
  }
  const scorings: ScoringAt[] = []
  let run: typeof said = []
  const close = () => {
    if (run.length === 0) return
    const first = run[0]!.segment
    scorings.push({
      passage: index,
      start: clauseStart(text, first.start),
      first: first.start,
      end: run.at(-1)!.segment.until,
      categories: run.map(({ claim }) => claim),
      spans: run.flatMap(({ spans }) => spans),
    })
    run = []
  }
  for (const item of said) {
    const last = run.at(-1)
    const both = last?.claim.category === item.claim.category ? complement(last.claim, item.claim) : undefined
    if (last && both) {
      run[run.length - 1] = { segment: { ...last.segment, until: item.segment.until }, claim: both, spans: [...last.spans, ...item.spans] }
      continue
    }
    if (run.some(({ claim }) => claim.category === item.claim.category) || (last && namesSubject(text, last.segment, item.segment))) close()
    run.push(item)
  }
  close()
  const listed = lists.flatMap((list) => (list.holds === 'score' ? [fromList(file, passage, index, list)] : []))
  return listed.length === 0 ? scorings : [...scorings, ...listed].sort((a, b) => a.first - b.first)
}

/** "满意度90%(含)以上得10分，80%—90%得8分，60%以下不得分": how it is scored, no score. */
const isBands = (words: string): boolean =>
  /\d%?(?:\(含\))?及?以上(?:的|者)?[^，。；\d]{0,4}得\d/.test(words) && /以下(?:的|者)?[^，。；\d]{0,4}(?:得\d|不得分)/.test(words)

/** "预算执行9.70分，产出37.20分，效益39.90分，满意度10.00分": scores in a row. */
function fromList(file: string, passage: Passage, index: number, { items }: CategoryList): ScoringAt {
  const [first, last] = [items[0]!, items.at(-1)!]
  return {
    passage: index,
    start: clauseStart(passage.text, first.start),
    first: first.start,
    end: last.figure[1],
    categories: items.map(({ category, value, full, start, figure }) => ({
      category,
      ...(full === undefined ? {} : { points: points(full) }),
      score: points(value),
      place: placeOfSpan(file, passage, start, figure[1]),
    })),
    spans: items.map(({ start, figure }) => [start, figure[1]] as const),
  }
}

/** Words between two categories that name the project the next figures are about: "……；B项目产出指标……". */
function namesSubject(text: string, last: Segment, next: Segment): boolean {
  const words = text.slice(Math.max(clauseStart(text, next.start), last.end), next.start)
  return words.length >= 4 && isProjectName(cleanName(words.replace(/[，,、:]$/, '')))
}

/** Two mentions of one category in a row that do not contradict each other are one: "该项满分10分……执行率得9.83分". */
export function complement(a: CategorySaid, b: CategorySaid): CategorySaid | undefined {
  for (const field of ['points', 'deduction', 'score'] as const)
    if (a[field] !== undefined && b[field] !== undefined && !a[field].eq(b[field])) return undefined
  const reason = [a.reason, b.reason].filter((text) => text !== undefined).join('，')
  return { ...b, ...a, ...(reason === '' ? {} : { reason }) }
}

/** First-level categories divide the text; second-level ones only where a first-level one does not already hold them. */
function segmentsOf(text: string, lists: readonly CategoryList[]): Segment[] {
  const isListed = (at: number) => lists.some(({ items }) => at >= items[0]!.start && at < items.at(-1)!.figure[1])
  const all = categoriesIn(text).filter(({ start }) => !isListed(start))
  // A rate told again inside its own figures ("得9.84分(预算…，执行率98.40%)") opens nothing.
  const found = all.filter(
    ({ category, end }, i) => all[i - 1]?.category !== category || !/^(?:为|是|达到?|:)?\d+(?:\.\d+)?%/.test(text.slice(end)),
  )
  const firsts = found.filter(({ level }) => level === 1)
  // A second-level mention behind its own first-level category tells where its points were lost.
  const kept =
    firsts.length >= 2
      ? firsts
      : found.filter(({ level, parent, start }) => level === 1 || !firsts.some((first) => first.category === parent && first.start < start))
  return kept.map((category, i) => ({
    ...category,
    until: beforeWhole(
      text,
      category.end,
      otherSubject(text, category.end, kept[i + 1] ? subjectStart(text, category.end, kept[i + 1]!.start) : text.length),
    ),
  }))
}

/** "满意度10分，合计100分", "满意度得10分，整体支出自评96.8分": the score of the whole is no category's; where items are listed, their sum is. */
function beforeWhole(text: string, from: number, until: number): number {
  const body = text.slice(from, until)
  const at = WHOLE_BEHIND.exec(body)
  return at && [...body.matchAll(FULL)].length < 2 ? from + at.index : until
}
const WHOLE_BEHIND =
  /[，,；;、。](?:(?:以上|上述)?[二三四五六各]项(?:指标)?(?:共|合计|累计|总共|一共)计?[扣失]|(?:一共|总共)[扣失]|(?:以上|[三四五六各]项)?(?:合计|总计|加起来|合起来|相加|加总|总分|总得分|综合(?:得分|评分|自评)|(?:部门|单位)?整体(?:支出)?(?:绩效)?(?:自评|得分|评)|项目(?:总分|自评|得分|评价)|最终得分|自评总分))/

/** A semicolon behind which something else is named ends the figures of a category: "得4.84分；管理制度健全性5分，得5分". */
function otherSubject(text: string, from: number, until: number): number {
  for (let at = text.indexOf(';', from); at >= 0 && at < until; at = text.indexOf(';', at + 1))
    if (/^[一-龥“”]{2,24}?(?:[，(]?\d|[，,]?(?:满分|目标|得|扣))/.test(text.slice(at + 1)) && !CONTINUES.test(text.slice(at + 1))) return at
  return until
}
const CONTINUES = /^(?:扣|得|因|由于|原因|主要|满分|其中|自评|实际|未|减|失|分值|权重)/

/** The words of the next subject belong to it: a segment ends at the last full stop before the next category. */
function subjectStart(text: string, from: number, next: number): number {
  const stop = Math.max(text.lastIndexOf('。', next), text.lastIndexOf('；', next), text.lastIndexOf(';', next))
  return stop > from ? stop + 1 : next
}

/** "在线率未达标，产出扣4分": what leads up to a deduction in its own clause, if it tells why. */
function leadIn(text: string, { start }: Segment, after: number): string | undefined {
  const lead = text.slice(Math.max(clauseStart(text, start), after), start)
  return /[一-龥]{4}[，,]$/.test(lead) && REASON.test(lead) ? lead.slice(0, -1) : undefined
}

function clauseStart(text: string, at: number): number {
  let from = at
  while (from > 0 && !/[。；;！？]/.test(text[from - 1]!)) from--
  return from
}

/** Full points, deduction, score and reason of one category; undefined when it gives neither a score nor a deduction. */
function read(
  file: string,
  passage: Passage,
  segment: Segment,
): { readonly claim: CategorySaid; readonly span: readonly [number, number] } | undefined {
  const body = passage.text.slice(segment.end, segment.until)
  const spans: [number, number][] = []
  const take = (match: RegExpExecArray | RegExpMatchArray | null, group = 1): Points | undefined => {
    if (match?.[group] === undefined) return undefined
    spans.push([match.index!, match.index! + match[0].length])
    return points(match[group])
  }
  const listed = ofItems(body)
  if (listed)
    return listed.score === undefined
      ? undefined
      : {
          claim: {
            category: segment.category,
            ...listed.figures(),
            place: placeOfSpan(file, passage, segment.start, segment.end + listed.end),
          },
          span: [segment.start, segment.end + listed.end],
        }
  const fraction = FRACTION.exec(body)
  const own = body.search(OF_ALL)
  const deductions = [...(own < 0 ? body : body.slice(0, own)).matchAll(DEDUCTED)]
  const together = deductions.find((match) => match[1] !== undefined)
  const deducted = (together ? [together] : deductions).flatMap((match) => take(match, 2) ?? [])
  let full = take(body.matchAll(FULL).next().value ?? null)
  const scores = [...body.matchAll(SCORED)]
  // "90%及以上得10分、80%至90%得8分，……故得8分": the rules of scoring come before the score.
  const scoreMatch = scores.find(({ index }) => !/(?:以[上下内]|\d%|\))$/.test(body.slice(0, index))) ?? scores[0] ?? null
  // "满意率95%及以上得10分，90%及以上不足95%得9分，低于85%得6分", "效果较差得0至60%": the standard, not a score.
  if (scores.length > 0 && scores.every(({ index, 0: words }) => isStandard(body, index, index + words.length))) return undefined
  let score = take(scoreMatch)
  if (full === undefined) {
    const head = FULL_HEAD.exec(body)
    full = take(head, head?.[1] === undefined ? 2 : 1)
  }
  if (fraction && score === undefined) {
    score = take(fraction, 1)
    full ??= points(fraction[2]!)
  }
  const none = NOT_DEDUCTED.exec(body)
  if (none) spans.push([none.index, none.index + none[0].length])
  if (score === undefined && full !== undefined && FULL_SCORED.test(body)) score = full
  const deduction = deducted.length > 0 ? wholeDeduction(deducted, full, score) : none ? points(0) : undefined
  if (score === undefined && (deduction === undefined || (full === undefined && deduction.isZero()))) return undefined
  // "执行率98.3%，自评得分98.6分，等级为优" gives the total of its subject, not the score of a category.
  if (full === undefined && scoreMatch && score !== undefined && isTotal(body, scoreMatch)) return undefined
  // A figure right behind the category that is the only one is its score: "产出指标48分".
  const reason = reasonIn(body, spans)
  const end = segment.end + Math.max(...spans.map(([, to]) => to), 0)
  const claim: CategorySaid = {
    category: segment.category,
    ...(full === undefined ? {} : { points: full }),
    ...(deduction === undefined ? {} : { deduction }),
    ...(score === undefined ? {} : { score }),
    ...(reason === undefined ? {} : { reason }),
    place: placeOfSpan(file, passage, segment.start, end),
  }
  return { claim, span: [segment.start, end] }
}

/** "四项加起来99.40分，一共扣0.60分": from here on all categories are spoken of. */
const OF_ALL =
  /(?:(?:以上|上述|这)?(?:[一二两三四五六七八九十几各]|\d{1,2})(?:大)?(?:项|类|块|部分|个方面|方面)(?:指标|得分)*|总分)(?:加起来|合起来|加在一起|相加|合计|总计|共计|总共|一共|累计|汇总)/

/** Whether a score is given for a range of values, or is the end of a range. */
const isStandard = (body: string, start: number, end: number) =>
  /(?:\d%?(?:\(?含\)?)?及?以[上下]|不足\d+(?:\.\d+)?%|(?:低于|高于|大于|小于)\d+(?:\.\d+)?%)$/.test(
    body.slice(0, start).replace(/\(含\)/g, ''),
  ) || /^(?:至|到|-|~)\d+(?:\.\d+)?%/.test(body.slice(end))

/** "产出指标(40分)。改造管网长度……满分8分，得8分；……产出指标共得37.97分": the items below a category have figures of their own; only what is said of all counts. */
function ofItems(body: string) {
  if ([...body.matchAll(SCORED)].length < 2 || [...body.matchAll(FULL)].length < 2) return undefined
  const sum = /(?:共|合计|小计|总共|累计)(?:得|计)?(?:得?分)?(?:为|:)?(\d+(?:\.\d+)?)分/.exec(body)
  const head = FULL_HEAD.exec(body)
  const full = head?.[1] ?? head?.[2]
  return {
    score: sum?.[1],
    end: sum ? sum.index + sum[0].length : 0,
    figures: () => ({ ...(full === undefined ? {} : { points: points(full) }), ...(sum ? { score: points(sum[1]!) } : {}) }),
  }
}

/** Several deductions in one segment: their sum, or the first with the others as its details, whichever fits the score. */
function wholeDeduction(all: readonly Points[], full: Points | undefined, score: Points | undefined): Points {
  const [first] = all
  const together = points(sum(all))
  if (full === undefined || score === undefined || all.length === 1) return together
  const rest = full.minus(score)
  return rest.eq(together) ? together : first!
}

/** No category weighs that much, and a grade follows only a total. */
const MOST_OF_A_CATEGORY = 60
const MOST_OF_EXECUTION = 30
function isTotal(body: string, match: RegExpMatchArray): boolean {
  if (points(match[1]!).gt(MOST_OF_A_CATEGORY) || /综合|总/.test(match[0])) return true
  return (
    points(match[1]!).gt(MOST_OF_EXECUTION) &&
    /^[，,、(]?(?:绩效|自评|评价|评定)*(?:等级|等次|评为|结果)/.test(body.slice(match.index! + match[0].length))
  )
}

const BESIDE =
  /(?:([^，。；;()]{4,})[，,](?:[^，。；;()\d]{0,4}))?扣(?:除|减)?(?:分)?\d+(?:\.\d+)?分(?:[，,](?:自评|实际)?得\d+(?:\.\d+)?分)?(?:[(，,:]([^，。；;()]{4,}))?/g
/** "得3.85分，夜班轮转与停车难": a clause right behind a score that lost points. */
const BEHIND_SCORE = /得\d+(?:\.\d+)?分[，,(]([^，。；;()\d]{5,})/g
const SCORING_WORDS = /满分|得分|分值|权重|指标$|自评|评分|等级|合计|总分|良好|较好|完成|达到|实现|按时|及时(?!率)|\d分/

/** "满意率81.32%，低于90%，扣1.10分": what was measured and by what it was missed. */
const MISSED = /^(?:低于|未达到?|少于|不足|不到|超过|超出|高于|晚于|仅)[^，]{0,4}\d/

/** What is left of the words when the figures are taken out, if it tells why. */
function reasonIn(body: string, spans: readonly (readonly [number, number])[]): string | undefined {
  const sorted = spans.toSorted(([a], [b]) => a - b)
  let rest = ''
  let at = 0
  for (const [from, to] of sorted) {
    rest += `${body.slice(at, Math.max(at, from))}，`
    at = Math.max(at, to)
  }
  rest += body.slice(at)
  const clauses = rest.split(/[，。；;]/).map((clause) => clause.replace(/^[():、\s]+|[():、\s]+$/g, ''))
  // Right before or behind what was taken off, any statement is its reason: "（一户补奖面积核减，扣0.8分）".
  const beside = [...body.matchAll(BESIDE), ...body.matchAll(BEHIND_SCORE)]
    .flatMap((match) => [match[1], match[2]])
    .filter((words) => words !== undefined)
  const telling = clauses.filter(
    (clause) =>
      (/[一-龥]{3}/.test(clause) || MISSED.test(clause)) &&
      (REASON.test(clause) || (beside.includes(clause) && !/\d|目标/.test(clause) && !SCORING_WORDS.test(clause))),
  )
  return telling.length > 0 ? telling.join('，') : undefined
}
