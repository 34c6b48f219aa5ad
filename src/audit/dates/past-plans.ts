import type { Document, Report } from '../rule.ts'
import { placeOfPlain, plainHits, type Stretch, scriptOf } from '../script.ts'
import { signedDates } from './signed-dates.ts'

const PART = '(第?[一二三四]季度|上半年|下半年|年?底|年?末|\\d{1,2}月)?'
/** What is announced, with the year and the part of it by which it is to be done. */
const PLANS: readonly RegExp[] = [
  new RegExp(
    `(?:将|拟|计划|力争|争取|确保|预计|建议)[^，。；\\d\\n]{0,16}(20\\d\\d)年${PART}(?!度?(?:的|项目|部门|预算|自评|绩效|决算|[^，。；]{0,4}(?:问题|经验|结果)))`,
    'gu',
  ),
  /(?<=^|[，。；;、:)])[到至](20\d\d)(年?底|年?末)(?:前|以前|之前)?，?[^，。；\n]{0,20}(?:建成|完成|达到|实现|建立|健全)/gmu,
  /(?<=^|[，。；;、:)])[从自](20\d\d)年(?:(\d{1,2}月)|())(?:开始|起)，?[^，。；已\n]{0,12}(?:每|按|实行|建立|推行|开展|通报|执行|将|全面|严格)/gmu,
  /(?:编制|安排|申报|审核|编报)(20\d\d)年()(?:度|部门){0,2}预算(?:时|中|阶段)/gu,
]
const MEASURES: ReadonlySet<Stretch['kind']> = new Set(['measures', 'problems-and-measures', 'use'])
const NOT_NEW = /原计划|原拟|未能?|没有|已|曾|上年|去年|当时|年初计划/u
/** Last month of a part of a year. */
const MONTHS: Readonly<Record<string, number>> = { 一: 3, 二: 6, 三: 9, 四: 12, 上: 6, 下: 12 }

/** "力争2024年上半年完成": what a report announces for a time that had gone by when it was written. Asked. */
export function* plansForThePast(document: Document, year: number): Iterable<Report> {
  const script = scriptOf(document)
  const signed = signedDates(document)
    .map(({ from }) => from)
    .toSorted((a, b) => b.year! * 12 + b.month - a.year! * 12 - a.month)[0]
  // A report is on its way for some weeks before it is signed.
  const now = signed ? signed.year! * 12 + signed.month : (year + 1) * 12 + 1
  if (now <= year * 12 + 12) return
  const told = new Set<Stretch>()
  for (const pattern of PLANS) {
    for (const { stretch, start, end, groups, text } of plainHits(script, pattern)) {
      const isAsked = /^建议/u.test(text)
      if (told.has(stretch) || (!MEASURES.has(stretch.kind) && !isAsked) || stretch.passage.row) continue
      const from = Math.max(...['。', '；', '，'].map((mark) => stretch.text.lastIndexOf(mark, start - 1))) + 1
      if (NOT_NEW.test(stretch.text.slice(from, end + 6))) continue
      const own = Number(groups[0])
      const part = groups[1] ?? ''
      const month = /\d/u.test(part) ? Number(/\d+/u.exec(part)![0]) : (MONTHS[/[一二三四上下]/u.exec(part)?.[0] ?? ''] ?? 12)
      if (own * 12 + month >= now || own < year - 3) continue
      told.add(stretch)
      const at = start + text.indexOf(groups[0]!)
      yield {
        place: placeOfPlain(script, stretch, at, at + 5),
        message: `打算做的事写在 ${own} 年${part}，写报告时这个时间已经过去，请核对年份`,
        found: `${own}年`,
      }
    }
  }
}
