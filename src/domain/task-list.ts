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
  /** The first few are shown. */
  readonly missing: readonly Missing[]
}

/** Something missing, in words, and the field it belongs to; no path for what is not a field. */
export interface Missing {
  readonly text: string
  readonly path?: string
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
  readonly missing: readonly Missing[]
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

/** Fields by path, each with its name and value: those that are undefined or empty are missing. */
function fields(values: Readonly<Record<string, readonly [name: string, value: unknown]>>): Progress {
  const empty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  const entries = Object.entries(values)
  const missing = entries.filter(([, [, value]]) => empty(value)).map(([path, [text]]) => ({ text, path }))
  return { missing, there: entries.length - missing.length }
}

interface Row {
  readonly owner: string
  readonly path: string
  readonly indicator: Indicator
}
function rowsOf({ projects, whole }: Submission): readonly Row[] {
  const rows = (owner: string, base: string, indicators: readonly Indicator[]): readonly Row[] =>
    indicators.map((indicator, index) => ({ owner, path: `${base}.indicators[${index}]`, indicator }))
  return [
    ...projects.flatMap((project, index) => rows(titleOf(project.name, index), `projects[${index}]`, project.indicators)),
    ...rows('部门整体', 'whole', whole?.indicators ?? []),
  ]
}
const titleOf = (name: string | undefined, index: number) => name || `第 ${index + 1} 个项目`

const progress: Readonly<Record<TaskId, (year: YearSoFar) => Progress>> = {
  profile: ({ submission: { department, year } }) =>
    fields({
      'department.name': ['单位名称', department.name],
      year: ['评价年度', year],
      'department.duties': ['主要职能', department.duties],
      'department.institutions': ['机构设置', department.institutions],
      'department.budgetLevel': ['预算级次', department.budgetLevel],
      'department.authorisedStaff': ['编制人数', department.authorisedStaff],
      'department.actualStaff': ['实有人数', department.actualStaff],
      'department.contact': ['联系人', department.contact],
      'department.phone': ['联系电话', department.phone],
    }),
  accounts: ({ submission: { accounts } }) =>
    fields({
      'accounts.income.total': ['本年收入合计', accounts.income.total],
      'accounts.income.parts': ['收入分来源', accounts.income.parts],
      'accounts.carryIn': ['上年结转结余', accounts.carryIn],
      'accounts.incomeTotal': ['收入总计', accounts.incomeTotal],
      'accounts.expenditure.total': ['本年支出合计', accounts.expenditure.total],
      'accounts.expenditure.parts': ['支出分功能科目', accounts.expenditure.parts],
      'accounts.carryOut': ['年末结转结余', accounts.carryOut],
      'accounts.basicExpenditure': ['基本支出', accounts.basicExpenditure],
      'accounts.projectExpenditure': ['项目支出', accounts.projectExpenditure],
      'accounts.threePublic': ['三公经费', accounts.threePublic],
    }),
  projects: ({ submission }) => ({
    missing: [
      ...(submission.projects.length === 0 ? [{ text: '还没有项目', path: 'projects' }] : []),
      ...submission.projects.flatMap(({ name, budget, indicators }, index) => {
        const [title, path] = [titleOf(name, index), `projects[${index}]`]
        return [
          ...(name ? [] : [{ text: `${title}：名称`, path: `${path}.name` }]),
          ...(budget.adjusted === undefined || budget.executed === undefined
            ? [{ text: `${title}：全年预算数、执行数`, path: `${path}.budget.${budget.adjusted === undefined ? 'adjusted' : 'executed'}` }]
            : []),
          ...(indicators.length === 0 ? [{ text: `${title}：绩效指标`, path: `${path}.indicators` }] : []),
        ]
      }),
      ...rowsOf(submission).flatMap(({ owner, path, indicator: { name, targetText, points } }) =>
        targetText === undefined || points === undefined
          ? [{ text: `${owner}：“${name}”的指标值或分值`, path: `${path}.${targetText === undefined ? 'target' : 'points'}` }]
          : [],
      ),
      ...(submission.whole === undefined ? [{ text: '部门整体指标', path: 'whole' }] : []),
    ],
    there: submission.projects.length,
  }),
  actuals: ({ submission }) => {
    const scored = rowsOf(submission).filter(({ indicator }) => indicator.target?.kind !== 'not-applicable')
    const filled = scored.filter(({ indicator: { actualText, level } }) => actualText !== undefined || level !== undefined)
    const missing = scored.flatMap((row) => {
      const { owner, path, indicator } = row
      if (!filled.includes(row)) return [{ text: `${owner}：“${indicator.name}”的实际完成值`, path: `${path}.actual` }]
      return indicator.evidence.length === 0 ? [{ text: `${owner}：“${indicator.name}”的佐证`, path: `${path}.evidence` }] : []
    })
    return { missing: scored.length === 0 ? [{ text: '还没有指标', path: 'projects' }] : missing, there: filled.length }
  },
  scores: ({ assessment: { department, projects } }) => {
    const open = [department, ...projects].filter(({ total }) => total === undefined)
    return {
      missing: open.map(({ name, path, pending }) => ({ text: `${name ?? '部门整体'}：得分待定`, path: pending[0]?.path ?? path })),
      there: 1 + projects.length - open.length,
    }
  },
  problems: ({ submission, assessment }) => {
    if (isBare(submission)) return fillFirst
    const { problems } = submission
    const lost = assessment.projects.some(({ lines }) =>
      lines.some(({ points, outcome }) => outcome.kind === 'scored' && points !== undefined && outcome.score.lt(points)),
    )
    const missing = problems.flatMap(({ problem, measure, responsible, dueOn }, index) => {
      const lacking = Object.entries({ problem, measure, responsible, dueOn }).filter(([, value]) => !value)
      const [first] = lacking
      const words = lacking.map(([key]) => problemWords[key as keyof typeof problemWords]) // the entries have exactly these keys
      return first ? [{ text: `第 ${index + 1} 条：${words.join('、')}`, path: `problems[${index}].${first[0]}` }] : []
    })
    return {
      missing: problems.length === 0 && lost ? [{ text: '有扣分，还没有写问题和整改措施', path: 'problems' }] : missing,
      there: problems.length,
    }
  },
  check: ({ submission, findings }) => {
    if (isBare(submission)) return fillFirst
    const open = findings.filter(({ severity, waiver }) => severity === 'error' && !waiver)
    return { missing: open.map(({ message: text, path }) => (path === undefined ? { text } : { text, path })), there: 1 }
  },
  report: ({ submission: { organisation, lastYearRectification, resultUse, signature } }) =>
    fields({
      'organisation.basis': ['评价依据', organisation.basis],
      'organisation.groupLeader': ['自评工作组', organisation.groupLeader],
      'organisation.methods': ['评价方法', organisation.methods],
      'organisation.stages': ['工作阶段', organisation.stages],
      lastYearRectification: ['上年问题整改', lastYearRectification],
      resultUse: ['结果应用', resultUse],
      'signature.preparedBy': ['填表人', signature.preparedBy],
      'signature.head': ['单位负责人', signature.head],
    }),
  confirm: ({ state }) => ({
    missing: state === 'draft' || state === 'returned' ? [{ text: '待单位负责人确认' }] : state === 'confirmed' ? [{ text: '待提交' }] : [],
    there: state === 'confirmed' ? 1 : 0,
  }),
}

/** Where nothing is filled in yet there is nothing to answer for and nothing to check: that is not done. */
const isBare = ({ projects, whole }: Submission) => projects.length === 0 && whole === undefined
const fillFirst: Progress = { missing: [{ text: '先填项目与指标', path: 'projects' }], there: 0 }

const problemWords = { problem: '问题', measure: '措施', responsible: '责任人', dueOn: '完成时限' } as const
