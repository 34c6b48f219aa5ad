import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'

const TARGET = /(?:目标(?:值)?|计划|指标值|不少于|不低于|不超过|不高于|至少|控制在|≥|≤)(?:为|是|:)?(?:[^，。；\d]{0,4})$/u
const ASKED = /目标|计划|指标值|不少于|不低于|不超过|不高于|至少|控制在|≥|≤/u
const SCORED = /(?:得|自评|计|评)(?:分)?\d+(?:\.\d+)?分/u
/** What was reached, in figures or in a word. */
const REACHED = /实际|完成|达到|实现|全年|共[\d一-龥]|均|全部|按期|按时|未|已|\d{4}年|完工|竣工|建成|开展|举办|发放|持平|零|无/u
/** As many sentences tell both before one that tells only the target is asked about. */
const TOLD = 3

/**
 * A target and its score without what was reached 只有目标和得分: "卫生死角整治10分。目标36处，得10分。" among "…目标12期，实际12期，得8分。"
 */
export function* scoredWithoutActual({ script, figures }: Sheet): Iterable<Mismatch> {
  let told = 0
  const silent: { readonly at: Quantity; readonly own: Sheet['figures'][number]; readonly words: string }[] = []
  for (const own of figures) {
    const { stretch, quantities } = own
    if (stretch.index === undefined || !SCORED.test(stretch.text)) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const words = stretch.text.slice(start, end)
      if (!ASKED.test(words) || !SCORED.test(words)) continue
      const inside = quantities.filter((one) => one.start >= start && one.end <= end && one.unit !== '分')
      const [only, ...others] = inside
      if (REACHED.test(words)) {
        if (others.length > 0) told++
      } else if (
        only &&
        others.length === 0 &&
        TARGET.test(stretch.text.slice(start, only.start)) &&
        // "满意度94.83%。满意度目标90%，得10分。"
        !quantities.some((one) => one !== only && one.unit === only.unit)
      )
        silent.push({ at: only, own, words })
    }
  }
  if (told < TOLD || silent.length * TOLD > told) return
  for (const { at, own, words } of silent)
    yield {
      kind: 'actual',
      severity: 'warning',
      place: placeOf(script, own.stretch, at),
      message: `“${words.slice(0, 24)}”有目标和得分，没有写实际完成值，别处都写了`,
      found: at.written,
    }
}
