import type { Assessment, Evaluated, Line } from '#domain/assessment.ts'
import { executionRate } from '#domain/budget.ts'
import { type Exact, hundred, sum, toWanyuan, zero } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'

/** One project as the charts need it 图表数据; amounts in 万元, rates in per cent; undefined where nothing is known. */
export interface ProjectFigures {
  readonly index: number
  readonly name: string
  readonly score: Exact | undefined
  readonly grade: string | undefined
  /** The score is the unit's own claim. */
  readonly claimed: boolean
  readonly budget: Exact | undefined
  readonly executed: Exact | undefined
  readonly rate: Exact | undefined
  /** Points lost, by first-level category in the order of `categories`. */
  readonly lost: readonly Exact[]
}

export interface Loss {
  readonly category: string
  readonly points: Exact
}

export interface ChartFigures {
  readonly projects: readonly ProjectFigures[]
  /** 预算执行率 and the first-level indicators of the scheme. */
  readonly categories: readonly string[]
  readonly losses: readonly Loss[]
  /** The single lines that lost most over all projects, most first. */
  readonly worst: readonly {
    readonly project: string
    readonly index: number
    readonly name: string
    readonly path: string
    readonly lost: Exact
    readonly points: Exact
  }[]
}

const WORST = 10

export function chartFigures(content: Submission, assessment: Assessment, scheme: Scheme): ChartFigures {
  const categories = [scheme.execution.title, ...scheme.categories.map(({ title }) => title)]
  const projects = assessment.projects.map((form, index) => projectFigures(content, form, index, categories))
  return {
    projects,
    categories,
    losses: categories.map((category, at) => ({ category, points: sum(projects.map(({ lost }) => lost[at] ?? zero)) })),
    worst: assessment.projects
      .flatMap((form, index) =>
        [form.execution, ...form.lines].flatMap((line) => {
          const lost = lostOf(line)
          return lost?.gt(0) && line.points
            ? [{ project: form.name ?? '未命名项目', index, name: line.name, path: line.path, lost, points: line.points }]
            : []
        }),
      )
      .sort((a, b) => b.lost.compare(a.lost))
      .slice(0, WORST),
  }
}

function projectFigures(content: Submission, form: Evaluated, index: number, categories: readonly string[]): ProjectFigures {
  const budget = content.projects[index]?.budget
  const rate = budget && executionRate(budget)
  return {
    index,
    name: form.name ?? `第 ${index + 1} 个项目`,
    score: form.total,
    grade: form.grade,
    claimed: form.total !== undefined && !form.proven,
    budget: budget?.adjusted && toWanyuan(budget.adjusted),
    executed: budget?.executed && toWanyuan(budget.executed),
    rate: rate?.times(hundred),
    lost: categories.map((category, at) => (at === 0 ? (lostOf(form.execution) ?? zero) : lostIn(form, category))),
  }
}

/** Of a category: what its lines lost; without lines, what the unit itself says. */
function lostIn({ categories, execution }: Evaluated, title: string): Exact {
  if (title === execution.category) return zero
  const found = categories.find((category) => category.title === title)
  return found?.points && found.score ? found.points.minus(found.score) : zero
}

function lostOf({ points, outcome }: Line): Exact | undefined {
  if (points === undefined || (outcome.kind !== 'scored' && outcome.kind !== 'claimed')) return undefined
  return points.minus(outcome.score)
}

/** Share of the evaluated year that has passed by a day, in per cent 序时进度: 100 once it is over, 0 before it begins. */
export function elapsed(year: number, today: Date): number {
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  return Math.min(100, Math.max(0, Math.round(((today.getTime() - from) / (to - from)) * 1000) / 10))
}
