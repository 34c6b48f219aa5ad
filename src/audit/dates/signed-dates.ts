import type { Document } from '../rule.ts'
import { type Stretch, scriptOf } from '../script.ts'
import { datedLines, type SaidDate } from './said-dates.ts'

const LABEL = '(?:填报|填表|填写|编制|成文|制表|报告|报告撰写|报告完成|报送|报表|撰写|出具|提交|签署|落款)(?:日期|时间)[:：]?'
const BEHIND_LABEL = new RegExp(`${LABEL}\\s*$`, 'u')
const ONLY_LABEL = new RegExp(`^[^。；，]{0,12}${LABEL}$`, 'u')
/** What may stand around the date that closes a report: who signs, and the seal. */
const CLOSING = /^[^，。；《》]{0,45}$/u
const SEAL = /^(?:\((?:盖章|公章|印章|章|签章)\)|[|\s])*$/u
const SIGNED =
  /(?:盖章|公章|印章)\)?$|(?:局|委|委员会|办公室|办事处|政府|中心|学校|学院|大学|中学|小学|幼儿园|院|厅|镇|乡|街道|所|站|馆|队|联合会|公司|处)$/u
/** Stretches at the end among which the date of the report stands. */
const LAST = 8

/** The dates on which a document, or the forms of it, say they were filled in 填报日期 or signed 成文日期. */
export function signedDates(document: Document): readonly SaidDate[] {
  const { stretches } = scriptOf(document)
  const at = new Map<Stretch, number>(stretches.map((stretch, i) => [stretch, i]))
  return datedLines(document).flatMap(({ dates }) =>
    dates.filter(({ stretch, start, end, from, to, isLimit }) => {
      if (to || isLimit || !from.yearWritten) return false
      const before = stretch.text.slice(0, start)
      if (BEHIND_LABEL.test(before)) return true
      const index = at.get(stretch)!
      const previous = stretches[index - 1]?.text ?? ''
      if (before === '' && ONLY_LABEL.test(previous.replace(/\s/gu, ''))) return true
      // "竣工日期：" has its date on the next line as well.
      if (before === '' && /(?:日期|时间)[:：]?$/u.test(previous)) return false
      if (stretch.index === undefined || stretch.heading || !SEAL.test(stretch.text.slice(end)) || !CLOSING.test(before)) return false
      const isLast = index >= stretches.length - LAST
      return before === '' ? isLast || (previous.length <= 40 && SIGNED.test(previous)) : isLast && SIGNER.test(before)
    }),
  )
}
/** Words before a date on the last lines that say who signs. */
const SIGNER = new RegExp(`${SIGNED.source}|(?:填表人|填报人|制表人?|审核|负责人|经办人|联系人|电话)[^。；]{0,30}$`, 'u')
