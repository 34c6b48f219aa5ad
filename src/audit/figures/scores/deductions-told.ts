import { itemisedDeductions } from '../../extract/itemised-deductions.ts'
import { placeOfSpan } from '../../extract/passages.ts'
import type { Document } from '../../rule.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'

/** Rounding of points and scores with two decimals. */
const SLACK = 0.011
/** Letters that a short name must share with that of a row. */
const LEAST_SHARED = 4

/** An indicator with points and score, and what it lost. */
interface Loss {
  readonly name: string
  readonly lost: number
}

/**
 * What the text says was deducted from an indicator 扣分, against points and score of its row: "“完工及时率”指标……扣2.00分" beside 8 and 7.00, "水样：……扣0.15分" beside the
 * row 饮用水监测水样. A name that is only like the row's is asked about.
 */
export function* deductionsToldOtherwise({
  submission,
  claims,
  file,
}: Pick<Document, 'submission' | 'claims' | 'file'>): Iterable<Mismatch> {
  const losses = lossesOf(submission)
  if (losses.length === 0) return
  const items = itemisedDeductions(claims.passages)
  for (const [i, { passage, start, end, amount }] of items.entries()) {
    const { text } = claims.passages[passage]!
    const before = items[i - 1]
    const from = before?.passage === passage ? before.end : 0
    const clause = text.slice(Math.max(from, text.lastIndexOf('；', start), text.lastIndexOf(';', start)), start + 1)
    const loss = rowOf(clause, losses)
    const value = Number(amount.toString())
    if (
      !loss ||
      Math.abs(loss.lost - value) <= SLACK ||
      !(loss.lost >= 0.005) ||
      losses.some(({ lost }) => Math.abs(lost - value) <= SLACK)
    )
      continue
    yield {
      kind: 'deduction',
      ...(loss.isSure ? {} : { severity: 'warning' as const }),
      place: placeOfSpan(file, claims.passages[passage]!, start, end),
      message: `“${loss.name}”在评分表中分值减得分为 ${sayNumber(loss.lost)} 分，这里写的是扣 ${sayNumber(value)} 分`,
      found: `${sayNumber(value)}分`,
      expected: `${sayNumber(loss.lost)}分`,
    }
  }
}

const TOGETHER = /(?:共|合计|累计|总共)(?:计)?(?:被)?扣(?:除|减)?(?:了|分)?(\d+(?:\.\d+)?)分/g

/** "未达目标的指标2个，共扣2.25分" against what the rows of the only form lost, with and without the execution rate, and what its total lacks of a hundred. Asked. */
export function* deductionTotalsToldOtherwise({
  submission,
  claims,
  file,
}: Pick<Document, 'submission' | 'claims' | 'file'>): Iterable<Mismatch> {
  const forms = [...submission.projects, ...(submission.whole ? [submission.whole] : [])].filter(({ indicators }) => indicators.length > 0)
  const [form] = forms
  if (!form || forms.length > 1) return
  const losses = form.indicators.map(({ points, claimedScore }) =>
    points === undefined || claimedScore === undefined ? Number.NaN : Number(points.minus(claimedScore).toString()),
  )
  const rows = losses.reduce((all, one) => all + one, 0)
  if (!(rows > 0)) return
  const { claimedPoints, claimedScore } = form.budget
  const execution = claimedPoints && claimedScore ? Number(claimedPoints.minus(claimedScore).toString()) : 0
  const wanted = [rows, rows + execution, ...(form.claimedTotal ? [100 - Number(form.claimedTotal.toString())] : [])]
  for (const passage of claims.passages) {
    for (const match of passage.text.matchAll(TOGETHER)) {
      const said = Number(match[1])
      const isPart = losses.some((one) => Math.abs(one - said) <= SLACK) || said < rows / 2 || said > 2 * (rows + execution)
      if (isPart || wanted.some((one) => Math.abs(one - said) <= SLACK)) continue
      yield {
        kind: 'deduction',
        severity: 'warning',
        place: placeOfSpan(file, passage, match.index, match.index + match[0].length),
        message: `这里写的是共扣 ${sayNumber(said)} 分，评分表中各项分值减得分合计 ${sayNumber(rows)} 分${execution > 0 ? `，连同预算执行 ${sayNumber(rows + execution)} 分` : ''}`,
        found: `${match[1]}分`,
        expected: `${sayNumber(rows)}分`,
      }
    }
  }
}

/** The one row that the words before a deduction name. */
function rowOf(clause: string, losses: readonly Loss[]): (Loss & { readonly isSure: boolean }) | undefined {
  const named = losses.filter(({ name }) => clause.includes(name))
  if (named.length > 0) return named.length === 1 ? { ...named[0]!, isSure: true } : undefined
  const title = /^[^一-龥“]*(?:其中)?[“]?([一-龥]{2,16})[”]?[:，。(扣]/.exec(clause)?.[1]?.replace(/(?:指标|扣|失)+$/, '') ?? ''
  if (title.length < 2) return undefined
  const like = losses.filter(({ name }) => name.includes(title) || shared(name, title) >= LEAST_SHARED)
  return like.length === 1 ? { ...like[0]!, isSure: false } : undefined
}

/** Letters of the longest beginning or end of a name that another holds. */
function shared(name: string, other: string): number {
  for (let size = Math.min(name.length, other.length); size >= LEAST_SHARED; size--)
    if (other.includes(name.slice(0, size)) || other.includes(name.slice(-size))) return size
  return 0
}

/** Points minus score of every indicator; NaN where several rows have its name. */
function lossesOf({ projects, whole }: Document['submission']): readonly Loss[] {
  const lost = new Map<string, number>()
  const twice = new Set<string>()
  for (const { indicators } of [...projects, ...(whole ? [whole] : [])])
    for (const { name, points, claimedScore } of indicators) {
      if (points === undefined || claimedScore === undefined) continue
      if (lost.has(name)) twice.add(name)
      lost.set(name, Number(points.toString()) - Number(claimedScore.toString()))
    }
  return [...lost].flatMap(([name, one]) => (name.length < 2 ? [] : [{ name, lost: twice.has(name) ? Number.NaN : one }]))
}
