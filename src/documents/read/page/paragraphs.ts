import { headingMark } from '#domain/numbering.ts'
import type { Piece } from '#domain/prose.ts'
import { append } from '../append.ts'
import { type Growing, grow, growing, headingOf, textOf } from '../growing.ts'
import { structureOf } from '../outline.ts'
import type { NewBlock } from '../prose-builder.ts'
import { opensParagraph } from '../text/join-lines.ts'
import { endsSentence } from '../text/line-habits.ts'
import { type PageContent, wideCharacter } from './content.ts'
import type { PageLine } from './lines.ts'

export interface MarkedLine {
  readonly line: PageLine
  readonly furniture: boolean
}

/** Where running text begins and ends on pages of one width, and whether paragraphs are indented. */
export interface Margins {
  readonly left: number
  readonly right: number
  readonly indented: boolean
  readonly leading: number
  /** Paragraphs run over several lines, so that a stop at the right margin rather stands inside one than at its end. */
  readonly long: boolean
}

/**
 * Lines → paragraphs by the page's own margins: a line that reaches the right margin goes on in the next one, unless that one is indented, of another size
 * or set apart; so over a page end.
 */
export function paragraphsOf(lines: readonly MarkedLine[], marginOf: (line: PageLine) => Margins | undefined): readonly NewBlock[] {
  const blocks: NewBlock[] = []
  let open: (Growing & { readonly head: string; readonly indented: boolean; last: PageLine }) | undefined
  let waiting: NewBlock[] = []
  const close = () => {
    if (open)
      blocks.push({
        kind: 'paragraph',
        text: textOf(open),
        ...structureOf(textOf(open)),
        indented: open.indented,
        pieces: onePerPage(open.pieces),
      })
    append(blocks, waiting)
    open = undefined
    waiting = []
  }
  for (const { line, furniture } of lines) {
    const pieces: readonly Piece[] = [{ at: 0, length: line.text.length, page: line.page, column: 0 }]
    if (furniture) {
      const block: NewBlock = { kind: 'paragraph', text: line.text, furniture: true, pieces }
      if (open) waiting.push(block)
      else blocks.push(block)
    } else if (open && goesOn(open, line, marginOf(open.last))) {
      grow(open, line.text, pieces)
      open.last = line
    } else {
      close()
      const margins = marginOf(line)
      open = {
        ...growing(line.text, pieces),
        head: line.text,
        indented: margins !== undefined && line.left > margins.left + line.size * 1.2,
        last: line,
      }
    }
  }
  close()
  return blocks
}

/** One piece for each page a paragraph stands on. */
function onePerPage(lines: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = []
  for (const piece of lines) {
    const last = pieces.at(-1)
    if (last && last.page === piece.page) pieces[pieces.length - 1] = { ...last, length: piece.at + piece.length - last.at }
    else pieces.push(piece)
  }
  return pieces
}

function goesOn(
  open: Growing & { readonly head: string; readonly indented: boolean; readonly last: PageLine },
  line: PageLine,
  margins: Margins | undefined,
): boolean {
  const { last, head, tail } = open
  if (!margins || Math.abs(last.size - line.size) > last.size * 0.12) return false
  const em = last.size
  const full = last.right > margins.right - Math.max(em * 2.2, em * unbreakable(line.text))
  const samePage = last.page === line.page
  if (!full || (samePage && line.y - last.y > margins.leading * 1.45) || (!samePage && line.page !== last.page + 1)) return false
  const marked = headingMark(line.text) !== undefined
  const indented = line.left > margins.left + em * 1.2
  if (indented) return line.left > last.left + em * 0.5 && headingMark(head) !== undefined && !endsSentence(tail) && !marked
  // Words like “附件：” open a paragraph, unless paragraphs are indented here and this line is not.
  const opens = opensParagraph(line.text) && !(margins.indented && open.indented)
  if (endsSentence(tail) && (marked || opens || (!margins.indented && !margins.long && !tail.endsWith('；')))) return false
  return !marked || (!endsSentence(tail) && headingOf(open) === undefined)
}

/** What stands at the head of a line and cannot be broken: opening brackets, a word or figure with its signs, or one 汉字, and closing marks. */
const head = /^[（“‘《〈「【〔(]*(?:[\x21-\x7e×÷]+|.)[，。；：、！？）”’》〉」】〕]*/
/** Longer ones are broken all the same. */
const longest = 20

/** The room in characters of full size that it would have needed on the line before, with one to spare. */
const unbreakable = (text: string): number =>
  [...(head.exec(text)?.[0].slice(0, longest) ?? '')].reduce((width, c) => width + (wideCharacter.test(c) ? 1 : 0.5), 1)

/** Margins from all running lines of the document, apart for each width of page (upright and landscape). */
export function marginsOfPages(lines: readonly MarkedLine[], pages: readonly PageContent[]): (line: PageLine) => Margins | undefined {
  const widths = new Map(pages.map(({ number, width }) => [number, Math.round(width / 10) * 10]))
  const groups = new Map<number, PageLine[]>()
  for (const { line, furniture } of lines) {
    if (furniture || line.parts.length > 1) continue
    const width = widths.get(line.page) ?? 0
    const group = groups.get(width) ?? []
    group.push(line)
    groups.set(width, group)
  }
  const margins = new Map([...groups].map(([width, group]) => [width, marginsOf(group, width)]))
  return (line) => margins.get(widths.get(line.page) ?? 0)
}

function marginsOf(lines: readonly PageLine[], pageWidth: number): Margins {
  const rights = lines.map(({ right }) => right).toSorted((a, b) => a - b)
  // A page of short lines only shows no margin.
  const right = Math.max(rights[Math.floor(rights.length * 0.9)] ?? 0, pageWidth * 0.6)
  // Behind a full line the text comes back to the left margin.
  const followers = lines
    .filter((_line, i) => {
      const before = lines[i - 1]
      return before && before.right > right - before.size * 1.5
    })
    .map(({ left }) => left)
    .toSorted((a, b) => a - b)
  const left = followers[Math.floor(followers.length * 0.2)] ?? lines.reduce((least, line) => Math.min(least, line.left), Infinity)
  const gaps = lines
    .flatMap((line, i) => {
      const before = lines[i - 1]
      return before && before.page === line.page && before.right > right - before.size * 1.5 ? [line.y - before.y] : []
    })
    .filter((gap) => gap > 0)
    .toSorted((a, b) => a - b)
  const begins = lines.filter((_line, i) => {
    const before = lines[i - 1]
    return before && endsSentence(before.text) && before.right < right - before.size * 2
  })
  const indented = begins.filter((each) => each.left > left + each.size * 1.2).length * 2 >= begins.length
  // Lines that surely stand inside a paragraph, and surely at its end; a stop hits the margin by chance in one of some 30 of the first and 20 of the others.
  const isFull = (line: PageLine) => line.right > right - line.size * 2.2
  const inside = lines.filter((line) => isFull(line) && !endsSentence(line.text)).length
  const ends = lines.filter((line) => !isFull(line) && endsSentence(line.text)).length
  return { left, right, indented, long: inside > ends * 1.5, leading: gaps[Math.floor(gaps.length * 0.5)] ?? (lines[0]?.size ?? 12) * 2.2 }
}
