import * as XLSX from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Cell } from '#domain/workbook.ts'
import { ProductError } from '#errors'
import { booleanCell, numberCell, textCell } from './cell-content.ts'
import { cellFormat } from './cell-format.ts'
import type { RawWorkbook } from './raw-workbook.ts'
import { type CellStore, isPicture, merge, newSheet, newStore, place, type SheetDraft, store, tell } from './sheet-cells.ts'
import type { WorkbookLimits } from './workbook-limits.ts'

XLSX.set_cptable(codepages)

/** Bytes for binary formats (.xls, .et, .xlsb, .ods), decoded text for HTML and XML that call themselves .xls. */
export type SheetJsInput = { readonly bytes: Uint8Array } | { readonly text: string }

/** Formats other than .xlsx, through SheetJS. It is only ever called in the worker, under its limits of time and memory. */
export function readWithSheetJs(input: SheetJsInput, file: string, limits: WorkbookLimits): RawWorkbook {
  const options = { dense: true, cellNF: true, cellFormula: true, cellText: false, cellHTML: false, bookVBA: true, raw: true } as const
  const book = open(
    () => ('text' in input ? XLSX.read(input.text, { ...options, type: 'string' }) : XLSX.read(input.bytes, { ...options, type: 'array' })),
    file,
  )
  const table = newStore(limits)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const names = book.SheetNames.slice(0, limits.sheets)
  const sheets = names.map((name, i) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0,
    draft: sheetOf(book.Sheets[name], date1904, table),
  }))
  return {
    sheets,
    table,
    properties: Object.fromEntries(Object.entries(book.Custprops ?? {}).map(([key, value]) => [key, String(value)])),
    unread: { macros: book.vbaraw !== undefined, links: false, pictures: false },
    sheetsLeftOut: book.SheetNames.length - names.length,
  }
}

function open(read: () => XLSX.WorkBook, file: string): XLSX.WorkBook {
  try {
    return read()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    if (/password|encrypt/i.test(message)) throw new ProductError('FILE_ENCRYPTED', { file }, { cause })
    throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: '文件不完整，或不是表格文件' }, { cause })
  }
}

function sheetOf(worksheet: XLSX.WorkSheet | undefined, date1904: boolean, table: CellStore): SheetDraft {
  const sheet = newSheet()
  // A chart sheet has no cells.
  const rows: unknown = worksheet?.['!data']
  if (!Array.isArray(rows)) return sheet
  for (const [row, cells] of rows.entries()) {
    if (!Array.isArray(cells)) continue
    for (const [column, source] of cells.entries()) {
      const cell = source && cellOf(source, date1904, (kind, found) => tell(sheet, { kind, row, column, found }))
      if (!cell) continue
      const number = store(table, cell)
      if (isPicture(table, number)) sheet.pictures = true
      else if (!place(sheet, row, column, number, table) && table.left.cells < 1) return sheet
    }
  }
  for (const range of worksheet?.['!merges'] ?? []) merge(sheet, XLSX.utils.encode_range(range), table)
  return sheet
}

function cellOf(
  source: XLSX.CellObject,
  date1904: boolean,
  tellOf: (kind: 'no-result' | 'digits-lost' | 'scaled', found: string) => void,
): Cell | undefined {
  const formula = typeof source.f === 'string' ? source.f : undefined
  if (formula !== undefined && source.v === undefined) {
    tellOf('no-result', formula)
    return { text: '', kind: 'text', formula }
  }
  const cell = contentOf(source, date1904, tellOf)
  return cell && formula !== undefined ? { ...cell, formula } : cell
}

function contentOf(
  { t, v, w, z }: XLSX.CellObject,
  date1904: boolean,
  tellOf: (kind: 'digits-lost' | 'scaled', found: string) => void,
): Cell | undefined {
  if (t === 'z' || v === undefined || v === null) return undefined
  if (t === 'b') return booleanCell(v === true)
  if (t === 'e') return { text: w ?? errorText(v), kind: 'error' }
  if (v instanceof Date)
    return {
      text: v
        .toISOString()
        .replace(/T00:00:00\.000Z$/, '')
        .replace(/T(\d\d:\d\d).*$/, ' $1'),
      kind: 'date',
    }
  if (typeof v !== 'number') return textCell(String(v))
  const { cell, issue } = numberCell(String(v), typeof z === 'string' ? cellFormat(z) : undefined, date1904)
  if (issue === 'digits-lost' || issue === 'scaled') tellOf(issue, cell.text)
  return cell
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}
const errorText = (value: unknown): string => (typeof value === 'number' ? (ERRORS[value] ?? '#N/A') : String(value))
