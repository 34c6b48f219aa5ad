import { ProductError } from '#errors'
import { openZip, type SafeZip } from '../package/safe-zip.ts'
import type { RawWorkbook } from './raw-workbook.ts'
import { newStore } from './sheet-cells.ts'
import type { WorkbookLimits } from './workbook-limits.ts'
import { readFormats, readProperties, readSharedStrings, readWorkbookPart } from './xlsx-parts.ts'
import { readXlsxSheet } from './xlsx-sheet.ts'

/** An .xlsx or .xlsm file → its sheets. Our own reader: one flat pass per part, so time and memory follow the length of the file (ADR). */
export function readXlsx(bytes: Uint8Array, file: string, limits: WorkbookLimits): RawWorkbook {
  const zip = openZip(bytes, file, limits)
  const workbook = readWorkbookPart(zip)
  if (!workbook || workbook.sheets.length === 0) throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: '其中没有工作表' })
  const table = newStore(limits)
  const strings = readSharedStrings(zip, workbook.sharedStrings)
  const context = {
    strings,
    stringNumbers: new Uint32Array(strings.length),
    formats: readFormats(zip, workbook.styles),
    date1904: workbook.date1904,
    table,
  }
  const sheets = workbook.sheets.slice(0, limits.sheets).map(({ name, hidden, part }) => {
    const content = zip.bytes(part)
    if (content === undefined) throw new ProductError('ARCHIVE_DAMAGED', { file, reason: `缺少工作表“${name}”的内容` })
    return { name, hidden, draft: readXlsxSheet(content, context) }
  })
  return { sheets, table, properties: readProperties(zip), unread: unreadParts(zip), sheetsLeftOut: workbook.sheets.length - sheets.length }
}

/** What the file carries besides cells and is left alone. */
function unreadParts(zip: SafeZip): RawWorkbook['unread'] {
  const names = zip.names.map((name) => name.toLowerCase())
  return {
    macros: names.some((name) => name.endsWith('vbaproject.bin')),
    links: names.some((name) => name.includes('externallinks/externallink')),
    pictures: names.some((name) => name.includes('cellimages.xml')),
  }
}
