import { joined, rich } from '../../figures/figure.ts'
import { type Context, shortRow } from './context.ts'
import { type FormPaths, lost, scoreOf } from './deduction.ts'
import type { ReportView, Value } from './tags.ts'

type IndicatorRow = ReportView['部门指标'][number]

/** The scored rows of a form: 预算执行率 first, then every 三级指标; where only first-level claims are known, those. */
export function indicatorRows(context: Context, form: FormPaths): readonly IndicatorRow[] {
  const rows = form.indicators.length > 0 ? form.indicators.map((_, i) => indicatorRow(context, form, i)) : claimRows(context, form)
  return [executionRow(context, form), ...rows].map(shortRow)
}

function executionRow(context: Context, { evaluated, result, input }: FormPaths): IndicatorRow {
  const { f } = context
  const path = `${result}.execution`
  const short = lost(evaluated.execution)
  return {
    一级指标: evaluated.execution.category,
    二级指标: '',
    三级指标: evaluated.execution.name,
    目标值: '—',
    完成值: f.pct(`rate(${input}.budget)`, '预算执行率'),
    分值: f.pts(`${path}.points`, '分值'),
    得分: scoreOf(context, evaluated.execution, path),
    扣分: f.pts(`lost(${path})`, '扣分'),
    偏差原因: short ? f.words(`${input}.budget.reason`, '未执行完的原因') : '',
  }
}

function indicatorRow(context: Context, form: FormPaths, i: number): IndicatorRow {
  const { f } = context
  const indicator = form.indicators[i]!
  const line = form.evaluated.lines[i]
  const [input, result] = [`${form.input}.indicators[${i}]`, `${form.result}.lines[${i}]`]
  const reason = indicator.deviationReason !== undefined || (line && lost(line)) ? f.words(`${input}.deviationReason`, '偏差原因') : ''
  const level =
    indicator.level === undefined
      ? undefined
      : rich`${indicator.level}${indicator.share ? rich`（${f.of(`${input}.share`, 'pct', '得分比例')}）` : undefined}`
  return {
    一级指标: indicator.category,
    二级指标: indicator.subcategory ?? '',
    三级指标: f.words(`${input}.name`, '三级指标'),
    目标值: f.words(`${input}.targetText`, '年度指标值'),
    完成值: indicator.actualText === undefined && level ? level : f.words(`${input}.actualText`, '实际完成值'),
    分值: f.pts(`${result}.points`, '分值'),
    得分: scoreOf(context, line, result),
    扣分: f.pts(`lost(${result})`, '扣分'),
    偏差原因: reason,
  }
}

/** Points and scores of first-level indicators as the unit claims them; everything under them is to be filled in. */
function claimRows({ f, scheme }: Context, { evaluated, result, input }: FormPaths): readonly IndicatorRow[] {
  const known = evaluated.categories.flatMap((category, i) => (category.title === evaluated.execution.category ? [] : [{ ...category, i }]))
  if (known.length === 0) {
    const gap = (what: string): Value => ({ kind: 'gap', what, path: `${input}.indicators` })
    return scheme.categories.map(({ title }) => ({
      ...EMPTY,
      一级指标: title,
      三级指标: gap('三级指标'),
      目标值: gap('指标值'),
      完成值: gap('完成值'),
      得分: gap('得分'),
    }))
  }
  return known.map(({ title, points, score, i }) => {
    const path = `${result}.categories[${i}]`
    const gap = (what: string): Value => ({ kind: 'gap', what, path: `${input}.claims` })
    return {
      一级指标: title,
      二级指标: '',
      三级指标: gap('三级指标'),
      目标值: gap('指标值'),
      完成值: gap('完成值'),
      分值: f.pts(`${path}.points`, '分值'),
      得分: joined([f.score(`${path}.score`, '得分'), score ? '*' : undefined]),
      扣分: f.pts(`lost(${path})`, '扣分'),
      偏差原因: points && score && points.gt(score) ? claimReason(f, input, title) : '',
    }
  })
}

const EMPTY: IndicatorRow = { 一级指标: '', 二级指标: '', 三级指标: '', 目标值: '', 完成值: '', 分值: '', 得分: '', 扣分: '', 偏差原因: '' }

const claimReason = (f: Context['f'], input: string, title: string) => f.words(`claimReason(${input}.claims,${title})`, '扣分原因')
