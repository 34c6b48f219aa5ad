import { headingMark } from '#domain/numbering.ts'
import type { Piece } from '#domain/prose.ts'
import { append } from '../append.ts'
import { type Growing, grow, growing, headingOf, textOf } from '../growing.ts'
import { structureOf } from '../outline.ts'
import type { NewBlock } from '../prose-builder.ts'
import { endsSentence, type LineHabits, lineHabits } from './line-habits.ts'
import { displayWidth, type TextLine } from './lines.ts'

/**
 * Lines → paragraphs: lines broken at a margin, at a page end (also over a blank line) or around figures that stand on lines of their own are joined
 * again; each keeps its piece. A line that merely lacks its full stop stays a paragraph, so that the lack can be found.
 */
export function joinLines(lines: readonly TextLine[], habits: LineHabits = lineHabits(lines)): NewBlock[] {
  const blocks: NewBlock[] = []
  let open: Open | undefined
  let waiting: NewBlock[] = []
  const close = () => {
    if (open) blocks.push({ kind: 'paragraph', text: textOf(open), ...structureOf(textOf(open)), pieces: open.pieces })
    append(blocks, waiting)
    open = undefined
    waiting = []
  }
  const body = lines.filter((line) => !line.furniture)
  let next = 0
  for (const line of lines) {
    if (line.furniture) {
      waiting.push({ kind: 'paragraph', text: line.text, furniture: true, pieces: [pieceOf(line)] })
      continue
    }
    next++
    if (open && continues(open, line, body[next], habits)) extend(open, line, line.text, [pieceOf(line)])
    else {
      close()
      open = opened(line, line.text, [pieceOf(line)])
    }
  }
  close()
  return blocks
}

/**
 * Paragraphs of a carrier that has real ones (Word, web pages), where a conversion from PDF or text cut sentences at page ends or margins: the same joining,
 * over neighbouring paragraphs. Those that style or outline make headings are left alone, tables stand between.
 */
export function joinCut(blocks: readonly NewBlock[]): readonly NewBlock[] {
  const lines = blocks.map(lineOf)
  const habits = lineHabits(lines.filter((line) => line !== undefined))
  const joined: NewBlock[] = []
  let open: (Open & { readonly block: Extract<NewBlock, { kind: 'paragraph' }> }) | undefined
  const close = () => {
    if (open)
      joined.push(
        open.parts.length === 1 ? open.block : { ...open.block, text: textOf(open), pieces: open.pieces, ...structureOf(textOf(open)) },
      )
    open = undefined
  }
  blocks.forEach((block, i) => {
    const line = lines[i]
    if (block.kind === 'paragraph' && block.text === '') return
    if (block.kind === 'table' || !line || line.furniture) {
      close()
      joined.push(block)
    } else if (open && continues(open, line, lines[i + 1], habits)) extend(open, line, block.text, block.pieces)
    else {
      close()
      open = { ...opened(line, block.text, block.pieces), block }
    }
  })
  close()
  return joined
}

/** A paragraph as the joining sees it; style headings are kept out of it as furniture is. */
function lineOf(block: NewBlock, i: number): TextLine | undefined {
  if (block.kind === 'table' || block.text === '') return undefined
  const headed = block.heading !== undefined && structureOf(block.text).heading === undefined
  return {
    number: i,
    text: block.text,
    column: 0,
    indent: block.indented ? 4 : 0,
    gapBefore: true,
    furniture: headed || block.furniture === true,
  }
}

interface Open extends Growing {
  readonly first: TextLine
  last: TextLine
  clause: boolean
}

const opened = (line: TextLine, text: string, pieces: readonly Piece[]): Open => ({
  ...growing(text, pieces),
  first: line,
  last: line,
  clause: clause.test(text),
})

function extend(open: Open, line: TextLine, text: string, pieces: readonly Piece[]): void {
  grow(open, text, pieces)
  open.last = line
  open.clause ||= clause.test(text)
}

const pieceOf = (line: TextLine): Piece => ({
  at: 0,
  length: line.text.length,
  line: line.number,
  column: line.column,
  ...(line.page === undefined ? {} : { page: line.page }),
})

const figure = /^[≥≤<>＜＞]?\s*[\d０-９][\d０-９.,，]*$/
const unitOrMark = /^(?:[，。；、：）)》”％%‰]|分|元|万|亿|千|百|个|次|人|户|名|件|项|处|家|天|年|月|日|平方|公里|余)/
const clause = /[，。；]/
const openEnd = /[，,、（(《“‘—]$/
const mark = /^[，。、；：！？）)》〕”’％%]/
/** No paragraph begins with these. */
const continuing = /^(?:的(?!确)|了(?!解)|等(?=[，。、])|们)/
/** What stands behind the scores before it, never at the head of a paragraph: the break fell on a full stop by chance. */
const goesOn = /^(?:预算执行|产出|效益|满意度|总分|合计|综合得分|扣分原因|失分原因|其中|等级)[^。]*\d/
/** A paragraph, not a line of a list. */
const LONG = 60
/** Openings that begin a paragraph rather than continue a sentence. */
const opening =
  /^(?:我[街办局区镇乡单院校所处中]|根据|按照|依据|为[了进贯切]|截至|截止|通过|本[单部项年次街]|该项目|20\d\d\s*年|综上|总体来看|下一步|今后|此外|另外|首先|其次|最后|附件|附[：:]|单位[：:]|联系人|填报|[\u4e00-\u9fff]{2,10}[：:])/

/** Begins this text a paragraph, as far as its first words show? */
export const opensParagraph = (text: string): boolean => opening.test(text)

/** Does `line` go on with the paragraph that is open? `after` is the line behind it. */
function continues(open: Open, line: TextLine, after: TextLine | undefined, habits: LineHabits): boolean {
  const { last, tail } = open
  if (isLabels(last.text) || isLabels(line.text) || (isLabel(last.text) && isLabel(line.text))) return false
  const full = isFull(last, habits)
  if (figure.test(line.text)) return brokenAroundFigure(open, line, after)
  if (figure.test(last.text) && open.parts.length > 1) return unitOrMark.test(line.text)
  // "…效益指标…得36分；" at the end of a page, and the last category on the next one.
  if (tail.endsWith('；') && line.gapBefore && open.length > LONG && goesOn.test(line.text) && !goesOn.test(textOf(open))) return true
  if (endsSentence(tail)) return full && line.indent < 2 && !line.gapBefore && (habits.indented || goesOn.test(line.text))
  if (mark.test(line.text)) return true
  if (full && line.indent < 2) return !startsItem(line.text, habits)
  if (continuing.test(line.text) || (/\d$/.test(tail) && /^(?:\d+\s*)?[分元万亿个次人户年月日%％](?!、)/.test(line.text))) return true
  if (headingMark(line.text) !== undefined || isBullet(line.text)) return false
  if (headingOf(open) !== undefined || !open.clause)
    return looksCut(tail, line.text, habits) && habits.runsTogether(tail, line.text, 'sure')
  // A paragraph that began indented does not go on indented: another one begins.
  if (line.indent >= 2 && (habits.indented || open.first.indent >= 2)) return false
  return openEnd.test(tail) || hasOpenBracket(tail) || habits.indented || looksCut(tail, line.text, habits)
}

/** “主管部门：某局” on a line of its own. */
const isLabel = (text: string): boolean =>
  text.length <= longestLabel && /^[\p{Script=Han}（）()]{2,12}[：:]\p{Script=Han}[^，。；：]*$/u.test(text)
const longestLabel = 40

/** “主管部门：某局    填表日期：3月12日”, “（金额单位：万元）”: a line of the head of a form. */
const isLabels = (text: string): boolean =>
  /^[\p{Script=Han}（）()]{2,12}[：:].*(?: {2}|\u3000)[\p{Script=Han}（）()]{2,12}[：:]/u.test(text) ||
  /^[（(](?:金额)?单位[：:][\p{Script=Han}]{1,6}[）)]$/u.test(text)

const isFull = (line: TextLine, habits: LineHabits): boolean =>
  habits.wrapWidth !== undefined && line.indent + displayWidth(line.text) >= habits.wrapWidth - 8

/** In wrapped text a line may begin with "二是" or "（1）" by chance; where paragraphs are indented, the missing indent says so. */
function startsItem(text: string, habits: LineHabits): boolean {
  const found = headingMark(text)
  return found !== undefined && found.form !== 'spoken' && !habits.indented
}

const isBullet = (text: string) => /^[-•·●■◆▪➢]\s*\S/u.test(text)

/** "…满分", "40", "分，扣": figures that recognition put on lines of their own. */
function brokenAroundFigure({ tail, length }: Open, line: TextLine, after: TextLine | undefined): boolean {
  return (
    after !== undefined &&
    unitOrMark.test(after.text) &&
    !endsSentence(tail) &&
    length >= 4 &&
    /[\u4e00-\u9fff，、：]$/.test(tail) &&
    after.number - line.number <= 2
  )
}

function hasOpenBracket(tail: string): boolean {
  return [
    ['（', '）'],
    ['《', '》'],
    ['“', '”'],
    ['(', ')'],
  ].some(([from = '', to = '']) => tail.lastIndexOf(from) > tail.lastIndexOf(to))
}

/** A sentence cut by a page end: no stop before, running text after, and nothing that speaks for a forgotten stop. */
function looksCut(before: string, after: string, habits: LineHabits): boolean {
  if (!/[，。；：！？]/.test(after)) return false
  return !habits.endsClause(before) && (habits.runsTogether(before, after) || !opening.test(after))
}
