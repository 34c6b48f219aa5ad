import { FieldHelp } from '../help/FieldHelp.tsx'
import { FormCell } from './FormCell.tsx'

/** Ids of the help of what forms print at their head and foot. */
const helpOf: Readonly<Record<string, string>> = {
  项目名称: 'project.name',
  主管部门: 'supervisingDepartment',
  实施单位: 'implementingUnit',
  填报人: 'preparedBy',
  联系电话: 'phone',
}

export interface Fact {
  readonly label: string
  /** Where it stands in the submission: what a jump looks for. */
  readonly path?: string
  readonly value: string | undefined
  readonly onChange?: (text: string | undefined, step: string) => void
  readonly example?: string
  /** Stands over the whole width. */
  readonly wide?: true
}

/** Rows of label and value at the head or the foot of the form. */
export function Facts({
  caption,
  rows,
  editable,
}: {
  readonly caption: string
  readonly rows: readonly (readonly Fact[])[]
  readonly editable: boolean
}) {
  return (
    <table className="official stacked facts">
      <caption className="unseen">{caption}</caption>
      <colgroup>
        <col className="width-fact" />
        <col />
        <col className="width-fact" />
        <col />
      </colgroup>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]?.label}>
            {row.map(({ label, path, value, onChange, example, wide }) => [
              <th key={`${label} head`} scope="row">
                {label} {onChange && helpOf[label] && <FieldHelp of={helpOf[label]} label={label} />}
              </th>,
              <td key={label} colSpan={wide ? 3 : 1} data-path={path}>
                {onChange ? (
                  <FormCell label={label} value={value} editable={editable} onChange={onChange} {...(example ? { example } : {})} />
                ) : (
                  <span className="cell-text">{value}</span>
                )}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
