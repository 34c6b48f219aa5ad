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
    const last = passages.at(-1)
    if (!last) return
    const tail = closingLines(passages).map((index) => passages[index]!)
    const dated =
      submission.signature.date !== undefined ||
      tail.some(({ text }) => (text.length <= 24 || (text.length <= LONGEST && SEAL.test(text))) && DATE.test(text))
    const named = tail.some(
      ({ text }) => text.length <= LONGEST && (SEAL.test(text) || (unit !== undefined && isSignature(text, unit.value)) || isBody(text)),
    )
    if (named && dated) return
    // Forms are signed by those who filled them in; half a signature asks for its other half.
    const isForm =
      passages.length < REPORT ||
      claims.subject === undefined ||
      (passages.some(({ text }) => FILLED.test(text)) && (document.role !== 'report' || /自评表/.test(claims.title?.value ?? '')))
    if (isForm && !named && !dated) return
    const list = [...(named ? [] : ['单位落款']), ...(dated ? [] : ['成文日期'])]
    const line = last.paragraph.pieces.at(-1)?.line
    yield {
      place: { file, paragraph: last.paragraph.number, ...(line === undefined ? {} : { line }), quote: last.paragraph.text.slice(-20) },
      message: `文末没有${list.join('和')}`,
      expected: list.join('、'),
      ...(isForm ? { severity: 'notice' as const } : {}),
    }
  },
})

/** Fewer paragraphs are a form or an excerpt. */
const REPORT = 12
const LONGEST = 40
const SEAL = /盖章|公章|[(]章[)]/
const DATE = /\d{4}年\d{1,2}月|[二〇零○一三四五六七八九]{4}年/
const FILLED = /填报人|填表人|制表人|经办人|填报日期|填表日期/
/** The name of any body on a line of its own: who evaluated for the unit signs too. */
const isBody = (line: string) =>
  /^[一-龥()]{4,30}(?:局|委员会|委|厅|办|办事处|办公室|政府|中心|学校|中学|小学|幼儿园|医院|院|公司|事务所|站|队|支队|大队|馆|联合会|会|段|所|处|园|部|社|台)(?:\([^()]*\))?$/.test(
    line.replace(/^(?:编制|填报|实施|评价|委托|主管)(?:单位|机构|部门):?/, ''),
  ) && !/^附|表$/.test(line)

/** The unit alone on its line; a remark in brackets behind it counts for nothing. */
const isSignature = (line: string, unit: string) => {
  const text = line.replace(/\([^()]*\)$/, '')
  return text.length > 2 && !/[。；，:]/.test(text) && (unit.includes(text) || text.includes(unit) || text.endsWith(unit.slice(-6)))
}
