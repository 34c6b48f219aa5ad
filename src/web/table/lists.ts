import { useQuery } from '@tanstack/react-query'
import { takeEntry } from '#domain/edit/take-entry.ts'
import type { Indicator } from '#domain/indicator.ts'
import { type LibraryIndicator, searchLibrary } from '#domain/indicator-library.ts'
import type { Scheme } from '#domain/scheme.ts'
import { fetchLibrary } from '../api.ts'
import { choices } from './columns.ts'
import { type GridState, gone } from './grid-state.ts'
import type { Choice, OpenList } from './open-list.ts'
import { at } from './selection.ts'
import type { Grid } from './use-grid.ts'

const none: OpenList = { choices: [], take: () => undefined }
const SHOWN = 8

/** The indicator library of policy/, fetched when somebody first asks for it. */
export const useLibrary = (wanted: boolean): readonly LibraryIndicator[] | undefined =>
  useQuery({ queryKey: ['library'], queryFn: fetchLibrary, staleTime: Number.POSITIVE_INFINITY, enabled: wanted }).data

/** What the cell under the hands offers: the few values of its column, or for a name the library, best first for this project. */
export function listOf(
  { selection, list, draft }: GridState,
  indicators: readonly Indicator[],
  library: readonly LibraryIndicator[] | undefined,
  project: string,
  scheme: Scheme,
): OpenList {
  const { row, column } = selection.head
  const indicator = indicators[row]
  if (list === undefined || !indicator) return none
  if (column === 'name') return library ? fromLibrary(library, draft ?? indicator.name, project, indicator.category, scheme) : none
  const all = choices[column]
  if (!all) return none
  const fitting = draft ? all.filter((text) => text.includes(draft)) : all
  return {
    choices: (fitting.length > 0 ? fitting : all).map((title) => ({ id: title, title })),
    take: ({ title }, grid) => grid.actions.write(row, column as 'category', title),
  }
}

function fromLibrary(library: readonly LibraryIndicator[], typed: string, project: string, category: string, scheme: Scheme): OpenList {
  const entries = searchLibrary(library, typed, { project, category }).slice(0, SHOWN)
  return { choices: entries.map(choiceOf), take: ({ id }, grid) => takeFrom(library, id, scheme, grid) }
}

const choiceOf = ({ id, name, target, subcategory, fits, definition, dataSource, mistake }: LibraryIndicator): Choice => ({
  id,
  title: name,
  note: `${target}　${subcategory}　${fits.join('、')}`,
  about: [
    ['怎样计算', definition],
    ['佐证资料', dataSource],
    ['常见错误', mistake],
  ].flatMap(([title, text]) => (title !== undefined && text !== undefined ? [{ title, text }] : [])),
})

/** The entry goes into the row, and the caret to the blank that the unit fills. */
function takeFrom(library: readonly LibraryIndicator[], id: string, scheme: Scheme, { at: here, now, set }: Grid) {
  const entry = library.find((each) => each.id === id)
  const { row } = here.current.selection.head
  if (!entry) return
  const { change, year } = now.current
  change(
    (rows) => rows.map((each, index) => (index === row ? takeEntry(each, entry, scheme, year).indicator : each)),
    `name:${row}:${here.current.step}`,
  )
  set((before) => ({
    ...gone(before, at({ row, column: 'target' })),
    mode: 'editing',
    said: `已取用“${entry.name}”，请填写本单位的指标值`,
  }))
}
