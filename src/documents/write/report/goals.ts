import type { Goal } from '#domain/submission.ts'
import { joined, rich } from '../../figures/figure.ts'
import type { sayEvidence } from '../form/basis-sheet.ts'
import { type Context, ended, numbered, shortRow } from './context.ts'
import { deduction, type FormPaths, lostLines, scoresSentence } from './deduction.ts'
import { indicatorRows } from './indicator-rows.ts'
import type { ReportView, Value } from './tags.ts'

/** Stands in where no sub-goals are given, so that the gap is seen. */
const UNKNOWN_GOAL: Goal = { indicators: [] }

type Results = Pick<ReportView, '总体完成' | '分项完成' | '部门说明' | '有部门指标' | '部门指标' | '有年度任务' | '年度任务'>

/** 三（一）至（三）: what was planned against what was done, and the department's own indicators. */
export function resultsView(context: Context): Results {
  const { f, submission, assessment } = context
  const { goals, whole } = submission
  const form: FormPaths = {
    evaluated: assessment.department,
    indicators: whole?.indicators ?? [],
    result: 'assessment.department',
    input: 'submission.whole',
  }
  const shown = whole !== undefined && (whole.indicators.length > 0 || whole.claims.length > 0)
  return {
    总体完成: f
      .paragraphs(
        whole?.goal?.achieved !== undefined && goals.overall?.achieved === undefined
          ? 'submission.whole.goal.achieved'
          : 'submission.goals.overall.achieved',
        '年度总体目标实际完成情况',
      )
      .map((内容) => ({ 内容: ended(内容) })),
    分项完成: numbered(
      (goals.items.length > 0 ? goals.items : [UNKNOWN_GOAL]).map(({ indicators }, i) => ({
        标题: f.words(`submission.goals.items[${i}].title`, '分项目标名称'),
        完成情况: ended(f.words(`submission.goals.items[${i}].achieved`, '该分项目标的实际完成情况')),
        有指标: indicators.length > 0,
        指标: indicators.map((_, j) => shortRow(goalIndicator(context, i, j))),
      })),
    ),
    部门说明: departmentSentences(context, form).map((内容) => ({ 内容 })),
    有部门指标: shown,
    部门指标: shown ? indicatorRows(context, form) : [],
    有年度任务: (whole?.tasks.length ?? 0) > 0,
    年度任务: (whole?.tasks ?? []).map(({ content }, i) => ({
      任务: f.words(`submission.whole.tasks[${i}].name`, '任务名称'),
      内容:
        content === undefined
          ? f.words(`submission.whole.tasks[${i}].content`, '主要内容')
          : f.words(`submission.whole.tasks[${i}].content`, ''),
      预算: f.wan(`submission.whole.tasks[${i}].budget`, '预算'),
      执行: f.wan(`submission.whole.tasks[${i}].executed`, '执行'),
      执行率: f.pct(`rate(submission.whole.tasks[${i}])`, '执行率'),
    })),
  }
}

function goalIndicator({ f, submission }: Context, i: number, j: number) {
  const indicator = submission.goals.items[i]?.indicators[j]
  const path = `submission.goals.items[${i}].indicators[${j}]`
  return {
    指标: f.words(`${path}.name`, '指标'),
    目标值: f.words(`${path}.targetText`, '年度指标值'),
    完成值: f.words(`${path}.actualText`, '实际完成值'),
    佐证: evidenceText(f, indicator?.evidence ?? [], path),
  }
}

/** Evidence in one cell, each item on its own line; figures in it (numbers, dates) stay bound. */
export function evidenceText(f: Context['f'], evidence: readonly Parameters<typeof sayEvidence>[0][], path: string): Value {
  if (evidence.length === 0) return f.words(`${path}.evidence[0].title`, '佐证资料')
  const items = evidence.map((item, k) => {
    const at = `${path}.evidence[${k}]`
    const details = [
      item.number === undefined ? undefined : f.words(`${at}.number`, ''),
      item.date === undefined ? undefined : f.date(`${at}.date`, ''),
      item.keptAt === undefined ? undefined : rich`存${f.words(`${at}.keptAt`, '')}`,
    ].filter((detail) => detail !== undefined)
    const title = f.words(`${at}.title`, '资料名称')
    return details.length > 0 ? rich`${title}（${joined(details, '，')}）` : rich`${title}`
  })
  return joined(items, '\n')
}

function departmentSentences(context: Context, form: FormPaths): readonly Value[] {
  const { f, submission } = context
  if (!submission.whole)
    return [
      rich`部门整体支出绩效自评表：${f.words('submission.whole.goal', '部门整体指标的目标值、完成值、分值')}。没有部门自己的指标表，部门总分和等级暂不能得出；项目得分的平均数不代替部门得分。`,
    ]
  const { evaluated } = form
  const total = f.pts('assessment.department.total', '部门自评总分')
  const proven = evaluated.proven || !evaluated.total ? undefined : '（单位自报，未经核算证实）'
  const counts = form.indicators.length > 0 ? indicatorCounts(context, form) : undefined
  const scores = scoresSentence(context, form)
  const verdict = evaluated.total
    ? rich`部门整体支出绩效自评得分${total}分${proven}，等级为${f.words('assessment.department.grade', '等级')}。`
    : rich`部门整体支出绩效自评总分：${total}。`
  return [
    joined([executionSentence(context, form), counts]),
    joined([scores && rich`部门整体支出${scores}。`, verdict]),
    ...lostLines(form).map(({ i }) => deduction(context, form, i)),
  ]
}

/** What the department had and spent. */
function executionSentence({ f }: Context, { input }: FormPaths) {
  const [budget, spent] = [f.wan(`${input}.budget.adjusted`, '全年预算数'), f.wan(`${input}.budget.executed`, '全年执行数')]
  return rich`部门全年预算${budget}万元，执行${spent}万元，执行率${f.pct(`rate(${input}.budget)`, '预算执行率')}。`
}

/** 设三级指标 n 项，m 项完成 … */
export function indicatorCounts({ f }: Context, { evaluated, result }: FormPaths) {
  const lines = `${result}.lines`
  const all = f.num(`count(${lines})`, '指标数')
  const scored = evaluated.lines.filter(({ outcome }) => outcome.kind !== 'not-applicable')
  const open = scored.filter(({ outcome }) => !('score' in outcome)).length
  const missed = lostCount(evaluated)
  if (open === 0 && missed === 0) return rich`所设${all}项三级指标全部达到年度指标值。`
  const unmet = missed > 0 ? rich`，${f.num(`unmet(${lines})`, '未完成数')}项未达到` : undefined
  const waiting = open > 0 ? rich`，${f.num(`waiting(${lines})`, '待填数')}项缺少完成值、暂不能计分` : undefined
  return rich`所设${all}项三级指标中，${f.num(`met(${lines})`, '完成数')}项达到年度指标值${unmet}${waiting}。`
}

const lostCount = ({ lines }: FormPaths['evaluated']) =>
  lines.filter((line) => 'score' in line.outcome && line.points?.gt(line.outcome.score)).length
