import type { Cell } from '#domain/workbook.ts'
import { attribute, decodeEscapes, scanTags, type Tag } from '../package/xml-tags.ts'
import { booleanCell, numberCell, textCell } from './cell-content.ts'
import type { CellFormat } from './cell-format.ts'
import { type CellIssue, type CellStore, isPicture, merge, newSheet, place, type SheetDraft, store, tell } from './sheet-cells.ts'

export interface SheetContext {
  readonly strings: readonly string[]
  /** Number in the store of each shared string already used, plus one. */
  readonly stringNumbers: Uint32Array
  readonly formats: readonly CellFormat[]
  readonly date1904: boolean
  readonly table: CellStore
}

/** Bytes that are decoded at once; a window ends behind a row. */
const WINDOW = 64 * 1024

/** Reads a worksheet part window by window, so that a large sheet never stands in memory as one text. */
export function readXlsxSheet(bytes: Uint8Array, context: SheetContext): SheetDraft {
  const reader = sheetReader(context)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xff || buffer[0] === 0xfe) {
    scanTags(new TextDecoder(buffer[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes), reader.onTag)
    return reader.sheet
  }
  const prefix = /<((?:\w+:)?)worksheet/.exec(buffer.toString('latin1', 0, 4096))?.[1] ?? ''
  const mark = `</${prefix}row>`
  for (let from = 0; from < buffer.length; ) {
    const end = windowEnd(buffer, from, mark)
    scanTags(buffer.toString('utf8', from, end), reader.onTag)
    if (reader.full()) break
    from = end
  }
  return reader.sheet
}

function windowEnd(buffer: Buffer, from: number, mark: string): number {
  if (buffer.length - from <= WINDOW) return buffer.length
  const last = buffer.lastIndexOf(mark, from + WINDOW - mark.length)
  const found = last >= from ? last : buffer.indexOf(mark, from + WINDOW - mark.length)
  return found < 0 ? buffer.length : found + mark.length
}

/** The parts of one `<c>` element. */
interface Pieces {
  type: string
  style: number
  value: string | undefined
  inline: string
  formula: string | undefined
}

function sheetReader(context: SheetContext) {
  const { table } = context
  const sheet = newSheet()
  const pieces: Pieces = { type: '', style: -1, value: undefined, inline: '', formula: undefined }
  let [row, column] = [-1, -1]
  let [phonetic, full] = [false, false]

  const tellOf = (kind: CellIssue['kind'], found: string) => tell(sheet, { kind, row, column, found })
  const finish = () => {
    const number = numberOf(pieces, context, tellOf)
    if (number === undefined) return
    if (isPicture(table, number)) sheet.pictures = true
    else if (!place(sheet, row, column, number, table)) full = table.left.cells < 1
  }
  const open = (tag: Tag, xml: string) => {
    const reference = attribute(tag, xml, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference, column + 1)
    pieces.type = attribute(tag, xml, 't') ?? ''
    pieces.style = Number(attribute(tag, xml, 's') ?? -1)
    pieces.value = undefined
    pieces.formula = undefined
    pieces.inline = ''
  }
  const onTag = (tag: Tag, text: string, xml: string): boolean => {
    if (tag.name === 'c') {
      if (tag.closing) finish()
      else open(tag, xml)
    } else if (tag.name === 'v') pieces.value = tag.closing ? text : (pieces.value ?? '')
    else if (tag.name === 'f') pieces.formula = tag.closing ? text : (pieces.formula ?? '')
    else if (tag.name === 't' && tag.closing && !phonetic) pieces.inline += text
    else if (tag.name === 'rPh') phonetic = !tag.closing && !tag.empty
    else if (tag.name === 'row' && !tag.closing) {
      row = rowOf(attribute(tag, xml, 'r'), row + 1)
      column = -1
    } else if (tag.name === 'mergeCell' && !tag.closing) merge(sheet, attribute(tag, xml, 'ref') ?? '', table)
    return !full
  }
  return { sheet, onTag, full: () => full }
}

const rowOf = (reference: string | undefined, next: number): number => {
  const row = reference === undefined ? next : Number(reference) - 1
  return Number.isInteger(row) && row >= 0 ? row : next
}

/** Column of "AB12", zero-based; `next` when the reference is broken. */
function columnOf(reference: string, next: number): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const c = reference.charCodeAt(i) | 0x20
    if (c < 0x61 || c > 0x7a) break
    column = column * 26 + c - 0x60
  }
  return column === 0 ? next : column - 1
}

/** The cell that the pieces of its element make, as its number in the store; undefined when it is empty. */
function numberOf(pieces: Pieces, context: SheetContext, tellOf: (kind: CellIssue['kind'], found: string) => void): number | undefined {
  const { table, stringNumbers } = context
  if (pieces.type === 's' && pieces.formula === undefined) {
    const index = Number(pieces.value)
    const before = stringNumbers[index]
    if (before) return before - 1
    const cell = textCell(context.strings[index])
    if (!cell) return undefined
    const number = store(table, cell)
    stringNumbers[index] = number + 1
    return number
  }
  const cell = toCell(pieces, context, tellOf)
  return cell && store(table, cell)
}

/** A formula without a stored result keeps text ''. */
function toCell(pieces: Pieces, context: SheetContext, tellOf: (kind: CellIssue['kind'], found: string) => void): Cell | undefined {
  const { formula } = pieces
  const content = contentOf(pieces, context, tellOf)
  if (formula === undefined) return content
  if (content) return { ...content, formula }
  if (pieces.value !== undefined || pieces.inline !== '') return undefined
  if (!/DISPIMG\(/i.test(formula)) tellOf('no-result', formula)
  return { text: '', kind: 'text', formula }
}

function contentOf(
  { type, style, value, inline }: Pieces,
  context: SheetContext,
  tellOf: (kind: CellIssue['kind'], found: string) => void,
): Cell | undefined {
  if (type === 's') return textCell(context.strings[Number(value)])
  if (type === 'inlineStr') return textCell(decodeEscapes(inline))
  if (value === undefined || value === '') return undefined
  if (type === 'str') return textCell(decodeEscapes(value))
  if (type === 'b') return booleanCell(value === '1' || value === 'true')
  if (type === 'e') return { text: value, kind: 'error' }
  if (type === 'd') return { text: value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, ''), kind: 'date' }
  const { cell, issue } = numberCell(value, context.formats[style], context.date1904)
  if (issue) tellOf(issue, cell.text)
  return cell
}
