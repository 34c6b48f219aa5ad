import type { Yuan } from '#domain/quantity.ts'
import type { Accounts as AccountsOf, NamedAmount } from '#domain/submission.ts'
import { AmountCell, inWanyuan } from '../table/AmountCell.tsx'
import { useOpenYear } from '../year/year-context.ts'

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

/** A record with one amount changed; undefined takes it away. */
function withAmount<T extends object, K extends keyof T>(record: T, key: K, amount: Yuan | undefined): T {
  const { [key]: _, ...bare } = record
  // Only optional amounts are changed by this.
  return (amount === undefined ? bare : { ...bare, [key]: amount }) as T
}

/** 收支 in 万元: totals, income by source, expenditure by function, 三公经费. */
export function Accounts() {
  const { state, editable, edit } = useOpenYear()
  const { accounts } = state.content
  const change = (make: (accounts: AccountsOf) => AccountsOf) => edit((content) => ({ ...content, accounts: make(content.accounts) }))
  const cell = (label: string, amount: Yuan | undefined, put: (amount: Yuan | undefined) => void) =>
    editable ? <AmountCell label={`${label}（万元）`} amount={amount} onChange={put} /> : inWanyuan(amount)
  const row = (label: string, amount: Yuan | undefined, put: (amount: Yuan | undefined) => void) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td className="number">{cell(label, amount, put)}</td>
    </tr>
  )
  const block = (side: 'income' | 'expenditure', title: string) => (
    <table className="official">
      <caption>{title}（万元）</caption>
      <tbody>
        {row(`${title}合计`, accounts[side].total, (amount) =>
          change((before) => ({ ...before, [side]: withAmount(before[side], 'total', amount) })),
        )}
        {accounts[side].parts.map((part, index) =>
          row(`其中：${part.name}`, part.amount, (amount) =>
            change((before) => ({
              ...before,
              [side]: {
                ...before[side],
                parts: before[side].parts.map((each, at): NamedAmount => (at === index ? withAmount(each, 'amount', amount) : each)),
              },
            })),
          ),
        )}
      </tbody>
    </table>
  )
  return (
    <>
      <h2>收支</h2>
      <div className="fields">
        {block('income', '本年收入')}
        {block('expenditure', '本年支出')}
        <table className="official">
          <caption>结转与支出构成（万元）</caption>
          <tbody>
            {totalNames.map((key) => row(totals[key], accounts[key], (amount) => change((before) => withAmount(before, key, amount))))}
          </tbody>
        </table>
        <table className="official">
          <caption>三公经费（万元）</caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">预算数</th>
              <th scope="col">决算数</th>
            </tr>
          </thead>
          <tbody>
            {accounts.threePublic.map((item, index) => (
              <tr key={item.name}>
                <th scope="row">{item.name}</th>
                {(['budget', 'actual'] as const).map((key) => (
                  <td key={key} className="number">
                    {cell(`${item.name}${key === 'budget' ? '预算数' : '决算数'}`, item[key], (amount) =>
                      change((before) => ({
                        ...before,
                        threePublic: before.threePublic.map((each, at) => (at === index ? withAmount(each, key, amount) : each)),
                      })),
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
