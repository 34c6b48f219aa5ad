import { parse } from 'csv-parse/sync'
import { ProductError } from '#errors'
import { decodeText } from '../text/decode-text.ts'
import { textCell } from './cell-content.ts'
import { type CellStore, newSheet, place, type SheetDraft, store } from './sheet-cells.ts'

const SEPARATORS = [',', '\t', ';', '，', '|'] as const

/**
 * A table in a text file: comma, tab, semicolon or bar, whichever cuts the first lines most evenly. Every value stays the text it is, so that
 * codes keep their leading zeros and all their digits; wrappings that exports put around codes (="0013", a leading tab or ') are taken off.
 */
export function readCsv(bytes: Uint8Array, file: string, table: CellStore): SheetDraft {
  const { text } = decodeText(bytes, file)
  const sheet = newSheet()
  let row = 0
  for (const record of records(text, file)) {
    for (const [column, value] of record.entries()) {
      const cell = textCell(bare(value))
      if (cell && !place(sheet, row, column, store(table, cell), table)) return sheet
    }
    row++
  }
  return sheet
}

function records(text: string, file: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      skip_records_with_error: false,
    })
  } catch (cause) {
    throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: '引号不成对，分不清各列' }, { cause })
  }
}

function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const evenness = (separator: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1).filter((n) => n > 0)
    return counts.length * 1000 + Math.min(...counts, 999)
  }
  const usable = SEPARATORS.filter((separator) => lines.some((line) => line.includes(separator)))
  return usable.toSorted((a, b) => evenness(b) - evenness(a))[0] ?? ','
}

const bare = (value: string): string => {
  const wrapped = /^\s*="(.*)"\s*$/s.exec(value)?.[1] ?? value
  return wrapped.replace(/^[\t ]*'(?=\d)/, '').replace(/^[\t ]+|[\t ]+$/g, '')
}
