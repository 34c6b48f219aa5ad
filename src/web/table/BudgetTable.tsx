import type { Line } from '#domain/assessment.ts'
import { type Budget, type BudgetRow, executionRate, type SourceRow } from '#domain/budget.ts'
import { percent, sum, type Yuan, yuan } from '#domain/quantity.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { AmountCell, inWanyuan } from './AmountCell.tsx'
import { BudgetReasons } from './BudgetReasons.tsx'
import { FormCell } from './FormCell.tsx'
import { ScoreProof } from './ScoreProof.tsx'
import { withText } from './TextField.tsx'

type Column = keyof BudgetRow
const columns: Readonly<Record<Column, string>> = { initial: '年初预算数', adjusted: '全年预算数', executed: '全年执行数' }
const letters: Readonly<Record<Column, string>> = { initial: '', adjusted: '（A）', executed: '（B）' }
const columnNames = Object.keys(columns) as Column[] // the record above has exactly these keys
/** Sources as the national form prints them. */
const usual = ['当年财政拨款', '上年结转资金', '其他资金']

interface Props {
  readonly path: string
  readonly label: string
  readonly budget: Budget
  readonly execution: Line
  readonly editable: boolean
  readonly onChange: (change: (budget: Budget) => Budget, step?: string) => void
}

/** 项目资金 as the official form prints it: the total and its sources, in 万元; sums are checked while typing. */
export function BudgetTable({ path, label, budget, execution, editable, onChange }: Props) {
  const cell = (name: string, row: BudgetRow, column: Column, put: (amount: Yuan | undefined, step: string) => void) =>
    editable ? <AmountCell label={`${name} ${columns[column]}（万元）`} amount={row[column]} onChange={put} /> : inWanyuan(row[column])
  const changeSource = (index: number, make: (row: SourceRow) => SourceRow, step?: string) =>
    onChange((before) => ({ ...before, sources: before.sources.map((row, at) => (at === index ? make(row) : row)) }), step)
  const missing = usual.filter((name) => !budget.sources.some(({ source }) => source === name))
  return (
    <>
      <div className="wide">
        <table className="official stacked budget" data-path={path}>
          <caption className="unseen">{label}（万元）</caption>
          <colgroup>
            <col className="width-side" />
            <col className="width-source" />
            <col span={3} />
            <col className="width-rate" />
            <col span={2} className="width-points" />
          </colgroup>
          <tbody>
            <tr className="heads">
              <th scope="rowgroup" rowSpan={budget.sources.length + 2} className="side">
                {label}
                <br />
                （万元）
              </th>
              <th scope="col">
                资金来源 <FieldHelp of="fundingSource" label="资金来源" />
              </th>
              {columnNames.map((column) => (
                <th key={column} scope="col">
                  {columns[column]}
                  {letters[column]} <FieldHelp of={`budget.${column}`} label={columns[column]} />
                </th>
              ))}
              <th scope="col">
                执行率（B÷A） <FieldHelp of="executionRate" label="执行率" />
              </th>
              <th scope="col">分值</th>
              <th scope="col">得分</th>
            </tr>
            <tr>
              <th scope="row">年度资金总额</th>
              {columnNames.map((column) => (
                <td key={column} className="number" data-label={columns[column]} data-path={`${path}.${column}`}>
                  {cell('年度资金总额', budget, column, (amount, step) => onChange((before) => withAmount(before, column, amount), step))}
                  <SumCheck
                    budget={budget}
                    column={column}
                    editable={editable}
                    onTake={(amount) => onChange((before) => withAmount(before, column, amount))}
                  />
                </td>
              ))}
              <td className="number" data-label="执行率">
                {rateOf(budget)}
              </td>
              <td className="number" data-label="分值">
                {execution.points?.toString() ?? '—'}
              </td>
              <td className="number" data-label="得分">
                <ScoreProof line={execution} />
              </td>
            </tr>
            {budget.sources.map((row, index) => (
              <tr key={index}>
                <th scope="row">
                  <span className="source">
                    {index === 0 && '其中：'}
                    <FormCell
                      label={`第 ${index + 1} 种资金来源`}
                      value={row.source}
                      editable={editable}
                      onChange={(source, step) => changeSource(index, (before) => ({ ...before, source: source ?? '' }), step)}
                    />
                    {editable && (
                      <button
                        type="button"
                        className="drop"
                        aria-label={`删除资金来源 ${row.source}`}
                        title="删除这一行"
                        onClick={() => onChange((before) => ({ ...before, sources: before.sources.toSpliced(index, 1) }))}
                      >
                        ×
                      </button>
                    )}
                  </span>
                </th>
                {columnNames.map((column) => (
                  <td key={column} className="number" data-label={columns[column]} data-path={`${path}.sources[${index}].${column}`}>
                    {cell(row.source, row, column, (amount, step) =>
                      changeSource(index, (before) => withAmount(before, column, amount), step),
                    )}
                  </td>
                ))}
                <td className="number" data-label="执行率">
                  {rateOf(row)}
                </td>
                <td className="number" data-label="分值">
                  —
                </td>
                <td className="number" data-label="得分">
                  —
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editable && missing.length > 0 && (
        <p className="add-sources no-print">
          添加资金来源：
          {missing.map((source) => (
            <button
              key={source}
              type="button"
              onClick={() => onChange((before) => ({ ...before, sources: [...before.sources, { source }] }))}
            >
              {source}
            </button>
          ))}
        </p>
      )}
      <BudgetReasons
        budget={budget}
        editable={editable}
        onChange={(key, text, step) => onChange((before) => withText(before, key, text), step)}
      />
    </>
  )
}

const rateOf = (row: BudgetRow) => {
  const known = executionRate(row)
  return known ? percent(known) : '—'
}

interface SumProps {
  readonly budget: Budget
  readonly column: Column
  readonly editable: boolean
  readonly onTake: (amount: Yuan) => void
}

/** The sum of the sources where it is not the total; it can be taken for it. */
function SumCheck({ budget, column, editable, onTake }: SumProps) {
  const parts = budget.sources.flatMap((row) => row[column] ?? [])
  if (parts.length === 0) return null
  const total = sum(parts)
  const stated = budget[column]
  if (stated?.eq(total)) return null
  return (
    <span className={stated ? 'cell-note warning' : 'cell-note notice'}>
      各来源合计 {inWanyuan(yuan(total))}
      {stated && `，相差 ${inWanyuan(yuan(total.minus(stated).abs()))}`}
      {editable && (
        <button type="button" className="fix" onClick={() => onTake(yuan(total))}>
          用合计
        </button>
      )}
    </span>
  )
}

function withAmount<R extends BudgetRow>(row: R, column: Column, amount: Yuan | undefined): R {
  const { [column]: _, ...bare } = row
  // Taking away an optional field and adding it again gives the same kind of row.
  return (amount === undefined ? bare : { ...bare, [column]: amount }) as R
}
