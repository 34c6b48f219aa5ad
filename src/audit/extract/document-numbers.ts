import type { DocumentNumber, Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'

/** "财预〔2020〕10号" in any brackets or none: the office's letters, a year, a number. */
const NUMBER = /([一-龥]{1,10}?)([〔【[(])?(?<!\d)((?:19|20)\d\d)([〕】\])])?第?(\d{1,5})号/g
const LEAD = /^.*(?:根据|按照|依据|贯彻|落实|印发|转发|执行|的|和|及|与|等|由|经|按|照|关于|文件|通知|办法|意见|规定|年)(?=[一-龥]{2})/

/** Every document number of a passage, with the title that stands beside it. */
export function documentNumbersIn(file: string, passage: Passage, index: number): DocumentNumber[] {
  if (!passage.text.includes('号')) return []
  return [...passage.text.matchAll(NUMBER)].flatMap((match) => {
    const [whole, letters = '', open = '', year, close = ''] = match
    // "编号2024年第3号" and plain counts are no document numbers: without brackets the letters must be short.
    if (open === '' && (letters.length > 5 || /[年月日编第]$/.test(letters))) return []
    const lead = LEAD.exec(letters)?.[0].length ?? 0
    const start = match.index + lead
    const end = match.index + whole.length
    const title = titleBeside(passage.text, start, end)
    return [
      {
        text: passage.text.slice(start, end),
        year: Number(year),
        brackets: open + close,
        ...(title === undefined ? {} : { title }),
        place: placeOfSpan(file, passage, start, end),
        passage: index,
      },
    ]
  })
}

function titleBeside(text: string, start: number, end: number): string | undefined {
  const before = /《([^《》]{2,80}(?:《[^《》]*》)?[^《》]*)》[(]?$/.exec(text.slice(0, start))
  if (before) return before[1]
  return /^[)]?《([^《》]{2,80})》/.exec(text.slice(end))?.[1]
}
