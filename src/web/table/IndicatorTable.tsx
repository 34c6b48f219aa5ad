import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import type { Evaluated, Line } from '#domain/assessment.ts'
import { cellText, editCell, type IndicatorColumn } from '#domain/edit/indicator-cell.ts'
import type { Indicator } from '#domain/indicator.ts'
import { Cell, type CellHandlers } from './Cell.tsx'
import { readClipboard } from './clipboard.ts'
import { type Editable, fillDown, moved, pasteBlock, spans, typeInto } from './grid.ts'
import { ScoreProof } from './ScoreProof.tsx'

export const headings: Readonly<Record<IndicatorColumn, string>> = {
  category: '一级指标',
  subcategory: '二级指标',
  name: '三级指标',
  nature: '性质',
  target: '年度指标值',
  actual: '实际完成值',
  points: '分值',
  level: '完成档次',
  share: '档内比例',
  deviationReason: '偏差原因分析及改进措施',
}
const everything: Editable = Object.keys(headings) as IndicatorColumn[] // the record above has exactly these keys
const choices = { category: 'categories', nature: 'natures', level: 'levels' } as const satisfies Partial<Record<IndicatorColumn, string>>
const beforeScore = ['nature', 'target', 'actual', 'points', 'level', 'share'] as const

interface Props {
  readonly caption: string
  readonly indicators: readonly Indicator[]
  readonly evaluated: Evaluated
  readonly year: number | undefined
  readonly editable: boolean
  readonly onChange: (change: (indicators: readonly Indicator[]) => readonly Indicator[]) => void
}

/** Points were lost: the form asks why. */
const losesPoints = (line: Line | undefined) => line?.points !== undefined && line.outcome.kind === 'scored' && line.outcome.score.lt(line.points)

/** 绩效指标表 as the official form prints it, edited in place like a sheet of Excel. */
export function IndicatorTable({ caption, indicators, evaluated, year, editable, onChange }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const latest = useRef({ indicators, onChange })
  latest.current = { indicators, onChange }
  const handlers = useMemo(() => handlersFor(latest, table, year), [year])
  const first = spans(indicators.map(({ category }) => category))
  const second = spans(indicators.map(({ category, subcategory }) => (subcategory ? `${category}\n${subcategory}` : '')))
  const lines = new Map(evaluated.lines.map((line) => [line.path, line]))
  const base = evaluated.lines[0]?.path.replace(/\[\d+\]$/, '')

  const cell = (row: number, column: IndicatorColumn, wanted = false) => {
    const indicator = indicators[row]!
    const text = cellText(indicator, column)
    if (!editable) return text
    const list = column in choices ? choices[column as keyof typeof choices] : undefined
    return <Cell row={row} column={column} text={text} label={`第 ${row + 1} 行 ${headings[column]}`} handlers={handlers} wanted={wanted} {...(list ? { list } : {})} />
  }

  return (
    <div className="wide">
      <Choices />
      <table className="official" ref={table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {everything.slice(0, -1).map((column) => (
              <th key={column} scope="col" className={`column-${column}`}>
                {headings[column]}
              </th>
            ))}
            <th scope="col" className="column-score">
              得分
            </th>
            <th scope="col" className="column-deviationReason">
              {headings.deviationReason}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((_, row) => {
            const line = lines.get(`${base}[${row}]`)
            const asksWhy = losesPoints(line) && !indicators[row]?.deviationReason
            return (
              // Rows have no identity of their own but their place.
              <tr key={row} id={`row-${row}`}>
                {first[row]! > 0 && (
                  <th scope="rowgroup" rowSpan={first[row]}>
                    {cell(row, 'category')}
                  </th>
                )}
                {second[row]! > 0 && (
                  <th scope="rowgroup" rowSpan={second[row]}>
                    {cell(row, 'subcategory')}
                  </th>
                )}
                <th scope="row">{cell(row, 'name')}</th>
                {beforeScore.map((column) => (
                  <td key={column} className={`column-${column}`}>
                    {cell(row, column)}
                  </td>
                ))}
                <td className="number column-score" aria-live="polite">
                  <ScoreProof line={line} />
                </td>
                <td>
                  {cell(row, 'deviationReason', asksWhy)}
                  {asksWhy && <span className="cell-problem">有扣分，请说明偏差原因和改进措施</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {editable && (
        <p className="no-print">
          <Button onClick={() => onChange((rows) => [...rows, { category: rows.at(-1)?.category ?? '产出指标', name: '', evidence: [] }])}>添加一行</Button>{' '}
          <Button disabled={indicators.length === 0} onClick={() => onChange((rows) => rows.slice(0, -1))}>
            删除最后一行
          </Button>{' '}
          <span className="note">方向键、回车换格；可从 Excel 整块粘贴；Ctrl+D 取上一行；Ctrl+Z 撤销，Ctrl+Y 重做。</span>
        </p>
      )}
    </div>
  )
}

const Choices = () => (
  <>
    <datalist id={choices.category}>
      {['成本指标', '产出指标', '效益指标', '满意度指标'].map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
    <datalist id={choices.nature}>
      <option value="定量" />
      <option value="定性" />
    </datalist>
    <datalist id={choices.level}>
      {['达成', '部分达成', '未达成'].map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  </>
)

interface Latest {
  readonly current: { readonly indicators: readonly Indicator[]; readonly onChange: Props['onChange'] }
}

function handlersFor(latest: Latest, table: { readonly current: HTMLTableElement | null }, year: number | undefined): CellHandlers {
  return {
    type(row, column, text) {
      const { indicators, onChange } = latest.current
      const rows = together(indicators, row, column)
      onChange((before) => rows.reduce((edited, at) => typeInto(edited, { row: at, column }, text, year), before))
      const problem = indicators[row] && editCell(indicators[row], column, text, year).problem
      return problem && `${problem.message}。${problem.remedy}`
    },
    paste(row, column, text) {
      const block = readClipboard(text)
      if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return false
      latest.current.onChange((before) => pasteBlock(before, { row, column }, block, everything, year))
      return true
    },
    fill: (row, column) => latest.current.onChange((before) => fillDown(before, { row, column }, year)),
    move(row, column, key) {
      const to = moved({ row, column }, key, latest.current.indicators.length, everything)
      if (!to) return false
      const target = cellAt(table.current, to.row, to.column, key === 'ArrowUp' || key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 1)
      target?.focus()
      target?.select()
      return target !== undefined
    },
  }
}

/** The rows of one merged cell are typed into together. */
function together(indicators: readonly Indicator[], row: number, column: IndicatorColumn): readonly number[] {
  if (column !== 'category' && column !== 'subcategory') return [row]
  const keys = indicators.map(({ category, subcategory }) => (column === 'category' ? category : subcategory ? `${category}\n${subcategory}` : ''))
  const length = Math.max(1, spans(keys)[row] ?? 1)
  return Array.from({ length }, (_, offset) => row + offset)
}

/** The input at a position; of a merged cell the next one in the direction gone. */
function cellAt(table: HTMLTableElement | null, row: number, column: IndicatorColumn, step: 1 | -1): HTMLInputElement | HTMLTextAreaElement | undefined {
  const rows = table?.tBodies[0]?.rows.length ?? 0
  for (let at = row; at >= 0 && at < rows; at += step) {
    const found = table?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[data-cell="${at}:${column}"]`)
    if (found) return found
  }
  return undefined
}
