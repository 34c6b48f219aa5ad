import type { Grid } from './use-grid.ts'

/** One choice of the list under a cell. */
export interface Choice {
  readonly id: string
  readonly title: string
  /** Beside the title: where it belongs, how it is measured. */
  readonly note?: string
  /** Told of the marked one: how it is counted, what proves it, what often goes wrong. */
  readonly about?: readonly { readonly title: string; readonly text: string }[]
}

/** The list that belongs to the cell under the hands; empty when there is nothing to choose. */
export interface OpenList {
  readonly choices: readonly Choice[]
  readonly take: (choice: Choice, grid: Grid) => void
}
