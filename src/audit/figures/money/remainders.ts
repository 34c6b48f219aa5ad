import type { Place } from '#domain/place.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Grid, GridRow } from '../tables/grid.ts'

/** The amount alone, of nothing but the year or the money: "基本支出结转" is of something else. "本年未执行" is judged in text-against-total.ts. */
const LEFT = /^(?:(?:年末|年终|期末|本年|全年|年度)?(?:资金)?(?:结转|结余|结转结余)(?:资金)?)$/
const GIVEN = /预算|安排|下达|计划/
const SPENT = /执行|支出|支付/
const WAN = 1e4

/**
 * What is told as left over 结转结余 beside tables of what was given and what was spent: "年末结转76.50万元" where 3300.00 − 3232.50 is 67.50. A wrong unit is proven by
 * the same digits; another amount is a question only, for part of what is left may have been taken back.
 */
export function* remaindersThatDoNotFit({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const wholes = grids.flatMap(remaindersOf)
  const [left] = wholes
  if (!left || left <= 0 || wholes.some((one) => Math.abs(one - left) > 1e-9) || !isInWan(script.plain.text)) return
  // What was carried in is left over as well; what was taken back is not.
  const isOther = /上年结转|年初结转|收回|上缴|缴回/.test(script.plain.text)
  const known = new Set(
    grids.flatMap(({ rows, columns }) => rows.flatMap((row) => remainderOf(row, columns) ?? [])).map((one) => one.toFixed(2)),
  )
  for (const { stretch, quantities } of figures)
    for (const one of quantities) {
      if (one.unit !== '元' || one.bound || one.value <= 0 || !LEFT.test(one.label) || stretch.kind === 'goals') continue
      if (known.has((one.value / WAN).toFixed(2))) continue
      const isUnit = Math.abs(one.value - left) <= 1e-9 && !/亿|万/.test(one.written)
      if (!isUnit && isOther) continue
      yield {
        kind: isUnit ? 'unit' : 'figures',
        ...(isUnit ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, one),
        ...(isUnit ? { related: declaredIn(script) } : {}),
        message: isUnit
          ? `“${one.label}${one.written}”的单位像是写错了：表中预算减去执行是 ${sayNumber(left)} 万元`
          : `“${one.label}${one.written}”，表中预算减去执行是 ${sayNumber(left)} 万元`,
        found: one.written,
        expected: `${sayNumber(left)}万元`,
      }
    }
}

/** Where the tables say their unit: it may be that which is wrong. */
const declaredIn = (script: Sheet['script']): Place[] =>
  script.stretches.flatMap((stretch) => {
    const match = IN_WAN.exec(stretch.text)
    return match ? [placeOf(script, stretch, { start: match.index, end: match.index + match[0].length })] : []
  })

const IN_WAN = /单位:[^\n]{0,4}万元|\(万元\)/
const isInWan = (text: string) => IN_WAN.test(text) && !/单位:元/.test(text)

/** Of the total row, or of the only one. */
function remaindersOf({ columns, rows }: Grid): number[] {
  const told = rows.flatMap((row) => {
    const left = remainderOf(row, columns)
    return left === undefined ? [] : [{ total: row.total, left }]
  })
  const totals = told.filter(({ total }) => total)
  const whole = totals.length > 0 ? totals : told
  return whole.length === 1 ? whole.map(({ left }) => left) : []
}

function remainderOf({ figures }: GridRow, columns: Grid['columns']): number | undefined {
  const spent = columns.find(({ holds, heading }) => holds === 'money' && SPENT.test(heading) && !/累计/.test(heading))
  const given = columns.findLast((one) => one !== spent && spent && one.at < spent.at && one.holds === 'money' && GIVEN.test(one.heading))
  const [whole, part] = [given && figures.get(given.at), spent && figures.get(spent.at)]
  return whole && part ? Number((whole.value - part.value).toFixed(6)) : undefined
}
