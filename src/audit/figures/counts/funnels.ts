import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'

/** Steps of which each holds only what passed the one before: of the forms sent out some come back, of these some are valid. */
const FUNNELS: readonly (readonly RegExp[])[] = [
  [/发放|发出|印发|问卷$|抽取|抽查(?!合格)/, /收回|回收(?!率)(?!有效)/, /有效/, /(?<!不|不够|较不)满意(?!度|率)/],
  [/受理|接到|收到/, /办结/],
  [/检测|抽检|检验|抽查|采样/, /合格/],
  [/应到/, /实到/],
]

/** "发放问卷400份，有效468份": more came through than went in. */
export function* funnelsThatWiden({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 2) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const inside = quantities.filter((one) => one.start >= start && one.end <= end && !one.bound)
      for (const steps of FUNNELS) {
        const said = stepsIn(steps, inside)
        for (const [i, { step, quantity }] of said.entries()) {
          const before = said.slice(0, i).findLast((one) => one.step < step && one.quantity.unit === quantity.unit)
          if (!before || quantity.value <= before.quantity.value || /累计|其中/.test(before.quantity.label)) continue
          if (isForEach(before.quantity) && !isForEach(quantity)) continue
          // "当事人问卷500份、律师问卷100份，收回468份": what went in by several ways comes out together.
          const sent = said.slice(0, i).filter((one) => one.step === before.step && one.quantity.unit === quantity.unit)
          if (sent.length > 1 && quantity.value <= sent.reduce((all, one) => all + one.quantity.value, 0)) continue
          // Another survey of a list.
          if (/[二三四五]是|[；。][（(]?[2-9][)）.、]|[；，。]另/.test(stretch.text.slice(before.quantity.end, quantity.start))) continue
          yield {
            kind: 'figures',
            place: placeOf(script, stretch, quantity),
            related: [placeOf(script, stretch, before.quantity)],
            message: `“${quantity.label}${quantity.written}”多于“${before.quantity.label}${before.quantity.written}”`,
            found: quantity.written,
            expected: `不超过 ${before.quantity.written}`,
          }
        }
      }
    }
  }
}

/** "在4个县各发放问卷150份", "每村抽取20户": what one of several got. */
const isForEach = ({ label }: Quantity): boolean => /各(?![类项级种界方])|每|平均|[村户校人]均/.test(label)

function stepsIn(steps: readonly RegExp[], quantities: readonly Quantity[]): { readonly step: number; readonly quantity: Quantity }[] {
  return quantities.flatMap((quantity) => {
    if (!/^(?:份|件|人|人次|起|条|个|批次|批|户|宗|项)$/.test(quantity.unit)) return []
    // The last word counts: "回收有效问卷" are valid ones.
    const step = steps.findLastIndex((words) => words.test(quantity.label))
    return step < 0 ? [] : [{ step, quantity }]
  })
}
