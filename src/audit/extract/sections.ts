import { type HeadingMark, headingMark, numberingRank } from '#domain/numbering.ts'
import type { Passage, Section, SectionKind } from './claims.ts'
import { type BarePassage, placeOfSpan } from './passages.ts'
import { sectionKind } from './section-kinds.ts'

/** A heading found in a passage: the whole of it, or its first sentence ("（一）组织工作。根据…"). */
interface Heading {
  readonly passage: number
  readonly mark?: HeadingMark
  readonly title: string
  /** Span of the title in the plain text. */
  readonly start: number
  readonly end: number
  readonly whole: boolean
  /** Level by style, when the carrier has one. */
  readonly style?: number
}

const LONGEST_HEADING = 45
const LONGEST_RUN_IN = 26
/** Ends of headings; "发挥大队职能，…" is a sentence. */
const NOMINAL =
  /(?:情况|概况|职能|职责|措施|结论|等级|目标|指标|建议|问题|分析|工作|过程|方法|方式|结果|原因|打算|说明|机构|人员|组成|构成|概述|项目|经费|资金|采集|报告|撰写|应用|公开|组织|依据|原则|任务|成效|绩效|做法|经验)$/

/**
 * The outline of a document 层次: headings by mark, style or meaning, nested as their numbers say even where the numbers repeat
 * (一、二、 inside 三、). A number that continues the innermost list of its kind belongs there; a great chapter may also close it.
 */
export function outline(file: string, bare: readonly BarePassage[]): { readonly sections: Section[]; readonly passages: Passage[] } {
  const marks = withSpacedMarks(
    bare,
    bare.map((passage) => headingMark(passage.paragraph.text)),
  )
  const headings = bare.flatMap((passage, index) => headingOf(passage, index, marks) ?? [])
  const open: Open[] = []
  const sections: (Omit<Section, 'to'> & { to: number })[] = []
  let attached = false
  for (const heading of headings) {
    // Below 附件 numbered lines name attachments.
    if (attached && heading.mark !== undefined && numberingRank[heading.mark.form] > 4) continue
    attached = sectionKind(heading.title, 1) === 'attachments'
    const kindAsTop = sectionKind(heading.title, 1)
    const depth = depthOf(heading, open, kindAsTop)
    const above = depth > 0 ? kindOf(sections, open[depth - 1]!.section) : undefined
    const isItem = ITEMISED.has(above) && NO_PART_OF_THEM.has(sectionKind(heading.title, depth + 1))
    // "1.检查数量未达目标。……" among the problems is one of them, not the goals.
    if (isItem && !heading.whole) continue
    for (const closed of open.splice(depth)) sections[closed.section]!.to = heading.passage
    const parent = open.at(-1)?.section
    const kind =
      isItem || (partOf(heading.title) && parent !== undefined && INDICATORS.has(sections[parent]!.kind))
        ? undefined
        : sectionKind(heading.title, depth + 1)
    sections.push({
      ...(kind === undefined ? {} : { kind }),
      level: depth + 1,
      mark: heading.mark?.mark ?? '',
      title: heading.title,
      place: placeOfSpan(file, bare[heading.passage]!, heading.start, heading.end),
      heading: heading.passage,
      from: heading.passage,
      to: bare.length,
      ...(parent === undefined ? {} : { parent }),
    })
    open.push({ section: sections.length - 1, form: formOf(heading), ordinal: heading.mark?.ordinal ?? 0, whole: heading.whole })
  }
  return { sections, passages: placed(bare, sections, headings) }
}

/** "1 项目概况" and "1. 项目概况" above "1.1 立项背景": numbers that run on are the chapters where decimals of them follow. */
function withSpacedMarks(bare: readonly BarePassage[], marks: readonly (HeadingMark | undefined)[]): (HeadingMark | undefined)[] {
  const chapters = new Set(marks.flatMap((mark) => (mark?.form === 'decimal' ? [mark.parts[0]!] : [])))
  if (chapters.size === 0) return [...marks]
  const last = Math.max(...chapters)
  let chapter = 0
  return marks.map((mark, i) => {
    const text = bare[i]!.paragraph.text
    if (mark?.form === 'arabic' && mark.ordinal === chapter + 1 && /^[^，。；\d]{2,30}$/.test(text.slice(mark.end))) {
      chapter++
      return { ...mark, form: 'decimal' }
    }
    if (mark) return mark
    const match = /^\s*(\d{1,2})[\s\u3000]+(?=[\u4e00-\u9fff][^，。；\d]{1,30}$)/.exec(text)
    const ordinal = Number(match?.[1])
    if (!match || ordinal > last + 3) return undefined
    return { form: 'decimal', ordinal, parts: [ordinal], mark: match[1]!, separator: '', start: 0, end: match[0].length }
  })
}

/** "2.过程：……" among the results is one of the indicators, not the course of the work. */
const partOf = (title: string) => /^(?:项目)?(?:决策|过程|投入|产出|效益|效果|满意度|管理)(?:指标|情况)?$/.test(title)
const INDICATORS: ReadonlySet<SectionKind | undefined> = new Set(['results', 'item-results', 'overall-results', 'conclusion'])

/** Chapters whose numbered items speak of anything, and what they are no part of, whatever the words of an item. */
const ITEMISED: ReadonlySet<SectionKind | undefined> = new Set(['problems', 'measures', 'problems-and-measures'])
const NO_PART_OF_THEM: ReadonlySet<SectionKind | undefined> = new Set([
  'goals',
  'methods',
  'execution',
  'accounts',
  'results',
  'item-results',
  'overall-results',
  'profile',
  'project-profile',
  'department',
  'organisation',
])

const formOf = ({ mark, style }: Heading) =>
  mark ? (mark.form === 'decimal' ? `decimal ${mark.parts.length}` : mark.form) : `style ${style ?? 0}`
/** Rank of an open section or a heading by its form: decimals lie as deep as they have parts. */
const rankOf = (form: string): number =>
  form.startsWith('style') ? 0 : form.startsWith('decimal') ? 2 + Number(form.slice(8)) : (numberingRank[form as HeadingMark['form']] ?? 0)

interface Open {
  readonly section: number
  readonly form: string
  readonly ordinal: number
  readonly whole: boolean
}

/** How many of the open sections stay open around the new heading. */
function depthOf(heading: Heading, open: readonly Open[], kind: SectionKind | undefined): number {
  const form = formOf(heading)
  const ordinal = heading.mark?.ordinal
  const family = open.flatMap((section, depth) => (section.form === form ? [depth] : []))
  // "3.自评结论：……" goes on with the paragraphs 1. and 2. under a heading "2.某项目自评表", not with the heading.
  const alike = ordinal === undefined ? [] : family.filter((depth) => open[depth]!.whole === heading.whole)
  const same = alike.length > 0 ? alike : family
  if (ordinal === undefined) {
    if (same.length > 0) return same[0]!
    return kind === 'attachments' ? 0 : open.length
  }
  const next = same.filter((depth) => open[depth]!.ordinal + 1 === ordinal)
  if (next.length > 0) return kind !== undefined && GREAT.has(kind) ? next[0]! : next.at(-1)!
  if (ordinal === 1 || same.length === 0) return enclosing(heading, open)
  const later = same.filter((depth) => open[depth]!.ordinal < ordinal)
  return later.at(-1) ?? same.at(-1)!
}

/** Kinds that open a chapter of the whole report. */
const GREAT: ReadonlySet<SectionKind> = new Set([
  'department',
  'organisation',
  'results',
  'conclusion',
  'problems',
  'problems-and-measures',
  'measures',
  'use',
  'deviation',
  'attachments',
])

/** A list that begins: inside what is open, but never inside a finer mark of another family ("（一）" after "1." closes the 1.). */
function enclosing(heading: Heading, open: readonly Open[]): number {
  const { mark } = heading
  if (!mark) return open.length
  const rank = rankOf(formOf(heading))
  // 一、二、 inside 第一部分 inside （三）: a coarser mark inside a finer one is only believed when its family is open above (a nested copy).
  for (let depth = open.length; depth > 0; depth--) {
    const above = open[depth - 1]!
    if (rankOf(above.form) < rank) return depth
    if (mark.ordinal === 1 && open.some((o) => o.form === formOf(heading))) return open.length
  }
  return mark.ordinal === 1 && open.length > 0 && rank <= 3 && open.some((o) => o.form === 'han-bracket') ? open.length : 0
}

/** Plain characters that stand for the first `end` characters as written. */
function plainLength({ text, origin }: BarePassage, end: number): number {
  let i = 0
  while (i < text.length && (origin[i] ?? 0) < end) i++
  return i
}

/** The title of the document is no chapter of it. */
const TITLE_WITHIN = 12
const TITLE = /(?:报告|自评表)(?:\([^)]*\))?$/

function headingOf(passage: BarePassage, index: number, marks: readonly (HeadingMark | undefined)[]): Heading | undefined {
  const mark = marks[index]
  if (!mark && index < TITLE_WITHIN && TITLE.test(passage.text)) return undefined
  const style = passage.paragraph.heading
  const start = mark ? plainLength(passage, mark.end) : 0
  const words = passage.text.slice(start)
  if (words === '') return undefined
  const base = { passage: index, start, ...(mark === undefined ? {} : { mark }), ...(style === undefined ? {} : { style }) }
  const title = words.replace(/[:。]$/, '')
  // "（二）存在的问题。": nothing but a heading, stop or no stop.
  if (mark && /^[^，。；、\d]{2,16}。$/.test(words) && NOMINAL.test(title) && isTopic(sectionKind(title, 2)))
    return { ...base, title, end: start + title.length, whole: true }
  if (isWhole(words, mark, style, marks[index - 1], marks[index + 1])) return { ...base, title, end: start + title.length, whole: true }
  if (!mark && !style && (isBareHeading(title, words) || NUMBERED_PROJECT.test(words)))
    return { ...base, title, end: start + title.length, whole: true }
  if (!mark && ATTACHED.test(words)) return { ...base, title: '附件', end: start + 2, whole: false }
  const stop = words.search(/[。:]/)
  const first = words.slice(0, stop)
  if (
    mark &&
    mark.form !== 'spoken' &&
    stop > 1 &&
    stop <= LONGEST_RUN_IN &&
    words.length > stop + 1 &&
    !/[，；、].*[，；、]|\d/.test(first) &&
    NOMINAL.test(first) &&
    isTopic(sectionKind(first, 2))
  )
    return { ...base, title: first, end: start + stop, whole: false }
  return undefined
}

/** An item that begins with the name of a project is a line of a list, not the heading of a chapter. */
const isTopic = (kind: SectionKind | undefined) => kind !== undefined && kind !== 'project'

/** "附件：1.自评表": the heading and its first entry in one line. */
const ATTACHED = /^附(?:件|表)?(?:\d{0,2}|[一二三四五六])[:：](?!.*[。；])/

/** A paragraph that is nothing but a heading. */
function isWhole(
  words: string,
  mark: HeadingMark | undefined,
  style: number | undefined,
  before: HeadingMark | undefined,
  next: HeadingMark | undefined,
): boolean {
  if (style !== undefined && words.length <= 2 * LONGEST_HEADING && !/[。；]$/.test(words)) return true
  if (
    !mark ||
    mark.form === 'spoken' ||
    words.length > LONGEST_HEADING ||
    /[。；！？，]$/.test(words) ||
    /[。；！？]/.test(words.slice(0, -1))
  )
    return false
  if (/\d(?:\.\d+)?(?:万元|元|分|%)/.test(words) && !/^.{2,30}\(\d+(?:\.\d+)?(?:万元|分|%)\)$/.test(words)) return false
  if (mark.form === 'han' || mark.form === 'part' || mark.form === 'section') return !/，.*，/.test(words)
  if (mark.form === 'han-bracket' || (mark.form === 'decimal' && mark.parts.length === 1)) return words.length <= 36
  // "1.加强学习" right before "2." or right behind another item is a list item, not a heading; a heading has something below it.
  const isNeighbour = (other: HeadingMark | undefined, ordinal: number) =>
    other !== undefined && other.form === mark.form && other.ordinal === ordinal
  const listItem = isNeighbour(next, mark.ordinal + 1) || isNeighbour(before, mark.ordinal - 1)
  return words.length <= 30 && !listItem && !/，/.test(words)
}

/** "项目一：公共文化服务体系建设", "表二　医疗服务能力提升项目" on a line of its own. */
const NUMBERED_PROJECT =
  /^项目[一二三四五六七八九十]{1,3}:[^，。；:]{4,40}$|^附?表[一二三四五六七八九十\d]{1,3}[:、.\s]*[^，。；:\d]{4,40}(?<!预算|支出|自评|各|全部|重点)项目$/

/** A heading without number: short, no stop, and its words are those of a known part. */
const isBareHeading = (title: string, words: string) =>
  words.length <= 16 &&
  !/[，。；、\d|]/.test(title) &&
  !/指标$/.test(title) &&
  /(?:情况|概况|职能|职责|措施|结论|等级|目标|建议|问题|分析|附件)$/.test(title) &&
  sectionKind(title, 2) !== undefined

/** Each passage with the section it stands in. */
function placed(bare: readonly BarePassage[], sections: readonly Section[], headings: readonly Heading[]): Passage[] {
  const whole = new Set(headings.flatMap((h) => (h.whole ? [h.passage] : [])))
  const kinds = sections.map((_, index) => kindOf(sections, index))
  let current = -1
  let next = 0
  const signed = signatureFrom(bare)
  return bare.map((passage, index) => {
    if (index >= signed) return { ...passage, heading: false }
    while (sections[next] !== undefined && sections[next]!.from <= index) current = next++
    const heading = whole.has(index)
    if (current < 0) return { ...passage, heading }
    const kind = kinds[current]
    return { ...passage, heading, section: current, ...(kind === undefined ? {} : { kind }) }
  })
}

/** Where the signature begins: short lines at the end that are a unit, a date, a seal, a contact. They belong to no section. */
function signatureFrom(bare: readonly BarePassage[]): number {
  let from = bare.length
  while (from > 0 && bare.length - from < 8 && SIGNATURE.test(bare[from - 1]!.text)) from--
  return from
}
const SIGNATURE =
  /^(?:(?:[一-龥\s]{2,40}(?:局|办事处|委员会|政府|办公室|中心|院|校|小学|中学|大学|园|厅|部|处|所|站|镇|乡|街道|会|馆|队|社)(?:\((?:盖章|公章|章)\))?)?(?:20\d\d年\d{1,2}月(?:\d{1,2}日)?|[二〇零一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)?|(?:单位)?(?:负责人|联系人|填报人|填表人|经办人|审核人|联系电话|电话|\(盖章\)|\(公章\)).{0,40})$/

/** Its own meaning, or that of the nearest enclosing heading that has one. */
function kindOf(sections: readonly Omit<Section, 'to'>[], index: number): SectionKind | undefined {
  for (let at: number | undefined = index; at !== undefined; at = sections[at]!.parent) {
    const kind: SectionKind | undefined = sections[at]!.kind
    if (kind !== undefined) return kind
  }
  return undefined
}
