import { closingLines } from '../extract/closing.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'unsigned',
  title: '报告应有落款和成文日期',
  severity: 'warning',
  covers: ['B15'],
  source: 'gbt-9704-2012#layout',
  why: '没有单位落款、日期和印章，报告不知道由谁、在什么时候负责。',
  remedy: '在正文后写单位全称和成文日期，加盖公章，并写明联系人。',
  example: { right: '××局（盖章）2025 年 4 月 20 日', wrong: '正文结束后没有落款' },
  *writing(document) {
    const { claims, submission, file } = document
    const { passages, unit } = claims
    if (passages.length < 12 || claims.subject === undefined) return
    const tail = closingLines(passages).map((index) => passages[index]!)
    const dated =
      submission.signature.date !== undefined ||
      tail.some(({ text }) => text.length <= 24 && /\d{4}年\d{1,2}月|[二〇零一三四五六七八九]{4}年/.test(text))
    const named = tail.some(
      ({ text }) => text.length <= 40 && (/(?:盖章|公章)/.test(text) || (unit !== undefined && isSignature(text, unit.value))),
    )
    // Forms are signed by those who filled them in.
    const filled = passages.some(({ text }) => /(?:填报人|填表人|制表人|经办人|填报日期|填表日期)/.test(text))
    if (filled && (document.role !== 'report' || /自评表/.test(claims.title?.value ?? ''))) return
    const missing = [...(named ? [] : ['单位落款']), ...(dated ? [] : ['成文日期'])]
    const last = passages.at(-1)
    if (missing.length === 0 || !last) return
    const line = last.paragraph.pieces.at(-1)?.line
    yield {
      place: { file, paragraph: last.paragraph.number, ...(line === undefined ? {} : { line }), quote: last.paragraph.text.slice(-20) },
      message: `文末没有${missing.join('和')}`,
      expected: missing.join('、'),
    }
  },
})

/** The unit alone on its line; a remark in brackets behind it counts for nothing. */
const isSignature = (line: string, unit: string) => {
  const text = line.replace(/\([^()]*\)$/, '')
  return text.length > 2 && !/[。；，:]/.test(text) && (unit.includes(text) || text.includes(unit) || text.endsWith(unit.slice(-6)))
}
