import type { Line } from '#domain/assessment.ts'
import { type Budget, type BudgetRow, executionRate } from '#domain/budget.ts'
import { percent, type Yuan } from '#domain/quantity.ts'
import { AmountCell, inWanyuan } from './AmountCell.tsx'
import { ScoreProof } from './ScoreProof.tsx'

type Column = keyof BudgetRow
const columns: Readonly<Record<Column, string>> = { initial: '年初预算数', adjusted: '全年预算数', executed: '全年执行数' }
const columnNames = Object.keys(columns) as Column[] // the record above has exactly these keys

interface Props {
  readonly budget: Budget
  readonly execution: Line
  readonly editable: boolean
  readonly onChange: (change: (budget: Budget) => Budget) => void
}

/** 项目资金 as the official form prints it: the total and its sources, in 万元. */
export function BudgetTable({ budget, execution, editable, onChange }: Props) {
  const cell = (label: string, row: BudgetRow, column: Column, put: (amount: Yuan | undefined) => void) =>
    editable ? <AmountCell label={`${label} ${columns[column]}（万元）`} amount={row[column]} onChange={put} /> : inWanyuan(row[column])
  const rate = (row: BudgetRow) => {
    const known = executionRate(row)
    return known ? percent(known) : '—'
  }
  return (
    <div className="wide">
      <table className="official">
        <caption>项目资金（万元）</caption>
        <thead>
          <tr>
            <th scope="col">资金来源</th>
            {columnNames.map((column) => (
              <th key={column} scope="col">
                {columns[column]}
              </th>
            ))}
            <th scope="col">执行率</th>
            <th scope="col">分值</th>
            <th scope="col">得分</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">年度资金总额</th>
            {columnNames.map((column) => (
              <td key={column} className="number">
                {cell('年度资金总额', budget, column, (amount) => onChange((before) => withAmount(before, column, amount)))}
              </td>
            ))}
            <td className="number">{rate(budget)}</td>
            <td className="number">{execution.points?.toString() ?? '—'}</td>
            <td className="number">
              <ScoreProof line={execution} />
            </td>
          </tr>
          {budget.sources.map((row, index) => (
            <tr key={row.source}>
              <th scope="row">其中：{row.source}</th>
              {columnNames.map((column) => (
                <td key={column} className="number">
                  {cell(row.source, row, column, (amount) =>
                    onChange((before) => ({ ...before, sources: before.sources.map((source, at) => (at === index ? withAmount(source, column, amount) : source)) })),
                  )}
                </td>
              ))}
              <td className="number">{rate(row)}</td>
              <td>—</td>
              <td>—</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function withAmount<R extends BudgetRow>(row: R, column: Column, amount: Yuan | undefined): R {
  const { [column]: _, ...bare } = row
  // Taking away an optional field and adding it again gives the same kind of row.
  return (amount === undefined ? bare : { ...bare, [column]: amount }) as R
}
