import { type DraftBlock, type DraftCell, type DraftParagraph, type DraftRow, type DraftTable, draftCell, draftParagraph } from './docx-draft.ts'
import { firstLineIndent } from './docx-styles.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Where the pass over a part stands. */
interface State {
  /** Open elements, and how many of them are inside a subtree that is left out. */
  readonly path: string[]
  skipped: number
  /** Ordinal of the last w:p met. */
  ordinal: number
  /** Where finished blocks go: body, cells, text boxes, innermost last. */
  readonly flows: DraftBlock[][]
  readonly paragraphs: DraftParagraph[]
  readonly tables: DraftTable[]
  readonly fields: { code: string; phase: 'code' | 'result' }[]
  /** For each open mc:AlternateContent: has one of its contents been read? */
  readonly alternatives: boolean[]
  hidden: boolean
  inText: boolean
  inCode: boolean
}

/**
 * One pass over document.xml, a header, footer or notes part. Deleted and moved-away text is left out, inserted text kept; of alternative contents the
 * first is read; fields give their results; comments are references only and add nothing.
 *
 * A paragraph's text counts one character for each character of w:t and m:t and for w:tab, w:ptab, w:br, w:cr, w:noBreakHyphen, w:sym, w:checkBox and m:den:
 * whoever walks the same w:p again by this rule finds the same columns.
 */
export function bodyReader(): { readonly handler: XmlHandler; readonly blocks: readonly DraftBlock[] } {
  const blocks: DraftBlock[] = []
  const state: State = {
    path: [], skipped: 0, ordinal: -1, flows: [blocks], paragraphs: [], tables: [], fields: [], alternatives: [], hidden: false, inText: false, inCode: false,
  }
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'w:p') state.ordinal++
      if (state.skipped > 0 || isLeftOut(state, name, attributes)) {
        state.skipped++
        return
      }
      opening[name]?.(state, attributes)
      state.path.push(name)
    },
    close(name) {
      if (state.skipped > 0) {
        state.skipped--
        return
      }
      state.path.pop()
      closing[name]?.(state)
    },
    text(text) {
      if (state.skipped > 0) return
      if (state.inText) put(state, text)
      const field = state.fields.at(-1)
      if (state.inCode && field && field.code.length < 200) field.code += text
    },
  }
  return { handler, blocks }
}

/** Subtrees that are not part of what a reader sees: old formatting, settings, phonetic guides. */
const unseen: ReadonlySet<string> = new Set([
  'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:sectPrChange', 'w:tblGridChange', 'w:numberingChange', 'w:rt', 'w:tblGrid', 'w:sdtEndPr',
])

function isLeftOut(state: State, name: string, attributes: Attributes): boolean {
  if (unseen.has(name)) return true
  const parent = state.path.at(-1)
  // Inside w:rPr and w:trPr these are marks on the paragraph or row, not contents.
  if (name === 'w:del' || name === 'w:moveFrom') return parent !== 'w:rPr' && parent !== 'w:trPr'
  if (name === 'mc:Choice' || name === 'mc:Fallback') {
    if (state.alternatives.at(-1)) return true
    if (state.alternatives.length > 0) state.alternatives[state.alternatives.length - 1] = true
    return false
  }
  return (name === 'w:footnote' || name === 'w:endnote') && /eparator/.test(attributes.get('w:type') ?? '')
}

/** Adds visible characters to the open paragraph. */
function put(state: State, text: string): void {
  const paragraph = state.paragraphs.at(-1)
  if (paragraph && !state.hidden && state.fields.every(({ phase }) => phase === 'result')) paragraph.text += text
}

const rowOf = (state: State): DraftRow | undefined => state.tables.at(-1)?.rows.at(-1)
const cellOf = (state: State): DraftCell | undefined => rowOf(state)?.cells.at(-1)

/** Inside the result of a field that makes a table of contents 目录. */
const inContents = (state: State): boolean => state.fields.some(({ code, phase }) => phase === 'result' && /^\s*TOC\b/.test(code))

function closeParagraph(state: State): void {
  // A field whose code never ended would hide the rest of the document: it ends with its paragraph.
  if (state.fields.at(-1)?.phase === 'code') state.fields.pop()
  const paragraph = state.paragraphs.pop()
  if (paragraph && inContents(state)) paragraph.contents = true
  if (paragraph) state.flows.at(-1)?.push(paragraph, ...paragraph.boxes)
}

function closeBox(state: State): void {
  const box = state.flows.length > 1 ? (state.flows.pop() ?? []) : []
  const target = state.paragraphs.at(-1)?.boxes ?? state.flows.at(-1)
  target?.push(...box)
}

function closeTable(state: State): void {
  const table = state.tables.pop()
  if (table) state.flows.at(-1)?.push(table)
}

function openCell(state: State): void {
  const cell = draftCell()
  rowOf(state)?.cells.push(cell)
  state.flows.push(cell.blocks)
}

function fieldMark(state: State, type: string | undefined): void {
  const field = state.fields.at(-1)
  if (type === 'begin') state.fields.push({ code: '', phase: 'code' })
  else if (type === 'separate' && field) field.phase = 'result'
  else if (type === 'end') state.fields.pop()
}

/** w:del as a mark: on a row, or on the mark that ends a paragraph. */
function deletedMark(state: State): void {
  const row = rowOf(state)
  const paragraph = state.paragraphs.at(-1)
  if (state.path.at(-1) === 'w:trPr') { if (row) row.deleted = true } else if (paragraph && state.path.at(-2) === 'w:pPr') paragraph.markDeleted = true
}

const number = (attributes: Attributes): number => { const n = Number(attributes.get('w:val')); return Number.isFinite(n) ? n : 0 }
/** An on/off element: present means on, unless it says otherwise. */
const isOn = (attributes: Attributes): boolean => !/^(?:0|false|off)$/i.test(attributes.get('w:val') ?? '1')
const spanOf = (attributes: Attributes): number => Math.min(Math.max(Math.trunc(number(attributes)), 1), 200)
const continues = (attributes: Attributes): boolean => attributes.get('w:val') !== 'restart'

type Opening = (state: State, attributes: Attributes) => void
const onParagraph = (set: (paragraph: DraftParagraph, attributes: Attributes) => void): Opening => (state, attributes) => {
  const paragraph = state.paragraphs.at(-1)
  if (paragraph) set(paragraph, attributes)
}
const onCell = (set: (cell: DraftCell, attributes: Attributes) => void): Opening => (state, attributes) => {
  const cell = cellOf(state)
  if (cell) set(cell, attributes)
}

const opening: Readonly<Record<string, Opening>> = {
  'w:p': (state) => { state.paragraphs.push(draftParagraph(state.ordinal, inContents(state))) },
  'w:pStyle': onParagraph((paragraph, attributes) => { const id = attributes.get('w:val'); if (id !== undefined) paragraph.style = id }),
  'w:numId': onParagraph((paragraph, attributes) => { const id = attributes.get('w:val'); if (id !== undefined) paragraph.numId = id }),
  'w:ilvl': onParagraph((paragraph, attributes) => { paragraph.level = number(attributes) }),
  'w:outlineLvl': onParagraph((paragraph, attributes) => { paragraph.outline = number(attributes) }),
  'w:ind': onParagraph((paragraph, attributes) => { const indented = firstLineIndent(attributes); if (indented !== undefined) paragraph.indented = indented }),
  'w:del': deletedMark,
  'w:moveFrom': deletedMark,
  'w:r': (state) => { state.hidden = false },
  'w:vanish': (state, attributes) => { state.hidden = isOn(attributes) },
  'w:t': (state) => { state.inText = true },
  'm:t': (state) => { state.inText = true },
  'm:den': (state) => put(state, '/'),
  'w:instrText': (state) => { state.inCode = true },
  'w:tab': (state) => { if (state.path.at(-1) !== 'w:tabs') put(state, '\t') },
  'w:ptab': (state) => put(state, '\t'),
  'w:br': (state) => put(state, '\n'),
  'w:cr': (state) => put(state, '\n'),
  'w:noBreakHyphen': (state) => put(state, '-'),
  'w:sym': (state, attributes) => put(state, symbol(attributes)),
  'w:checkBox': (state) => put(state, '□'),
  'w:fldChar': (state, attributes) => fieldMark(state, attributes.get('w:fldCharType')),
  'mc:AlternateContent': (state) => { state.alternatives.push(false) },
  'w:txbxContent': (state) => { state.flows.push([]) },
  'w:tbl': (state) => { state.tables.push({ kind: 'table', rows: [] }) },
  'w:tr': (state) => { state.tables.at(-1)?.rows.push({ cells: [], before: 0, deleted: false }) },
  'w:tc': openCell,
  'w:gridBefore': (state, attributes) => { const row = rowOf(state); if (row) row.before = spanOf(attributes) },
  'w:gridSpan': onCell((cell, attributes) => { cell.span = spanOf(attributes) }),
  'w:vMerge': onCell((cell, attributes) => { cell.below = continues(attributes) }),
  'w:hMerge': onCell((cell, attributes) => { cell.beside = continues(attributes) }),
}

const closing: Readonly<Record<string, (state: State) => void>> = {
  'w:p': closeParagraph,
  // Hidden formatting of a run ends with it; that of a paragraph mark hides no text.
  'w:r': (state) => { state.hidden = false },
  'w:pPr': (state) => { state.hidden = false },
  'w:t': (state) => { state.inText = false },
  'm:t': (state) => { state.inText = false },
  'w:instrText': (state) => { state.inCode = false },
  'mc:AlternateContent': (state) => { state.alternatives.pop() },
  'w:txbxContent': closeBox,
  'w:tbl': closeTable,
  'w:tc': (state) => { if (state.flows.length > 1) state.flows.pop() },
}

/** Wingdings and their kin used as tick boxes. */
const symbols: Readonly<Record<string, string>> = {
  f0fe: '☑', f052: '☑', f053: '☒', f0a8: '□', f0a3: '□', f06f: '□', f072: '□', f0fc: '√', f0fb: '×', f050: '√', f0b3: '≥',
}

function symbol(attributes: Attributes): string {
  const code = (attributes.get('w:char') ?? '').toLowerCase()
  const known = symbols[code]
  if (known !== undefined) return known
  const value = Number.parseInt(code, 16)
  // Symbol fonts live in the private area, where a code says nothing without its font.
  return Number.isInteger(value) && value >= 0x20 && value < 0xd800 ? String.fromCharCode(value) : '□'
}
