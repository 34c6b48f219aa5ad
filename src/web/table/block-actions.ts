import type { IndicatorColumn } from '#domain/edit/indicator-cell.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { GridColumn } from './columns.ts'
import { clear, deleteRows, duplicateRows, fillDown, insertRow, moveRows, typeInto } from './grid.ts'
import { type GridState, gone } from './grid-state.ts'
import { at, blockOf, type Selection } from './selection.ts'
import type { Grid } from './use-grid.ts'

/** What a key or a button does to the selected cells or rows; each is one step of undo. */
export function blockActions({ now, at: here, set }: Pick<Grid, 'now' | 'at' | 'set'>) {
  const block = () => blockOf(here.current.selection)
  const go = (selection: Selection, more: Partial<GridState> = {}) => set((before) => ({ ...gone(before, selection), ...more }))
  const shifted = (by: number): Selection => {
    const { anchor, head } = here.current.selection
    return { anchor: { ...anchor, row: anchor.row + by }, head: { ...head, row: head.row + by } }
  }
  const firstCell = (row: number, column: GridColumn = 'name') => at({ row: Math.max(0, row), column })
  return {
    fillDown() {
      const { change, year } = now.current
      change((rows) => fillDown(rows, block(), year))
      go(here.current.selection)
    },
    clear() {
      const { change, year } = now.current
      change((rows) => clear(rows, block(), year))
      go(here.current.selection)
    },
    /** Below the selection; at the end where the table is empty. */
    insert() {
      const row = now.current.rows.length === 0 ? 0 : block().bottom + 1
      now.current.change((rows) => insertRow(rows, row))
      go(firstCell(row))
    },
    remove() {
      const { top, bottom } = block()
      const left = now.current.rows.length - (bottom - top + 1)
      now.current.change((rows) => deleteRows(rows, { top, bottom }))
      go(firstCell(Math.min(top, left - 1)), { said: `已删除 ${bottom - top + 1} 行，可撤销` })
    },
    duplicate() {
      const { top, bottom } = block()
      now.current.change((rows) => duplicateRows(rows, { top, bottom }))
      go(shifted(bottom - top + 1))
    },
    move(by: 1 | -1) {
      const { top, bottom } = block()
      if (top + by < 0 || bottom + by >= now.current.rows.length) return
      now.current.change((rows) => moveRows(rows, { top, bottom }, by))
      go(shifted(by))
    },
    /** A suggestion taken, or a choice: one text into one cell, undone by itself. */
    write(row: number, column: IndicatorColumn, text: string) {
      const { change, year } = now.current
      change((rows) => typeInto(rows, { row, column }, text, year))
      go(at({ row, column }))
    },
    /** The score the unit wrote goes, the computed one stands. */
    dropClaim(row: number) {
      now.current.change((rows) => rows.map((each, index) => (index === row ? withoutClaim(each) : each)))
      go(at({ row, column: 'score' }))
    },
  }
}

const withoutClaim = ({ claimedScore: _, ...row }: Indicator): Indicator => row
