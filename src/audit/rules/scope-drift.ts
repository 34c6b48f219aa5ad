import type { SectionKind } from '../extract/claims.ts'
import { type Document, type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const WORK: ReadonlySet<SectionKind> = new Set(['organisation', 'methods', 'introduction'])
const ONE_PROJECT =
  /对([^，。;、“”\d]{2,24}?(?:项目|经费|资金|工程))(?:支出)?(?:进行|开展|实施|组织)了?(?![^，。;]{0,6}重点)[^，。;]{0,8}(?:核查|评价|自评|检查|评估|核实)/gu
const SCOPE = /(?:自评|评价)(?:范围|对象|内容)(?:为|是|包括|:)([^，。；]{2,40})/gu
const AS_A_WHOLE = /部门整体支出(?:绩效)?(?:自评|评价)?(?:综合|总)?得分/gu
const WHOLE = /部门整体支出|单位整体支出|基本支出(?:和|、|及)项目支出/u
/** What the text says its scope is, against the title: one project in the report of a department, the department in the report of a project. */
function* otherScope(document: Document): Iterable<Report> {
  const title = document.claims.title?.value ?? ''
  const isWhole = /整体/u.test(title)
  if (!isWhole && !/项目|经费|资金/u.test(title)) return
  const script = scriptOf(document)
  for (const { stretch, start, end, groups, text } of plainHits(script, SCOPE)) {
    const scope = groups[0]!
    const isOther = isWhole
      ? /项目(?:支出|资金)?$/u.test(scope) && !WHOLE.test(scope) && !/整体/u.test(scope) && !MANY.test(scope.replace(/(?:项目)?支出$/u, ''))
      : WHOLE.test(scope)
    if (isOther)
      yield { message: `题目是“${title}”，这里的范围却是“${scope}”`, place: placeOfPlain(script, stretch, start, end), found: text }
  }
  if (isWhole) return
  for (const { stretch, start, end, text } of plainHits(script, AS_A_WHOLE))
    yield { message: `题目是项目支出，这里写的是“${text}”`, place: placeOfPlain(script, stretch, start, end), found: text }
  const own = /\d年度?([一-龥]{2,24}?(?:项目|经费|资金))/u.exec(title)?.[1]
  if (own === undefined) return
  for (const { stretch, start, end, groups, text } of plainHits(script, ONE_PROJECT)) {
    const name = groups[0] ?? ''
    const pairs = Array.from({ length: Math.max(0, own.length - 1) }, (_, i) => own.slice(i, i + 2)).filter(
      (pair) => !/项目|经费|资金|支出|[项目]/u.test(pair),
    )
    if (stretch.kind === undefined || !WORK.has(stretch.kind) || MANY.test(name) || pairs.some((pair) => name.includes(pair))) continue
    yield { message: `题目是“${own}”，这里写的是“${name}”`, place: placeOfPlain(script, stretch, start, end), found: text }
  }
}

/** Words for many projects, or for the money of the department. */
const MANY = /各|所有|全部|每个|每一|重点|预算|部门|单位|级|相关|有关|列入|财政|上述|该|整体|年度|专项资金$|项目支出|等/u

export default rule({
  id: 'scope-drift',
  title: '自评范围应与题目一致',
  severity: 'warning',
  covers: ['E20'],
  source: 'mof-2020-10#self-evaluation',
  why: '题目是部门整体支出，过程却只写评价了一个项目，其余支出等于没有自评，这一段也可能是从项目报告抄来的。',
  remedy: '按部门整体支出写清自评范围：全部项目和基本支出。',
  example: { right: '对部门整体支出和 16 个项目开展自评', wrong: '部门整体报告里写“对社区工作经费项目进行核查评价”' },
  *writing(document) {
    yield* otherScope(document)
    if (document.claims.subject !== 'department' && !/整体/u.test(document.claims.title?.value ?? '')) return
    const script = scriptOf(document)
    for (const { stretch, start, end, groups, text } of plainHits(script, ONE_PROJECT)) {
      const name = groups[0] ?? ''
      if (stretch.kind === undefined || !WORK.has(stretch.kind) || MANY.test(name)) continue
      yield { message: `题目是部门整体支出，这里只写了“${name}”`, place: placeOfPlain(script, stretch, start, end), found: text }
    }
  },
})
