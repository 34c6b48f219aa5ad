import type { Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { slipsOf } from './slips.ts'

/** Digits that a number must have to be known again. */
const LEAST_DIGITS = 3
/** Words that make two figures different things: only when both have them, or neither. */
const CONTRAST =
  /预算|年初|调整|全年|上年|去年|同期|目标|计划|满分|分值|权重|得分|扣|支出|执行|收入|结转|追加|增|减|降|升|中央|省|市级|区级|县级|基本|项目|20\d\d年|非常|比较|不满意|有效|收回|发放/g

/** The same thing said twice: "年末结转27.30万元" and, further on, "结转的37.20万元". */
export function* twinsIn(numbers: readonly Num[]): Generator<Relation> {
  const usable = numbers.filter(
    (one) => !one.bound && one.unit !== '' && one.raw > 0 && one.per === undefined && digits(one) >= LEAST_DIGITS,
  )
  const byValue = Map.groupBy(usable, ({ unit, scale, raw }) => key(unit, scale, raw))
  for (const one of usable) {
    for (const twin of byValue.get(key(one.unit, one.scale, one.raw)) ?? [])
      if (twin !== one && before(one, twin) && likeness(one, twin) >= 1) yield same(one, twin, 1)
    for (const { raw } of slipsOf(one.raw, one.decimals, false)) {
      for (const twin of byValue.get(key(one.unit, one.scale, raw)) ?? []) {
        if (twin.decimals !== one.decimals || !before(one, twin) || (twin.line === one.line && twin.sentence === one.sentence)) continue
        const alike = likeness(one, twin)
        // Rates lie close together: two that are alike prove less.
        if (alike > 0) yield same(one, twin, alike - (one.unit === '%' ? 2 : 1))
      }
    }
  }
}

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
  if (a.unit === '分' && ![a, b].every(({ name }) => /总分|总得分|综合/.test(name))) return 0
  if (x!.length < 2 || y!.length < 2 || u !== v) return 0
  return x!.slice(-4) === y!.slice(-4) && x!.length >= 3 ? 2 : x!.slice(-2) === y!.slice(-2) ? 1 : 0
}

const core = ({ name }: Num) => name.replace(/[^一-龥]/g, '').replace(/(?:为|的|达到?|是|共|了|约|仅|有|至)+$/, '')

function same(a: Num, b: Num, cue: number): Relation {
  return {
    shape: 'same',
    members: [a, b],
    misses: ([x, y]) => (Math.abs(x! * a.scale - y! * b.scale) < 1e-6 ? 0 : FAR),
    span: (i) => 0.5 / 10 ** [a, b][i]!.decimals,
    cue,
    said: (written) => written[1]!,
  }
}
