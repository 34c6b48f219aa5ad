import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { agrees, type Quantity, sayLike, sayNumber } from '../quantities.ts'

/**
 * Changes that a text tells together with both values 增减: "由15.8%降到11.2%，下降4.6个百分点", "2023年为92.00万册次，2024年为97.70万册次，增长6.20%". Complained of
 * only where both values stand structurally (由…到…, two years side by side, or an increase that is exactly their difference) and no other pair makes the change.
 */
export function* changesThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 2 || !CHANGED.test(stretch.text)) continue
    const sentences = sentencesOf(stretch.text)
    for (const [i, change] of quantities.entries()) {
      const word = CHANGE.exec(change.label)?.[1]
      if (word === undefined || change.bound) continue
      yield* againstItself({ script, figures: [{ stretch, quantities }] }, quantities[i - 1], change)
      const others = quantities.filter((_, j) => j !== i)
      const { start } = sentences.find((one) => one.start <= change.start && change.start < one.end) ?? { start: 0 }
      const pair = pairBefore(
        stretch.text,
        quantities.slice(0, i).filter((one) => one.start >= start),
        change,
      )
      // Told from … to …, it is of the first of them: the two in the other order prove nothing.
      const isMade = (a: Quantity, b: Quantity) => a !== b && !(a === pair?.[1] && b === pair[0]) && makes(change, a, b)
      if (!pair || others.some((a) => others.some((b) => isMade(a, b)))) continue
      const [from, to] = pair
      const expected = saidOf(change, from, to)
      yield {
        kind: change.unit === '%' && from.unit !== '%' ? 'rate' : 'figures',
        place: placeOf(script, stretch, change),
        related: [placeOf(script, stretch, from), placeOf(script, stretch, to)],
        message: `由 ${from.written} 到 ${to.written}，${word}的应是 ${expected}，写的是 ${change.written}`,
        found: change.written,
        expected,
      }
    }
    yield* unitsThatJump({ script, figures: [{ stretch, quantities }] })
  }
}

const CHANGED = /增长|下降|提高|降低|减少|增加|上升|缩短|提升|回落|压减|降幅|增幅/
const CHANGE = /(增长|下降|提高|降低|减少|增加|上升|缩短|提升|回落|压减|降幅|增幅)(?:了|为|率为|率|达)?$/

/** Words that say which way; 提高 and 提升 may mean better. */
const UP = /(?:增长|增加|上升|增幅)(?:了|为|率为|率|达)?$/
const DOWN = /(?:下降|降低|减少|缩短|回落|压减|降幅)(?:了|为|率为|率|达)?$/

const GAP = /^[，、(](?:同比|比上年|较上年)?(?:增长|增加|上升|下降|降低|减少|缩短|回落|压减)(?:了|为|达)?$/

/** "减少32件，上升9.82%": one change of one thing, told as two. */
function* againstItself(
  { script, figures: [own] }: Omit<Sheet, 'times'>,
  before: Quantity | undefined,
  change: Quantity,
): Iterable<Mismatch> {
  if (!own || !before || change.unit !== '%' || before.unit === '%' || before.unit === '百分点' || before.bound) return
  const { stretch } = own
  // Nothing but the word stands before the rate: it speaks of the same thing.
  if (!GAP.test(stretch.text.slice(before.end, change.start)) || !CHANGE.test(before.label)) return
  const isOpposite = (UP.test(before.label) && DOWN.test(change.label)) || (DOWN.test(before.label) && UP.test(change.label))
  if (!isOpposite || before.value <= 0 || change.value <= 0) return
  const [first, second] = [before, change].map(({ label }) => CHANGE.exec(label)![1]!)
  yield {
    kind: 'figures',
    place: placeOf(script, stretch, change),
    related: [placeOf(script, stretch, before)],
    message: `前面是“${first}${before.written}”，后面是“${second}${change.written}”，一升一降，方向相反`,
    found: `${second}${change.written}`,
  }
}

/** Whether b against a is the change: the difference in their unit, points of per cent, or per cent of a. */
function makes(change: Quantity, a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit) return false
  const slack = a.half + b.half
  if (change.unit === a.unit || (change.unit === '百分点' && a.unit === '%')) return agrees(change, Math.abs(b.value - a.value), slack)
  if (change.unit !== '%' || a.value === 0) return false
  const part = Math.abs(b.value - a.value)
  const tolerance = change.half + (100 * slack) / Math.abs(a.value) + (100 * part * a.half) / a.value ** 2
  return Math.abs(Math.abs(change.value) - (100 * part) / Math.abs(a.value)) <= tolerance + 1e-9
}

/** The two values that the change is told of. */
function pairBefore(text: string, before: readonly Quantity[], change: Quantity): readonly [Quantity, Quantity] | undefined {
  const fits = (one: Quantity) =>
    !one.bound &&
    one !== change &&
    !CHANGE.test(one.label) &&
    (change.unit === '百分点' ? one.unit === '%' : change.unit === '%' || one.unit === change.unit)
  const to = before.at(-1)
  const from = before.at(-2)
  // "2024年比上年增加228.30万元" is told of 2024, which may stand elsewhere.
  const own = /(20\d\d)年[^，。；]{0,8}$/.exec(change.label)?.[1]
  const isOfOther = own !== undefined && to !== undefined && !text.slice(Math.max(0, to.start - 18), to.start).includes(own)
  if (to && !isOfOther && from && fits(to) && fits(from) && to.unit === from.unit) {
    const between = text.slice(from.end, to.start)
    if (
      /[由从](?:20\d\d年)?[^，。；]{0,8}$/.test(from.label) &&
      /到|至|为|[降升增减]/.test(between) &&
      !/[，。；]/.test(between.replace(/，?到?20\d\d年/, ''))
    )
      return [from, to]
    const years = [from, to].map((one) => /(20\d\d)年[^，。；]{0,10}$/.exec(text.slice(Math.max(0, one.start - 18), one.start))?.[1])
    if (years[0] !== undefined && years[1] !== undefined && Number(years[1]) === Number(years[0]) + 1) return [from, to]
    // "支出21.36万元（2023年23.20万元），下降7.93%"
    if (years[0] !== undefined && years[1] !== undefined && Number(years[0]) === Number(years[1]) + 1) return [to, from]
  }
  // "增加26.60万元，增长8.69%": the increase proves which two values are meant.
  const increase = before.findLast((one) => CHANGE.test(one.label) && one.unit !== '%' && one.unit !== '百分点')
  if (change.unit !== '%' || !increase || change.start - increase.end > 6) return undefined
  const values = before.filter((one) => one !== increase && one.unit === increase.unit)
  for (const a of values)
    for (const b of values)
      if (a !== b && a.half > 0 && agrees(increase, b.value - a.value)) return DOWN.test(increase.label) ? [b, a] : [a, b]
  // "由80件减少到68件，减少12件，下降15.00%": whole numbers are the ones meant where they are told from … to.
  const told =
    before.at(-1) === increase ? pairBefore(text, before.slice(0, -1), { ...change, start: increase.start, label: '' }) : undefined
  return told && agrees(increase, Math.abs(told[1].value - told[0].value)) ? told : undefined
}

function saidOf(change: Quantity, from: Quantity, to: Quantity): string {
  const difference = Math.abs(to.value - from.value)
  if (change.unit !== '%' || from.unit === '%') return sayLike(change, difference)
  return `${sayNumber(Math.round((1e4 * difference) / Math.abs(from.value)) / 100)}%`
}

/** "由15200万元增加到16583元": the same thing in units that lie ten thousand apart. */
function* unitsThatJump({ script, figures }: Omit<Sheet, 'times'>): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    for (const [i, to] of quantities.entries()) {
      const from = quantities[i - 1]
      if (!from || from.unit !== '元' || to.unit !== '元' || from.value <= 0 || to.value <= 0) continue
      const gap = stretch.text.slice(from.end, to.start)
      if (!/[由从](?:20\d\d年)?[^，。；]{0,8}$/.test(from.label) || !/^[^。；]{0,10}(?:到|至)[^。；]{0,10}$/.test(gap)) continue
      const factor = Math.max(from.value / to.value, to.value / from.value)
      if (factor < 2000) continue
      yield {
        kind: 'unit',
        place: placeOf(script, stretch, from),
        related: [placeOf(script, stretch, to)],
        message: `由 ${from.written} 到 ${to.written}，相差 ${Math.round(factor)} 倍，请核对单位是“元”还是“万元”`,
        found: from.written,
      }
    }
  }
}
