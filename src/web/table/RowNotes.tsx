import type { Note } from './notes.ts'
import type { Grid } from './use-grid.ts'

interface Props {
  readonly notes: readonly Note[]
  readonly row: number
  readonly grid: Grid
  readonly readOnly: boolean
}

/** What the checks say of a cell, one line each, with the suggestion that can be taken. */
export const RowNotes = ({ notes, row, grid, readOnly }: Props) => (
  <>
    {notes.map(({ rule, severity, message, remedy, fix }) => (
      <span key={rule + message} className={`cell-note ${severity}`} title={remedy}>
        {message}
        {fix && !readOnly && (
          <button type="button" className="fix" tabIndex={-1} onClick={() => grid.actions.write(row, fix.column, fix.text)}>
            改为“{fix.text}”<kbd>F9</kbd>
          </button>
        )}
      </span>
    ))}
  </>
)
