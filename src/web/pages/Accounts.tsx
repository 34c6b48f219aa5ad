import type { Accounts as AccountsOf } from '#domain/submission.ts'
import { sumOf, withAmount } from '../accounts/change-accounts.ts'
import { PartsTable } from '../accounts/PartsTable.tsx'
import { SumHint } from '../accounts/SumHint.tsx'
import { ThreePublicTable } from '../accounts/ThreePublicTable.tsx'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { AmountCell, inWanyuan } from '../table/AmountCell.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { useOpenYear } from '../year/year-context.ts'
import './fields.css'

const totals = {
  carryIn: '上年结转结余',
  incomeTotal: '收入总计',
  carryOut: '年末结转结余',
  expenditureTotal: '支出总计',
  basicExpenditure: '基本支出',
  projectExpenditure: '项目支出',
  personnel: '人员经费',
  publicFunds: '公用经费',
} as const satisfies Partial<Record<keyof AccountsOf, string>>
const totalNames = Object.keys(totals) as (keyof typeof totals)[] // the record above has exactly these keys
/** Ids of the help where they are others. */
const helpOf: Partial<Readonly<Record<keyof typeof totals, string>>> = { projectExpenditure: 'project' }

/** Names people choose from; any other may be typed. */
const sources = [
  '一般公共预算财政拨款',
  '政府性基金预算财政拨款',
  '国有资本经营预算财政拨款',
  '上级补助收入',
  '事业收入',
  '经营收入',
  '其他收入',
]
const functions = [
  '一般公共服务支出',
  '公共安全支出',
  '教育支出',
  '文化旅游体育与传媒支出',
  '社会保障和就业支出',
  '卫生健康支出',
  '节能环保支出',
  '城乡社区支出',
  '农林水支出',
  '住房保障支出',
  '灾害防治及应急管理支出',
  '其他支出',
]

/** 收支 in 万元: totals, income by source, expenditure by function, 三公经费; sums are checked while typing. */
export function Accounts() {
  const { state, editable, edit } = useOpenYear()
  const { accounts } = state.content
  const change = (make: (accounts: AccountsOf) => AccountsOf, step?: string) =>
    edit((content) => ({ ...content, accounts: make(content.accounts) }), step)
  const { income, expenditure, carryIn, carryOut, incomeTotal, expenditureTotal, basicExpenditure, projectExpenditure } = accounts
  return (
    <>
      <h2>收支</h2>
      <p className="lead">照部门决算填，单位万元。没有发生的填 0，空着表示还没有填。</p>
      <FindingsOf path="accounts" />
      <div className="accounts">
        <div>
          <PartsTable side="income" title="本年收入" by="来源" names={sources} accounts={accounts} editable={editable} onChange={change} />
          <div>
            <table className="official">
              <caption>结转与支出构成（万元）</caption>
              <tbody>
                {totalNames.map((key) => (
                  <tr key={key}>
                    <th scope="row">
                      {totals[key]} <FieldHelp of={helpOf[key] ?? key} label={totals[key]} />
                    </th>
                    <td className="number" data-path={`accounts.${key}`}>
                      {editable ? (
                        <AmountCell
                          label={`${totals[key]}（万元）`}
                          amount={accounts[key]}
                          onChange={(amount, step) => change((before) => withAmount(before, key, amount), step)}
                        />
                      ) : (
                        inWanyuan(accounts[key])
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <SumHint words="收入总计应为本年收入加上年结转，两项之和" sum={sumOf([income.total, carryIn])} total={incomeTotal} />
            <SumHint words="支出总计应为本年支出加年末结转，两项之和" sum={sumOf([expenditure.total, carryOut])} total={expenditureTotal} />
            <SumHint
              words="本年支出应为基本支出加项目支出，两项之和"
              sum={sumOf([basicExpenditure, projectExpenditure])}
              total={expenditure.total}
            />
          </div>
        </div>
        <div>
          <PartsTable
            side="expenditure"
            title="本年支出"
            by="功能科目"
            names={functions}
            accounts={accounts}
            editable={editable}
            onChange={change}
          />
          <ThreePublicTable accounts={accounts} editable={editable} onChange={change} />
        </div>
      </div>
    </>
  )
}
