import type { SectionKind } from '../extract/claims.ts'
import { type Document, type Dossier, rule, type Source } from '../rule.ts'
import { placeOfPlain, type Stretch, scriptOf } from '../script.ts'
import { bare, CopyIndex } from '../similarity.ts'

const OWN: ReadonlySet<SectionKind> = new Set([
  'goals',
  'results',
  'overall-results',
  'item-results',
  'problems',
  'measures',
  'problems-and-measures',
  'conclusion',
])
const SHORTEST = 40
/** From this share on only a name or a figure was touched. */
const UNTOUCHED = 0.9
const SHOWN = 20

export default rule({
  id: 'copied-from-last-year',
  title: '目标和结果应写当年的',
  severity: 'warning',
  covers: ['C08'],
  source: 'mof-2015-88#goals',
  why: '与上年文字相同，说明目标没有按当年的任务和资金来定，结果也可能不是当年的。',
  remedy: '按当年的工作、资金和实际数重写相同的段落。',
  example: { right: '写当年的任务和实际数', wrong: '整段与上年报告相同，只改了年份' },
  *joint({ sources }: Dossier) {
    const documents = sources.flatMap(datedOf).toSorted((a, b) => a.year - b.year)
    for (const [index, later] of documents.entries()) {
      const earlier = documents.slice(0, index).findLast((each) => each.year < later.year)
      if (!earlier) continue
      const copies = [...copiesOf(earlier.source, later.source)]
      const [first] = copies
      if (!first) continue
      yield {
        message: `有 ${copies.length} 段与 ${earlier.year} 年的“${earlier.source.file}”相同，只改了年份或个别字`,
        place: first.place,
        related: [first.twin, ...copies.slice(1, SHOWN).map(({ place }) => place)],
        found: `${copies.length} 段`,
      }
    }
  },
})

interface Dated {
  readonly source: Document
  readonly year: number
}

/** A source that is prose and says its year. */
function datedOf(source: Source): Dated[] {
  const { prose, claims } = source
  return prose && claims?.year ? [{ source: { ...source, prose, claims }, year: claims.year.value }] : []
}

function* copiesOf(earlier: Document, later: Document) {
  const index = new CopyIndex<Stretch>()
  for (const { stretch, words } of paragraphs(earlier)) index.add(words, stretch)
  for (const { stretch, words } of paragraphs(later)) {
    const twin = index.find(words)
    if (twin && twin.share >= UNTOUCHED)
      yield { place: placeOfPlain(scriptOf(later), stretch), twin: placeOfPlain(scriptOf(earlier), twin.item) }
  }
}

/** Paragraphs of the parts that must be new each year, years taken out. */
const paragraphs = (document: Document) =>
  scriptOf(document).stretches.flatMap((stretch) => {
    if (stretch.heading || stretch.kind === undefined || !OWN.has(stretch.kind)) return []
    const words = bare(stretch.text.replace(/20\d\d年?/gu, ''))
    return words.length < SHORTEST ? [] : [{ stretch, words }]
  })
