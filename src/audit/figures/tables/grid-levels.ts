import { cellPassage, placeIn } from '#domain/prose-place.ts'
import type { Exact } from '#domain/quantity.ts'
import { lightsIn } from '../../extract/grade-scale.ts'
import { bare } from '../../extract/plain.ts'
import { sameGrade } from '../../grades.ts'
import type { Document, Report } from '../../rule.ts'
import { placeOfPlain, scriptOf } from '../../script.ts'
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
  const lights = scriptOf(document)
    .stretches.map(({ text }) => lightsIn(text))
    .find((scale) => scale !== undefined)
  for (const scale of [lights, claims.scale?.bands.toSorted((a, b) => b.from.compare(a.from))])
    if (scale) for (const grid of grids) yield* inGrid(prose, grid, scale)
  if (lights) yield* inText(document, lights)
}

const levelOf = (text: string) => bare(text).replace(/[“”"]|(?<=^[红橙黄蓝绿])[灯色牌]$/g, '')

function* inGrid(prose: Document['prose'], { columns, rows }: Grid, scale: Scale): Iterable<Report> {
  const isLevel = (level: string) => scale.some(({ title }) => sameGrade(title, level))
  for (const { at } of columns) {
    const own = rows.flatMap(({ row, name, figures }) => {
      const cell = row.cells.find(({ column }) => column === at)
      const level = cell ? levelOf(cell.text) : ''
      return cell && isLevel(level) ? [{ row, name, figures, cell, level }] : []
    })
    if (own.length <= LEAST || own.length < rows.filter(({ total }) => !total).length) continue
    const judged = columns.flatMap((column) => {
      const read = own.flatMap((one) => {
        const figure = one.figures.get(column.at)
        return figure ? [{ ...one, figure, expected: scale.find(({ from }) => from.lte(String(figure.value)))?.title ?? '' }] : []
      })
      const bad = read.filter(({ level, expected }) => !sameGrade(level, expected))
      return read.length < own.length || /^(?:序号|编号|行次)$/.test(column.heading)
        ? []
        : [{ column, bad, good: read.length - bad.length }]
    })
    const best = judged.toSorted((a, b) => a.bad.length - b.bad.length || b.column.at - a.column.at)[0]
    // Where all rows have one level, any column of large figures would agree.
    if (!best || best.good < LEAST || best.bad.length * 2 > best.good || new Set(own.map(({ level }) => level)).size < 2) continue
    for (const { name, row, cell, figure, level, expected } of best.bad)
      yield {
        place: placeIn(prose, cellPassage(row, cell)),
        related: [placeOfFigure(prose, figure)],
        message: `“${name}”的${best.column.heading}是 ${figure.written}，按文中的分段应为“${expected}”，写的是“${level}”`,
        found: level,
        expected,
      }
  }
}

const SHOWN = /(\d{1,3}(?:\.\d+)?)[%分]?[，,、(]?(?:亮|为|属|预警|应?亮起|显示)*[“"]?([红橙黄蓝绿])(?:灯|色预警)(?!的?项目)/g

/** "完成度指数68.57，亮黄灯" */
function* inText(document: Document, scale: Scale): Iterable<Report> {
  const script = scriptOf(document)
  for (const stretch of script.stretches) {
    if (lightsIn(stretch.text)) continue
    for (const { index, 0: words, 1: value = '', 2: level = '' } of stretch.text.matchAll(SHOWN)) {
      const expected = scale.find(({ from }) => from.lte(value))?.title
      if (expected === undefined || expected === level || !scale.some(({ title }) => title === level)) continue
      yield {
        place: placeOfPlain(script, stretch, index, index + words.length),
        message: `这里是 ${value}，按文中的分段应为“${expected}”灯，写的是“${level}”灯`,
        found: level,
        expected,
      }
    }
  }
}
