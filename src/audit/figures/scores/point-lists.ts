import { categoryLists } from '../../extract/category-lists.ts'
import { categoriesIn } from '../../extract/score-words.ts'
import type { Script, Stretch } from '../../script.ts'
import { type Figures, type Mismatch, placeOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'

const OPENS = /^[^。；;\d另]{0,10}(?:下设|包括|分为|设(?:置|有)?|其中|由|含|涵盖|分解为)/
const NO_POINTS = /得|扣|失|实际|自评|总分|满分|合计|共计|总计/
const WHOLE = 100
/** Words between the points of an indicator and the first of its parts. */
const LONGEST = 30

/**
 * How the points of a first-level indicator are shared out 分值分解: "决策20分，下设项目立项（8分）、绩效目标（6分）、资金投入（6分）", or with the points of the indicator told elsewhere
 * ("权重分别为15%、20%、35%、30%").
 */
export function* pointListsThatDoNotAdd(script: Script, figures: readonly Figures[]): Iterable<Mismatch> {
  const told = pointsTold(figures)
  for (const { stretch, quantities } of figures) {
    if (stretch.passage.row) continue
    const points = quantities.filter(({ unit }) => unit === '分')
    if (points.length < 2) continue
    for (const list of listsIn(stretch, points)) {
      const [first] = list
      const before = points[points.indexOf(first!) - 1]
      const lead = stretch.text.slice(before ? before.end : 0, first!.start)
      const clause = lead.slice(Math.max(lead.lastIndexOf('。'), lead.lastIndexOf('；'), lead.lastIndexOf(';')) + 1)
      const isOfParent = before !== undefined && !lead.startsWith(')') && clause === lead && lead.length <= LONGEST && OPENS.test(lead)
      const category = categoriesIn(clause, false).find(({ level, start }) => level === 1 && start <= 8)?.category
      const named = category === undefined ? undefined : told.get(category)
      const whole = isOfParent ? before.value : /下设|设(?:置|有)?\d?|包括|分为|[二两三四五六七八九]个/.test(clause) ? named : undefined
      const sum = list.reduce((all, { value }) => all + value, 0)
      if (whole === undefined || list.length < 2 || Math.abs(sum - whole) < 0.005 || Math.abs(sum - whole) > whole / 2) continue
      yield {
        kind: 'points',
        ...(isOfParent ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, isOfParent ? before : first!),
        related: list.map((one) => placeOf(script, stretch, one)),
        message: `分值 ${sayNumber(whole)} 分，下列各项分值相加为 ${sayNumber(sum)} 分（${list.map(({ value }) => sayNumber(value)).join(' + ')}）`,
        found: `${sayNumber(sum)} 分`,
        expected: `${sayNumber(whole)} 分`,
      }
    }
  }
}

/** Bare points one behind the other, with nothing but names between them; "(20分、20分)" inside a list of scores is none. */
function listsIn({ text }: Stretch, points: readonly Quantity[]): Quantity[][] {
  const lists: Quantity[][] = []
  let run: Quantity[] = []
  for (const one of points) {
    const last = run.at(-1)
    const gap = last ? text.slice(last.end, one.start) : ''
    const isNext =
      last !== undefined &&
      /^\)?[、，,和及与]+[^、，。；;:()\d]{2,16}[(]?$/.test(gap) &&
      !NO_POINTS.test(gap) &&
      !/下设|包括|分为|其中|设置?(?=[一-龥])/.test(gap)
    if (!isNext) {
      if (run.length >= 2) lists.push(run)
      run = []
    }
    run.push(one)
  }
  if (run.length >= 2) lists.push(run)
  return lists.filter(
    (list) =>
      !NO_POINTS.test(text.slice(list[0]!.labelStart, list[0]!.start)) && !/^\)?[，,]?(?:得|扣|自评)/.test(text.slice(list.at(-1)!.end)),
  )
}

const SHARED = /([^。；;\d]{4,70})(?:权重|分值|满分)(?:分别|依次|各)+(?:为|是|占|:)((?:\d+(?:\.\d+)?(?:分|%)[、，,和]?){3,9})/
/** The points of the first-level indicators: named one by one, or in a row behind their names. */
function pointsTold(figures: readonly Figures[]): ReadonlyMap<string, number> {
  const told = new Map<string, number>()
  for (const { stretch } of figures) {
    for (const { holds, items } of categoryLists(stretch.text))
      if (holds === 'points') for (const { category, value } of items) told.set(category, Number(value))
    const match = /分别|依次|各/.test(stretch.text) ? SHARED.exec(stretch.text) : null
    if (!match) continue
    const names = categoriesIn(match[1]!.replace(/[、和]/g, '指标、'), false).filter(({ level }) => level === 1)
    const values = [...match[2]!.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
    if (names.length === values.length && values.reduce((all, one) => all + one, 0) === WHOLE)
      for (const [i, { category }] of names.entries()) told.set(category, values[i]!)
  }
  return told
}
