import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import { isSlip } from '../slips.ts'

const SHARE = /(?:占(?:比|总数的|[^，。；、]{0,6}的)?|满意[率度]?|一般)(?:为|是|达|:|的)*$/
/** "按资金性质分，财政拨款占92.40%，单位资金占7.60%": the words say that these are all. */
const DIVIDED = /按[^，。；]{2,8}(?:[分看]|划分|分类)[，:]|分别占/
const MOST = 8
const FULL = 100

/** Shares of one whole 各占比例: "非常满意占62.50%，满意占25.00%，不满意占12.50%" make up a hundred; those that would but for one slip are asked about. */
export function* sharesThatMakeNoHundred({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 2 || !/[占满]/.test(stretch.text)) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const shares = quantities.filter((one) => one.unit === '%' && one.start >= start && one.end <= end && !one.bound && isShare(one))
      const least = DIVIDED.test(stretch.text.slice(start, end)) ? 2 : 3
      if (shares.length < least || shares.length > MOST) continue
      const sum = shares.reduce((all, { value }) => all + value, 0)
      const slack = shares.reduce((all, { half }) => all + half, 0) + 1e-6
      if (Math.abs(sum - FULL) <= slack) continue
      // A whole among them, or what came before: their parts are no list.
      if (shares.some((one) => Math.abs(sum - one.value - FULL) <= slack || Math.abs(sum - 2 * one.value) <= slack)) continue
      const wrong = shares.filter((one) => isSlip(one, Number((one.value + FULL - sum).toFixed(2))))
      const [only] = wrong
      if (!only) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, wrong.length === 1 ? only : shares[0]!),
        related: shares.filter((one) => one !== only).map((one) => placeOf(script, stretch, one)),
        message: `${shares.map(({ written }) => written).join(' + ')} = ${sayNumber(sum)}%，各占比例之和应为 ${FULL}%`,
        found: only.written,
        expected: `${sayNumber(only.value + FULL - sum)}%`,
      }
    }
  }
}

const isShare = ({ label }: Quantity) => SHARE.test(label) && !/综合|总体/.test(label)
