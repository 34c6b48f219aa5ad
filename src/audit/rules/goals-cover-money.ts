import { type Exact, sum } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import { projectKey } from '../aliases.ts'
import { goalText } from '../indicator-rows.ts'
import { type Report, rule } from '../rule.ts'
import { sayMoney, sayRate } from '../say.ts'

/** From this share of the projects' money on, a project is a main use. */
const MAIN_PERCENT = 30
const FEWEST = 3

export default rule({
  id: 'goals-cover-money',
  title: '主要支出应有对应的目标和指标',
  severity: 'notice',
  covers: ['C13'],
  source: 'mof-2021-101#indicators',
  why: '钱花得最多的项目没有目标和指标，自评就没有评到重点。',
  remedy: '给主要项目补上目标和指标，数量与资金规模相称。',
  example: { right: '资金占四成的项目有 6 个指标', wrong: '资金占四成的项目没有任何指标' },
  *content(submission) {
    const { projects } = submission
    const priced = projects.flatMap((project, index) =>
      amountOf(project) === undefined ? [] : [{ project, index, amount: amountOf(project)! }],
    )
    const total = sum(priced.map(({ amount }) => amount))
    if (priced.length < FEWEST || total.isZero()) return
    const goals = goalText(submission)
    const someHave = projects.some(({ indicators }) => indicators.length > 0)
    if (!someHave && goals === '') return
    for (const { project, index, amount } of priced) {
      const share = amount.div(total)
      if (share.times(100).lt(MAIN_PERCENT) || project.indicators.length > 0) continue
      yield* uncovered(project, index, amount, share, goals)
    }
  },
})

/** 老旧小区改造 and "改造老旧小区3个": most pairs of its characters. */
function isSpokenOf(key: string, goals: string): boolean {
  const pairs = Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + 2))
  return pairs.filter((pair) => goals.includes(pair)).length * 2 >= pairs.length
}

function* uncovered(project: Project, index: number, amount: Exact, share: Exact, goals: string): Generator<Report> {
  const key = projectKey(project.name ?? '')
  if (project.name === undefined || (key.length >= 2 && isSpokenOf(key, goals))) return
  yield {
    path: `projects[${index}].name`,
    message: `“${project.name}”${sayMoney(amount)}，占项目资金的 ${sayRate(share, 0)}，却没有对应的绩效目标和指标`,
    found: project.name,
  }
}

const amountOf = ({ amount, budget }: Project): Exact | undefined => amount ?? budget.adjusted ?? budget.initial
