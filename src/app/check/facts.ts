import { toWanyuan } from '#domain/quantity.ts'
import type { CheckedDossier } from './check-documents.ts'

/** What was understood of the files, for programs 读到的事实: amounts in 万元 and scores as decimal strings, null where the text says nothing. */
export function factsOf({ submission }: Pick<CheckedDossier, 'submission'>): Readonly<Record<string, unknown>> {
  const { department, year, accounts, projects, whole } = submission
  const wan = (amount: typeof accounts.incomeTotal) => (amount === undefined ? null : toWanyuan(amount).toString())
  return {
    unit: department.name ?? null,
    year: year ?? null,
    income: wan(accounts.income.total),
    carryIn: wan(accounts.carryIn),
    incomeTotal: wan(accounts.incomeTotal),
    expenditure: wan(accounts.expenditure.total),
    carryOut: wan(accounts.carryOut),
    total: whole?.claimedTotal?.toString() ?? null,
    grade: whole?.claimedGrade ?? null,
    projects: projects.map(({ name, amount, budget, claimedTotal, claimedGrade, indicators }) => ({
      name: name ?? null,
      amount: wan(amount ?? budget.adjusted),
      total: claimedTotal?.toString() ?? null,
      grade: claimedGrade ?? null,
      indicators: indicators.length,
    })),
  }
}
