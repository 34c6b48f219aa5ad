import WordExtractor from 'word-extractor'
import type { Prose, TableCell } from '#domain/prose.ts'
import { ProductError } from '#errors'
import type { ReadLimits } from '../limits.ts'
import { structureOf } from '../outline.ts'
import { type NewBlock, type NewRow, proseMaker } from '../prose-builder.ts'
import { joinCut } from '../text/join-lines.ts'

/** Old Word file (.doc, .wps) → prose by its text alone, in this thread; `readDocText` does it in the worker with its limits. */
export async function docProse(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Prose> {
  const maker = proseMaker(file, 'doc', limits)
  const document = await extract(bytes, file)
  for (const block of joinCut(blocksOfText(document.getBody(plain)))) maker.add(block)
  for (const text of [
    document.getTextboxes({ ...plain, includeHeadersAndFooters: false }),
    document.getFootnotes(plain),
    document.getEndnotes(plain),
  ]) {
    for (const block of blocksOfText(text)) maker.add(block)
  }
  for (const line of new Set(document.getHeaders(plain).split('\n'))) maker.add(paragraph(line.trim(), true))
  return maker.finish()
}

/** By default the library makes straight quotes of Chinese ones. */
const plain = { filterUnicode: false }

async function extract(bytes: Uint8Array, file: string) {
  try {
    return await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (cause) {
    const old = cause instanceof Error && /older|version|FIB|Invalid Short|magic/i.test(cause.message)
    throw new ProductError('FILE_DAMAGED', { file, reason: old ? '是 Word 95 或更早的格式，或已损坏' : '内容不完整或已损坏' }, { cause })
  }
}

const paragraph = (text: string, furniture = false): NewBlock => ({
  kind: 'paragraph',
  text,
  ...(furniture ? { furniture: true } : structureOf(text)),
  pieces: [{ at: 0, length: text.length, column: 0 }],
})

/** Longest cell, in lines. */
const cellLines = 60

/**
 * Text as word-extractor gives it: each cell ends with a tab, and a line that ends with one ends the row; lines inside a cell are lines.
 * Paragraphs that hold tabs of their own (contents entries) do not end with one.
 */
export function blocksOfText(text: string): readonly NewBlock[] {
  const lines = text.split('\n')
  const blocks: NewBlock[] = []
  let rows: NewRow[] = []
  const flush = () => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows })
    rows = []
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const end =
      line.includes('\t') && !/\t *\d+ *$/.test(line)
        ? lines.findIndex((other, j) => j >= i && j < i + cellLines && other.endsWith('\t'))
        : -1
    if (end >= 0) {
      rows.push(rowOf(lines.slice(i, end + 1).join('\n')))
      i = end
    } else {
      flush()
      blocks.push(paragraph(line.replace(/\t/g, ' ').trim()))
    }
  }
  flush()
  return blocks
}

function rowOf(text: string): NewRow {
  const cells = text.replace(/\t$/, '').split('\t')
  return {
    cells: cells.map((raw, column): TableCell => {
      const cell = raw.trim()
      return { text: cell, column, columnSpan: 1, rowSpan: 1, pieces: [{ at: 0, length: cell.length, column: 0 }] }
    }),
  }
}
