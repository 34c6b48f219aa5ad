import type { Prose } from '#domain/prose.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { overPages } from '../over-pages.ts'
import { proseMaker } from '../prose-builder.ts'
import { checkLength, decodeText } from './decode-text.ts'
import { joinLines } from './join-lines.ts'
import { lineHabits } from './line-habits.ts'
import { splitLines } from './lines.ts'
import { splitTables } from './tables.ts'

/**
 * Reads plain text: UTF-8, UTF-16 or GB 18030. Every paragraph and cell keeps the lines it stands on; sentences cut by page ends, margins or figures on
 * lines of their own are joined; tables written with bars, tabs, aligned blanks or one cell to a line are tables.
 *
 * @throws ProductError FILE_NOT_TEXT, FILE_TOO_COMPLEX
 */
export function readText(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Prose {
  const maker = proseMaker(file, 'txt', limits)
  const lines = splitLines(checkLength(decodeText(bytes, file).text, file, limits))
  const habits = lineHabits(lines)
  const blocks = splitTables(lines, file).flatMap((part) => (part.kind === 'lines' ? joinLines(part.lines, habits) : [part]))
  for (const block of overPages(blocks)) maker.add(block)
  return maker.finish()
}
