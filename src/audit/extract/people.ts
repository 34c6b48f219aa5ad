import { Exact, hundred, ratio } from '#domain/quantity.ts'
import type { Passage, PersonClaim, Said, SurveyClaim } from './claims.ts'
import { placeOfSpan } from './passages.ts'

const ROLE = '(?:组长|副组长|成员|联系人|负责人|填报人|填表人|经办人|审核人|法定代表人|主任|书记|局长|镇长|乡长|校长|科长|所长)'
const NAME = new RegExp(`(${ROLE})(?:[:(]|由)([一-龥]{2,4})(?=[，。；、)\\s]|同志|$|联系|电话)`, 'g')
const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g
const ID = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g
const CARD = /(?<!\d)6\d{15,18}(?!\d)/g
const NOT_NAMES = /^(?:全体|各|及其|由|为|有关|相关|办公|财务|业务|单位|部门|街道|社区|科室|领导|同志|主要|分管)/

/** Names with their role, identity numbers, telephones, bank cards. */
export function personsIn(file: string, passage: Passage): PersonClaim[] {
  const { text } = passage
  const at = (match: RegExpMatchArray, offset = 0, length = match[0].length) =>
    placeOfSpan(file, passage, match.index! + offset, match.index! + offset + length)
  const claims: PersonClaim[] = []
  for (const match of text.matchAll(NAME)) {
    const name = match[2]!
    if (!NOT_NAMES.test(name))
      claims.push({ kind: 'name', text: name, role: match[1]!, place: at(match, match[0].lastIndexOf(name), name.length) })
  }
  if (!/\d{7}/.test(text)) return claims
  for (const match of text.matchAll(ID)) claims.push({ kind: 'id-number', text: match[0], place: at(match) })
  for (const match of text.matchAll(PHONE)) claims.push({ kind: 'phone', text: match[0], place: at(match) })
  for (const match of text.matchAll(CARD))
    if (!claims.some(({ kind, text: known }) => kind === 'id-number' && known === match[0]))
      claims.push({ kind: 'bank-card', text: match[0], place: at(match) })
  return claims
}

const ORGANISATION =
  /(?:[一-龥]{2,12}(?:省|市|区|县))?[一-龥]{2,14}?(?:街道办事处|街道办|人民政府|委员会|管理局|财政局|办公室|服务中心|有限公司|事务所|居委会|村委会|社区)/g

/** Names of offices, communities and companies, as far as their endings show them. */
export const organisationsIn = (file: string, passage: Passage): Said[] =>
  [...passage.text.matchAll(ORGANISATION)].map((match) => ({
    value: match[0],
    place: placeOfSpan(file, passage, match.index, match.index + match[0].length),
  }))

const ISSUED =
  /(?:发放|发出|投放|派发|下发|共发)[^，。；\d]{0,14}([\d,]+)(?:余)?份|(?:抽取|抽样|随机|访谈|回访|抽查|问卷调查|电话调查)[^，。；\d]{0,10}(\d+)(?:余)?(?:名|人|户|家|位)|(?<!有效|回收|收回)问卷([\d,]+)份/
const VALID =
  /(?:有效(?:问卷|样本)?|收回|回收)[^，。；\d%]{0,12}([\d,]+)(?:余)?份|([\d,]+)份有效|有效(?:回访|样本|调查|接听|通话)?(\d+)(?:个|户|人)/
const RESULT = /(?:满意[度率]|满意的?(?:占|比例))[^，。；\d]{0,12}(\d+(?:\.\d+)?)%/

/** What a passage says of a satisfaction survey: how many were asked, how many answers count, the result. */
export function surveysIn(file: string, passage: Passage): SurveyClaim[] {
  const { text } = passage
  if (!/问卷|(?<!普|监测)调查(?!户|对象数)|回访|访谈|测评/.test(text) || passage.kind === 'goals') return []
  const issued = ISSUED.exec(text)
  const valid = VALID.exec(text)
  const result = /问卷|调查|测评|回访|走访/.test(text) ? RESULT.exec(text) : null
  if (!issued && !valid && !result) return []
  const method = /问卷调查|电话(?:回访|调查|访问)|入户(?:走访|调查)|现场(?:访谈|测评)|网络(?:调查|问卷)|随机抽样|抽样调查|座谈/.exec(
    text,
  )?.[0]
  const count = (match: RegExpExecArray | null) =>
    match ? Number((match[1] ?? match[2] ?? match[3] ?? '').replaceAll(',', '')) : undefined
  const issuedCount = count(issued)
  const validCount = count(valid)
  return [
    {
      ...(issuedCount === undefined ? {} : { issued: issuedCount }),
      ...(validCount === undefined ? {} : { valid: validCount }),
      ...(result?.[1] === undefined ? {} : { result: ratio(Exact.of(result[1]).div(hundred)) }),
      ...(method === undefined ? {} : { method }),
      place: placeOfSpan(file, passage),
    },
  ]
}
