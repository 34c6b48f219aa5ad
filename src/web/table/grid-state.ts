import type { Indicator } from '#domain/indicator.ts'
import { type GridColumn, gridColumns } from './columns.ts'
import type { Fix } from './notes.ts'
import { at, type Position, type Selection } from './selection.ts'

/**
 * How keys are understood, as in Excel: `ready` arrows move and typing replaces, `typing` arrows move and typing goes on, `editing` (F2, double
 * click, a finger) arrows move the caret.
 */
export type Mode = 'ready' | 'typing' | 'editing'

/** Where a person is in the table, and what is being typed there. */
export interface GridState {
  readonly selection: Selection
  readonly mode: Mode
  /** The text under the hands, which may not be understood yet. */
  readonly draft?: string
  /** What stood there before; Esc brings it back. */
  readonly before?: string
  /** The list of choices is open, with this one marked; −1 none. */
  readonly list?: number
  /** Esc was pressed: the next Tab leaves the table. */
  readonly leaving?: true
  /** A text that its cell did not take, shown until the next one. */
  readonly refused?: { readonly position: Position; readonly message: string }
  /** Said once, for what cannot be seen: how much was pasted, left out. */
  readonly said?: string
  /** Grows when the focus has to follow the selection. */
  readonly follow: number
  /** Grows with each cell that is begun: keys typed into it are one step of undo. */
  readonly step: number
}

export const atFirst: GridState = { selection: at({ row: 0, column: 'category' }), mode: 'ready', follow: 0, step: 0 }

/** The state after going somewhere: nothing is being typed any more, the focus follows. */
export const gone = ({ follow, step, refused, said }: GridState, selection: Selection): GridState => ({
  selection,
  mode: 'ready',
  follow: follow + 1,
  step: step + 1,
  ...(refused === undefined ? {} : { refused }),
  ...(said === undefined ? {} : { said }),
})

/** What the table is working on now; the handlers read it when they are called. */
export interface Latest {
  readonly rows: readonly Indicator[]
  readonly year: number | undefined
  readonly editable: boolean
  readonly change: (change: (rows: readonly Indicator[]) => readonly Indicator[], step?: string) => void
  readonly scoreOf: (row: number) => string
  /** The suggestion for a cell, or for its row. */
  readonly fixOf: (row: number, column: GridColumn) => Fix | undefined
}

/** "3:actual" as cells carry it. */
export function positionOf(text: string | undefined): Position | undefined {
  const [row = '', column = ''] = (text ?? '').split(':')
  const known = gridColumns.find((each) => each === column)
  return /^\d+$/.test(row) && known ? { row: Number(row), column: known } : undefined
}
/** Edits of one cell, begun once, are one step of undo. */
export const stepOf = ({ selection: { head }, step }: GridState): string => `${head.column}:${head.row}:${step}`
export const nameOf = (row: number, column: GridColumn): string => `${row}:${column}`
