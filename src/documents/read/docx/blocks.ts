import type { Piece, TableCell } from '#domain/prose.ts'
import { append } from '../append.ts'
import { structureOf } from '../outline.ts'
import type { NewBlock, NewParagraph, NewRow } from '../prose-builder.ts'
import type { DraftBlock, DraftCell, DraftParagraph, DraftTable } from './draft.ts'
import type { AutomaticNumbers } from './numbering.ts'
import { headingLevel, type StyleFacts } from './styles.ts'

export interface DocxContext {
  readonly styles: ReadonlyMap<string, StyleFacts>
  readonly numbers: AutomaticNumbers
  /** False for parts other than document.xml: their w:p cannot carry a comment of the body. */
  readonly anchored: boolean
}

/** Draft blocks of a part → blocks of the model: numbers made visible, headings told, table grids laid out, nested tables after their host. */
export function blocksOf(drafts: readonly DraftBlock[], context: DocxContext): NewBlock[] {
  const blocks: NewBlock[] = []
  let carried: NewParagraph[] = []
  const put = () => {
    if (carried.length > 0) blocks.push({ kind: 'paragraph', ...joined(carried) })
    carried = []
  }
  for (const draft of drafts) {
    if (draft.kind === 'table') {
      put()
      append(blocks, tableBlocks(draft, context))
    } else {
      carried.push(paragraphOf(draft, context))
      // A paragraph whose mark was deleted runs on into the next.
      if (!draft.markDeleted) put()
    }
  }
  put()
  return blocks
}

/** Paragraphs that run into each other as one, with the properties of the last. */
function joined(parts: readonly NewParagraph[]): NewParagraph {
  const [only] = parts
  const last = parts.at(-1)
  if (!only || !last || parts.length === 1) return only ?? { text: '', pieces: [] }
  const pieces: Piece[] = []
  let at = 0
  for (const part of parts) {
    if (part.text === '') continue
    for (const piece of part.pieces) pieces.push({ ...piece, at: piece.at + at })
    at += part.text.length
  }
  return { ...last, text: parts.map(({ text }) => text).join(''), pieces }
}

function paragraphOf(draft: DraftParagraph, { styles, numbers, anchored }: DocxContext): NewParagraph {
  const style = draft.style === undefined ? undefined : styles.get(draft.style)
  const words = draft.text.trim()
  const column = draft.text.length - draft.text.trimStart().length
  const automatic = draft.markDeleted && words === '' ? undefined : automaticMark(draft, style, numbers)
  const mark = automatic ?? ''
  const text = words === '' ? '' : mark + words
  const pieces: Piece[] = [{ at: mark.length, length: words.length, column, ...(anchored ? { element: draft.element } : {}) }]
  const contents = draft.contents || /^(?:toc|目录)\s*\d$/i.test(style?.name ?? '')
  const said = headingLevel(draft.outline) ?? (draft.outline === 9 ? undefined : style?.heading)
  // A whole sentence dressed as a heading is a slip of the mouse, not a heading.
  const heading = said !== undefined && !(words.length > 60 && /[。；]/.test(words)) ? said : undefined
  const structure = heading !== undefined ? { heading } : structureOf(text)
  const list = automatic !== undefined && structure.heading === undefined ? { list: true as const } : {}
  const indented = column >= 2 || (draft.indented ?? style?.indented ?? false)
  return { text, pieces, indented, ...structure, ...list, ...(contents ? { furniture: true as const } : {}) }
}

function automaticMark(draft: DraftParagraph, style: StyleFacts | undefined, numbers: AutomaticNumbers): string | undefined {
  const numId = draft.numId ?? style?.numId
  if (numId === undefined || numId === '0') return undefined
  const styled = draft.style === undefined ? undefined : numbers.levelOfStyle(numId, draft.style)
  return numbers.next(numId, draft.level ?? styled ?? style?.level ?? 0)
}

function tableBlocks(table: DraftTable, context: DocxContext): NewBlock[] {
  const rows = table.rows.filter((row) => !row.deleted)
  const only = rows.length === 1 && rows[0]?.cells.length === 1 ? rows[0].cells[0] : undefined
  // A frame around text is not a table.
  if (only) return blocksOf(only.blocks, context)
  const after: NewBlock[] = []
  const above = new Map<number, { -readonly [K in keyof TableCell]: TableCell[K] }>()
  const laid = rows.map((row): NewRow => {
    let column = row.before
    const cells: TableCell[] = []
    for (const cell of row.cells) {
      const { text, pieces, nested } = cellContent(cell, context)
      append(after, nested)
      const origin = above.get(column)
      const left = cells.at(-1)
      if (cell.below && origin && origin.column === column) origin.rowSpan++
      else if (cell.beside && left) cells[cells.length - 1] = { ...left, columnSpan: left.columnSpan + cell.span }
      else {
        const placed = { text, column, columnSpan: cell.span, rowSpan: 1, pieces }
        cells.push(placed)
        above.set(column, placed)
      }
      column += cell.span
    }
    return { cells }
  })
  return [{ kind: 'table', rows: laid }, ...after]
}

function cellContent(cell: DraftCell, context: DocxContext) {
  let text = ''
  const pieces: Piece[] = []
  const nested: NewBlock[] = []
  for (const block of blocksOf(cell.blocks, context)) {
    if (block.kind === 'table') nested.push(block)
    else if (block.text !== '') {
      if (text !== '') text += '\n'
      for (const piece of block.pieces) pieces.push({ ...piece, at: piece.at + text.length })
      text += block.text
    }
  }
  return { text, pieces, nested }
}
