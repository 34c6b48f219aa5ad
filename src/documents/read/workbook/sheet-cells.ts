import type { Cell } from '#domain/workbook.ts'
import type { WorkbookLimits } from './workbook-limits.ts'

/**
 * Cells of one workbook while it is being read, without an object per cell: a table of the different cells (text, kind, formula), and per sheet the
 * numbers of its cells with row and column. A million cells take some ten megabytes and cross to another thread at once.
 */
export interface CellStore {
  readonly texts: string[]
  readonly kinds: Numbers
  readonly formulas: [cell: number, formula: string][]
  /** Numbers of cells already met, by kind and text, so that equal ones become one. */
  readonly known: Map<string, number>
  /** What all sheets together may still take. */
  readonly left: { cells: number; slots: number; merges: number }
}

export const newStore = ({ cells, slots, merges }: WorkbookLimits): CellStore => ({
  texts: [],
  kinds: new Numbers(),
  formulas: [],
  known: new Map(),
  left: { cells, slots, merges },
})

/** A growing list of whole numbers, four bytes each. */
export class Numbers {
  #data = new Uint32Array(256)
  length = 0

  push(value: number): void {
    if (this.length === this.#data.length) {
      const grown = new Uint32Array(this.length * 2)
      grown.set(this.#data)
      this.#data = grown
    }
    this.#data[this.length++] = value
  }

  /** The values so far, in an array of their own; the list is empty afterwards. */
  take(): Uint32Array<ArrayBuffer> {
    const taken = this.#data.slice(0, this.length)
    this.#data = new Uint32Array(0)
    this.length = 0
    return taken
  }
}

const KINDS: readonly Cell['kind'][] = ['text', 'number', 'date', 'boolean', 'error']
const PERCENT = 8
export const kindNumber = (cell: Cell): number => KINDS.indexOf(cell.kind) + (cell.percent ? PERCENT : 0)
export const kindOf = (kind: number): Pick<Cell, 'kind' | 'percent'> =>
  kind & PERCENT ? { kind: KINDS[kind & 7]!, percent: true } : { kind: KINDS[kind & 7]! }

/** Equal short cells share one number; beyond this many kinds the rest stand singly. */
const KNOWN_LIMIT = 100_000
const KNOWN_LENGTH = 16

/** The number of a cell in the table. */
export function store(table: CellStore, cell: Cell): number {
  const { texts, kinds, formulas, known } = table
  const sharable = cell.formula === undefined && cell.text.length <= KNOWN_LENGTH
  const key = sharable ? `${cell.kind}${cell.percent ? '%' : ''}${cell.text}` : ''
  const before = sharable ? known.get(key) : undefined
  if (before !== undefined) return before
  const number = texts.push(cell.text) - 1
  kinds.push(kindNumber(cell))
  if (cell.formula !== undefined) formulas.push([number, cell.formula])
  if (sharable && known.size < KNOWN_LIMIT) known.set(key, number)
  return number
}

/** A picture in a cell (WPS) is stored as a formula; it is no text. */
export function isPicture({ texts, formulas }: CellStore, number: number): boolean {
  const last = formulas.at(-1)
  const words = last?.[0] === number ? last[1] : (texts[number] ?? '')
  return words.length > 8 && /^=?(?:_xlfn\.)?DISPIMG\(/i.test(words)
}

/** Something to tell about one cell: a formula without a stored result, a number too long to be exact, a format that shows another magnitude. */
export interface CellIssue {
  readonly kind: 'no-result' | 'digits-lost' | 'scaled'
  readonly row: number
  readonly column: number
  readonly found: string
}

export interface SheetDraft {
  /** Row, column and number of each cell, one after the other. */
  readonly cells: Numbers
  /** Top, left, bottom, right of each merge. */
  readonly merges: Numbers
  readonly issues: CellIssue[]
  /** Cells or merges were left out because a limit was reached. */
  cut: boolean
  pictures: boolean
  lastRow: number
  width: number
}

export const newSheet = (): SheetDraft => ({
  cells: new Numbers(),
  merges: new Numbers(),
  issues: [],
  cut: false,
  pictures: false,
  lastRow: -1,
  width: 0,
})

/** Issues that are listed singly per sheet; thousands of the same kind help nobody. */
const LISTED = 20

export function tell(sheet: SheetDraft, issue: CellIssue): void {
  if (sheet.issues.length < LISTED) sheet.issues.push(issue)
}

/** Last row and column of a spreadsheet, zero-based. */
const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383

/** Puts a cell where it belongs; false when it lies outside a spreadsheet or a limit is reached. */
export function place(sheet: SheetDraft, row: number, column: number, number: number, { left }: CellStore): boolean {
  const width = row === sheet.lastRow ? sheet.width : 0
  const slots = Math.max(0, column + 1 - width) + Math.max(0, row - sheet.lastRow)
  if (row > LAST_ROW || column > LAST_COLUMN || left.cells < 1 || left.slots < slots) {
    sheet.cut = true
    return false
  }
  left.cells--
  left.slots -= slots
  sheet.width = Math.max(width, column + 1)
  sheet.lastRow = Math.max(sheet.lastRow, row)
  sheet.cells.push(row)
  sheet.cells.push(column)
  sheet.cells.push(number)
  return true
}

/** "B3:D5" as a merge; single cells, broken references and those beyond the limit are left out. */
export function merge(sheet: SheetDraft, reference: string, { left }: CellStore): void {
  const [from, to] = reference.split(':')
  const [start, end] = [cellAt(from ?? ''), cellAt(to ?? '')]
  if (!start || !end || (start[0] === end[0] && start[1] === end[1])) return
  if (left.merges < 1) {
    sheet.cut = true
    return
  }
  left.merges--
  sheet.merges.push(Math.min(start[0], end[0]))
  sheet.merges.push(Math.min(start[1], end[1]))
  sheet.merges.push(Math.min(Math.max(start[0], end[0]), LAST_ROW))
  sheet.merges.push(Math.min(Math.max(start[1], end[1]), LAST_COLUMN))
}

/** "AB12" → zero-based row and column. */
function cellAt(reference: string): readonly [row: number, column: number] | undefined {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!parts || Number(parts[2]) < 1) return undefined
  let column = 0
  for (const letter of parts[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return [Number(parts[2]) - 1, column - 1]
}
