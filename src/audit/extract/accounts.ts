import type { Place } from '#domain/place.ts'
import type { Yuan } from '#domain/quantity.ts'
import type { Accounts, BudgetAndActual, NamedAmount } from '#domain/submission.ts'
import { type AccountField, accountField, isComparison } from './account-words.ts'
import type { AmountAt } from './amounts.ts'
import type { Passage, SumClaim } from './claims.ts'

/** Accounts as the text claims them, and where each figure stands (paths below `accounts`). */
export interface AccountsRead {
  readonly accounts: Accounts
  readonly places: Readonly<Record<string, Place>>
}

/** Figures of the department as a whole: those that no project owns. */
export function accountsOf(passages: readonly Passage[], amounts: readonly AmountAt[], sums: readonly SumClaim[]): AccountsRead {
  const places: Record<string, Place> = {}
  const own = amounts.filter(
    ({ label, project, passage }) => project === undefined && !isComparison(label) && passages[passage]?.kind !== 'goals',
  )
  const take = (path: string, fields: readonly AccountField[], also: (amount: AmountAt) => boolean = () => true): Yuan | undefined => {
    // Final accounts count before the budget; within either, the first figure given.
    const fitting = own.filter((amount) => fields.includes(accountField(amount.label)!) && also(amount))
    const chosen = fitting.find((amount) => isFinal(amount, passages)) ?? fitting[0]
    if (!chosen) return undefined
    places[path] = chosen.place
    return chosen.value
  }
  const income = blockOf(sums, 'income', 'source', places, 'income')
  const expenditure = blockOf(sums, 'expenditure', 'class', places, 'expenditure')
  const incomeTotal = income?.total ?? take('income.total', ['income'])
  const expenditureTotal = expenditure?.total ?? take('expenditure.total', ['expenditure'])
  const optional = {
    carryIn: take('carryIn', ['carry-in']),
    incomeTotal: totalWith(sums, 'carry-in', places, 'incomeTotal') ?? take('incomeTotal', ['income-total']),
    carryOut: take('carryOut', ['carry-out']),
    expenditureTotal: totalWith(sums, 'carry-out', places, 'expenditureTotal') ?? take('expenditureTotal', ['expenditure-total']),
    basicExpenditure: take('basicExpenditure', ['basic']),
    projectExpenditure: take('projectExpenditure', ['project']),
    personnel: take('personnel', ['personnel']),
    publicFunds: take('publicFunds', ['public-funds']),
  }
  const accounts: Accounts = {
    income: { ...(incomeTotal === undefined ? {} : { total: incomeTotal }), parts: income?.parts ?? [] },
    expenditure: { ...(expenditureTotal === undefined ? {} : { total: expenditureTotal }), parts: expenditure?.parts ?? [] },
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    threePublic: namedPairs(own, passages, 'three-public-part', 'three-public'),
    ...procurementOf(own, passages),
    assets: [],
  }
  return { accounts, places }
}

const isFinal = ({ passage, label }: AmountAt, passages: readonly Passage[]) =>
  /决算|执行|实际/.test(label) || /决算/.test(passages[passage]!.text.slice(0, 40))

/** The stated sum of the most parts of one kind becomes the block. */
function blockOf(sums: readonly SumClaim[], side: SumClaim['side'], field: AccountField, places: Record<string, Place>, path: string) {
  const candidates = sums.filter(
    (claim) => claim.side === side && claim.parts.filter(({ label }) => accountField(label) === field).length * 2 > claim.parts.length,
  )
  const [best] = candidates.toSorted((a, b) => b.parts.length - a.parts.length)
  if (!best) return undefined
  places[`${path}.total`] = best.whole.place
  const parts = best.parts.map(({ label, value, place }, i): NamedAmount => {
    places[`${path}.parts[${i}]`] = place
    return { name: label, amount: value }
  })
  return { total: best.whole.value, parts }
}

/** 收入总计 and 支出总计: the total of a stated sum that holds a carry-over. */
function totalWith(sums: readonly SumClaim[], field: AccountField, places: Record<string, Place>, path: string): Yuan | undefined {
  const claim = sums.find(({ join, parts }) => join === 'total' && parts.some(({ label }) => accountField(label) === field))
  if (!claim) return undefined
  places[path] = claim.whole.place
  return claim.whole.value
}

function namedPairs(own: readonly AmountAt[], passages: readonly Passage[], ...fields: readonly AccountField[]): BudgetAndActual[] {
  const rows = new Map<string, { budget?: Yuan; actual?: Yuan }>()
  for (const amount of own) {
    if (!fields.includes(accountField(amount.label)!)) continue
    const name =
      /因公出国(?:\(境\))?费?|公务用车(?:购置|运行维护|购置及运行)?费?|公务接待费?|.?三公.?经费/.exec(amount.label)?.[0] ?? amount.label
    const row = rows.get(name) ?? {}
    const column = /预算/.test(amount.label) && !isFinal(amount, passages) ? 'budget' : 'actual'
    rows.set(name, row[column] === undefined ? { ...row, [column]: amount.value } : row)
  }
  return [...rows].map(([name, values]) => ({ name, ...values }))
}

function procurementOf(own: readonly AmountAt[], passages: readonly Passage[]): { procurement?: BudgetAndActual } {
  const [row] = namedPairs(own, passages, 'procurement')
  return row ? { procurement: { ...row, name: '政府采购' } } : {}
}
