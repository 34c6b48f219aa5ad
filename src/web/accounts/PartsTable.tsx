import type { Yuan } from '#domain/quantity.ts'
import type { Accounts } from '#domain/submission.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { Button } from '../shell/Button.tsx'
import { AmountCell, inWanyuan } from '../table/AmountCell.tsx'
import { type Side, sumOf, withAmount, withParts } from './change-accounts.ts'
import { SumHint } from './SumHint.tsx'

interface Props {
  readonly side: Side
  readonly title: string
  /** What the parts are by, for the button: 来源、功能科目. */
  readonly by: string
  readonly names: readonly string[]
  readonly accounts: Accounts
  readonly editable: boolean
  readonly onChange: (make: (accounts: Accounts) => Accounts, step?: string) => void
}

/** 本年收入 or 本年支出: the total and its parts, which must add up to it. */
export function PartsTable({ side, title, by, names, accounts, editable, onChange }: Props) {
  const { total, parts } = accounts[side]
  const cell = (label: string, amount: Yuan | undefined, put: (amount: Yuan | undefined, step: string) => void) =>
    editable ? <AmountCell label={`${label}（万元）`} amount={amount} onChange={put} /> : inWanyuan(amount)
  return (
    <div data-path={`accounts.${side}`}>
      <datalist id={`${side}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <table className="official">
        <caption>
          {title}（万元） <FieldHelp of={side} label={title} />
        </caption>
        <tbody>
          <tr>
            <th scope="row">{title}合计</th>
            <td className="number" data-path={`accounts.${side}.total`}>
              {cell(`${title}合计`, total, (amount, step) =>
                onChange((before) => ({ ...before, [side]: withAmount(before[side], 'total', amount) }), step),
              )}
            </td>
            {editable && <td className="row-remove" />}
          </tr>
          {parts.map((part, index) => (
            // Parts have no identity of their own but their place.
            <tr key={index}>
              <th scope="row">
                {editable ? (
                  <input
                    className="line"
                    data-cell="name"
                    list={`${side}-names`}
                    aria-label={`第 ${index + 1} 项的名称`}
                    placeholder={`填${by}名称`}
                    value={part.name}
                    onChange={(event) =>
                      onChange((before) =>
                        withParts(before, side, (all) =>
                          all.map((each, at) => (at === index ? { ...each, name: event.target.value } : each)),
                        ),
                      )
                    }
                  />
                ) : (
                  part.name
                )}
              </th>
              <td className="number" data-path={`accounts.${side}.parts[${index}]`}>
                {cell(part.name || `第 ${index + 1} 项`, part.amount, (amount, step) =>
                  onChange(
                    (before) =>
                      withParts(before, side, (all) => all.map((each, at) => (at === index ? withAmount(each, 'amount', amount) : each))),
                    step,
                  ),
                )}
              </td>
              {editable && (
                <td className="row-remove">
                  <button
                    type="button"
                    aria-label={`删除${part.name || `第 ${index + 1} 项`}`}
                    onClick={() => onChange((before) => withParts(before, side, (all) => all.filter((_, at) => at !== index)))}
                  >
                    ✕
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <SumHint words={`各${by}之和`} sum={sumOf(parts.map(({ amount }) => amount))} total={total} />
      {editable && (
        <p data-path={`accounts.${side}.parts`}>
          <Button size="small" onClick={() => onChange((before) => withParts(before, side, (all) => [...all, { name: '' }]))}>
            添加一项{by}
          </Button>
        </p>
      )}
    </div>
  )
}
