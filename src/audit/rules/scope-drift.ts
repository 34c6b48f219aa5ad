import type { SectionKind } from '../extract/claims.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const WORK: ReadonlySet<SectionKind> = new Set(['organisation', 'methods', 'introduction'])
const ONE_PROJECT =
  /对([^，。;、“”\d]{2,24}?(?:项目|经费|资金|工程))(?:支出)?(?:进行|开展|实施|组织)了?(?![^，。;]{0,6}重点)[^，。;]{0,8}(?:核查|评价|自评|检查|评估|核实)/gu
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
    if (document.claims.subject !== 'department' && !/整体/u.test(document.claims.title?.value ?? '')) return
    const script = scriptOf(document)
    for (const { stretch, start, end, groups, text } of plainHits(script, ONE_PROJECT)) {
      const name = groups[0] ?? ''
      if (stretch.kind === undefined || !WORK.has(stretch.kind) || MANY.test(name)) continue
      yield { message: `题目是部门整体支出，这里只写了“${name}”`, place: placeOfPlain(script, stretch, start, end), found: text }
    }
  },
})
