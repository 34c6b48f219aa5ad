import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { isRatio } from '../rates/ratios.ts'

const BETWEEN = /^[、和及与,，]$/
const RATE = /(?:率|进度|占比|比例)(?:分别)?(?:为|是|达到?|:)*$/

/**
 * Lists that go in step 分别: "预算分别为120万元、80万元、50万元，支出分别为114万元、80万元、45万元，执行率分别为95.00%、100.00%、90.00%". The n-th of one list belongs to the n-th of
 * the others; one that does not fit where the others do is told.
 */
export function* respectiveRatesThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 6 || !stretch.text.includes('分别')) continue
    const runs = runsOf(stretch.text, quantities)
    for (const [at, rates] of runs.entries()) {
      const [first] = rates
      if (first?.unit !== '%' || !RATE.test(first.label)) continue
      const like = runs.slice(0, at).filter((run) => run.length === rates.length && run[0]!.unit !== '%')
      const [wholes, parts] = like.slice(-2)
      if (!wholes || !parts || wholes[0]!.unit !== parts[0]!.unit) continue
      const off = rates.flatMap((rate, k) => (isRatio(rate, parts[k]!.value, parts[k]!.half, wholes[k]!) ? [] : [k]))
      const [k] = off
      if (k === undefined || off.length > 1) continue
      const [rate, part, whole] = [rates[k]!, parts[k]!, wholes[k]!]
      const right = `${((100 * part.value) / whole.value).toFixed(2)}%`
      yield {
        kind: /执行|支出|支付/.test(first.label) ? 'execution-rate' : 'rate',
        place: placeOf(script, stretch, rate),
        related: [part, whole].map((one) => placeOf(script, stretch, one)),
        message: `分别列出的第 ${k + 1} 项写的是 ${rate.written}，按 ${part.written} ÷ ${whole.written} 计算为 ${right}`,
        found: rate.written,
        expected: right,
      }
    }
  }
}

/** Numbers of one unit with nothing but a comma of the list between them. */
function runsOf(text: string, quantities: readonly Quantity[]): Quantity[][] {
  const runs: Quantity[][] = []
  for (const one of quantities) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && last.unit === one.unit && BETWEEN.test(text.slice(last.end, one.start))) run.push(one)
    else runs.push([one])
  }
  return runs.filter(({ length }) => length >= 2)
}
