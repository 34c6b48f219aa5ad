import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'

/** A degree of satisfaction with those who chose it. */
const DEGREE = /(?:(非常|很|十分|比较|较|基本|不太|很不|不)?满意|一般)(?:的)?(?:或[^，。；、]{2,8})?(?:有|共|为|占|是|:)?$/
/** "106份填“满意”或“比较满意”" */
const CHOSEN = /^(?:填|选|选择|表示|认为|回答|为)[“"]?(?:基本|比较|非常|很)?满意/
const NOT = /不(?:太)?满意(?:的)?(?:有|共|为|占|是|:)?$/
const VALID = /(?:有效|收回|回收)[^，。；]{0,8}$/
const COUNTED = new Set(['份', '人', '户', '家', '条'])
/** A rate told far from the one reckoned is that of something else. */
const MOST_APART = 25
const MOST_RATES = 500

/**
 * Surveys in running text 满意度调查: the degrees of satisfaction make up the valid answers, and those who are satisfied, divided by the valid answers, give a rate
 * that the document tells of some satisfaction. `rates` are the satisfaction rates of its tables, in percent.
 */
export function* surveysThatDoNotFit({ script, figures }: Sheet, rates: readonly number[]): Iterable<Mismatch> {
  const all = [
    ...rates,
    ...figures.flatMap(({ stretch, quantities }) =>
      quantities.flatMap((one) => (one.unit === '%' && /满意/.test(stretch.text) && !one.bound ? [one.value] : [])),
    ),
  ]
  // Thousands of rates are no report.
  const told = all.length > MOST_RATES ? [] : all
  for (const { stretch, quantities } of figures) {
    if (!/满意/.test(stretch.text)) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const inside = quantities.filter((one) => one.start >= start && one.end <= end && COUNTED.has(one.unit) && !one.bound)
      for (const [i, valid] of inside.entries()) {
        if (!VALID.test(valid.label) || isNextValid(inside[i + 1])) continue
        const degrees = degreesBehind(stretch.text, inside.slice(i + 1))
        const place = placeOf(script, stretch, valid)
        const related = degrees.map((one) => placeOf(script, stretch, one))
        const sum = degrees.reduce((all, { value }) => all + value, 0)
        if (degrees.length >= 3 && degrees.some(({ label }) => NOT.test(label))) {
          if (sum !== valid.value && Math.abs(sum - valid.value) < valid.value / 2)
            yield {
              kind: 'figures',
              place,
              related,
              message: `有效 ${valid.written}，各种回答相加为 ${sayNumber(sum)}（${degrees.map(({ written }) => written).join(' + ')}）`,
              found: valid.written,
              expected: sayNumber(sum),
            }
          continue
        }
        const [only, ...others] = degrees
        if (!only || others.length > 0 || NOT.test(only.label) || only.value > valid.value || told.length === 0) continue
        const issued = inside.slice(0, i).map(({ value }) => value)
        const possible = [valid.value, ...issued].map((whole) => (100 * only.value) / whole)
        if (told.some((rate) => possible.some((one) => Math.abs(one - rate) <= 0.5))) continue
        const nearest = told.toSorted((a, b) => Math.abs(a - possible[0]!) - Math.abs(b - possible[0]!))[0]!
        if (Math.abs(nearest - possible[0]!) > MOST_APART) continue
        yield {
          kind: 'rate',
          // Answers may be weighted by their degree.
          severity: 'warning',
          place: placeOf(script, stretch, only),
          related: [place],
          message: `满意 ${only.written} ÷ 有效 ${valid.written} = ${possible[0]!.toFixed(2)}%，文中没有这样的满意度（最接近的是 ${sayNumber(nearest)}%）`,
          found: only.written,
          expected: `${sayNumber(nearest)}%`,
        }
      }
    }
  }
}

/** "收回192份，有效190份": the last one counts. */
const isNextValid = (next: Quantity | undefined) => next !== undefined && VALID.test(next.label)

/** Consecutive counts of degrees. */
function degreesBehind(text: string, quantities: readonly Quantity[]): Quantity[] {
  const end = quantities.findIndex(({ label, end: behind }) => !DEGREE.test(label) && !CHOSEN.test(text.slice(behind, behind + 12)))
  return [...quantities.slice(0, end < 0 ? undefined : end)]
}
