import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayLike } from '../quantities.ts'
import { measureOf, type Said, saidIn } from './clause.ts'

const REST = /^[^，。；]*?(?:未|没有|尚未|仍未)(?:能|按期|按时|及时)?([一-龥]{2,6})(?:的)?(?:有|为|共)?$/
const NO_REST: ReadonlySet<string> = new Set(['', '%', '百分点', '分', '倍', '天', '年', '元'])

/** What was not done of what there was 未办的: "受理486件，办结474件，未办结12件". Believed when any two numbers of the paragraph are so far apart. */
export function* restsToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3 || !/未|没有/.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    for (const [i, rest] of all.entries()) {
      const stem = NO_REST.has(rest.unit) || rest.bound ? undefined : REST.exec(rest.words)?.[1]?.slice(-2)
      if (stem === undefined) continue
      const kin = all.slice(0, i).filter((one) => one.sentence === rest.sentence && measureOf(one) === rest.unit && !one.bound)
      const done = kin.findLast((one) => isDone(one, stem, stretch.text))
      const whole = done && kin.findLast((one) => one !== done && one.value > done.value)
      if (
        !whole ||
        all.some((a) =>
          all.some((b) => a.unit === b.unit && Math.abs(b.value - a.value - rest.value) <= rest.half + a.half + b.half + 1e-6),
        )
      )
        continue
      const right = sayLike(rest, whole.value - done.value)
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, rest),
        related: [placeOf(script, stretch, whole), placeOf(script, stretch, done)],
        message: `${whole.written} 减去 ${done.written} 是 ${right}，这里写的是 ${rest.written}`,
        found: rest.written,
        expected: right,
      }
    }
  }
}

const isDone = ({ words, end }: Said, stem: string, text: string) =>
  (words.slice(-8).includes(stem) && !/未|没有/.test(words.slice(-8))) || text.slice(end, end + 6).includes(stem)
