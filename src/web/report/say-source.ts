import type { Assessment, Evaluated, Line } from '#domain/assessment.ts'
import { fieldAt } from '#domain/edit/at-path.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import type { Source } from './paper-sections.ts'

/** Where a figure of the report comes from, in words. */
export interface SaidSource {
  /** 由系统算出、由单位填写、由评分方案规定 */
  readonly kind: 'computed' | 'typed' | 'scheme'
  readonly where: string
  /** How it is computed; undefined for what is typed. */
  readonly formula?: string
}

interface Year {
  readonly content: Submission
  readonly assessment: Assessment
  readonly scheme: Scheme
}

/** Says the source of a figure: the expression that its content control carries, as a person would put it. */
export function saySource({ path }: Source, year: Year): SaidSource {
  const [, name, inner] = /^([a-zA-Z]+)\((.*)\)$/.exec(path) ?? []
  if (name !== undefined && inner !== undefined) {
    const [first = '', second = ''] = inner.split(',')
    const say = Object.hasOwn(functions, name) ? functions[name] : undefined
    return { kind: 'computed', where: called(first, year), formula: say?.(first, second, year) ?? '由填报的数据算出' }
  }
  if (path.startsWith('scheme.')) return { kind: 'scheme', where: `评分方案“${year.scheme.title}”` }
  if (path.startsWith('assessment.')) return ofAssessment(path, year)
  return { kind: 'typed', where: called(path, year) }
}

/** 项目“…”／资金／全年执行数; a list with [*] stands for all of its elements. */
function called(path: string, { content, assessment }: Year): string {
  if (path.startsWith('assessment.')) return formOf(path, assessment)?.name ?? '部门整体'
  const [list = '', rest] = path.replace(/^submission\./, '').split('[*]')
  const trail = fieldAt(content, list)?.trail.join('／')
  if (rest === undefined) return trail ?? '填报内容'
  const last = fieldAt(content, `${list}[0]${rest}`)?.trail.at(-1)
  return `各${trail ?? '项'}${last ? `的${last}` : ''}`
}

type Say = (first: string, second: string, year: Year) => string

const functions: Readonly<Record<string, Say>> = {
  rate: () => '全年执行数（决算数）÷ 全年预算数',
  rateOfAll: () => '各项执行数（决算数）之和 ÷ 各项预算数之和',
  sum: (list, _, year) => `${called(list, year)}相加`,
  count: (list, _, year) => `${called(list, year)}的个数`,
  lost: () => '分值 − 得分',
  lostIn: (title) => `各项目“${title}”的分值 − 得分，再相加`,
  met: () => '得满分的指标个数',
  unmet: () => '有扣分的指标个数',
  waiting: () => '还不能算分的指标个数',
  unspent: () => '全年预算数 − 全年执行数',
  partShare: () => '这一项的金额 ÷ 合计',
  unscored: () => '还没有总分的项目个数',
  unproven: () => '得分由单位自报、没有核算的项目个数',
  until: () => '按填写的起止日期',
  claimReason: () => '单位填写的扣分原因',
  head: () => '评分方案内容的校验值，取前几位',
  minus: (a, b, year) => `${called(a, year)} − ${called(b, year)}`,
  share: (a, b, year) => `${called(a, year)} ÷ ${called(b, year)}`,
  having: () => '符合条件的个数',
}

const statistics: Readonly<Record<string, string>> = {
  projectSum: '各项目的金额相加',
  mean: '各项目得分相加 ÷ 有得分的项目个数',
  weightedMean: '各项目得分 × 金额，相加后 ÷ 金额合计',
  scored: '有得分的项目个数',
  grades: '这一等级的项目个数',
  executionRate: '各项目全年执行数之和 ÷ 全年预算数之和',
}

function ofAssessment(path: string, year: Year): SaidSource {
  const statistic = /^assessment\.statistics\.(\w+)/.exec(path)?.[1]
  if (statistic !== undefined) return { kind: 'computed', where: '项目统计', formula: statistics[statistic] ?? '由各项目算出' }
  const form = formOf(path, year.assessment)
  const where = form?.name ?? '部门整体'
  const line = form && lineOf(path, form)
  if (line) return { kind: 'computed', where: `${where}／${line.name}`, formula: proofOf(line) }
  const category = /\.categories\[(\d+)\]/.exec(path)?.[1]
  if (form && category !== undefined) {
    const { title } = form.categories[Number(category)] ?? {}
    return { kind: 'computed', where: `${where}／${title ?? ''}`, formula: `“${title ?? ''}”下各项指标相加` }
  }
  if (path.endsWith('.grade')) return { kind: 'computed', where, formula: `按总分所在的区间：${bands(year.scheme)}` }
  return { kind: 'computed', where, formula: '预算执行率和各项指标的得分相加' }
}

const formOf = (path: string, { department, projects }: Assessment): Evaluated | undefined => {
  const project = /projects\[(\d+)\]/.exec(path)?.[1]
  return project === undefined ? department : projects[Number(project)]
}

function lineOf(path: string, form: Evaluated): Line | undefined {
  if (/\.execution\b/.test(path)) return form.execution
  const index = /\.lines\[(\d+)\]/.exec(path)?.[1]
  return index === undefined ? undefined : form.lines[Number(index)]
}

const proofOf = ({ outcome }: Line): string =>
  outcome.kind === 'scored' ? `${outcome.proof().because}（${outcome.proof().formula}）` : '单位自报，没有核算'

const bands = ({ grades }: Scheme): string => grades.map(({ title, from }) => `${title} ${from} 分起`).join('，')
