import type { Exact } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { ChartFigures, ProjectFigures } from './chart-figures.ts'

/** A chart, and the same figures as a table for those who do not see it. */
export interface ChartOf {
  readonly title: string
  /** What to look at, in one sentence. */
  readonly note: string
  readonly height: number
  readonly option: Readonly<Record<string, unknown>>
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const BLUE = '#0958d9'
const AMBER = '#874d00'
const INK = '#1f1f1f'
const LINE = '#8c8c8c'
/** First-level categories: told apart by pattern (decal) as well as by colour. */
const CATEGORY = ['#0958d9', '#874d00', '#237804', '#722ed1', '#a8071a'] as const
const BANDS = ['#f6ffed', '#e6f4ff', '#fffbe6', '#fff1f0'] as const
const BAR = 26
const FRAME = 70

const base = {
  animation: false,
  aria: { enabled: true },
  textStyle: { fontFamily: 'Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif', color: INK },
  grid: { left: 8, right: 92, top: 26, bottom: 26, containLabel: true },
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
} as const

/** Several series are told apart by pattern too, not by colour alone. */
const patterned = { ...base, aria: { enabled: true, decal: { show: true } } } as const

const names = (projects: readonly ProjectFigures[]) => ({
  type: 'category',
  inverse: true,
  data: projects.map(({ name }) => name),
  axisLabel: { width: 150, overflow: 'truncate', color: INK },
  axisTick: { show: false },
})
const scale = (most?: number) => ({
  type: 'value',
  position: 'top',
  axisLabel: { color: INK },
  ...(most === undefined ? {} : { max: most }),
})
const heightOf = (rows: number) => rows * BAR + FRAME
const number = (value: Exact | undefined, digits = 2): number | null =>
  value === undefined ? null : Number(value.round(digits).toString())
const words = (value: Exact | undefined, unit = ''): string => (value === undefined ? '—' : `${value.round(2).toString()}${unit}`)

const byScore = (a: ProjectFigures, b: ProjectFigures) =>
  a.score === undefined ? 1 : b.score === undefined ? -1 : b.score.compare(a.score)

/** 各项目得分: sorted, over the bands of the grades. */
export function scoresChart({ projects }: ChartFigures, scheme: Scheme): ChartOf {
  const sorted = projects.toSorted(byScore)
  const bands = scheme.grades.map(({ title, from }, at) => ({
    title,
    from: number(from) ?? 0,
    to: number(scheme.grades[at - 1]?.from ?? scheme.totalPoints) ?? 100,
  }))
  const last = sorted.findLast(({ score }) => score !== undefined)
  return {
    title: '各项目得分（分）',
    note: last
      ? `从高到低；底色是等级区间（${bands.map(({ title, from }) => `${title} ${from} 起`).join('，')}）。最低的是“${last.name}”，${words(last.score)} 分。`
      : '还没有得分。',
    height: heightOf(sorted.length),
    columns: ['项目', '得分', '等级'],
    rows: sorted.map(({ name, score, grade, claimed }) => [name, `${words(score)}${claimed ? '（自报）' : ''}`, grade ?? '待定']),
    option: {
      ...base,
      xAxis: scale(number(scheme.totalPoints) ?? 100),
      yAxis: names(sorted),
      series: [
        {
          type: 'bar',
          name: '得分',
          barMaxWidth: 16,
          data: sorted.map(({ score, grade, claimed }) => ({
            // Without a score there is no bar, but its place says so.
            value: number(score) ?? 0,
            itemStyle: { color: claimed ? AMBER : BLUE },
            label: { formatter: score === undefined ? '待定' : `{c} ${grade ?? ''}${claimed ? '（自报）' : ''}` },
          })),
          label: { show: true, position: 'right', color: INK },
          markArea: {
            silent: true,
            label: { show: false },
            data: bands.map(({ title, from, to }, at) => [
              { name: title, xAxis: from, itemStyle: { color: BANDS[at % BANDS.length], opacity: 1 } },
              { xAxis: to },
            ]),
          },
        },
      ],
    },
  }
}

/** 预算执行率: lowest first, against the share of the year that has passed. */
export function executionChart({ projects }: ChartFigures, passed: number): ChartOf {
  const sorted = projects.toSorted((a, b) => (a.rate === undefined ? 1 : b.rate === undefined ? -1 : a.rate.compare(b.rate)))
  const behind = sorted.filter(({ rate }) => rate?.lt(String(passed))).length
  return {
    title: '预算执行率与序时进度（%）',
    note: `从低到高；竖线是序时进度 ${passed}%${passed === 100 ? '（年度已结束）' : ''}，${behind} 个项目没有达到。`,
    height: heightOf(sorted.length),
    columns: ['项目', '全年预算（万元）', '执行数（万元）', '执行率'],
    rows: sorted.map(({ name, budget, executed, rate }) => [name, words(budget), words(executed), words(rate, '%')]),
    option: {
      ...base,
      xAxis: scale(),
      yAxis: names(sorted),
      series: [
        {
          type: 'bar',
          name: '执行率（%）',
          barMaxWidth: 16,
          itemStyle: { color: BLUE },
          data: sorted.map(({ rate }) => number(rate)),
          label: { show: true, position: 'right', color: INK, formatter: '{c}%', backgroundColor: '#fff', padding: [0, 2] },
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: AMBER, width: 2, type: 'dashed' },
            label: { formatter: `序时 ${passed}%`, position: 'end', color: AMBER },
            data: [{ xAxis: passed }],
          },
        },
      ],
    },
  }
}

/** 失分在哪里: each project's lost points by first-level category, the most first. */
export function lossesChart({ projects, categories, losses }: ChartFigures): ChartOf {
  const total = (project: ProjectFigures) => project.lost.reduce((all, each) => all.plus(each))
  const sorted = projects.filter((project) => total(project).gt(0)).toSorted((a, b) => total(b).compare(total(a)))
  const most = losses.toSorted((a, b) => b.points.compare(a.points))
  return {
    title: '失分在哪里（分）',
    note:
      sorted.length === 0
        ? '各项目都没有失分。'
        : `各项目合计失分：${most.map(({ category, points }) => `${category} ${words(points)} 分`).join('，')}。`,
    height: heightOf(sorted.length) + 26,
    columns: ['项目', ...categories, '合计'],
    rows: sorted.map((project) => [project.name, ...project.lost.map((lost) => words(lost)), words(total(project))]),
    option: {
      ...patterned,
      grid: { ...base.grid, top: 52 },
      legend: { top: 0, textStyle: { color: INK }, itemWidth: 22 },
      xAxis: scale(),
      yAxis: names(sorted),
      series: categories.map((name, at) => ({
        type: 'bar',
        name,
        stack: 'lost',
        barMaxWidth: 16,
        itemStyle: { color: CATEGORY[at % CATEGORY.length], borderColor: '#fff', borderWidth: 0.5 },
        data: sorted.map(({ lost }) => number(lost[at])),
      })),
    },
  }
}

/** 资金: what each project was given and what it spent, the largest first. */
export function moneyChart({ projects }: ChartFigures): ChartOf {
  const sorted = projects.toSorted((a, b) => (a.budget === undefined ? 1 : b.budget === undefined ? -1 : b.budget.compare(a.budget)))
  return {
    title: '各项目资金（万元）',
    note: '全年预算与实际执行，从大到小。',
    height: sorted.length * BAR * 1.5 + FRAME + 26,
    columns: ['项目', '全年预算（万元）', '执行数（万元）'],
    rows: sorted.map(({ name, budget, executed }) => [name, words(budget), words(executed)]),
    option: {
      ...patterned,
      grid: { ...base.grid, top: 52 },
      legend: { top: 0, textStyle: { color: INK }, itemWidth: 22 },
      xAxis: scale(),
      yAxis: names(sorted),
      series: [
        { type: 'bar', name: '全年预算', barMaxWidth: 12, itemStyle: { color: LINE }, data: sorted.map(({ budget }) => number(budget)) },
        {
          type: 'bar',
          name: '执行数',
          barMaxWidth: 12,
          itemStyle: { color: BLUE },
          data: sorted.map(({ executed }) => number(executed)),
          label: { show: true, position: 'right', color: INK },
        },
      ],
    },
  }
}
