import { append } from '../append.ts'
import type { Attributes } from '../package/xml.ts'
import { type DraftCell, type DraftParagraph, draftCell, draftParagraph } from './draft.ts'
import { cellOf, put, rowOf, type State } from './state.ts'
import { firstLineIndent } from './styles.ts'

/** Inside the result of a field that makes a table of contents 目录. */
const inContents = (state: State): boolean => state.fields.some(({ code, phase }) => phase === 'result' && /^\s*TOC\b/.test(code))

function closeParagraph(state: State): void {
  // A field whose code never ended would hide the rest of the document: it ends with its paragraph.
  if (state.fields.at(-1)?.phase === 'code') state.fields.pop()
  const paragraph = state.paragraphs.pop()
  if (paragraph && inContents(state)) paragraph.contents = true
  if (paragraph) append(state.flows.at(-1) ?? [], [paragraph, ...paragraph.boxes])
}

function closeBox(state: State): void {
  const box = state.flows.length > 1 ? (state.flows.pop() ?? []) : []
  append(state.paragraphs.at(-1)?.boxes ?? state.flows.at(-1) ?? [], box)
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

/** Fields nested deeper are nobody's; each character would look at all of them. */
const deepestField = 50

function fieldMark(state: State, type: string | undefined): void {
  const field = state.fields.at(-1)
  if (type === 'begin' && state.fields.length < deepestField) state.fields.push({ code: '', phase: 'code' })
  else if (type === 'separate' && field) field.phase = 'result'
  else if (type === 'end') state.fields.pop()
}

/** w:del as a mark: on a row, or on the mark that ends a paragraph. */
function deletedMark(state: State): void {
  const row = rowOf(state)
  const paragraph = state.paragraphs.at(-1)
  if (state.path.at(-1) === 'w:trPr') {
    if (row) row.deleted = true
  } else if (paragraph && state.path.at(-2) === 'w:pPr') paragraph.markDeleted = true
}

const number = (attributes: Attributes): number => {
  const n = Number(attributes.get('w:val'))
  return Number.isFinite(n) ? n : 0
}
/** An on/off element: present means on, unless it says otherwise. */
const isOn = (attributes: Attributes): boolean => !/^(?:0|false|off)$/i.test(attributes.get('w:val') ?? '1')
const spanOf = (attributes: Attributes): number => Math.min(Math.max(Math.trunc(number(attributes)), 1), 200)
const continues = (attributes: Attributes): boolean => attributes.get('w:val') !== 'restart'

type Opening = (state: State, attributes: Attributes) => void
const onParagraph =
  (set: (paragraph: DraftParagraph, attributes: Attributes) => void): Opening =>
  (state, attributes) => {
    const paragraph = state.paragraphs.at(-1)
    if (paragraph) set(paragraph, attributes)
  }
const onCell =
  (set: (cell: DraftCell, attributes: Attributes) => void): Opening =>
  (state, attributes) => {
    const cell = cellOf(state)
    if (cell) set(cell, attributes)
  }

/** What the opening of an element means. Those not named here are transparent. */
export const opening: Readonly<Record<string, Opening>> = {
  'w:p': (state) => {
    state.paragraphs.push(draftParagraph(state.ordinal, inContents(state)))
  },
  'w:pStyle': onParagraph((paragraph, attributes) => {
    const id = attributes.get('w:val')
    if (id !== undefined) paragraph.style = id
  }),
  'w:numId': onParagraph((paragraph, attributes) => {
    const id = attributes.get('w:val')
    if (id !== undefined) paragraph.numId = id
  }),
  'w:ilvl': onParagraph((paragraph, attributes) => {
    paragraph.level = number(attributes)
  }),
  'w:outlineLvl': onParagraph((paragraph, attributes) => {
    paragraph.outline = number(attributes)
  }),
  'w:ind': onParagraph((paragraph, attributes) => {
    const indented = firstLineIndent(attributes)
    if (indented !== undefined) paragraph.indented = indented
  }),
  'w:del': deletedMark,
  'w:moveFrom': deletedMark,
  'w:r': (state) => {
    state.hidden = false
  },
  'w:vanish': (state, attributes) => {
    state.hidden = isOn(attributes)
  },
  'w:t': (state) => {
    state.inText = true
  },
  'm:t': (state) => {
    state.inText = true
  },
  'm:den': (state) => put(state, '/'),
  'w:instrText': (state) => {
    state.inCode = true
  },
  'w:tab': (state) => {
    if (state.path.at(-1) !== 'w:tabs') put(state, '\t')
  },
  'w:ptab': (state) => put(state, '\t'),
  'w:br': (state) => put(state, '\n'),
  'w:cr': (state) => put(state, '\n'),
  'w:noBreakHyphen': (state) => put(state, '-'),
  'w:sym': (state, attributes) => put(state, symbol(attributes)),
  'w:checkBox': (state) => put(state, '□'),
  'w:fldChar': (state, attributes) => fieldMark(state, attributes.get('w:fldCharType')),
  'mc:AlternateContent': (state) => {
    state.alternatives.push(false)
  },
  'w:txbxContent': (state) => {
    state.flows.push([])
  },
  'w:tbl': (state) => {
    state.tables.push({ kind: 'table', rows: [] })
  },
  'w:tr': (state) => {
    state.tables.at(-1)?.rows.push({ cells: [], before: 0, deleted: false })
  },
  'w:tc': openCell,
  'w:gridBefore': (state, attributes) => {
    const row = rowOf(state)
    if (row) row.before = spanOf(attributes)
  },
  'w:gridSpan': onCell((cell, attributes) => {
    cell.span = spanOf(attributes)
  }),
  'w:vMerge': onCell((cell, attributes) => {
    cell.below = continues(attributes)
  }),
  'w:hMerge': onCell((cell, attributes) => {
    cell.beside = continues(attributes)
  }),
}

/** What its end means. */
export const closing: Readonly<Record<string, (state: State) => void>> = {
  'w:p': closeParagraph,
  // Hidden formatting of a run ends with it; that of a paragraph mark hides no text.
  'w:r': (state) => {
    state.hidden = false
  },
  'w:pPr': (state) => {
    state.hidden = false
  },
  'w:t': (state) => {
    state.inText = false
  },
  'm:t': (state) => {
    state.inText = false
  },
  'w:instrText': (state) => {
    state.inCode = false
  },
  'mc:AlternateContent': (state) => {
    state.alternatives.pop()
  },
  'w:txbxContent': closeBox,
  'w:tbl': closeTable,
  'w:tc': (state) => {
    if (state.flows.length > 1) state.flows.pop()
  },
}

/** Wingdings and their kin used as tick boxes. */
const symbols: Readonly<Record<string, string>> = {
  f0fe: '☑',
  f052: '☑',
  f053: '☒',
  f0a8: '□',
  f0a3: '□',
  f06f: '□',
  f072: '□',
  f0fc: '√',
  f0fb: '×',
  f050: '√',
  f0b3: '≥',
}

function symbol(attributes: Attributes): string {
  const code = (attributes.get('w:char') ?? '').toLowerCase()
  const known = symbols[code]
  if (known !== undefined) return known
  const value = Number.parseInt(code, 16)
  // Symbol fonts live in the private area, where a code says nothing without its font.
  return Number.isInteger(value) && value >= 0x20 && value < 0xd800 ? String.fromCharCode(value) : '□'
}
