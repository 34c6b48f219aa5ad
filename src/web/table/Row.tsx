import { memo, type ReactNode } from 'react'
import type { Line } from '#domain/assessment.ts'
import { askReason } from '#domain/edit/ask-reason.ts'
import { cellText } from '#domain/edit/indicator-cell.ts'
import type { Indicator } from '#domain/indicator.ts'
import { EvidenceButton } from '../evidence/EvidenceButton.tsx'
import type { Said } from '../evidence/said.ts'
import type { DropTarget } from '../evidence/use-evidence-drop.ts'
import { Cell } from './Cell.tsx'
import { ClaimedScore } from './ClaimedScore.tsx'
import { type GridColumn, gridColumns, headings, helperColumns, isTyped } from './columns.ts'
import { type Mode, nameOf } from './grid-state.ts'
import type { Note } from './notes.ts'
import { RowNotes } from './RowNotes.tsx'
import { ScoreProof } from './ScoreProof.tsx'
import type { Grid } from './use-grid.ts'

/** Where the person is, if it is in this row. */
export interface Here {
  /** Columns selected in this row, indexes of `gridColumns`, ends included. */
  readonly from: number
  readonly to: number
  readonly active: GridColumn | undefined
  readonly mode: Mode
  readonly draft: string | undefined
  readonly refused: string | undefined
  readonly marked: string | undefined
}

export interface RowProps {
  readonly index: number
  readonly indicator: Indicator
  readonly line: Line | undefined
  /** Rows the merged cells cover; 0 under one, 1 without. */
  readonly categorySpan: number
  readonly subcategorySpan: number
  readonly notes: readonly Note[]
  readonly here: Here | undefined
  readonly grid: Grid
  readonly readOnly: boolean
  /** The open list of choices, for the active cell. */
  readonly list: ReactNode
  readonly path: string
  /** What the row says of its evidence; undefined for a row just made. */
  readonly said: Said | undefined
  readonly openEvidence: (path: string) => void
  readonly drop: DropTarget | undefined
  /** Is the keyboard's place in the table in this column of this row? */
  readonly entry: GridColumn | undefined
}

export const LIST_ID = 'grid-choices'

/** One 三级指标 of the form. Drawn again only when something of its own has changed. */
export const Row = memo(function Row({
  index,
  indicator,
  line,
  categorySpan,
  subcategorySpan,
  notes,
  here,
  grid,
  readOnly,
  list,
  path,
  said,
  openEvidence,
  drop,
  entry,
}: RowProps) {
  const asked = askReason(indicator, line)
  const problem = line?.outcome.kind === 'problem' ? line.outcome : undefined
  const noteId = `note-${index}`
  const cell = (column: GridColumn, wanted = false) => {
    const active = here?.active === column
    const own = notes.filter((note) => note.column === column)
    const gap = column === 'target' && indicator.targetText?.includes('＿') === true
    const said = gap
      ? '请把“＿”换成本单位的数'
      : active && here?.refused
        ? here.refused
        : problem?.field === column
          ? problem.message
          : undefined
    const describedBy = said || own.length > 0 || wanted ? `${noteId}-${column}` : undefined
    return (
      <>
        <Cell
          row={index}
          column={column}
          text={active && here.draft !== undefined ? here.draft : isTyped(column) ? cellText(indicator, column) : ''}
          label={`第 ${index + 1} 行 ${headings[column]}`}
          type={grid.type}
          readOnly={readOnly}
          active={entry === column}
          ready={!active || here.mode === 'ready'}
          invalid={said !== undefined}
          wanted={wanted}
          describedBy={describedBy}
          list={active && list ? LIST_ID : undefined}
          marked={active ? here.marked : undefined}
        />
        {active && list}
        {describedBy && (
          <div id={describedBy} className="cell-notes">
            {said && <span className="cell-problem">{said}</span>}
            {wanted && asked && (
              <span className="cell-asks">
                扣 {asked.lost} 分，请写原因：{asked.hint}
              </span>
            )}
            <RowNotes notes={own} row={index} grid={grid} readOnly={readOnly} />
          </div>
        )}
      </>
    )
  }
  const marks = (column: GridColumn) => {
    const c = gridColumns.indexOf(column)
    const selected = here !== undefined && c >= here.from && c <= here.to
    return {
      'data-at': nameOf(index, column),
      'data-label': headings[column],
      className: `column-${column}${selected ? ' selected' : ''}${here?.active === column ? ' active' : ''}${helperColumns.includes(column) ? ' helper' : ''}`,
      'aria-selected': selected || undefined,
    }
  }
  const elsewhere = notes.filter(({ column }) => column === undefined || column === 'score')
  return (
    <tr id={`row-${index}`} {...drop}>
      <td className="gutter" data-gutter={index}>
        {index + 1}
      </td>
      {categorySpan > 0 && (
        <th scope="rowgroup" rowSpan={categorySpan} {...marks('category')}>
          {cell('category')}
        </th>
      )}
      {subcategorySpan > 0 && (
        <th scope="rowgroup" rowSpan={subcategorySpan} {...marks('subcategory')}>
          {cell('subcategory')}
        </th>
      )}
      <th scope="row" {...marks('name')}>
        {cell('name')}
      </th>
      <td {...marks('target')}>{cell('target')}</td>
      <td {...marks('actual')}>{cell('actual', line?.outcome.kind === 'pending' && line.outcome.what === '实际完成值')}</td>
      <td {...marks('points')}>{cell('points', indicator.points === undefined)}</td>
      <td {...marks('score')}>
        <ScoreProof line={line} name={nameOf(index, 'score')} active={entry === 'score'} />
        <ClaimedScore line={line} row={index} grid={grid} readOnly={readOnly} />
        {elsewhere.length > 0 && <RowNotes notes={elsewhere} row={index} grid={grid} readOnly={readOnly} />}
      </td>
      <td {...marks('deviationReason')}>{cell('deviationReason', asked !== undefined)}</td>
      <td {...marks('nature')}>{cell('nature')}</td>
      <td {...marks('level')}>
        {cell(
          'level',
          line?.outcome.kind === 'pending' &&
            indicator.nature === '定性' &&
            indicator.level === undefined &&
            indicator.actual !== undefined,
        )}
      </td>
      <td {...marks('share')}>{cell('share')}</td>
      <td className="column-evidence" data-label="佐证">
        {said && <EvidenceButton path={path} {...said} onOpen={openEvidence} />}
      </td>
    </tr>
  )
})
