import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'

/** A cell of a drawn sheet: a plain value, or one with spans, number format, formula or a name for planting. */
export type Drawn = Value | DrawnCell
type Value = string | number | null

interface DrawnCell {
  readonly value: Value
  readonly across?: number
  readonly down?: number
  readonly format?: string
  /** Its stored result is `value`. */
  readonly formula?: string
  readonly id?: string
}

/** Rows as in a web page: a cell takes the next free column, spans push what follows. */
export interface DrawnSheet {
  readonly name: string
  readonly rows: readonly (readonly Drawn[])[]
  readonly hiddenColumns?: readonly number[]
  readonly hidden?: true
}

/** One defect: the cells of these ids get other values. */
export interface SheetPlant {
  /** Any of these codes finds it. */
  readonly codes: readonly string[]
  readonly set: Readonly<Record<string, Value>>
}

/** A workbook in the manner of some province, sound as it stands. All names and figures are fictional 虚构. */
export interface Book {
  readonly name: string
  readonly sheets: readonly DrawnSheet[]
  readonly plants: readonly SheetPlant[]
}

const asCell = (cell: Drawn): DrawnCell => (typeof cell === 'object' && cell !== null ? cell : { value: cell })

export const wide = (value: Drawn, across: number, down = 1): DrawnCell => ({ ...asCell(value), across, down })
export const tall = (value: Drawn, down: number): DrawnCell => wide(value, 1, down)
export const as = (format: string, value: Drawn): DrawnCell => ({ ...asCell(value), format })
export const percent = (value: Drawn): DrawnCell => as('0.00%', value)
export const money = (value: Drawn): DrawnCell => as('#,##0.00', value)
export const formula = (text: string, value: Drawn): DrawnCell => ({ ...asCell(value), formula: text })
export const id = (name: string, value: Drawn): DrawnCell => ({ ...asCell(value), id: name })
/** yyyy-mm-dd as the serial number that spreadsheets store. */
export const day = (iso: string): DrawnCell => as('yyyy"年"m"月"d"日"', (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000)

/** The workbook as a file, with the values of a plant in their cells; `addresses` tells where named cells stand. */
export function drawBook(
  { sheets }: Book,
  kind: 'xlsx' | 'xls' | 'ods',
  set: SheetPlant['set'] = {},
): { readonly bytes: Uint8Array; readonly addresses: ReadonlyMap<string, { readonly sheet: string; readonly row: number }> } {
  const book: WorkBook = utils.book_new()
  const addresses = new Map<string, { sheet: string; row: number }>()
  for (const drawn of sheets) {
    utils.book_append_sheet(book, drawSheet(drawn, set, addresses), drawn.name)
    book.Workbook ??= {}
    book.Workbook.Sheets ??= []
    book.Workbook.Sheets.push({ Hidden: drawn.hidden ? 1 : 0 })
  }
  const unknown = Object.keys(set).filter((name) => !addresses.has(name))
  if (unknown.length > 0) throw new RangeError(`no cell is called ${unknown.join(', ')}`)
  return { bytes: new Uint8Array(write(book, { type: 'array', bookType: kind }) as ArrayBuffer), addresses }
}

function drawSheet(
  { name, rows, hiddenColumns = [] }: DrawnSheet,
  set: SheetPlant['set'],
  addresses: Map<string, { sheet: string; row: number }>,
): WorkSheet {
  const sheet: WorkSheet = {}
  const merges: NonNullable<WorkSheet['!merges']> = []
  const taken = new Set<string>()
  let width = 0
  for (const [row, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells.map(asCell)) {
      while (taken.has(`${row},${column}`)) column++
      const { across = 1, down = 1, id: named } = cell
      for (let r = row; r < row + down; r++) for (let c = column; c < column + across; c++) taken.add(`${r},${c}`)
      if (across > 1 || down > 1) merges.push({ s: { r: row, c: column }, e: { r: row + down - 1, c: column + across - 1 } })
      const content = cellObject(cell, named !== undefined && named in set ? set[named] : undefined)
      if (content) sheet[utils.encode_cell({ r: row, c: column })] = content
      if (named !== undefined) addresses.set(named, { sheet: name, row: row + 1 })
      column += across
      width = Math.max(width, column)
    }
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: Math.max(0, width - 1) } })
  sheet['!merges'] = merges
  sheet['!cols'] = Array.from({ length: width }, (_, c) => ({ wch: 14, hidden: hiddenColumns.includes(c) }))
  return sheet
}

/** A planted value is typed in: no formula stands behind it. */
function cellObject({ value, format, formula: text }: DrawnCell, planted: Value | undefined): CellObject | undefined {
  const content = planted === undefined ? value : planted
  if (content === null) return undefined
  return {
    t: typeof content === 'number' ? 'n' : 's',
    v: content,
    ...(format === undefined ? {} : { z: format }),
    ...(text === undefined || planted !== undefined ? {} : { f: text }),
  }
}
