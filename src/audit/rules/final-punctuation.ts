import { headingMark } from '#domain/numbering.ts'
import type { Piece, Prose } from '#domain/prose.ts'
import type { SectionKind } from '../extract/claims.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfRaw, type Script, scriptOf } from '../script.ts'

/** Shorter lines are headings, names, captions. */
const SHORTEST = 20
const ENDED = /[。！？；：…!?;:”’"』」）)》】〕\]]$/u
const NO_TEXT: ReadonlySet<SectionKind> = new Set(['attachments'])

export default rule({
  id: 'final-punctuation',
  title: '段落末尾应有标点',
  severity: 'warning',
  covers: ['E07'],
  source: 'gbt-15834-2011#punctuation',
  why: '段末没有标点，可能是漏了标点，也可能是后面的内容丢了。',
  remedy: '核对内容是否完整，补上句号。',
  example: { right: '满意度达到 90%以上。', wrong: '满意度达到 90%以上' },
  *writing(document) {
    const script = scriptOf(document)
    yield* joinedAfterAll(script)
    yield* unlikeTheirList(script)
    for (const [position, stretch] of script.stretches.entries()) {
      if (stretch.index === undefined || stretch.heading || position === 0) continue
      if (stretch.kind !== undefined && NO_TEXT.has(stretch.kind)) continue
      const raw = stretch.raw.trimEnd()
      if (stretch.text.length < SHORTEST || ENDED.test(raw) || !/[，。；]/u.test(raw) || isLabelled(raw)) continue
      const from = Math.max(0, raw.length - 8)
      const last = raw.at(-1) ?? ''
      yield {
        message: /[，、]/u.test(last) ? `段末是“${last}”，后面的内容可能丢了` : '段末没有句号',
        place: placeOfRaw(script, stretch, from, raw.length),
        found: raw.slice(from),
      }
    }
  },
})

/** What ends with a bracket or a quotation mark ends a sentence only with a stop behind it: 等级为“优” among "…等级为“优”。" */
const STOPPED = /[。！？；;：:!?…]$/u
/** Items of a list this short are names. */
const SHORTEST_ITEM = 6
/** A mark and the beginning of its words. */
const LONGEST_MARK = 40

/** An item without a stop between items that have one 同一列表中只有这一条没有句号: short ones too, and those that look like a heading for want of a stop. */
function* unlikeTheirList({ file, stretches }: Script): Generator<Report> {
  const items = stretches.filter(({ index }) => index !== undefined)
  const marks = items.map(({ raw }) => headingMark(raw.slice(0, LONGEST_MARK)))
  for (const [i, stretch] of items.entries()) {
    const raw = stretch.raw.trimEnd()
    const mark = marks[i]
    if (!mark || STOPPED.test(raw) || isLabelled(raw) || (stretch.kind !== undefined && NO_TEXT.has(stretch.kind))) continue
    // Longer sentences with a comma are told of by themselves.
    if (!stretch.heading && stretch.text.length >= SHORTEST && !ENDED.test(raw) && /[，。；]/u.test(raw)) continue
    const after = items[i + 1]
    const isAlike = (at: number, ordinal: number) =>
      marks[at]?.form === mark.form && marks[at].ordinal === ordinal && STOPPED.test(items[at]!.raw.trimEnd())
    const isBefore = isAlike(i - 1, mark.ordinal - 1)
    const isAfter = isAlike(i + 1, mark.ordinal + 1)
    // What stands above running text of its own is a heading.
    if (!isBefore && !isAfter) continue
    if (after && !isAfter && marks[i + 1] === undefined && !after.heading && after.text.length > SHORTEST && !isLabelled(after.raw))
      continue
    const words = raw.slice(mark.end)
    if (words.length < SHORTEST_ITEM || (stretch.heading && !/[，、\d“”]/u.test(words) && !(isBefore && isAfter))) continue
    const from = Math.max(0, raw.length - 8)
    yield {
      message: '同一列表的其他各条都有句号，这一条没有',
      place: placeOfRaw({ file }, stretch, from, raw.length),
      found: raw.slice(from),
    }
  }
}

/** Words a new paragraph begins with, and a cut one hardly goes on with. */
const BEGINNING =
  /^(?:全年|本年|上年|去年|20\d\d年|自评|本次|采取|采用|根据|按照|为了|我[\u4e00-\u9fff]|该项目|其中|以上|经自评|同时|此外|满意度调查|主要职能|机构|人员情况|[一二三四五六七八九十]是)/u

/** Two paragraphs that reading joined because the first had no stop, though the second begins anew. */
function* joinedAfterAll(script: Script): Generator<Report> {
  for (const stretch of script.stretches) {
    for (const [index, piece] of stretch.passage.pieces.entries()) {
      const before = stretch.passage.pieces[index - 1]
      if (!before || !isApart(before, piece, script.kind)) continue
      const said = stretch.raw.slice(before.at, before.at + before.length).trimEnd()
      if (said.length < SHORTEST || ENDED.test(said) || /[，、]$/u.test(said) || !BEGINNING.test(stretch.raw.slice(piece.at).trimStart()))
        continue
      const end = before.at + said.length
      yield { message: '这里像是段末，没有句号', place: placeOfRaw(script, stretch, end - 8, end), found: said.slice(-8) }
    }
  }
}

/** Two lines of a text, two paragraphs of a Word file or of a web page; not the lines a PDF breaks a paragraph into. */
function isApart(before: Piece, piece: Piece, kind: Prose['kind']): boolean {
  if (before.line !== undefined && piece.line !== undefined) return piece.line !== before.line
  if (before.element !== undefined && piece.element !== undefined) return piece.element !== before.element
  return kind === 'html'
}

/** "附件：…", "联系人：张三，电话：…": lines of facts carry no stop. */
const isLabelled = (text: string) =>
  /^(?:附[件表]|联系|填报|单位|负责|经办|审核|电话|日期|注|说明|来源|抄送|主送)[^，。]{0,8}[：:]/u.test(text) ||
  /(?:填报|填表|审核|经办|复核|联系|负责|制表)人[：:][^，。；：:]{1,20}$/u.test(text)
