import { type Dispatch, type RefObject, type SetStateAction, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cellText, editCell } from '#domain/edit/indicator-cell.ts'
import { blockActions } from './block-actions.ts'
import { clipboardHandlers } from './clipboard-handlers.ts'
import { choices, type GridColumn, isTyped } from './columns.ts'
import { mergedRows, typeInto } from './grid.ts'
import { atFirst, type GridState, type Latest, nameOf, stepOf } from './grid-state.ts'
import { keyHandler } from './key-handler.ts'
import { mouseHandlers } from './mouse-handlers.ts'
import type { OpenList } from './open-list.ts'

/** What the handlers share: the table's element, what it shows now, and where the person is. */
export interface Grid {
  readonly table: RefObject<HTMLTableElement | null>
  readonly now: { readonly current: Latest }
  readonly at: { readonly current: GridState }
  readonly set: Dispatch<SetStateAction<GridState>>
  readonly type: (row: number, column: GridColumn, text: string, composing: boolean) => void
  readonly actions: ReturnType<typeof blockActions>
  readonly list: { readonly current: OpenList }
}

/** The spreadsheet under the official form: selection, keys, mouse, clipboard and rows, as one set of handlers that never changes. */
export function useGrid(latest: Latest, listOf: (state: GridState) => OpenList) {
  const table = useRef<HTMLTableElement>(null)
  const [state, setState] = useState<GridState>(atFirst)
  const now = useRef(latest)
  now.current = latest
  const here = useRef(state)
  here.current = state
  const list = listOf(state)
  const openList = useRef(list)
  openList.current = list

  const grid = useMemo((): Grid => {
    const set: Grid['set'] = (change) => {
      // Several events may come before the table is drawn again.
      here.current = typeof change === 'function' ? change(here.current) : change
      setState(here.current)
    }
    const shared = { table, now, at: here, set }
    const type = typer(shared)
    return { ...shared, type, actions: blockActions(shared), list: openList }
  }, [])
  const handlers = useMemo(() => ({ ...mouseHandlers(grid), ...clipboardHandlers(grid), onKeyDown: keyHandler(grid) }), [grid])

  const { follow, mode, selection } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows only when it was asked to.
  useLayoutEffect(() => {
    if (follow > 0) focusCell(grid, selection.head.row, selection.head.column, mode === 'editing')
  }, [follow])
  const rows = latest.rows.length
  useEffect(() => {
    // Rows may be taken away from elsewhere: undone, or by another's version.
    if (rows > 0 && here.current.selection.head.row >= rows)
      grid.set(({ follow: _, ...before }) => ({ ...before, follow: 0, selection: atFirst.selection }))
  }, [rows, grid])
  return { table, state, grid, handlers, list }
}

/** Typing into a cell: the text as typed is shown, what it means is scored at once. */
const typer =
  ({ now, at, set }: Pick<Grid, 'now' | 'at' | 'set'>): Grid['type'] =>
  (row, column, text, composing) => {
    if (!isTyped(column)) return
    const { rows, year, change } = now.current
    const options = choices[column]
    const chosen = (column === 'nature' || column === 'level') && /^[1-9]$/.test(text) ? options?.[Number(text) - 1] : undefined
    const typed = chosen ?? text
    set(({ refused: _, said: __, ...before }) => ({
      ...before,
      mode: chosen ? 'ready' : before.mode === 'ready' ? 'typing' : before.mode,
      ...(chosen ? { follow: before.follow + 1 } : {}),
      draft: typed,
      before: before.before ?? (rows[row] ? cellText(rows[row], column) : ''),
      ...(chosen ? {} : { list: -1 }),
    }))
    // Letters of an input method are no text yet.
    if (composing) return
    const problem = rows[row] && editCell(rows[row], column, typed, year).problem
    if (problem) set((before) => ({ ...before, refused: { position: { row, column }, message: `${problem.message}。${problem.remedy}` } }))
    change((before) => typeInto(before, { row, column }, typed, year), stepOf(at.current))
  }

/** The input (or the score) of a cell; of a merged cell the one that covers it. */
function focusCell({ table, now }: Pick<Grid, 'table' | 'now'>, row: number, column: GridColumn, caret: boolean) {
  const [first] = mergedRows(now.current.rows)({ row, column })
  const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${nameOf(first, column)}"]`)
  cell?.focus({ preventScroll: false })
  if (cell instanceof HTMLTextAreaElement) {
    const gap = cell.value.indexOf('＿')
    if (caret && gap >= 0) cell.setSelectionRange(gap, gap + 1)
    else if (caret) cell.setSelectionRange(cell.value.length, cell.value.length)
    else cell.select()
  }
}
