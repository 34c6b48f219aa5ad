import type { Evaluated } from '#domain/assessment.ts'
import { executionRate } from '#domain/budget.ts'
import { hundred } from '#domain/quantity.ts'
import { evaluate } from '../../figures/expression.ts'
import { print } from '../../figures/format.ts'
import type { Year } from '../input.ts'

/** Size of the drawing in its own units, four to a millimetre. */
export const WIDTH = 624
const ROW = 26
const MIN_ROW = 13
const MOST_ROWS_HEIGHT = 520
const LABELS = 176
const GAP = 44
const LOSS_HEIGHT = 150

const INK = '#222222'
const SCORE = '#2f5597'
const CLAIMED = '#b4c7e7'
const RATE = '#548235'
const LOST = '#c55a11'

/** Rows of one project: short name, score or undefined, execution rate or undefined. */
interface Row {
  readonly name: string
  readonly score: number | undefined
  readonly claimed: boolean
  readonly rate: number | undefined
}

/** Height the charts need for this many projects. */
export function heightFor(projects: number): number {
  return 40 + rowsHeight(projects) + 60 + LOSS_HEIGHT
}

const rowsHeight = (projects: number) => Math.min(MOST_ROWS_HEIGHT, Math.max(projects * ROW, 4 * MIN_ROW))

/** Scores and execution rates side by side over the same project names, and below them where points were lost. An ECharts option. */
export function chartOption(year: Year): Record<string, unknown> {
  const rows = rowsOf(year)
  const losses = lossesOf(year)
  const body = rowsHeight(rows.length)
  const half = (WIDTH - LABELS - GAP - 40) / 2
  const fontSize = rows.length > MOST_ROWS_HEIGHT / ROW ? 9 : 11
  const names = rows.map(({ name }) => name)
  const grids = [
    { left: LABELS, top: 40, width: half, height: body },
    { left: LABELS + half + GAP, top: 40, width: half, height: body },
    { left: LABELS, top: 40 + body + 60, width: WIDTH - LABELS - 60, height: LOSS_HEIGHT - 40 },
  ]
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'sans-serif', color: INK },
    title: [
      heading('自评得分（分）', 0, LABELS + half / 2),
      heading('预算执行率（%）', 0, LABELS + half + GAP + half / 2),
      heading('各项目失分合计（分）', 40 + body + 24, WIDTH / 2),
    ],
    grid: grids,
    xAxis: [valueAxis(0, 100), valueAxis(1, 100), valueAxis(2)],
    yAxis: [
      categoryAxis(0, names, fontSize),
      { ...categoryAxis(1, names, fontSize), axisLabel: { show: false } },
      categoryAxis(
        2,
        losses.map(({ title }) => title),
        11,
      ),
    ],
    series: [
      bars(
        0,
        rows.map(({ score, claimed }) => datum(score, claimed ? CLAIMED : SCORE, claimed ? '*' : '')),
        fontSize,
      ),
      bars(
        1,
        rows.map(({ rate }) => datum(rate, RATE)),
        fontSize,
      ),
      bars(
        2,
        losses.map(({ lost }) => datum(lost, LOST)),
        11,
      ),
    ],
  }
}

const heading = (text: string, top: number, left: number) => ({
  text,
  top,
  left,
  textAlign: 'center',
  textStyle: { fontSize: 13, fontWeight: 'normal', color: INK },
})

const valueAxis = (gridIndex: number, max?: number) => ({
  type: 'value',
  gridIndex,
  min: 0,
  ...(max === undefined ? { splitNumber: 4 } : { max, interval: max / 4 }),
  axisLabel: { fontSize: 9, color: INK },
  splitLine: { lineStyle: { color: '#dddddd' } },
})

const categoryAxis = (gridIndex: number, data: readonly string[], fontSize: number) => ({
  type: 'category',
  gridIndex,
  inverse: true,
  data,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: INK } },
  axisLabel: { fontSize, color: INK, interval: 0 },
})

const bars = (axis: number, data: readonly object[], fontSize: number) => ({
  type: 'bar',
  xAxisIndex: axis,
  yAxisIndex: axis,
  data,
  barWidth: '58%',
  label: { fontSize, color: INK },
})

/** Bars longer than this carry their figure inside. */
const INSIDE = 70

/** A bar with its figure, or the words 待填 where there is none. */
function datum(value: number | undefined, colour: string, mark = '') {
  const inside = value !== undefined && value > INSIDE && colour !== LOST
  const dark = colour !== CLAIMED
  return {
    value: value ?? 0,
    itemStyle: { color: colour },
    label: {
      show: true,
      position: inside ? 'insideRight' : 'right',
      color: inside && dark ? '#ffffff' : INK,
      formatter: value === undefined ? '待填' : `${value}${mark}`,
    },
  }
}

function rowsOf({ submission, assessment }: Year): readonly Row[] {
  return assessment.projects.map((project, i) => {
    const rate = executionRate(submission.projects[i]?.budget ?? {})
    return {
      name: shortName(project, i),
      score: project.total && Number(project.total.round(2).toString()), // drawn, never computed with
      claimed: project.total !== undefined && !project.proven,
      rate: rate && Number(rate.times(hundred).round(1).toString()),
    }
  })
}

const LONGEST = 13
const shortName = ({ name = '未命名项目' }: Evaluated, i: number) => {
  const characters = [...name]
  return `${i + 1}.${characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : name}`
}

function lossesOf(year: Year): readonly { readonly title: string; readonly lost: number }[] {
  const titles = [year.scheme.execution.title, ...year.scheme.categories.map(({ title }) => title)]
  return titles.map((title) => ({ title, lost: Number(print(evaluate(`lostIn(${title})`, year), 'pts') ?? 0) }))
}
