import { headingMark } from '#domain/numbering.ts'
import type { Claims } from '../../extract/claims.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Grid } from '../tables/grid.ts'

const MOST_APART = 20
const NUMERALS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }

/** "10个项目平均得分90.76分": the mean of the scores that the document gives to so many projects. */
export function* averagesThatDoNotFit({ script, figures }: Sheet, grids: readonly Grid[], { conclusions }: Claims): Iterable<Mismatch> {
  const stated = new Map(
    conclusions.flatMap(({ project, total }) => (project !== undefined && total ? [[project, Number(total.value.toString())]] : [])),
  )
  const sets = [[...stated.values()], ...grids.flatMap(scoreColumns), grids.flatMap(totalScores)].filter((set) => set.length >= 2)
  const totals = grids.flatMap(totalColumns)
  for (const [at, { stretch, quantities }] of figures.entries()) {
    for (const one of quantities) {
      if (one.unit !== '分' || !/平均(?:得分|分|自评得分)?(?:为|是|:)?$|均分(?:为)?$/.test(one.label) || /加权|20\d\d年/.test(one.label))
        continue
      const before = stretch.text.slice(Math.max(0, one.start - 30), one.start)
      const said = /(\d{1,3}|[两二三四五六七八九十])个?(?:单位|项目|部门)[^，。；]{0,6}$/.exec(before)?.[1]
      const count = said === undefined ? undefined : (NUMERALS[said] ?? Number(said))
      // Totals of rows and lines are of as many things as the text says, or of something else.
      const counted = count === undefined ? [] : [...totals, totalsOfLines(figures.slice(Math.max(0, at - count), at))]
      const means = [...sets, ...counted.filter((set) => set.length >= 2)]
        .filter((set) => count === undefined || set.length === count)
        .map((set) => set.reduce((sum, value) => sum + value, 0) / set.length)
      if (means.length === 0 || means.some((mean) => Math.abs(mean - one.value) <= one.half + 1e-9)) continue
      // A mean so far off is that of other things.
      if (count === undefined && means.every((mean) => Math.abs(mean - one.value) > MOST_APART)) continue
      yield {
        kind: 'figures',
        ...(count === undefined ? { severity: 'warning' as const } : {}),
        place: placeOf(script, stretch, one),
        message: `平均得分写的是 ${one.written}，按文中各项目得分计算为 ${sayNumber(Math.round(means[0]! * 100) / 100)} 分`,
        found: `${sayNumber(one.value)} 分`,
        expected: `${sayNumber(Math.round(means[0]! * 100) / 100)} 分`,
      }
    }
  }
}

/** Words of a part of the score: a column under them holds no whole scores. */
const PART = /产出|效益|效果|满意|执行|过程|决策|投入|管理|指标/

/** The scores of every row in the columns that hold whole scores. */
function scoreColumns({ columns, rows }: Grid): number[][] {
  return columns
    .filter(({ holds, heading }) => holds === 'score' && !PART.test(heading))
    .map(({ at }) => rows.flatMap(({ figures, total }) => (total ? [] : (figures.get(at)?.value ?? []))))
    .filter((set) => set.every((score) => score > 30))
}

/** "总分" in a summary of projects. */
const totalColumns = ({ columns, rows }: Grid): number[][] =>
  columns
    .filter(({ heading }) => /总分$/.test(heading.replace(/\(.*\)$/, '')))
    .map(({ at }) => rows.flatMap(({ figures, total }) => (total ? [] : (figures.get(at)?.value ?? []))))

const OF_LINE = /(?:总分|总得分|综合得分|合计得?|自评得分|得分|自评)(?:为|是|:)?$/
/** The one total that each of the lines right before tells: "1.道路项目：预算执行10分，产出48分，……，总分97分". */
function totalsOfLines(lines: Sheet['figures']): number[] {
  return lines.flatMap(({ stretch, quantities }) => {
    const scores = quantities.filter(({ unit, label, bound }) => unit === '分' && !bound && OF_LINE.test(label))
    const totals = scores.filter(({ label }) => /总|合计|综合/.test(label))
    const [only, ...others] = totals.length > 0 ? totals : scores
    return only && others.length === 0 && headingMark(stretch.raw) ? [only.value] : []
  })
}

/** The totals of forms that follow one another. */
function totalScores({ columns, rows }: Grid): number[] {
  const at = columns.findLast(({ holds }) => holds === 'score')?.at
  return at === undefined ? [] : rows.flatMap(({ figures, total }) => (total ? (figures.get(at)?.value ?? []) : []))
}
