import type { KeyboardEvent } from 'react'
import { cellText } from '#domain/edit/indicator-cell.ts'
import { choices, gridColumns, isTyped } from './columns.ts'
import { mergedRows, typeInto } from './grid.ts'
import { gone, stepOf } from './grid-state.ts'
import { at, isOneCell, moved } from './selection.ts'
import type { Grid } from './use-grid.ts'

const leadsOn = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Enter', 'Tab'])

/** The keyboard of the table, as Excel's; every key that is not its own goes on to the browser. */
export const keyHandler = (grid: Grid) => (event: KeyboardEvent<HTMLElement>) => {
  if (event.nativeEvent.isComposing || !(event.target instanceof HTMLElement) || event.target.dataset['cell'] === undefined) return
  if (inList(grid, event) || combined(grid, event) || alone(grid, event)) event.preventDefault()
}

/** Keys while the list of choices is open. */
function inList(grid: Grid, { key, altKey }: KeyboardEvent): boolean {
  const { at: here, set, list } = grid
  const marked = here.current.list
  const { choices: offered, take } = list.current
  if (marked === undefined || offered.length === 0 || altKey) return false
  const mark = (to: number) => set((before) => ({ ...before, list: (to + offered.length) % offered.length }))
  if (key === 'ArrowDown') mark(marked + 1)
  else if (key === 'ArrowUp' && marked >= 0) mark(marked - 1)
  else if ((key === 'Enter' || key === 'Tab') && marked >= 0) take(offered[marked]!, grid)
  else if (key === 'Escape') set(({ list: _, ...before }) => before)
  else return false
  return true
}

/** Keys with Ctrl or Alt. */
function combined(grid: Grid, { key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent<HTMLElement>): boolean {
  const { at: here, set, actions, now } = grid
  const { mode } = here.current
  const { editable, rows } = now.current
  if (altKey && !ctrlKey) {
    if (key === 'ArrowDown' && !shiftKey) set((before) => ({ ...before, list: -1 }))
    else if (!editable) return false
    else if (shiftKey && key === 'ArrowUp') actions.move(-1)
    else if (shiftKey && key === 'ArrowDown') actions.move(1)
    else if (key === 'Insert') actions.insert()
    else if (key === 'Delete') actions.remove()
    else if (key === 'Enter' && target instanceof HTMLTextAreaElement) lineBreak(grid, target)
    else return false
    return true
  }
  if (!(ctrlKey || metaKey)) return false
  const letter = key.toLowerCase()
  if (letter === 'z' || letter === 'y') {
    // The page undoes; what was being typed is part of it.
    set((before) => gone(before, before.selection))
    return false
  }
  if (letter === 'd' && editable) {
    if (shiftKey) actions.duplicate()
    else actions.fillDown()
    return true
  }
  if (letter === 'a' && mode === 'ready') {
    set((before) => ({
      ...gone(before, { anchor: { row: 0, column: gridColumns[0] }, head: { row: rows.length - 1, column: 'share' } }),
      follow: before.follow,
    }))
    return true
  }
  return mode === 'ready' && leads(grid, key, shiftKey, true)
}

/** Keys by themselves, or with Shift. */
function alone(grid: Grid, { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { at: here, set, actions, now } = grid
  const { mode, selection, before, leaving } = here.current
  const { editable, change } = now.current
  if (ctrlKey || metaKey || altKey) return false
  const { row, column } = selection.head
  switch (key) {
    case 'F2':
      set((before) => ({ ...before, mode: 'editing', follow: before.follow + 1 }))
      return true
    case 'Escape':
      if (before !== undefined && isTyped(column)) {
        change((all) => typeInto(all, { row, column }, before, now.current.year), stepOf(here.current))
        set(({ refused: _, ...state }) => gone(state, state.selection))
      } else if (!isOneCell(selection)) set((state) => gone(state, at(state.selection.head)))
      else set((state) => ({ ...gone(state, state.selection), leaving: true }))
      return true
    case 'Delete':
      if (mode !== 'ready' || !editable) return false
      actions.clear()
      return true
    case 'Backspace':
      if (mode !== 'ready' || isOneCell(selection) || !editable) return false
      actions.clear()
      return true
    case ' ':
      return mode === 'ready' && editable && nextChoice(grid)
    case 'F9': {
      const fix = now.current.fixOf(row, column)
      if (!fix || !editable) return false
      actions.write(row, fix.column, fix.text)
      return true
    }
    case 'Tab':
      return !leaving && leads(grid, key, shiftKey, false)
    case 'Enter':
      // On 得分 it opens the proof.
      if (column === 'score') return false
      leads(grid, key, shiftKey, false)
      if (mode !== 'ready' && here.current.mode !== 'ready') set((before) => gone(before, before.selection))
      return true
    default:
      return mode !== 'editing' && leads(grid, key, shiftKey, false)
  }
}

function leads({ at: here, set, now }: Grid, key: string, shift: boolean, ctrl: boolean): boolean {
  if (!leadsOn.has(key)) return false
  const to = moved(here.current.selection, { key, shift, ctrl }, now.current.rows.length, mergedRows(now.current.rows))
  if (to) set((before) => gone(before, to))
  // At an edge the caret stays; only Tab goes on, out of the table.
  return to !== undefined || key !== 'Tab'
}

/** Alt+Enter: a line break inside the cell. */
function lineBreak({ at: here, type }: Grid, cell: HTMLTextAreaElement) {
  const { row, column } = here.current.selection.head
  cell.setRangeText('\n', cell.selectionStart, cell.selectionEnd, 'end')
  type(row, column, cell.value, false)
}

/** Space goes through the few values of 性质 and 完成档次. */
function nextChoice({ at: here, now, actions }: Grid): boolean {
  const { row, column } = here.current.selection.head
  const indicator = now.current.rows[row]
  if (!indicator || (column !== 'nature' && column !== 'level')) return false
  const options = choices[column] ?? []
  actions.write(row, column, options[(options.indexOf(cellText(indicator, column)) + 1) % options.length] ?? '')
  return true
}
