import { Exact, type Yuan } from '#domain/quantity.ts'
import type { Accounts, BudgetAndActual, NamedAmount } from '#domain/submission.ts'

/** The two sides of the accounts that have parts. */
export type Side = 'income' | 'expenditure'

/** A record with one amount changed; undefined takes it away: not filled in is not zero. */
export function withAmount<T extends object, K extends keyof T>(record: T, key: K, amount: Yuan | undefined): T {
  const { [key]: _, ...bare } = record
  // Only optional amounts are changed by this.
  return (amount === undefined ? bare : { ...bare, [key]: amount }) as T
}

export const withParts = (accounts: Accounts, side: Side, change: (parts: readonly NamedAmount[]) => readonly NamedAmount[]): Accounts => ({
  ...accounts,
  [side]: { ...accounts[side], parts: change(accounts[side].parts) },
})

export const withThreePublic = (
  accounts: Accounts,
  change: (rows: readonly BudgetAndActual[]) => readonly BudgetAndActual[],
): Accounts => ({
  ...accounts,
  threePublic: change(accounts.threePublic),
})

/** The sum of the amounts in 元; undefined while one of them, or every one, is missing. */
export function sumOf(amounts: readonly (Exact | undefined)[]): Exact | undefined {
  if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) return undefined
  return amounts.reduce<Exact>((sum, amount) => (amount === undefined ? sum : sum.plus(amount)), Exact.of('0'))
}
