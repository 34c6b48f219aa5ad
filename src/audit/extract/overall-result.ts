import type { Place } from '#domain/place.ts'
import type { Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'

/** The sentence of the conclusion that speaks of a total score or grade, whether or not it gives one. */
export function overallAnnounced(file: string, passages: readonly Passage[]): Place | undefined {
  for (const passage of passages) {
    if (passage.kind !== 'conclusion' || passage.heading) continue
    const sentence = passage.sentences.find(({ text }) =>
      /总得分|总分|综合(?:绩效)?(?:评价|得分)|整体.{0,12}(?:得分|等级)|评价等级/.test(text),
    )
    if (sentence) return placeOfSpan(file, passage, sentence.start, sentence.end)
  }
  return undefined
}
