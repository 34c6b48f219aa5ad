import { type Budget, executionRate } from '#domain/budget.ts'
import { one } from '#domain/quantity.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { FormCell } from './FormCell.tsx'

type Key = 'reason' | 'adjustmentDocument'
/** Ids of their help. */
const helpOf: Readonly<Record<Key, string>> = { reason: 'budget.reason', adjustmentDocument: 'adjustmentDocument' }

interface Props {
  readonly budget: Budget
  readonly editable: boolean
  readonly onChange: (key: Key, text: string | undefined, step: string) => void
}

/** Why money was left or the budget was changed; asked only where that is so. */
export function BudgetReasons({ budget, editable, onChange }: Props) {
  const rate = executionRate(budget)
  const unspent = rate !== undefined && !rate.eq(one)
  const adjusted = budget.initial !== undefined && budget.adjusted !== undefined && !budget.initial.eq(budget.adjusted)
  const rows: readonly (readonly [Key, string, boolean, string])[] = [
    ['reason', '结余和调整原因', unspent || adjusted, '例如：招标节约 2.6 万元；年中追加慰问经费 4 万元'],
    ['adjustmentDocument', '预算调整文号', adjusted, '例如：×财预〔2024〕15号'],
  ]
  const asked = rows.filter(([key, , wanted]) => budget[key] !== undefined || (wanted && editable))
  if (asked.length === 0) return null
  return (
    <table className="official stacked reasons no-print">
      <caption className="unseen">预算执行和调整说明</caption>
      <colgroup>
        <col className="width-fact" />
        <col />
      </colgroup>
      <tbody>
        {asked.map(([key, title, , example]) => (
          <tr key={key}>
            <th scope="row">
              {title} <FieldHelp of={helpOf[key]} label={title} />
            </th>
            <td>
              <FormCell
                label={title}
                value={budget[key]}
                editable={editable}
                example={example}
                onChange={(text, step) => onChange(key, text, step)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
