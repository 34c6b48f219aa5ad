import { placeOfSpan } from './extract/passages.ts'
import { gradeWords } from './grades.ts'
import type { Document, Report } from './rule.ts'
import { around, CLAUSE } from './script.ts'

const WORD = `[“"]?(${gradeWords.join('|')})[”"]?`
/** Ways to speak of the projects of one grade, or of a grade as one of a scale. */
const SAID: readonly RegExp[] = [
  new RegExp(
    `(?:等级|等次|档次|结果|结论)(?:被)?(?:评定?)?(?:为|是|在|达到?)${WORD}(?:等级|等次|档次?)?(?:及?以[上下])?(?:的|，|。|；|、|和|或|$)`,
    'gu',
  ),
  new RegExp(
    `(?:评价?定?为|评级为|获评|评得|达到)${WORD}(?:等级|等次|档次?)?(?:及?以[上下])?的?(?:各|\\d{1,3}个|全部|重点|单位)?(?:项目|资金|政策)`,
    'gu',
  ),
  new RegExp(`(?:^|[，。；、(对将把])${WORD}(?:等级|等次|档次?)(?:的)?(?:各|\\d{1,3}个)?(?:项目|资金|政策)`, 'gu'),
]
/** What is graded by scales of its own. */
const OTHER_SCALE =
  /验收|质量|工程(?!类?项目)|水质|空气|信用|体检|监测|考核|人员|干部|职工|教师|学生|学校|企业|安全|资质|检测|鉴定|巡查|创建|抽检|服务对象|上年|20\d\d年度?(?:自评|评价)/u

/** "对等级为合格的项目核减" where the document grades by 优、良、中、差: a word that its scale does not have 等级用词不在所用的等级中. */
export function* gradesOffScale({ file, claims }: Document): Iterable<Report> {
  const { scale, conclusions, passages } = claims
  const given = conclusions.flatMap(({ grade }) => grade?.value ?? [])
  const words = new Set([...(scale?.bands.map(({ title }) => title) ?? []), ...given])
  // One word alone, or few uses, show no scale.
  if (words.size < 2 || (!scale && given.length < 3)) return
  const said = new Set<string>()
  for (const passage of passages) {
    const { text } = passage
    if (!/等[级次]|档|评|结[果论]为/u.test(text)) continue
    for (const pattern of SAID) {
      for (const match of text.matchAll(pattern)) {
        const word = match[1]!
        const at = match.index + match[0].indexOf(word)
        if (words.has(word) || said.has(word) || OTHER_SCALE.test(around(text, match.index, match.index + match[0].length, CLAUSE).text))
          continue
        said.add(word)
        yield {
          place: placeOfSpan(file, passage, at, at + word.length),
          message: `这里的等级是“${word}”，文中所用的等级是${[...words].map((one) => `“${one}”`).join('、')}，没有这一档`,
          found: word,
        }
      }
    }
  }
}
