import { projectFinder } from '../aliases.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { singledOut } from '../extract/singled-out.ts'
import { type Document, type Report, rule } from '../rule.ts'
import { scriptOf } from '../script.ts'

export default rule({
  id: 'unlisted-project',
  title: '评分的项目应在项目清单中',
  severity: 'error',
  covers: ['B02'],
  source: 'mof-2020-10#self-evaluation',
  why: '评分和结论中的项目与所列项目对不上，说明清单漏列，或者项目名称写错、从别处抄来。',
  remedy: '核对项目名称；清单漏列的补列名称和金额，名称写错的改正。',
  example: { right: '清单有“供热应急资金”，评分段写“供热应急资金项目”', wrong: '清单没有“供热应急资金”，却有它的评分段' },
  *writing(document) {
    const { claims } = document
    yield* unknownOnes(document)
    if (claims.projectList.length < 2) return
    const find = projectFinder(claims.projectList.map(({ name }) => name))
    const scored = [...claims.scorings, ...claims.conclusions].filter(({ name, scope }) => scope === 'project' && name !== '')
    // A list that holds hardly any of the scored projects is a list of something else.
    if (scored.filter(({ name }) => find(name) !== undefined).length * 2 < scored.length) return
    const said = new Set<string>()
    for (const { name, place } of scored) {
      if (find(name) !== undefined || said.has(name)) continue
      said.add(name)
      yield { place, message: `“${name}”有评分或结论，但项目清单中没有这个项目`, found: name }
    }
  },
})

/** "得分最低为……项目": asked, since the list may call it by another name. */
function* unknownOnes(document: Document): Iterable<Report> {
  const { claims, file, submission } = document
  const names = [...claims.projectList, ...submission.projects].flatMap(({ name }) => name ?? [])
  const { text } = scriptOf(document).plain
  const isWrittenTwice = (key: string) => text.indexOf(key) !== text.lastIndexOf(key)
  for (const { name, passage, start, end } of singledOut(claims.passages, [...new Set(names)], isWrittenTwice))
    yield {
      place: placeOfSpan(file, claims.passages[passage]!, start, end),
      message: `这里点名的“${name}”，所列的项目中没有，请核对名称`,
      found: name,
      severity: 'warning',
    }
}
