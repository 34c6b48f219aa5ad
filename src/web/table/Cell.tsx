import { memo } from 'react'
import type { GridColumn } from './columns.ts'
import { nameOf } from './grid-state.ts'
import type { Grid } from './use-grid.ts'

interface Props {
  readonly row: number
  readonly column: GridColumn
  readonly text: string
  readonly label: string
  readonly type: Grid['type']
  readonly readOnly: boolean
  /** The cell the keyboard is in. */
  readonly active: boolean
  /** Typing replaces the whole text; the caret is not shown. */
  readonly ready: boolean
  readonly invalid: boolean
  /** Must be filled, and is empty. */
  readonly wanted: boolean
  readonly describedBy: string | undefined
  /** The open list of choices and the one that is marked. */
  readonly list: string | undefined
  readonly marked: string | undefined
}

/**
 * One cell of the form 一格: always a text field, so that an input method finds it. Its text lies under it once more and gives it its height in
 * every browser.
 */
export const Cell = memo(function Cell({
  row,
  column,
  text,
  label,
  type,
  readOnly,
  active,
  ready,
  invalid,
  wanted,
  describedBy,
  list,
  marked,
}: Props) {
  return (
    <div className={wanted ? 'box wanted' : 'box'} data-text={`${text} `}>
      <textarea
        className={ready ? 'cell ready' : 'cell'}
        data-cell={nameOf(row, column)}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        aria-autocomplete={list ? 'list' : undefined}
        aria-controls={list}
        aria-activedescendant={marked}
        rows={1}
        tabIndex={active ? 0 : -1}
        readOnly={readOnly}
        inputMode={column === 'points' ? 'decimal' : undefined}
        value={text}
        onChange={(event) =>
          type(row, column, event.target.value, 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true)
        }
        onCompositionEnd={(event) => type(row, column, event.currentTarget.value, false)}
      />
    </div>
  )
})
