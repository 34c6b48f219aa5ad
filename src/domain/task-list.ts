import type { Assessment } from './assessment.ts'
import type { Finding } from './finding.ts'
import type { Indicator } from './indicator.ts'
import type { Submission } from './submission.ts'
import type { State } from './workflow.ts'

/** The steps of a unit's year, in the order they are done. */
export type TaskId = 'profile' | 'accounts' | 'projects' | 'actuals' | 'scores' | 'problems' | 'check' | 'report' | 'confirm'

export type TaskState = 'not-started' | 'in-progress' | 'done'

export interface Task {
  readonly id: TaskId
  readonly title: string
  readonly state: TaskState
  /** What is missing, in words; the first few are shown. */
  readonly missing: readonly string[]
}

const titles: Readonly<Record<TaskId, string>> = {
  profile: '基本情况',
  accounts: '收支',
  projects: '项目与指标',
  actuals: '实际完成值与佐证',
  scores: '评分',
  problems: '问题与整改',
  check: '体检',
  report: '报告',
  confirm: '确认报送',
}

/** What the list is made from. */
export interface YearSoFar {
  readonly submission: Submission
  readonly assessment: Assessment
  readonly findings: readonly Finding[]
  readonly state: State
}

/** Missing things and the number of things there already are: nothing there = not started, nothing missing = done. */
interface Progress {
  readonly missing: readonly string[]
  readonly there: number
}

/**
 * The task list 任务清单 of a unit's year: each step with its state and what is missing, from the content alone. The next step is the first
 * that is not done.
 */
export function taskList(year: YearSoFar): readonly Task[] {
  return (Object.keys(titles) as TaskId[]).map((id) => {
    const { missing, there } = progress[id](year)
    const state = missing.length === 0 ? 'done' : there === 0 ? 'not-started' : 'in-progress'
    return { id, title: titles[id], state, missing }
  })
}

export const nextTask = (tasks: readonly Task[]): Task | undefined => tasks.find(({ state }) => state !== 'done')

/** Fields with their names: those that are undefined or empty are missing. */
function fields(values: Readonly<Record<string, unknown>>): Progress {
  const empty = ([, value]: readonly [string, unknown]) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  const entries = Object.entries(values)
  const missing = entries.filter(empty).map(([name]) => name)
  return { missing, there: entries.length - missing.length }
}

const indicatorsOf = ({ projects, whole }: Submission): readonly (readonly [string, Indicator])[] => [
  ...projects.flatMap((project, index) => project.indicators.map((indicator) => [project.name ?? `第 ${index + 1} 个项目`, indicator] as const)),
  ...(whole?.indicators ?? []).map((indicator) => ['部门整体', indicator] as const),
]

const progress: Readonly<Record<TaskId, (year: YearSoFar) => Progress>> = {
  profile: ({ submission: { department, year } }) =>
    fields({
      单位名称: department.name,
      评价年度: year,
      主要职能: department.duties,
      机构设置: department.institutions,
      预算级次: department.budgetLevel,
      编制人数: department.authorisedStaff,
      实有人数: department.actualStaff,
      联系人: department.contact,
      联系电话: department.phone,
    }),
  accounts: ({ submission: { accounts } }) =>
    fields({
      本年收入合计: accounts.income.total,
      收入分来源: accounts.income.parts,
      上年结转结余: accounts.carryIn,
      收入总计: accounts.incomeTotal,
      本年支出合计: accounts.expenditure.total,
      支出分功能科目: accounts.expenditure.parts,
      年末结转结余: accounts.carryOut,
      基本支出: accounts.basicExpenditure,
      项目支出: accounts.projectExpenditure,
      三公经费: accounts.threePublic,
    }),
  projects: ({ submission }) => ({
    missing: [
      ...(submission.projects.length === 0 ? ['还没有项目'] : []),
      ...submission.projects.flatMap(({ name, budget, indicators }, index) => {
        const title = name ?? `第 ${index + 1} 个项目`
        return [
          ...(name === undefined ? [`${title}：名称`] : []),
          ...(budget.adjusted === undefined || budget.executed === undefined ? [`${title}：全年预算数、执行数`] : []),
          ...(indicators.length === 0 ? [`${title}：绩效指标`] : []),
        ]
      }),
      ...indicatorsOf(submission).flatMap(([owner, { name, targetText, points }]) => (targetText === undefined || points === undefined ? [`${owner}：“${name}”的指标值或分值`] : [])),
      ...(submission.whole === undefined ? ['部门整体指标'] : []),
    ],
    there: submission.projects.length,
  }),
  actuals: ({ submission }) => {
    const scored = indicatorsOf(submission).filter(([, { target }]) => target?.kind !== 'not-applicable')
    const missing = scored.flatMap(([owner, { name, actualText, level, evidence }]) => {
      if (actualText === undefined && level === undefined) return [`${owner}：“${name}”的实际完成值`]
      return evidence.length === 0 ? [`${owner}：“${name}”的佐证`] : []
    })
    const filled = scored.filter(([, { actualText, level }]) => actualText !== undefined || level !== undefined).length
    return { missing: scored.length === 0 ? ['还没有指标'] : missing, there: filled }
  },
  scores: ({ assessment: { department, projects } }) => {
    const open = [department, ...projects].filter(({ total }) => total === undefined)
    return { missing: open.map(({ name }) => `${name ?? '部门整体'}：得分待定`), there: 1 + projects.length - open.length }
  },
  problems: ({ submission: { problems }, assessment }) => {
    const lost = assessment.projects.some(({ lines }) => lines.some(({ points, outcome }) => outcome.kind === 'scored' && points !== undefined && outcome.score.lt(points)))
    const missing = problems.flatMap(({ problem, measure, responsible, dueOn }, index) =>
      problem && measure && responsible && dueOn ? [] : [`第 ${index + 1} 条：${[!problem && '问题', !measure && '措施', !responsible && '责任人', !dueOn && '完成时限'].filter(Boolean).join('、')}`],
    )
    return { missing: problems.length === 0 && lost ? ['有扣分，还没有写问题和整改措施'] : missing, there: problems.length }
  },
  check: ({ findings }) => {
    const open = findings.filter(({ severity, waiver }) => severity === 'error' && !waiver)
    return { missing: open.map(({ message }) => message), there: 1 }
  },
  report: ({ submission: { organisation, lastYearRectification, resultUse, signature } }) =>
    fields({
      评价依据: organisation.basis,
      自评工作组: organisation.groupLeader,
      评价方法: organisation.methods,
      工作阶段: organisation.stages,
      上年问题整改: lastYearRectification,
      结果应用: resultUse,
      填表人: signature.preparedBy,
      单位负责人: signature.head,
    }),
  confirm: ({ state }) => ({ missing: state === 'draft' || state === 'returned' ? ['待单位负责人确认'] : state === 'confirmed' ? ['待提交'] : [], there: state === 'confirmed' ? 1 : 0 }),
}
