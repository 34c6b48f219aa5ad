import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { roleOf } from './said.ts'
import { MOST_PARTS, sumOf } from './sum-of.ts'

const GRAND_TOTAL = /总分|总得分|综合得分|合计得分|总评分/
/** Scores of one sentence against the total that stands elsewhere: "产出50分得49.50分，效益30分得29.50分……" and "总分 100 98.60" below. */
export function* scoresBelow(lines: readonly Line[]): Generator<Relation> {
  const totals = lines.flatMap(({ numbers, index }) =>
    numbers.filter((one) => GRAND_TOTAL.test(one.name) && !one.bound && one.raw > 50 && one.raw < 100 && index === one.line),
  )
  if (totals.length === 0) return
  for (const { numbers, row, index } of lines) {
    if (row) continue
    for (const given of Map.groupBy(
      numbers.filter((one) => one.unit === '分' && roleOf(one) === 'given'),
      ({ sentence }) => sentence,
    ).values()) {
      if (given.length < 3 || given.length > MOST_PARTS || given.some(({ name }) => GRAND_TOTAL.test(name))) continue
      const [first] = given
      // With several totals the one that comes next is meant.
      const next = totals.find((one) => one.line > index)
      for (const one of totals)
        if (one.line !== index && (totals.length <= 2 || (one === next && one.line - index <= 3)))
          yield sumOf(one.unit === '分' ? one : { ...one, unit: '分', value: one.raw, scale: 1 }, given, 0.8 - (first!.depth > 0 ? 1 : 0))
    }
  }
}

const OFF_ALL = /(?:共|合计|总共|累计)(?:被)?(?:扣|失)(?:除|减)?(?:分)?(?:为|:)?$/
/** "总分97.03分……全年共扣2.97分": together they are a hundred. */
export function* hundredsIn(lines: readonly Line[]): Generator<Relation> {
  for (const { numbers, row } of lines) {
    const off = row ? undefined : numbers.find((one) => one.unit === '分' && OFF_ALL.test(one.label))
    const given = off && numbers.find((one) => one.unit === '分' && one.raw > 50 && one.raw < 100 && !one.bound && one.start < off.start)
    if (!off || !given) continue
    const whole: Num = { ...given, raw: 100, value: 100, written: '100分', half: 0, decimals: 0, label: '满分', name: '满分' }
    yield { ...sumOf(whole, [given, off], 1.2), slipping: [given, off] }
  }
}
