import type { Line } from '#domain/assessment.ts'
import type { Grid } from './use-grid.ts'

interface Props {
  readonly line: Line | undefined
  readonly row: number
  readonly grid: Grid
  readonly readOnly: boolean
}

/** A score the unit wrote itself, where it differs from what follows from the values 自报得分. */
export function ClaimedScore({ line, row, grid, readOnly }: Props) {
  if (line?.claimed === undefined || line.outcome.kind !== 'scored' || line.claimed.eq(line.outcome.score)) return null
  return (
    <span className="cell-note warning">
      自报 {line.claimed.toString()}
      {!readOnly && (
        <button type="button" className="fix" tabIndex={-1} onClick={() => grid.actions.dropClaim(row)}>
          用计算得分
        </button>
      )}
    </span>
  )
}
