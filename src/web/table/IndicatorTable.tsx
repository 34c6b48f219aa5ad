import { useMemo } from 'react'
import type { Evaluated, Line } from '#domain/assessment.ts'
import type { Indicator } from '#domain/indicator.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { Choices, choiceId } from './Choices.tsx'
import { readBlock } from './clipboard-handlers.ts'
import { type GridColumn, gridColumns, headings, helperColumns, helpOf } from './columns.ts'
import { mergedSpans, pasteBlock } from './grid.ts'
import type { GridState, Latest } from './grid-state.ts'
import { Keys } from './Keys.tsx'
import { type Note, nothing } from './notes.ts'
import type { OpenList } from './open-list.ts'
import { type Here, Row } from './Row.tsx'
import { RowTools } from './RowTools.tsx'
import { blockOf } from './selection.ts'
import { TotalRow } from './TotalRow.tsx'
import { useGrid } from './use-grid.ts'
import { useHeadHeight } from './use-head-height.ts'
import { useRowEvidence } from './use-row-evidence.tsx'

interface Props {
  readonly caption: string
  /** Path of the list in the Submission: "projects[3].indicators". */
  readonly path: string
  readonly indicators: readonly Indicator[]
  readonly evaluated: Evaluated
  readonly year: number | undefined
  readonly editable: boolean
  readonly onChange: Latest['change']
  readonly notes: ReadonlyMap<number, readonly Note[]>
  readonly listOf: (state: GridState, indicators: readonly Indicator[]) => OpenList
}

/** 绩效指标表 as the official form prints it, edited in place like a sheet of Excel. */
export function IndicatorTable({ caption, path, indicators, evaluated, year, editable, onChange, notes, listOf }: Props) {
  const { lines } = evaluated
  const evidence = useRowEvidence(path, indicators.length)
  const latest: Latest = {
    rows: indicators,
    year,
    editable,
    change: onChange,
    scoreOf: (row) => scoreText(lines[row]),
    fixOf: (row, column) => {
      const here = notes.get(row) ?? nothing
      return (here.find((note) => note.fix && note.column === column) ?? here.find((note) => note.fix))?.fix
    },
  }
  const { table, state, grid, handlers, list } = useGrid(latest, (now) => listOf(now, indicators))
  const merged = useMemo(() => mergedSpans(indicators), [indicators])
  useHeadHeight(table)
  const open = editable && state.list !== undefined && list.choices.length > 0
  const { head } = state.selection
  // The tab stop of a merged cell is the row it is drawn in.
  const entryRow = useMemo(() => firstOf(merged, head.row, head.column), [merged, head])

  return (
    <div className="indicator-frame">
      {editable && <RowTools grid={grid} state={state} rows={indicators.length} />}
      <table
        className="official indicators"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is edited like a sheet is a grid.
        role="grid"
        aria-label={caption}
        aria-multiselectable
        ref={table}
        {...handlers}
        data-path={path}
      >
        <colgroup>
          <col className="width-gutter" />
          {gridColumns.map((column) => (
            <col key={column} className={`width-${column}`} />
          ))}
          <col className="width-evidence" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="gutter">
              <span className="unseen">行号</span>
            </th>
            {gridColumns.map((column) => (
              <th key={column} scope="col" className={helperColumns.includes(column) ? 'helper' : undefined}>
                {headings[column]} <FieldHelp of={helpOf[column]} label={headings[column]} />
              </th>
            ))}
            <th scope="col" className="helper">
              佐证 <FieldHelp of="evidence" label="佐证" />
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator, row) => (
            // Rows have no identity of their own but their place.
            <Row
              key={row}
              index={row}
              indicator={indicator}
              line={lines[row]}
              categorySpan={merged.category[row] ?? 1}
              subcategorySpan={merged.subcategory[row] ?? 1}
              notes={notes.get(row) ?? nothing}
              here={hereOf(state, row, entryRow, open)}
              grid={grid}
              readOnly={!editable}
              list={open && row === entryRow ? <Choices list={list} marked={state.list ?? -1} grid={grid} /> : null}
              path={`${path}[${row}]`}
              said={evidence.said[row]}
              openEvidence={evidence.open}
              drop={evidence.drop(`${path}[${row}]`)}
              entry={row === entryRow ? head.column : undefined}
            />
          ))}
        </tbody>
        <TotalRow evaluated={evaluated} />
      </table>
      {indicators.length === 0 && editable && (
        <p className="field no-print">
          <label htmlFor="paste-here">还没有指标。点“插入行”，或在这里粘贴 Excel 里的指标：</label>
          <textarea
            id="paste-here"
            rows={2}
            value=""
            onChange={() => undefined}
            onPaste={(event) => {
              event.preventDefault()
              const block = readBlock(event.clipboardData)
              onChange((rows) => pasteBlock(rows, { row: 0, column: 'category' }, block, year).rows)
            }}
          />
        </p>
      )}
      {evidence.dialog}
      {editable && <Keys />}
    </div>
  )
}

/** What a row needs to know of the person's place, undefined when they are elsewhere, so that such rows are not drawn again. */
function hereOf({ selection, mode, draft, refused, list }: GridState, row: number, entryRow: number, open: boolean): Here | undefined {
  const { top, bottom, left, right } = blockOf(selection)
  const active = row === entryRow
  if (!active && (row < top || row > bottom)) return undefined
  const inside = row >= top && row <= bottom
  return {
    from: inside ? left : gridColumns.length,
    to: inside ? right : -1,
    active: active ? selection.head.column : undefined,
    mode,
    draft,
    refused: refused?.position.row === row && refused.position.column === selection.head.column ? refused.message : undefined,
    marked: open && (list ?? -1) >= 0 ? choiceId(list ?? 0) : undefined,
  }
}

function firstOf({ category, subcategory }: ReturnType<typeof mergedSpans>, row: number, column: GridColumn): number {
  const lengths = column === 'category' ? category : column === 'subcategory' ? subcategory : undefined
  let first = row
  while (lengths && first > 0 && lengths[first] === 0) first--
  return first
}

const scoreText = (line: Line | undefined): string =>
  line?.outcome.kind === 'scored' || line?.outcome.kind === 'claimed' ? line.outcome.score.toString() : ''
