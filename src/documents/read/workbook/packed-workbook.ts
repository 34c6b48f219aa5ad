import type { Cell, Merge, Sheet, Workbook } from '#domain/workbook.ts'
import { type CellStore, kindOf, type SheetDraft } from './sheet-cells.ts'

/** A workbook on its way between threads: all texts in one string, numbers in typed arrays that change hands. */
export interface PackedWorkbook {
  readonly head: Omit<Workbook, 'sheets'>
  readonly texts: string
  /** Where the text of each different cell ends. */
  readonly ends: Uint32Array<ArrayBuffer>
  readonly kinds: Uint32Array<ArrayBuffer>
  readonly formulas: readonly (readonly [cell: number, formula: string])[]
  readonly sheets: readonly PackedSheet[]
}

interface PackedSheet {
  readonly name: string
  readonly hidden: boolean
  /** Row, column, number; row, column, number … */
  readonly cells: Uint32Array<ArrayBuffer>
  readonly merges: Uint32Array<ArrayBuffer>
}

export interface NamedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly draft: SheetDraft
}

export function pack(head: PackedWorkbook['head'], sheets: readonly NamedSheet[], { texts, kinds, formulas }: CellStore): PackedWorkbook {
  const ends = new Uint32Array(texts.length)
  let end = 0
  for (const [i, text] of texts.entries()) ends[i] = end += text.length
  return {
    head,
    texts: texts.join(''),
    ends,
    kinds: kinds.take(),
    formulas,
    sheets: sheets.map(({ name, hidden, draft }) => ({ name, hidden, cells: draft.cells.take(), merges: draft.merges.take() })),
  }
}

/** Buffers that change hands instead of being copied. */
export const buffersOf = ({ ends, kinds, sheets }: PackedWorkbook): ArrayBuffer[] => [
  ends.buffer,
  kinds.buffer,
  ...sheets.flatMap(({ cells, merges }) => [cells.buffer, merges.buffer]),
]

export function unpack({ head, texts, ends, kinds, formulas, sheets }: PackedWorkbook): Workbook {
  const different: Cell[] = []
  let start = 0
  for (const [i, end] of ends.entries()) {
    different.push({ text: texts.slice(start, end), ...kindOf(kinds[i]!) })
    start = end
  }
  for (const [i, formula] of formulas) different[i] = { ...different[i]!, formula }
  return {
    ...head,
    sheets: sheets.map(({ name, hidden, cells, merges }) => ({
      name,
      hidden,
      cells: unpackRows(cells, different),
      merges: unpackMerges(merges),
    })),
  }
}

const noRow: (Cell | undefined)[] = []

/** Cells of a row usually stand together, so that its length is known before it is made. */
function unpackRows(cells: Uint32Array, different: readonly Cell[]): Sheet['cells'] {
  const rows: (Cell | undefined)[][] = []
  for (let at = 0; at < cells.length; ) {
    const row = cells[at]!
    let end = at
    let width = 0
    for (; end < cells.length && cells[end] === row; end += 3) width = Math.max(width, cells[end + 1]! + 1)
    while (rows.length <= row) rows.push(noRow)
    let found = rows[row]!
    if (found === noRow) rows[row] = found = new Array<Cell | undefined>(width).fill(undefined)
    while (found.length < width) found.push(undefined)
    for (; at < end; at += 3) found[cells[at + 1]!] = different[cells[at + 2]!]
  }
  return rows
}

function unpackMerges(merges: Uint32Array): Merge[] {
  const unpacked: Merge[] = []
  for (let i = 0; i + 3 < merges.length; i += 4)
    unpacked.push({ top: merges[i]!, left: merges[i + 1]!, bottom: merges[i + 2]!, right: merges[i + 3]! })
  return unpacked
}
