import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import type { Document } from '../../rule.ts'
import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { plainOf } from '../sums/slipped-sums.ts'
import { indicatorCellsOf } from '../tables/indicator-cells.ts'

/** What one of something costs, wherever it is told. */
interface Price {
  readonly value: number
  readonly digits: number
  readonly written: string
  /** "每台", "/台", "台均": the measure. */
  readonly of: string
  /** What else the words before it say. */
  readonly name: string
  readonly sentence: string
  readonly place: Place
}

const MEASURE =
  '(?:人[·*次]?(?:年|月|天|日)?|户|台套|台|套|辆|处|座|亩|公顷|平方米|立方米|平方公里|公里|千米|米|吨|公斤|件|个|名|位|家|所|村|场|期|次|例|株|棵|盏|块|间|床位?|栋|幢|口|眼|册|份|批|项|只|头|条|校|班|点|组|生|课时|学时|标段)'
const SLASH = new RegExp(`^/(${MEASURE})`)
const EACH = new RegExp(`(?:每一?(?!年|月|天|日|季)(${MEASURE})|(${MEASURE})均|单(${MEASURE}))([^，。；;]{0,14})$`)
const GENERIC =
  /补助|补贴|标准|平均|单位|成本|单价|造价|费用|资金|金额|经费|支出|投资|建设|实际|控制|目标|预算|不高于|不超过|不低于|低于|高于|发放|年度|指标|[按照为是约达到至的与和每均/:由以内一]|\d[\d.,]*(?:公里|元|万元)?|[，、。；()“”]/g
const PEOPLE: Readonly<Record<string, string>> = { 名: '人', 位: '人', 千米: '公里', 生: '人' }
const WAN = 1e4
/** Digits that hardly come twice by chance. */
const MANY = 3

/**
 * One price for one of something, told in 元 here and in 万元 there 同一单价，单位不同: "每台25元" and "平均每台25万元", "65.00 | 元/座" in a row and "每座65.00万元" in the text. The same
 * digits for the same measure; or, in one sentence or of one name, two prices of one size but for the unit ("33.86元/座，低于35.00万元/座").
 */
export function* pricesInTwoUnits(sheet: Sheet, prose: Pick<Prose, 'blocks'>): Iterable<Mismatch> {
  for (const [, prices] of Map.groupBy(pricesIn(sheet, prose), ({ of }) => of)) {
    if (prices.length < 2 || prices.length > MOST) continue
    for (const [i, one] of prices.entries()) {
      const other = prices.find((each, j) => j !== i && isOtherUnit(one, each))
      if (!other || prices.some((each) => each !== one && each.value === one.value && isNamedAlike(one, each))) continue
      // Of two that stand alone the one in 元 lost its 万, unless it is the second of its kind.
      if (one.value > other.value && !prices.some((each) => each !== other && each.value === other.value && isNamedAlike(other, each)))
        continue
      const isSame = one.digits === other.digits
      yield {
        kind: 'unit',
        ...(isSame && String(one.digits).length > MANY ? {} : { severity: 'warning' as const }),
        place: one.place,
        related: [other.place],
        message: isSame
          ? `同样是每${one.of}的金额，这里写的是 ${one.written}，另一处写的是 ${other.written}，相差一万倍，请核对单位`
          : `这里每${one.of}写的是 ${one.written}，比照的是 ${other.written}，相差约一万倍，请核对单位`,
        found: one.written,
        expected: one.written.replace(/万?元/, one.value < other.value ? '万元' : '元'),
      }
      break
    }
  }
}

const MOST = 200

function pricesIn({ script, figures }: Sheet, prose: Pick<Prose, 'blocks'>): Price[] {
  const told = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((one): Price[] => {
      if (one.unit !== '元' || one.value <= 0) return []
      const of = measureOf(stretch.text, one)
      if (!of) return []
      const { start, end } = sentencesOf(stretch.text).find((span) => span.start <= one.start && one.start < span.end) ?? one
      return [
        {
          ...of,
          value: one.value,
          digits: plainOf(one),
          written: one.written,
          sentence: `${stretch.passage.number}/${start}/${end}`,
          place: placeOf(script, stretch, one),
        },
      ]
    }),
  )
  const inRows = indicatorCellsOf(prose).flatMap(({ name, row, target, actual, cells, unit }): Price[] => {
    const of = SLASH.exec(unit.replace(/^[百千]?万?元/, ''))?.[1]
    if (of === undefined || target.unit !== '元') return []
    return (
      [
        ['target', target],
        ['actual', actual],
      ] as const
    ).map(([which, one]) => ({
      of: PEOPLE[of] ?? of,
      name: coreOf(name),
      value: one.value,
      digits: plainOf(one),
      written: `${one.written}/${of}`,
      sentence: '',
      place: placeIn(script, cellPassage(row, cells[which])),
    }))
  })
  return [...told, ...inRows]
}

function measureOf(text: string, { start, end }: Quantity): { readonly of: string; readonly name: string } | undefined {
  const before = text.slice(Math.max(0, start - LONGEST), start)
  const clause = before.slice(Math.max(...['，', '。', ';', '；'].map((stop) => before.lastIndexOf(stop))) + 1)
  const slash = SLASH.exec(text.slice(end, end + 6))?.[1]
  const each = EACH.exec(clause)
  const of = slash ?? each?.[1] ?? each?.[2] ?? each?.[3]
  return of === undefined
    ? undefined
    : { of: PEOPLE[of] ?? of, name: coreOf(clause.replace(each && !slash ? each[0].slice(0, -each[4]!.length || undefined) : '', '')) }
}
const LONGEST = 24
const coreOf = (words: string) => words.replace(GENERIC, '').replace(/[^一-龥]/g, '')

const isNamedAlike = (a: Price, b: Price): boolean => a.name.includes(b.name) || b.name.includes(a.name)

/**
 * A price in a row whose unit is wrong by 万 for what was spent: "2.17 | 元/处" beside 64 处 and 139.12 万元. The price and the number of things make what was spent of the project as soon as
 * the unit is the other one.
 */
export function* pricesOfAnotherScale(script: Sheet['script'], { prose, submission }: Document): Iterable<Mismatch> {
  const rows = indicatorCellsOf(prose)
  const spent = [...submission.projects, ...(submission.whole ? [submission.whole] : [])].flatMap(({ budget: { executed } }) =>
    executed === undefined ? [] : [Number(executed.toString())],
  )
  for (const { row, actual: price, cells, unit, name } of rows) {
    const of = SLASH.exec(unit.replace(/^万?元/, ''))?.[1] ?? SLASH.exec(cells.actual.text.trim().replace(/^[\d.,]+万?元/, ''))?.[1]
    if (of === undefined || price.unit !== '元' || price.value <= 0) continue
    const other = price.written.includes('万元') ? 1 / WAN : WAN
    const counts = rows.filter(({ actual }) => actual.unit === (PEOPLE[of] ?? of) && actual.value > 1)
    const makes = (factor: number) =>
      counts.some((count) =>
        spent.some(
          (all) => Math.abs(price.value * factor * count.actual.value - all) <= price.half * factor * count.actual.value + ROUNDED * all,
        ),
      )
    if (!makes(other) || makes(1)) continue
    yield {
      kind: 'unit',
      severity: 'warning',
      place: placeIn(script, cellPassage(row, cells.actual)),
      message: `“${name}”写的是 ${price.written}，乘以数量与全年执行数相差一万倍，请核对单位`,
      found: price.written,
      expected: price.written.replace(/万?元/, other > 1 ? '万元' : '元'),
    }
  }
}
const ROUNDED = 0.002

/** As many digits, the same ones or, where one is measured by the other, of one size, and ten thousand times as much. */
function isOtherUnit(a: Price, b: Price): boolean {
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value)
  if (a.digits === b.digits) return Math.abs(ratio / WAN - 1) < 1e-9 && (isNamedAlike(a, b) || digitsIn(a) > MANY)
  const isBeside = a.sentence !== '' && a.sentence === b.sentence
  return ratio > 0.6 * WAN && ratio < 1.6 * WAN && isNamedAlike(a, b) && (isBeside || a.name === b.name)
}
const digitsIn = ({ digits }: Price) => String(digits).replace('.', '').length
