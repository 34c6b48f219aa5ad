import { type Report, rule } from '../rule.ts'
import { placeOfRaw, rawHits, type Script, scriptOf } from '../script.ts'

/** Carriers whose spaces come from typesetting, not from the writer. */
const TYPESET: ReadonlySet<string> = new Set(['pdf', 'ofd'])
const SPACE = /[\u4e00-\u9fff][ \u00a0\u3000]+(?=\d)|[\d%％][ \u00a0\u3000]+(?=[\u4e00-\u9fff])/gu
/** A single one is a slip that nobody minds. */
const FEWEST = 2
const SHOWN = 30

export default rule({
  id: 'spaces-in-text',
  title: '汉字与数字之间不空格',
  severity: 'notice',
  covers: ['E13'],
  source: 'gbt-9704-2012#layout',
  why: '公文排版汉字与数字、单位之间不加空格；时有时无显得不整齐，也影响检索。',
  remedy: '用查找替换删去汉字与数字之间的空格。',
  example: { right: '2024年拨付49.63万元', wrong: '2024 年拨付 49.63 万元' },
  *writing(document) {
    if (TYPESET.has(document.prose.kind)) return
    const script = scriptOf(document)
    const hits = [...rawHits(script, SPACE)]
    const [first, ...others] = hits.map(({ stretch, start, end }) => placeOfRaw(script, stretch, start, end + 1))
    if (first && hits.length >= FEWEST)
      yield { message: `汉字与数字之间有 ${hits.length} 处空格`, place: first, related: others.slice(0, SHOWN), found: `${hits.length} 处` }
    yield* withinWords(script)
  },
})

/** "财务 人员不足" in running text. Joint titles keep their space, and so do lines of facts. */
const WITHIN = /[\u4e00-\u9fff][ \u00a0\u3000]+(?=[\u4e00-\u9fff])/gu
const LABELLED = /[：:][^。；]{0,12}[ \u3000]|《[^》]*[ \u3000][^》]*》/u
function* withinWords(script: Script): Iterable<Report> {
  const hits = [...rawHits(script, WITHIN)].filter(
    ({ stretch }) => stretch.index !== undefined && !stretch.heading && /[，。；]/u.test(stretch.raw) && !LABELLED.test(stretch.raw),
  )
  const [first, ...others] = hits.map(({ stretch, start, end }) => placeOfRaw(script, stretch, start, end + 1))
  if (first)
    yield { message: `汉字之间有 ${hits.length} 处空格`, place: first, related: others.slice(0, SHOWN), found: `${hits.length} 处` }
}
