import { executionRate } from '#domain/budget.ts'
import { hundred } from '#domain/quantity.ts'
import { evaluate } from '../../figures/expression.ts'
import { print } from '../../figures/format.ts'
import { escapeXml } from '../docx/inline.ts'
import type { Year } from '../input.ts'

/** Width of the drawing in its own units, four to a millimetre of paper. */
export const WIDTH = 624
const TOP = 34
const ROW = 26
const LOSS_ROW = 28
/** Many projects share the height of one page. */
const MOST_HEIGHT = 560
const LABELS = 176
const GAP = 48
const HALF = (WIDTH - LABELS - GAP - 24) / 2
/** Bars longer than this share of the axis carry their figure inside. */
const INSIDE = 0.7

const INK = '#222222'
const GRID = '#dddddd'
const SCORE = '#2f5597'
const CLAIMED = '#b4c7e7'
const RATE = '#548235'
const LOST = '#c55a11'

interface Bar {
  readonly label: string
  readonly value: number | undefined
  readonly colour: string
  /** Behind the figure: "*" for a claimed score. */
  readonly mark?: string
}

interface Chart {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly left: number
  readonly top: number
  readonly width: number
  readonly row: number
  readonly most: number
  readonly labels: boolean
}

export interface Drawing {
  readonly svg: string
  readonly height: number
  /** Every character that is drawn. */
  readonly characters: string
}

/** Scores and execution rates side by side over the same projects, and below them where points were lost, as SVG. */
export function drawBars(year: Year): Drawing {
  const { scores, rates } = projectBars(year)
  const row = Math.min(ROW, MOST_HEIGHT / scores.length)
  const below = TOP + row * scores.length + 66
  const losses = lossBars(year)
  const most = niceMost(Math.max(...losses.map(({ value }) => value ?? 0)))
  const charts: readonly Chart[] = [
    { title: '自评得分（分）', bars: scores, left: LABELS, top: TOP, width: HALF, row, most: 100, labels: true },
    { title: '预算执行率（%）', bars: rates, left: LABELS + HALF + GAP, top: TOP, width: HALF, row, most: 100, labels: false },
    {
      title: '各项目失分合计（分）',
      bars: losses,
      left: LABELS,
      top: below,
      width: WIDTH - LABELS - 56,
      row: LOSS_ROW,
      most,
      labels: true,
    },
  ]
  const height = Math.ceil(below + LOSS_ROW * losses.length + 30)
  const body = charts.map(chartSvg).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" fill="${INK}">${body}</svg>`
  return { svg, height, characters: [...new Set(svg.replace(/<[^>]*>/g, ''))].join('') }
}

function chartSvg(chart: Chart): string {
  const { title, bars, left, top, width, row, most } = chart
  const bottom = top + row * bars.length
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const x = round(left + width * share)
    return `<line x1="${x}" y1="${top}" x2="${x}" y2="${bottom}" stroke="${share === 0 ? INK : GRID}"/>${text(x, bottom + 14, tidy(most * share), 9, 'middle')}`
  })
  return `${text(left + width / 2, top - 16, title, 13, 'middle')}${ticks.join('')}${bars.map((bar, i) => barSvg(bar, i, chart)).join('')}`
}

function barSvg({ label, value, colour, mark = '' }: Bar, i: number, { left, top, width, row, most, labels }: Chart): string {
  const size = row < 20 ? 9 : 11
  const middle = top + row * (i + 0.5)
  const share = Math.min(1, (value ?? 0) / most)
  const length = round(width * share)
  const inside = share > INSIDE
  const words = value === undefined ? '待填' : `${tidy(value)}${mark}`
  const ink = inside && colour !== CLAIMED ? '#ffffff' : INK
  const figure = text(inside ? left + length - 4 : left + length + 4, middle + size * 0.36, words, size, inside ? 'end' : 'start', ink)
  const name = labels ? text(left - 6, middle + size * 0.36, label, size, 'end') : ''
  return `${name}<rect x="${left}" y="${round(middle - row * 0.29)}" width="${length}" height="${round(row * 0.58)}" fill="${colour}"/>${figure}`
}

const text = (x: number, y: number, words: string, size: number, anchor: string, fill = INK) =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}"${fill === INK ? '' : ` fill="${fill}"`}>${escapeXml(words)}</text>`

const round = (value: number) => Math.round(value * 10) / 10
const tidy = (value: number) => String(Math.round(value * 100) / 100)

/** The end of the axis: 1, 2, 4 or 10 times a power of ten, so that quarters are round numbers. */
function niceMost(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 10].find((factor) => factor * power >= value) ?? 10) * power
}

const LONGEST = 13
const shortName = (name: string, i: number) => {
  const characters = [...name]
  return `${i + 1}.${characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : name}`
}

/** Rounded numbers to draw with, never to compute with. */
function projectBars({ submission, assessment }: Year): { readonly scores: readonly Bar[]; readonly rates: readonly Bar[] } {
  const scores = assessment.projects.map(({ name, total, proven }, i): Bar => {
    const claimed = total !== undefined && !proven
    const value = total && Number(total.round(2).toString())
    return { label: shortName(name ?? '未命名项目', i), value, colour: claimed ? CLAIMED : SCORE, ...(claimed ? { mark: '*' } : {}) }
  })
  const rates = submission.projects.map(({ budget }): Bar => {
    const rate = executionRate(budget)
    return { label: '', value: rate && Number(rate.times(hundred).round(1).toString()), colour: RATE }
  })
  return { scores, rates }
}

function lossBars(year: Year): readonly Bar[] {
  const titles = [year.scheme.execution.title, ...year.scheme.categories.map(({ title }) => title)]
  return titles.map((label) => ({ label, value: Number(print(evaluate(`lostIn(${label})`, year), 'pts') ?? 0), colour: LOST }))
}
