import { type Document, type Dossier, rule, type Source } from '../rule.ts'
import { placeOfPlain, type Stretch, scriptOf } from '../script.ts'
import { bare, CopyIndex } from '../similarity.ts'

const SHORTEST = 60
/** A county's reports share its outline and its basis documents; this many long paragraphs alike are more than that. */
const MANY = 3
const SHOWN = 20

export default rule({
  id: 'copied-between-reports',
  title: '不同单位的报告不应整段相同',
  severity: 'notice',
  covers: ['E02'],
  source: 'mof-2020-10#result-form',
  why: '两个单位的报告有多段文字相同，至少有一份不是按自己的情况写的。',
  remedy: '请两个单位分别核对相同的段落，按各自的实际情况改写。',
  example: { right: '各单位写各自的任务和实际数', wrong: '甲街道的报告换掉名称就成了乙街道的报告' },
  *joint({ sources }: Dossier) {
    const index = new CopyIndex<{ readonly document: Document; readonly stretch: Stretch }>()
    for (const source of sources) {
      const document = reportOf(source)
      if (!document) continue
      const unit = document.claims.unit!.value
      const copies = new Map<Document, { place: ReturnType<typeof placeOfPlain>; twin: ReturnType<typeof placeOfPlain> }[]>()
      for (const stretch of scriptOf(document).stretches) {
        const words = stretch.heading ? '' : bare(stretch.text)
        if (words.length < SHORTEST) continue
        const found = index.add(words, { document, stretch })
        if (!found || found.item.document.claims.unit?.value === unit) continue
        const list = copies.get(found.item.document) ?? []
        list.push({
          place: placeOfPlain(scriptOf(document), stretch),
          twin: placeOfPlain(scriptOf(found.item.document), found.item.stretch),
        })
        copies.set(found.item.document, list)
      }
      for (const [other, pairs] of copies) {
        const [first] = pairs
        if (!first || pairs.length < MANY) continue
        yield {
          message: `有 ${pairs.length} 段与${other.claims.unit?.value ?? ''}的“${other.file}”相同或几乎相同`,
          place: first.place,
          related: [first.twin, ...pairs.slice(1, SHOWN).map(({ place }) => place)],
          found: `${pairs.length} 段`,
        }
      }
    }
  },
})

function reportOf(source: Source): Document | undefined {
  const { prose, claims } = source
  return source.role === 'report' && prose && claims?.unit ? { ...source, prose, claims } : undefined
}
