import type { Document } from '../rule.ts'
import { type Mismatch, placeOf, type Sheet, sentencesOf } from './mismatch.ts'
import { sayNumber } from './quantities.ts'

/** Rounding of points and scores with two decimals. */
const SLACK = 0.011
const DEDUCTED = /扣(?:除|减|了)?$/

/** What the text says was deducted from an indicator 扣分, against points and score of its row: "“完工及时率”指标……扣2.00分" beside 8 and 7.00. */
export function* deductionsToldOtherwise({ script, figures }: Sheet, { submission }: Pick<Document, 'submission'>): Iterable<Mismatch> {
  const lost = lossesOf(submission)
  if (lost.size === 0) return
  for (const { stretch, quantities } of figures) {
    if (!stretch.text.includes('扣')) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const own = quantities.filter((one) => one.start >= start && one.end <= end && one.unit === '分')
      const deductions = own.filter(({ label }) => DEDUCTED.test(label))
      const [deducted] = deductions
      if (!deducted || deductions.length > 1) continue
      const names = [...stretch.text.slice(start, deducted.start).matchAll(/“([^”“]{3,30})”/g)].map(([, name]) => name!)
      const [name] = names
      const loss = name === undefined || names.length > 1 ? undefined : lost.get(name)
      if (loss === undefined || Math.abs(loss - deducted.value) <= SLACK) continue
      yield {
        kind: 'deduction',
        place: placeOf(script, stretch, deducted),
        message: `“${name}”在评分表中分值减得分为 ${sayNumber(loss)} 分，这里写的是扣 ${deducted.written}`,
        found: deducted.written,
        expected: `${sayNumber(loss)}分`,
      }
    }
  }
}

/** Points minus score of every indicator that only one row has. */
function lossesOf({ projects, whole }: Document['submission']): ReadonlyMap<string, number> {
  const lost = new Map<string, number>()
  const twice = new Set<string>()
  for (const { indicators } of [...projects, ...(whole ? [whole] : [])])
    for (const { name, points, claimedScore } of indicators) {
      if (points === undefined || claimedScore === undefined) continue
      if (lost.has(name)) twice.add(name)
      lost.set(name, Number(points.toString()) - Number(claimedScore.toString()))
    }
  for (const name of twice) lost.delete(name)
  return lost
}
