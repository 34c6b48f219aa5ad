import type { Accounts } from '#domain/submission.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { Button } from '../shell/Button.tsx'
import { AmountCell, inWanyuan } from '../table/AmountCell.tsx'
import { withAmount, withThreePublic } from './change-accounts.ts'

const three = ['因公出国（境）费', '公务用车购置及运行费', '公务接待费'] as const
const columns = { budget: '预算数', actual: '决算数' } as const

interface Props {
  readonly accounts: Accounts
  readonly editable: boolean
  readonly onChange: (make: (accounts: Accounts) => Accounts, step?: string) => void
}

/** 三公经费: budget and actual of each; one that did not occur is 0, not empty. */
export function ThreePublicTable({ accounts: { threePublic }, editable, onChange }: Props) {
  const lacking = three.filter((name) => !threePublic.some((row) => row.name.includes(name.slice(0, 4))))
  return (
    <div data-path="accounts.threePublic">
      <table className="official">
        <caption>
          三公经费（万元；没有发生填 0） <FieldHelp of="threePublic" label="三公经费" />
        </caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">预算数</th>
            <th scope="col">决算数</th>
          </tr>
        </thead>
        <tbody>
          {threePublic.map((item, index) => (
            <tr key={item.name}>
              <th scope="row">{item.name}</th>
              {(['budget', 'actual'] as const).map((key) => (
                <td key={key} className="number" data-path={`accounts.threePublic[${index}].${key}`}>
                  {editable ? (
                    <AmountCell
                      label={`${item.name}${columns[key]}（万元）`}
                      amount={item[key]}
                      onChange={(amount, step) =>
                        onChange(
                          (before) =>
                            withThreePublic(before, (rows) =>
                              rows.map((each, at) => (at === index ? withAmount(each, key, amount) : each)),
                            ),
                          step,
                        )
                      }
                    />
                  ) : (
                    inWanyuan(item[key])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {editable && lacking.length > 0 && (
        <p>
          <Button
            size="small"
            onClick={() => onChange((before) => withThreePublic(before, (rows) => [...rows, ...lacking.map((name) => ({ name }))]))}
          >
            添加{lacking.length === three.length ? '三公经费三项' : lacking.join('、')}
          </Button>
        </p>
      )}
    </div>
  )
}
