import { type Exact, sum } from '#domain/quantity.ts'
import type { Accounts, NamedAmount, Submission } from '#domain/submission.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { addsUp } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'
import { complaintsOfSums } from '../stated-sums.ts'

export default rule({
  id: 'expenditure-sum',
  title: '支出合计应等于各项支出之和',
  severity: 'error',
  covers: ['A12'],
  source: 'budget-law#accounts',
  why: '支出按功能分类、按基本支出和项目支出都应加成同一个合计，支出总计等于本年支出加年末结转结余。',
  remedy: '对照部门决算报表核对各项支出、年末结转结余和总计，改正写错的数。',
  example: { right: '基本支出 105.58，项目支出 202.24，合计 307.82', wrong: '基本支出 105.58，项目支出 202.24，合计 317.82' },
  *content({ accounts, whole }, _assessment, _context, { prose }) {
    if (prose && prose.kind !== 'sheets') return
    for (const { path, what, total, parts, names } of identities(accounts, whole)) {
      const amounts = parts.flatMap((part) => part ?? [])
      if (total === undefined || amounts.length < 2 || amounts.length < parts.length || addsUp(total, amounts, sum(amounts))) continue
      yield {
        path,
        message: `${what}写的是 ${sayMoney(total)}，${names}相加为 ${sayMoney(sum(amounts))}，相差 ${sayMoney(total.minus(sum(amounts)).abs())}`,
        found: sayMoney(total),
        expected: sayMoney(sum(amounts)),
      }
    }
  },
  *writing(document) {
    yield* complaintsOfSums(document.claims, 'expenditure', mismatchesOf(document, 'expenditure'))
  },
})

interface Identity {
  readonly path: string
  readonly what: string
  readonly total: Exact | undefined
  readonly parts: readonly (Exact | undefined)[]
  readonly names: string
}

const identities = (accounts: Accounts, whole: Submission['whole']): readonly Identity[] => [
  {
    path: 'accounts.expenditure.total',
    what: '本年支出合计',
    total: accounts.expenditure.total,
    parts: classesOf(accounts.expenditure.parts),
    names: '各功能分类',
  },
  {
    // A form of the whole department has the total among its amounts.
    path: accounts.expenditure.total ? 'accounts.expenditure.total' : 'whole.budget.executed',
    what: '本年支出合计',
    total: accounts.expenditure.total ?? whole?.budget.executed,
    parts: [accounts.basicExpenditure, accounts.projectExpenditure],
    names: '基本支出和项目支出',
  },
  {
    path: 'accounts.basicExpenditure',
    what: '基本支出',
    total: accounts.basicExpenditure,
    parts: [accounts.personnel, accounts.publicFunds],
    names: '人员经费和公用经费',
  },
  {
    path: 'accounts.expenditureTotal',
    what: '支出总计',
    total: accounts.expenditureTotal,
    parts: [accounts.expenditure.total, accounts.carryOut],
    names: '本年支出和年末结转结余',
  },
]

/** The amounts of the classes 类; where codes tell them from their 款 and 项, only theirs. */
function classesOf(parts: readonly NamedAmount[]): (Exact | undefined)[] {
  const classes = parts.filter(({ code }) => code?.length === 3)
  return (classes.length > 0 ? classes : parts).map(({ amount }) => amount)
}
