import type { Evaluated } from '#domain/assessment.ts'
import { sum } from '#domain/quantity.ts'
import { gridColumns, helperColumns } from './columns.ts'

/** 总分 at the foot of the form: all points beside all scores. */
export function TotalRow({ evaluated }: { readonly evaluated: Evaluated }) {
  const full = [evaluated.execution, ...evaluated.lines].map(({ points }) => points)
  const known = full.flatMap((points) => points ?? [])
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={1 + gridColumns.indexOf('points')}>
          总分
        </th>
        <td>{known.length === full.length ? sum(known).toString() : '待定'}</td>
        <td>
          <strong>{evaluated.total?.toString() ?? '待定'}</strong>
        </td>
        <td>等级：{evaluated.grade ?? '—'}</td>
        <td colSpan={helperColumns.length + 1} className="helper" />
      </tr>
    </tfoot>
  )
}
