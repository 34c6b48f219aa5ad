import type { Place } from '#domain/place.ts'
import { points } from '#domain/quantity.ts'
import { withoutScale } from '../../extract/grade-scale.ts'
import { gradeWords } from '../../grades.ts'
import type { Document } from '../../rule.ts'
import { placeOfPlain, type Script, type Stretch, scriptOf } from '../../script.ts'

/** A grade that no score stands beside 单独写的等级, and the total it must belong to. */
export interface LoneGrade {
  readonly grade: string
  readonly place: Place
  readonly score: ReturnType<typeof points>
  /** The words before the grade where they are a cell of their own, and the score. */
  readonly related: readonly Place[]
  /** Every total of the document; where all of them have one grade, it does not matter which is meant. */
  readonly all: readonly ReturnType<typeof points>[]
}

const WORDS = gradeWords.join('|')
const LABEL = '(?:等级|等次|档次|评级|级别)(?:评定|确定|认定|结果|结论|属|分)*'
const SAID = new RegExp(`${LABEL}(?:为|是|:|在)*["“'(「【]*(${WORDS})(?=["”')」】]*(?:[，。；;、()〓]|等级|等次|档|级(?!别)|$))`, 'g')
const LABEL_CELL = new RegExp(`^(?:自评|评价|绩效|综合|评定|结果)*${LABEL}:?$`)
const GRADE_CELL = new RegExp(`^["“]?(${WORDS})["”]?$`)
/** Grades of several, of other years, or of the reviewers. */
const OTHER = /均|都|上年|去年|上一年|各项目|其余|复核|抽查|个|平均/

const TOTAL =
  /(?:总分|总得分|总评分|综合得分|综合评分|自评得分|评价得分|最终得分|整体得分|项目得分|自评总分|加总|累计得|合计得|得分合计|共得|合计)(?:结果|情况)?(?:\(分\))?[为是得:= \t]*(?:[\d.+分]{3,60}=)?(?:100(?:\.0+)?[ \t]+)?(\d{2,3}(?:\.\d+)?)(?![\d.%]|个|项|万|元|户|人)/g
const TOTAL_CELL = /^(?:总分|合计|总计|总得分|自评总分|得分合计|综合得分|自评得分)(?:\(\d*分\))?$/
const NUMBER_CELL = /^(?:\d{1,3}(?:\.\d+)?分?|[-/—]*)$/
const MOST_CELLS = 12
const LEAST = 50
const WHOLE = 100

/** Grades told apart from their score, each with the total told nearest before it, or the next one behind. */
export function loneGrades(document: Document): LoneGrade[] {
  const script = scriptOf(document)
  const texts = script.stretches.map(({ text }) => withoutScale(text))
  const grades = script.stretches.flatMap((stretch, at) => gradesIn(script, stretch, texts, at))
  if (grades.length === 0) return []
  const found = script.stretches.flatMap((stretch, at) => totalsIn(script, stretch, texts, at))
  // "合计" may be that of a part.
  const strong = found.filter(({ isStrong }) => isStrong)
  const totals = strong.length > 0 ? strong : found
  const all = totals.map(({ score }) => score)
  return grades.flatMap(({ grade, place, at, label }) => {
    const nearest = totals.findLast((total) => total.at <= at) ?? totals[0]
    return nearest ? [{ grade, place, score: nearest.score, related: [nearest.place, ...label], all }] : []
  })
}

function gradesIn(script: Script, stretch: Stretch, texts: readonly string[], at: number) {
  const text = texts[at]!
  const cell = GRADE_CELL.exec(text.trim())
  if (cell && LABEL_CELL.test(texts[at - 1]?.trim() ?? ''))
    return [
      {
        grade: cell[1]!,
        at,
        place: placeOfPlain(script, stretch, 0, stretch.text.length),
        label: [placeOfPlain(script, script.stretches[at - 1]!, 0, script.stretches[at - 1]!.text.length)],
      },
    ]
  if (!/[等档级]/.test(text)) return []
  return [...text.matchAll(SAID)].flatMap((match) => {
    const from = Math.max(...['。', '；', ';'].map((stop) => text.lastIndexOf(stop, match.index))) + 1
    const before = text.slice(from, match.index)
    if (
      /\d分/.test(before) ||
      OTHER.test(before) ||
      /^["”')」】]*(?:等级|等次|档)?的?[\d一-龥]{0,6}个/.test(text.slice(match.index + match[0].length))
    )
      return []
    const end = match.index + match[0].length
    return [{ grade: match[1]!, at, place: placeOfPlain(script, stretch, end - match[1]!.length, end), label: [] }]
  })
}

function totalsIn(script: Script, stretch: Stretch, texts: readonly string[], at: number) {
  const text = texts[at]!
  const of = (figure: string, place: Place, words: string) => {
    const value = Number(figure)
    return value >= LEAST && value <= WHOLE ? [{ score: points(figure), place, at, isStrong: !words.startsWith('合计') }] : []
  }
  if (TOTAL_CELL.test(text.trim())) {
    const row = script.stretches.slice(at + 1, at + 1 + MOST_CELLS)
    const end = row.findIndex((one) => one.text.trim() !== '' && !NUMBER_CELL.test(one.text.trim()))
    const figures = (end < 0 ? row : row.slice(0, end)).filter((one) => /\d/.test(one.text))
    const last = figures.at(-1)
    const figure = last && /\d+(?:\.\d+)?/.exec(last.text)?.[0]
    // "总分 | 100 | 97.42": the points come first.
    const isRow = figures.length === 2 ? Number.parseFloat(figures[0]!.text) === WHOLE : figures.length === 1
    return figure === undefined || !isRow || (figures.length === 1 && Number(figure) === WHOLE)
      ? []
      : of(figure, placeOfPlain(script, last!, 0, last!.text.length), text.trim())
  }
  return [...text.matchAll(TOTAL)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    if (/平均|满分|上年|去年|20\d\d年度?$|最高|最低/.test(before)) return []
    // "总分100分，自评得分95分": what could be had.
    if (Number(match[1]) === WHOLE && /^(?:总分|合计)/.test(match[0])) return []
    const end = match.index + match[0].length
    return of(match[1]!, placeOfPlain(script, stretch, end - match[1]!.length, end), match[0])
  })
}
