import type { Piece, Prose } from '#domain/prose.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { overPages } from '../over-pages.ts'
import { type NewBlock, proseMaker } from '../prose-builder.ts'
import { checkLength, decodeText } from './decode-text.ts'
import { joinLines } from './join-lines.ts'
import { lineHabits } from './line-habits.ts'
import { splitLines, type TextLine } from './lines.ts'
import { splitTables } from './tables.ts'

/**
 * Reads Markdown as text with structure: headings, lists, tables (bars or HTML), fenced blocks. Marks of emphasis and links are left out, formulas and
 * everything else stay as they are. Lines and columns are those of the file.
 *
 * @throws ProductError FILE_NOT_TEXT, FILE_TOO_COMPLEX
 */
export function readMarkdown(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Prose {
  const maker = proseMaker(file, 'md', limits)
  const lines = splitLines(checkLength(decodeText(bytes, file).text, file, limits))
  const habits = lineHabits(lines)
  const blocks = sections(lines).flatMap((part): readonly NewBlock[] => {
    if (part.kind === 'paragraph') return [part.fenced ? part.block : withoutMarks(part.block)]
    return splitTables(part.lines, file)
      .flatMap((block) => (block.kind === 'lines' ? joinLines(block.lines, habits) : [block]))
      .map(withoutMarks)
  })
  for (const block of overPages(blocks)) maker.add(block)
  return maker.finish()
}

type Section =
  | { readonly kind: 'lines'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'paragraph'; readonly fenced: boolean; readonly block: NewBlock }

/** Markdown's own blocks apart from the running lines between them. */
function sections(lines: readonly TextLine[]): readonly Section[] {
  const found: Section[] = []
  let plain: TextLine[] = []
  const flush = () => {
    if (plain.length > 0) found.push({ kind: 'lines', lines: plain })
    plain = []
  }
  const own = (block: NewBlock, fenced = false) => {
    flush()
    found.push({ kind: 'paragraph', fenced, block })
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (!line) break
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line.text)
    const item = /^(?:[-*+]|\d{1,3}[.)])\s+(?=\S)/.exec(line.text)
    const fence = /^(`{3,}|~{3,})/.exec(line.text)?.[1]
    if (fence !== undefined) {
      const end = lines.findIndex((other, j) => j > i && other.text.startsWith(fence))
      own(fenced(lines.slice(i + 1, end < 0 ? undefined : end)), true)
      i = end < 0 ? lines.length : end
    } else if (heading)
      own(
        paragraph(cut(line, line.text.indexOf(heading[2] ?? '', heading[1]?.length), heading[2]?.length), {
          heading: heading[1]?.length ?? 1,
        }),
      )
    else if (/^(?:=+|-+)$/.test(line.text) && !line.gapBefore && plain.length > 0) {
      const title = plain.pop()
      if (title) own(paragraph(title, { heading: line.text.startsWith('=') ? 1 : 2 }))
    } else if (/^(?:[-*_]\s*){3,}$/.test(line.text)) flush()
    else if (item) own(paragraph(cut(line, /^\d/.test(item[0]) ? 0 : item[0].length), { list: true }))
    else plain.push(line.text.startsWith('>') ? cut(line, /^(?:>\s?)+/.exec(line.text)?.[0].length ?? 1) : line)
  }
  flush()
  return found
}

const cut = (line: TextLine, start: number, length?: number): TextLine => {
  const at = Math.max(start, 0)
  return { ...line, text: line.text.slice(at, length === undefined ? undefined : at + length), column: line.column + at }
}

const paragraph = (line: TextLine, structure: { readonly heading?: number; readonly list?: true }): NewBlock => ({
  kind: 'paragraph',
  text: line.text,
  ...structure,
  pieces: [{ at: 0, length: line.text.length, line: line.number, column: line.column }],
})

function fenced(lines: readonly TextLine[]): NewBlock {
  let text = ''
  const pieces: Piece[] = []
  for (const line of lines) {
    if (text !== '') text += '\n'
    pieces.push({ at: text.length, length: line.text.length, line: line.number, column: line.column })
    text += line.text
  }
  return { kind: 'paragraph', text, pieces }
}

/** Emphasis, code marks, links and pictures; a lone star or underscore is text. Group 1 is what stays. */
const marks =
  /\*\*([^*\n]{1,500})\*\*|__([^_\n]{1,500})__|(?<![\w*])\*([^*\s][^*\n]{0,200})\*(?![\w*])|`([^`\n]{1,500})`|~~([^~\n]{1,500})~~|!\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)|\[([^\]\n]{1,300})\]\([^)\n]{0,500}\)/g

function withoutMarks(block: NewBlock): NewBlock {
  if (block.kind === 'paragraph') return { ...block, ...strip(block) }
  return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, ...strip(cell) })) })) }
}

/** Leaves the marks out of a text and cuts its pieces accordingly. */
function strip({ text, pieces }: { readonly text: string; readonly pieces: readonly Piece[] }): {
  readonly text: string
  readonly pieces: readonly Piece[]
} {
  const kept: [start: number, end: number][] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    const inner = match.slice(1).find((group) => group !== undefined) ?? ''
    const at = match.index + (match[0].startsWith('![') ? match[0].length : match[0].indexOf(inner))
    kept.push([from, match.index])
    if (!match[0].startsWith('![')) kept.push([at, at + inner.length])
    from = match.index + match[0].length
  }
  if (from === 0) return { text, pieces }
  kept.push([from, text.length])
  return cutTo(text, pieces, kept)
}

function cutTo(text: string, pieces: readonly Piece[], kept: readonly (readonly [start: number, end: number])[]) {
  let out = ''
  const cutPieces: Piece[] = []
  for (const [start, end] of kept) {
    for (const piece of pieces) {
      const from = Math.max(start, piece.at)
      const to = Math.min(end, piece.at + piece.length)
      if (from < to) cutPieces.push({ ...piece, at: out.length + from - start, length: to - from, column: piece.column + from - piece.at })
    }
    out += text.slice(start, end)
  }
  return { text: out, pieces: cutPieces }
}
