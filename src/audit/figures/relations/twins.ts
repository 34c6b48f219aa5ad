import type { Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { slipsOf } from './slips.ts'

/** Digits that a number must have to be known again. */
const LEAST_DIGITS = 3
/** Places of one value that another is held against. */
const MOST_TWINS = 8
/** Words that make two figures different things: only when both have them, or neither. */
const CONTRAST =
  /预算|年初|调整|全年|上年|去年|同期|目标|计划|满分|分值|权重|得分|扣|支出|执行|收入|结转|追加|增|减|降|升|中央|省|市级|区级|县级|基本|项目|20\d\d年|非常|比较|不满意|有效|收回|发放/g

/** The same thing said twice: "年末结转27.30万元" and, further on, "结转的37.20万元". */
export function* twinsIn(numbers: readonly Num[]): Generator<Relation> {
  const usable = numbers.filter(
    (one) => !one.bound && one.unit !== '' && one.raw > 0 && one.per === undefined && digits(one) >= LEAST_DIGITS,
  )
  yield* cellsAgainstText(numbers)
  yield* inOtherUnits(numbers)
  const byValue = Map.groupBy(usable, ({ unit, scale, raw }) => key(unit, scale, raw))
  for (const one of usable) {
    for (const twin of (byValue.get(key(one.unit, one.scale, one.raw)) ?? []).slice(0, MOST_TWINS))
      if (twin !== one && before(one, twin) && likeness(one, twin) >= 1) yield same(one, twin, 1)
    for (const { raw } of slipsOf(one.raw, one.decimals, false)) {
      for (const twin of (byValue.get(key(one.unit, one.scale, raw)) ?? []).slice(0, MOST_TWINS)) {
        if (twin.decimals !== one.decimals || !before(one, twin) || (twin.line === one.line && twin.sentence === one.sentence)) continue
        const alike = likeness(one, twin)
        // Rates lie close together: two that are alike prove less.
        if (alike > 0) yield same(one, twin, alike - (one.unit === '%' ? 2 : 1))
      }
    }
  }
}

/** "1.28亿元，折合12800.00万元": one amount in two units. */
function* inOtherUnits(numbers: readonly Num[]): Generator<Relation> {
  for (const [i, b] of numbers.entries()) {
    const a = numbers[i - 1]
    if (!a || a.stretch !== b.stretch || a.unit !== b.unit || a.raw === b.raw || b.raw === 0) continue
    const gap = b.stretch.text.slice(a.end, b.start)
    const isBracket = gap === '(' && b.stretch.text[b.end] === ')' && a.scale !== b.scale
    if (!isBracket && !/^[，(]?(?:即|折合|约合|合|也就是|换算(?:为|成)?)(?:为|约)?$/.test(gap)) continue
    const allowed = Math.max(a.half, b.half) + 1e-6
    yield {
      ...same(a, b, 2),
      misses: ([x, y]) => (Math.abs(x! * a.scale - y! * b.scale) <= allowed ? 0 : FAR),
    }
  }
}

/** Bare figures of a row against what the text says of the thing the row names: "清淤1494立方米" beside 1944 in the row 溢洪道清淤方量. */
function* cellsAgainstText(numbers: readonly Num[]): Generator<Relation> {
  const cells = Map.groupBy(
    numbers.filter(
      (one) =>
        one.column !== undefined && one.unit === '' && digits(one) >= LEAST_DIGITS && !/预算|执行|金额|得分|分值|权重/.test(one.heading),
    ),
    ({ raw }) => raw,
  )
  if (cells.size === 0) return
  for (const one of numbers) {
    if (one.column !== undefined || one.bound || NO_COUNT.has(one.unit) || digits(one) < LEAST_DIGITS) continue
    const word = one.name.replace(/[^一-龥]/g, '').slice(-2)
    if (word.length < 2 || /[完成实际为达到共计了]/.test(word)) continue
    // Another column may hold the same digits with the point elsewhere: 14.60 points for 1.46万人次.
    for (const { raw } of [{ raw: one.raw }, ...slipsOf(one.raw, one.decimals, false)])
      for (const cell of cells.get(raw) ?? [])
        if (cell.name.includes(word) && Math.trunc(raw).toString().length === Math.trunc(one.raw).toString().length)
          yield same({ ...cell, unit: one.unit, scale: one.scale, value: cell.raw * one.scale }, one, 0.6)
  }
}
const NO_COUNT: ReadonlySet<string> = new Set(['', '元', '%', '分', '百分点', '倍'])

const key = (unit: string, scale: number, raw: number) => `${unit}/${scale}/${raw}`
const digits = ({ raw, decimals }: Num) =>
  Math.round(raw * 10 ** decimals)
    .toString()
    .replace(/0+$/, '').length
const before = (a: Num, b: Num) => a.line < b.line || (a.line === b.line && a.start < b.start)

/** Another number is another number, however near. */
const FAR = 1000

/** How alike the names are: 2 the same four last characters, 1 the same two, 0 not alike. */
function likeness(a: Num, b: Num): number {
  const [x, y] = [a, b].map(core)
  const [u, v] = [a, b].map(({ name }) => (name.match(CONTRAST) ?? []).toSorted().join())
  // A cell is named by its row: another row is another thing.
  if (
    (a.column !== undefined || b.column !== undefined) &&
    !x!
      .slice(0, 4)
      .split('')
      .every((c) => y!.includes(c))
  )
    return 0
  if (a.unit === '分') return isTotal(a, b) || isTotal(b, a) ? 1 : 0
  if (x!.length < 2 || y!.length < 2 || u !== v) return 0
  return x!.slice(-4) === y!.slice(-4) && x!.length >= 3 ? 2 : x!.slice(-2) === y!.slice(-2) ? 1 : 0
}

/** A total, and what is given in words that can mean nothing but a total. */
const isTotal = (a: Num, b: Num) =>
  /总分|总得分|综合/.test(a.name) && b.raw > 60 && b.decimals === 2 && a.decimals === 2 && /得(?:分)?(?:为|:)?$|总分|综合/.test(b.name)

const core = ({ name }: Num) => name.replace(/[^一-龥]/g, '').replace(/(?:为|的|达到?|是|共|了|约|仅|有|至)+$/, '')

function same(a: Num, b: Num, cue: number): Relation {
  return {
    shape: 'same',
    members: [a, b],
    misses: ([x, y]) => (Math.abs(x! * a.scale - y! * b.scale) < 1e-6 ? 0 : FAR),
    span: (i) => 0.5 / 10 ** [a, b][i]!.decimals,
    needed: (i) => (i === 0 ? (b.raw * b.scale) / a.scale : (a.raw * a.scale) / b.scale),
    cue,
    said: (written) => written[1]!,
  }
}
