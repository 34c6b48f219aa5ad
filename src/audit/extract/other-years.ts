import type { Passage, Section } from './claims.ts'

/** A year that opens a clause and is what the clause speaks of: "2023年度自评得分87.60分"; no date, and no plan for the years to come. */
const TOPIC = /(?:^|[，,。；;、:(])(?:其中[:，,]?)?(?:\(?\d{1,2}[).、])?(20\d\d)年(?!\d|[初中末底])/g
/** A heading on the year before: "上年度自评情况回顾". */
const LAST_YEAR = /^(?:上一?年度?|去年|以前年度|往年)/
/** A sentence that goes on about what the one before it spoke of. */
const GOES_ON = /^(?:其中|该年|当年)/

/** Whether what stands at `at` in a passage is told of an earlier year than the evaluated one 以前年度的数. */
export function isOfEarlierYear({ text, section }: Passage, at: number, sections: readonly Section[], year: number | undefined): boolean {
  if (year === undefined) return false
  const topic = topicAt(text, at)
  if (topic !== undefined) return topic < year
  for (let index = section; index !== undefined; index = sections[index]!.parent) {
    const { title } = sections[index]!
    const named = [...title.matchAll(/20\d\d(?=年)/g)].map(([found]) => Number(found))
    if (LAST_YEAR.test(title) || named.length > 0) return named.length > 0 ? Math.max(...named) < year : true
  }
  return false
}

function topicAt(text: string, at: number): number | undefined {
  let from = text.lastIndexOf('。', at - 1) + 1
  // "……得87.60分。其中产出指标得43.60分": the sentence before says which year.
  while (from > 0 && GOES_ON.test(text.slice(from))) from = text.lastIndexOf('。', from - 2) + 1
  const named = [...text.slice(from, at).matchAll(TOPIC)].at(-1)?.[1]
  return named === undefined ? undefined : Number(named)
}
