import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { isRatio } from '../rates/ratios.ts'

const SHARE = /^[，、(（]?(?:约|各|分别)?(?:占(?:比)?|占[^，。；、\d]{1,10}的)(?:比例|比重)?(?:为|约|达|:)*$/
/** Decimals that a share needs to prove whose it is. */
const TELLING = 0.006

interface Shared {
  readonly part: Quantity
  readonly share: Quantity
}

/**
 * Amounts each with its share of a whole that is not told 占比互证: "基本支出1480.62万元，占39.50%；项目支出2268.16万元，占60.50%". Two that share one whole between them make it
 * together; of more, each share tells the whole, and one that tells another is wrong.
 */
export function* sharesOfUntoldWholes({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 4 || !/占|%\)/.test(stretch.text)) continue
    const pairs = quantities.flatMap((share, i): Shared[] => {
      const part = quantities[i - 1]
      if (share.unit !== '%' || share.bound || share.half > TELLING || share.value <= 0) return []
      return part && part.unit !== '%' && part.value > 0 && isShare(stretch.text, part, share) ? [{ part, share }] : []
    })
    for (const run of runsOf(pairs, stretch.text)) {
      const wrong = oddOf(run)
      if (!wrong) continue
      const { share, whole } = wrong
      const right = `${((100 * wrong.part.value) / whole).toFixed(2)}%`
      yield {
        kind: 'rate',
        place: placeOf(script, stretch, share),
        related: run.flatMap(({ part, share: one }) => (one === share ? [part] : [part, one])).map((one) => placeOf(script, stretch, one)),
        message: `占比写的是 ${share.written}，按其他各项的金额和占比推算，${wrong.part.written} 应占 ${right}`,
        found: share.written,
        expected: right,
      }
    }
  }
}

/** "占60.00%", or nothing but the share in brackets: "到位1440.00万元（60.00%）". */
function isShare(text: string, part: Quantity, share: Quantity): boolean {
  const gap = text.slice(part.end, share.start)
  return SHARE.test(gap) || (gap === '(' && text[share.end] === ')')
}

/** Pairs of one measure in a sentence. */
const runsOf = (pairs: readonly Shared[], text: string): Shared[][] =>
  [...Map.groupBy(pairs, ({ part }) => `${part.unit}/${part.depth}/${text.lastIndexOf('。', part.start)}`).values()].filter(
    ({ length }) => length >= 2,
  )

interface Odd extends Shared {
  readonly whole: number
}

function oddOf(run: readonly Shared[]): Odd | undefined {
  const sum = run.reduce((all, { part }) => all + part.value, 0)
  const half = run.reduce((all, { part }) => all + part.half, 0)
  const together = run.filter(({ part, share }) => !isRatio(share, part.value, part.half, { value: sum, half }))
  if (together.length === 0) return undefined
  // All but one are shares of what they make together.
  if (together.length === 1) return { ...together[0]!, whole: sum }
  if (run.length < 3) return undefined
  const bounds = run.map(({ part, share }) => [part.value / (share.value + share.half), part.value / (share.value - share.half)] as const)
  for (const [i, one] of run.entries()) {
    const others = bounds.filter((_, k) => k !== i)
    const low = Math.max(...others.map(([least]) => least))
    const high = Math.min(...others.map(([, most]) => most))
    const [least, most] = bounds[i]!
    if (low <= high && (most < low || least > high)) return { ...one, whole: 50 * (low + high) }
  }
  return undefined
}
