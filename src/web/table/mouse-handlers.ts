import type { FocusEvent, MouseEvent, PointerEvent } from 'react'
import { mergedRows } from './grid.ts'
import { gone, positionOf } from './grid-state.ts'
import { at, type Position } from './selection.ts'
import type { Grid } from './use-grid.ts'

/** What is inside a cell and has clicks of its own: the score, a suggestion, evidence. */
const OWN = 'button, a, label, [role="listbox"]'

const cellOf = (target: EventTarget): Position | undefined => {
  if (!(target instanceof Element) || target.closest(OWN)) return undefined
  return positionOf(target.closest<HTMLElement>('[data-at]')?.dataset['at'])
}

/**
 * Mouse and finger: a click selects, dragging and Shift+click select a range, a double click edits. A finger edits at once: it has no keys to
 * walk with.
 */
export function mouseHandlers({ at: here, set, now }: Pick<Grid, 'at' | 'set' | 'now'>) {
  let finger = false
  let dragging = false
  return {
    onPointerDown(event: PointerEvent) {
      finger = event.pointerType === 'touch'
    },
    onMouseDown(event: MouseEvent) {
      const number = event.target instanceof HTMLElement ? event.target.dataset['gutter'] : undefined
      if (number !== undefined) {
        event.preventDefault()
        const head = { row: Number(number), column: 'category' } as const
        const anchor = { row: event.shiftKey ? here.current.selection.anchor.row : Number(number), column: 'share' } as const
        return set((before) => gone(before, { anchor, head }))
      }
      const to = cellOf(event.target)
      if (!to || finger || event.button !== 0) return
      const { selection, mode } = here.current
      const same = selection.head.row === to.row && selection.head.column === to.column
      if (same && mode !== 'ready') return
      event.preventDefault()
      dragging = true
      set((before) => gone(before, event.shiftKey ? { anchor: before.selection.anchor, head: to } : at(to)))
    },
    onMouseOver(event: MouseEvent) {
      if (event.buttons !== 1) dragging = false
      const to = dragging ? cellOf(event.target) : undefined
      const { head } = here.current.selection
      if (to && (to.row !== head.row || to.column !== head.column))
        set((before) => gone(before, { anchor: before.selection.anchor, head: to }))
    },
    onDoubleClick(event: MouseEvent) {
      if (cellOf(event.target)) set((before) => ({ ...before, mode: 'editing', follow: before.follow + 1 }))
    },
    onFocus(event: FocusEvent) {
      const to = event.target instanceof HTMLElement ? positionOf(event.target.dataset['cell']) : undefined
      if (!to) return
      const { head } = here.current.selection
      const [first] = mergedRows(now.current.rows)(head)
      if (first === to.row && head.column === to.column) return
      set(({ follow, ...before }) => ({ ...gone({ ...before, follow }, at(to)), follow, mode: finger ? 'editing' : 'ready' }))
      if (!finger && event.target instanceof HTMLTextAreaElement) event.target.select()
    },
    onBlur(event: FocusEvent) {
      if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
      set((before) => ({ ...gone(before, before.selection), follow: before.follow }))
    },
  }
}
