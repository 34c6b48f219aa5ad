import { headingMark } from '#domain/numbering.ts'
import type { Paragraph, Piece, Prose } from '#domain/prose.ts'

/**
 * A text as the reader would give it, for tests of extraction and rules: one paragraph per line, lines cut in mid-sentence by a page break joined again.
 * Blank lines count as lines and are no paragraphs.
 */
export function proseOf(text: string, file = '报告.txt'): Prose {
  const blocks: Paragraph[] = []
  let open: { text: string; pieces: Piece[] } | undefined
  const close = () => {
    if (open) blocks.push({ kind: 'paragraph', number: blocks.length + 1, ...open })
    open = undefined
  }
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim()
    if (words === '') continue
    const piece = { length: words.length, line: index + 1, column: line.indexOf(words) }
    if (open && isCut(open.text) && headingMark(words) === undefined) {
      open.pieces.push({ at: open.text.length, ...piece })
      open.text += words
      continue
    }
    close()
    open = { text: words, pieces: [{ at: 0, ...piece }] }
  }
  close()
  return { file, kind: 'txt', blocks, properties: {} }
}

/** Long, and it does not end where a paragraph may end. */
const isCut = (text: string) => text.length > 24 && !/(?:报告|自评表|说明)$/.test(text) && !/[。！？；：:;.!?”)）|]$/.test(text) && !/\d$/.test(text)
