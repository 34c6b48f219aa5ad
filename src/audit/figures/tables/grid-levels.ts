import { cellPassage, placeIn } from '#domain/prose-place.ts'
import type { Exact } from '#domain/quantity.ts'
import { lightsIn } from '../../extract/grade-scale.ts'
import { bare } from '../../extract/plain.ts'
import { sameGrade } from '../../grades.ts'
import type { Document, Report } from '../../rule.ts'
import { placeOfPlain, type Script, scriptOf } from '../../script.ts'
import { type Grid, gridsOf } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

/** From which value on a level is given, highest first. */
export type Scale = readonly { readonly title: string; readonly from: Exact }[]

/** Rows that must agree before a column of figures is believed to be the one that the levels follow. */
const LEAST = 2

/**
 * Levels in a column of a table 等级、灯号 against the figure of their row: which column they follow is learnt from the rows that agree, whatever its heading is.
 * The scale is the one that the document tells.
 */
export function* levelsThatDoNotFit(document: Document): Iterable<Report> {
  const { claims, prose } = document
  const grids = prose.blocks.flatMap((block) => (block.kind === 'table' ? gridsOf(block) : []))
  const told = toldIn(scriptOf(document))
  const grades = claims.scale?.bands.toSorted((a, b) => b.from.compare(a.from))
  if (told) for (const grid of grids) yield* inGrid(prose, grid, told.scale, told)
  if (grades) for (const grid of grids) yield* inGrid(prose, grid, grades)
  if (told) yield* inText(document, told, grids)
}

/** The lights that a document tells, and what of. */
interface Told {
  readonly scale: Scale
  /** The sentence that tells it. */
  readonly text: string
  /** "进度值80以上为绿灯": what is measured, where it is named. */
  readonly subject?: string
  /** What figures are taken times to be measured: 1, and of rates against the time gone by (序时进度50%) what they are of it. */
  readonly factors: readonly number[]
}

const TIME_GONE = /(?:序时|时间|时序)(?:执行|支出)?进度(?:要求|标准|值|为|是|应为|\(|:|按)*(\d{1,3}(?:\.\d+)?)%/g
const MEASURED = /([一-龥]{2,8}?)(?:达到|达|在|为|是|不低于|≥|>|:|\()*\d{1,3}(?:\.\d+)?(?:%|分)?(?:\(含\)|含)?(?:及?以上|[-~至到≤<])/
/** Words before a bound that name nothing that is measured. */
const NO_MEASURE = /[灯色牌]$|^(?:其中|标准|分为|即)/

function toldIn({ stretches }: Script): Told | undefined {
  for (const { text } of stretches) {
    const scale = lightsIn(text)
    if (!scale) continue
    const subject = MEASURED.exec(text)?.[1]
    const rates = stretches.flatMap((one) => [...one.text.matchAll(TIME_GONE)].map(([, rate]) => Number(rate)))
    const factors = [1, ...new Set(rates.filter((rate) => rate > 0 && rate < 100).map((rate) => 100 / rate))]
    return { scale, text, factors, ...(subject === undefined || NO_MEASURE.test(subject) ? {} : { subject }) }
  }
  return undefined
}

const bandOf = (scale: Scale, value: number) => scale.find(({ from }) => Number(from.toString()) <= value + 1e-9)?.title ?? ''
/** The levels that a figure may have; one that was reckoned on from a rounded figure may stand on either side of a bound. */
const fitting = (scale: Scale, value: number, half: number, factor: number): readonly string[] =>
  factor === 1
    ? [bandOf(scale, value)]
    : [bandOf(scale, value * factor), bandOf(scale, (value + half) * factor), bandOf(scale, (value - half) * factor)]

const levelOf = (text: string) => bare(text).replace(/[“”"]|(?<=^[红橙黄蓝绿])[灯色牌]$/g, '')

function* inGrid(prose: Document['prose'], { columns, rows }: Grid, scale: Scale, told?: Told): Iterable<Report> {
  const isLevel = (level: string) => scale.some(({ title }) => sameGrade(title, level))
  for (const { at } of columns) {
    const own = rows.flatMap(({ row, name, figures }) => {
      const cell = row.cells.find(({ column }) => column === at)
      const level = cell ? levelOf(cell.text) : ''
      return cell && isLevel(level) ? [{ row, name, figures, cell, level }] : []
    })
    if (own.length <= LEAST || own.length < rows.filter(({ total }) => !total).length) continue
    const judged = columns.flatMap((column) =>
      (told?.factors ?? [1]).flatMap((factor) => {
        const read = own.flatMap((one) => {
          const figure = one.figures.get(column.at)
          return figure ? [{ ...one, figure, may: fitting(scale, figure.value, figure.half, factor) }] : []
        })
        const bad = read.filter(({ level, may }) => !may.some((one) => sameGrade(level, one)))
        if (read.length < own.length || /^(?:序号|编号|行次)$/.test(column.heading)) return []
        const good = read.filter((one) => !bad.includes(one))
        return [{ column, factor, bad, good: good.length, levels: new Set(good.map(({ level }) => level)).size }]
      }),
    )
    const best = judged.toSorted(
      (a, b) => a.bad.length - b.bad.length || (told ? b.levels - a.levels : 0) || a.factor - b.factor || b.column.at - a.column.at,
    )[0]
    // Where all rows have one level, any column of large figures would agree.
    if (!best || best.good < LEAST || best.bad.length * 2 > best.good || new Set(own.map(({ level }) => level)).size < 2) continue
    // Lights of one colour agree with every column of high figures: the scale must speak of this one, or it must tell two colours.
    if (told && best.levels < 2 && !isMeasured(told, best.column.heading, best.factor)) continue
    for (const { name, row, cell, figure, level, may } of best.bad) {
      const expected = may[0]!
      yield {
        place: placeIn(prose, cellPassage(row, cell)),
        related: [placeOfFigure(prose, figure)],
        message: `“${name}”的${best.column.heading}是 ${figure.written}，按文中的分段应为“${expected}”，写的是“${level}”`,
        found: level,
        expected,
      }
    }
  }
}

const PERIOD = /^(?:截至)?(?:20\d\d年)?(?:\d{1,2}(?:[-~—至]\d{1,2})?月(?:底|末|份)?)?|\([^()]*\)$/g
/** Whether the scale is one of that column. */
function isMeasured({ text, subject, factors }: Told, heading: string, factor: number): boolean {
  const words = heading.replace(PERIOD, '')
  if (subject !== undefined) return words.endsWith(subject.slice(-2))
  return factor === 1 && factors.length === 1 && words.length > 1 && text.includes(words)
}

const SHOWN = /(\d{1,3}(?:\.\d+)?)[%分]?[，,、(]?(?:亮|为|属|预警|应?亮起|显示)*[“"]?([红橙黄蓝绿])(?:灯|色预警)(?!的?项目)/g

/** "完成度指数68.57，亮黄灯" */
function* inText(document: Document, told: Told, grids: readonly Grid[]): Iterable<Report> {
  const { scale, factors, subject } = told
  const script = scriptOf(document)
  for (const stretch of script.stretches) {
    if (lightsIn(stretch.text)) continue
    for (const { index, 0: words, 1: value = '', 2: level = '' } of stretch.text.matchAll(SHOWN)) {
      const figure = Number(value)
      const half = 0.5 / 10 ** (value.split('.')[1]?.length ?? 0)
      const expected = scale.find(({ from }) => from.lte(value))?.title
      if (expected === undefined || !scale.some(({ title }) => title === level)) continue
      const named = NAMED.exec(stretch.text.slice(Math.max(0, index - LONGEST_NAME), index))?.[1]
      const isOwn = subject !== undefined && named !== undefined && (named.endsWith(subject.slice(-2)) || subject.endsWith(named.slice(-2)))
      if ((isOwn ? [1] : factors).some((factor) => fitting(scale, figure, half, factor).includes(level))) continue
      if (subject !== undefined && named !== undefined && !isOwn) continue
      if (isInRow(grids, figure, level)) continue
      yield {
        place: placeOfPlain(script, stretch, index, index + words.length),
        message: `这里是 ${value}，按文中的分段应为“${expected}”灯，写的是“${level}”灯`,
        found: level,
        expected,
      }
    }
  }
}

const NAMED = /([一-龥]{2,8}?)(?:为|是|达到?|仅|只有|约|:|\()*$/
const LONGEST_NAME = 12

/** The table shows that very light beside that very figure: it is judged there, by the column that its lights follow. */
const isInRow = (grids: readonly Grid[], value: number, level: string): boolean =>
  grids.some(({ rows }) =>
    rows.some(
      ({ row, figures }) =>
        [...figures.values()].some((one) => one.value === value) && row.cells.some(({ text }) => levelOf(text) === level),
    ),
  )
