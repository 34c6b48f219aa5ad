import type { Passage } from './claims.ts'
import { markLength } from './passages.ts'

/** Words that open a measure behind its problem. */
const MEASURE = /(?:(?:改进|整改|对应|解决)?措施|对策|整改要求)[:，是为]|[。；](?:下一步|今后|下年度?)/u
const BELOW = /^(?:改进|整改|对应|解决)?(?:措施|对策)|^(?:下一步|今后)/u
/** A problem takes this many characters before its measure, at least. */
const SHORTEST = 8

/** Items of a list that tell a problem alone 只有问题没有措施, where the others put their measure behind it. */
export function problemsWithoutMeasure(passages: readonly Passage[]): { readonly passage: Passage; readonly alike: number }[] {
  const items = passages.flatMap((passage, index) =>
    (!passage.heading || passage.text.includes('。')) &&
    (markLength(passage) > 0 || NUMBERED.test(passage.text)) &&
    passage.text.length > SHORTEST
      ? [{ passage, index }]
      : [],
  )
  return [...Map.groupBy(items, ({ passage }) => passage.section).values()].flatMap((list) => {
    const told = list.filter(({ passage: { text } }) => text.search(MEASURE) > SHORTEST)
    const silent = list.filter((one) => !told.includes(one) && !MEASURE.test(one.passage.text) && !isToldBelow(passages[one.index + 1]))
    if (told.length === 0 || silent.length === 0 || silent.length * 2 > told.length + 1) return []
    return silent.map(({ passage }) => ({ passage, alike: told.length }))
  })
}

const NUMBERED = /^(?:问题[一二三四五六七八九十\d]{1,2}|[一二三四五六七八九十]是)/u

/** The measure stands on a line of its own below the problem. */
const isToldBelow = (next: Passage | undefined): boolean => next !== undefined && markLength(next) === 0 && BELOW.test(next.text)
