import type { Assessment, Evaluated, Line } from '#domain/assessment.ts'
import { executionRate } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import { type Exact, percent, sum, toWanyuan, zero } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'

/** What a suggestion is made of: the year as it stands, and last year's problems where they are known. */
export interface Facts {
  readonly content: Submission
  readonly assessment: Assessment
  readonly scheme: Scheme
  readonly lastProblems: readonly string[]
}

/**
 * A sentence made of the figures that are there 由数据成句, for a text of the report: offered, never put in by itself. undefined where there is
 * nothing to say. Only facts: no cause, no judgement, no promise.
 */
export function suggest(path: string, facts: Facts): string | undefined {
  const project = /^projects\[(\d+)\]\.(goal\.achieved|problems|budget\.reason)$/.exec(path)
  if (project) return ofProject(Number(project[1]), project[2] ?? '', facts)
  return Object.hasOwn(sentences, path) ? sentences[path]?.(facts) : undefined
}

const sentences: Readonly<Record<string, (facts: Facts) => string | undefined>> = {
  'goals.overall.achieved': ({ content, assessment, scheme }) => {
    if (content.projects.length === 0) return undefined
    const lines = assessment.projects.flatMap((form) => form.lines)
    const grades = assessment.statistics.grades.filter(({ count }) => count > 0).map(({ title, count }) => `“${title}”${count}个`)
    return `${content.projects.length}个项目${spending(content)}。${counted(lines)}${grades.length > 0 ? `按${scheme.title}自评，${grades.join('、')}。` : ''}`
  },
  'organisation.voucherCheck': ({ content }) =>
    content.projects.length > 0 ? `核对了${content.projects.length}个项目的支付凭证${spending(content)}。` : undefined,
  lastYearRectification: ({ lastProblems }) =>
    lastProblems.length > 0
      ? `上年自评提出${lastProblems.length}个问题：${lastProblems.map((problem, at) => `（${at + 1}）${bare(problem)}，整改情况：`).join('；')}`
      : undefined,
  resultUse: ({ content, assessment, scheme }) => {
    const best = scheme.grades[0]?.title
    const weak = assessment.projects.flatMap(({ name, grade, total }) =>
      grade !== undefined && grade !== best && total ? [`${name ?? ''}（${total.toString()}分）`] : [],
    )
    if (content.projects.length === 0) return undefined
    return weak.length > 0
      ? `自评等级不是“${best}”的项目有${weak.length}个：${weak.join('、')}。自评结果作为编制下年预算和调整绩效目标的依据，随部门决算公开。`
      : undefined
  },
}

function ofProject(index: number, field: string, { content, assessment }: Facts): string | undefined {
  const [project, form] = [content.projects[index], assessment.projects[index]]
  if (!project || !form) return undefined
  if (field === 'budget.reason') {
    const { adjusted, executed } = project.budget
    const left = adjusted && executed ? adjusted.minus(executed) : zero
    return left.gt(0) ? `全年预算${wan(adjusted)}万元，支出${wan(executed)}万元，未支出${wan(left)}万元，原因是：` : undefined
  }
  const pairs = project.indicators.map((indicator, at) => ({ indicator, line: form.lines[at] }))
  const short = pairs.filter(({ line }) => lostOf(line)?.gt(0))
  if (field === 'problems') {
    const rate = executionRate(project.budget)
    const money = rate && lostOf(form.execution)?.gt(0) ? [`预算执行率${percent(rate)}`] : []
    const items = [...money, ...short.map(({ indicator }) => fact(indicator))]
    return items.length > 0 ? `${items.join('；')}。` : undefined
  }
  const done = pairs.filter(({ line }) => lostOf(line)?.isZero())
  const said = done.slice(0, MOST).map(({ indicator }) => `${indicator.name}${indicator.actualText ?? ''}`)
  if (said.length === 0 && short.length === 0) return undefined
  return [
    said.length > 0 ? `${said.join('，')}${done.length > MOST ? '等' : ''}达到年度指标值` : '',
    short.length > 0 ? `${short.map(({ indicator }) => fact(indicator)).join('；')}，没有达到` : '',
  ]
    .filter(Boolean)
    .join('；')
    .concat('。')
}

/** Enough for a sentence. */
const MOST = 6

const fact = ({ name, targetText, actualText }: Indicator): string => `${name}目标${targetText ?? '未填'}、实际${actualText ?? '未填'}`

function spending({ projects }: Submission): string {
  const both = projects.flatMap(({ budget: { adjusted, executed } }) => (adjusted && executed ? [{ adjusted, executed }] : []))
  const planned = sum(both.map(({ adjusted }) => adjusted))
  if (planned.isZero()) return ''
  const spent = sum(both.map(({ executed }) => executed))
  return `全年预算合计${wan(planned)}万元，执行${wan(spent)}万元，执行率${percent(spent.div(planned))}`
}

function counted(lines: readonly Line[]): string {
  const losses = lines.flatMap((line) => lostOf(line) ?? [])
  if (losses.length === 0) return ''
  const full = losses.filter((lost) => lost.isZero()).length
  return `三级指标${losses.length}项，${full}项达到年度指标值，${losses.length - full}项有扣分。`
}

/** Points lost in a line; undefined while it has no score. */
function lostOf(line: Line | undefined): Exact | undefined {
  if (!line || line.points === undefined || (line.outcome.kind !== 'scored' && line.outcome.kind !== 'claimed')) return undefined
  return line.points.minus(line.outcome.score)
}

/** Everything a form lost, where its lines have scores. */
export const lostIn = ({ execution, lines }: Evaluated): Exact => sum([execution, ...lines].flatMap((line) => lostOf(line) ?? []))

const wan = (amount: Exact | undefined): string => (amount ? toWanyuan(amount).toString() : '—')
const bare = (text: string): string => text.trim().replace(/[。；]$/, '')
