import type { Prose } from '#domain/prose.ts'
import { deadline } from '../deadline.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { overPages } from '../over-pages.ts'
import { proseMaker } from '../prose-builder.ts'
import { checkLength } from '../text/decode-text.ts'
import { joinCut } from '../text/join-lines.ts'
import { htmlBlocks } from './blocks.ts'
import { decodeHtml } from './decode-html.ts'
import { mhtHtml } from './mht.ts'

/**
 * Reads a web page, also one that Word saved under the name .doc, and web archives (.mht): paragraphs, headings, lists, tables with spans. Navigation is
 * furniture; scripts and hidden parts are left out; nothing is loaded from anywhere.
 *
 * @throws ProductError FILE_NOT_TEXT, FILE_DAMAGED (archive without a page), FILE_TOO_COMPLEX, READING_TIMEOUT
 */
export function readHtml(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Prose {
  const maker = proseMaker(file, 'html', limits)
  // Markup outweighs words many times over.
  const packed = mhtHtml(bytes, file)
  const html = checkLength(packed ?? decodeHtml(bytes, file), file, limits, 10)
  const { blocks, title } = htmlBlocks(html, {
    file,
    depth: Math.min(limits.depth, 64),
    check: deadline(file, limits.milliseconds),
    // The lines of an archive are not those of its page.
    ...(packed === undefined ? { locate: lineAt(html) } : {}),
  })
  for (const block of overPages(joinCut(blocks))) maker.add(block)
  return maker.finish(title === '' ? {} : { title })
}

/** The line of the source that a character stands on; within the line its words are found by their text. */
function lineAt(html: string): (offset: number) => { readonly line: number; readonly column: number } {
  const ends = [...html.matchAll(/\r\n?|\n/g)].map(({ index }) => index)
  return (offset) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! < offset) low = middle + 1
      else high = middle
    }
    return { line: low + 1, column: 0 }
  }
}
