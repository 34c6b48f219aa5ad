import { rule } from '../rule.ts'
import { placeOfPlain, type Stretch, scriptOf } from '../script.ts'
import { bare } from '../similarity.ts'

/** Shorter clauses are set phrases of the trade. */
const SHORTEST = 12
const SHOWN = 12

interface Clause {
  readonly stretch: Stretch
  readonly start: number
  readonly end: number
}

export default rule({
  id: 'repeated-phrase',
  title: '同一句话不重复使用',
  severity: 'notice',
  covers: ['E28'],
  source: 'gbt-9704-2012#wording',
  why: '同一句口号在几处重复，占了篇幅却没有新内容。',
  remedy: '保留最合适的一处，其余换成具体事实和数字。',
  example: { right: '每处写各自做了什么', wrong: '三处都写“让服务清单制度及办理流程真正走进千家万户”' },
  *writing(document) {
    const script = scriptOf(document)
    const seen = new Map<string, Clause[]>()
    const paragraphs = new Set<string>()
    for (const stretch of script.stretches) {
      if (stretch.index === undefined || stretch.heading || /得分?[\d.]+分|扣[\d.]*分/u.test(stretch.text)) continue
      // A whole paragraph said twice is another rule's finding.
      const whole = bare(stretch.text)
      if (paragraphs.has(whole)) continue
      paragraphs.add(whole)
      for (const clause of clausesOf(stretch)) {
        const words = bare(stretch.text.slice(clause.start, clause.end))
        if (words.length >= SHORTEST && !/[\d《》]/u.test(words)) seen.set(words, [...(seen.get(words) ?? []), clause])
      }
    }
    const repeated = [...seen.values()].filter((clauses) => clauses.length > 1).slice(0, SHOWN)
    for (const clauses of repeated) {
      const [first, second] = clauses.map(({ stretch, start, end }) => placeOfPlain(script, stretch, start, end))
      if (first && second)
        yield {
          message: `“${first.quote?.trim() ?? ''}”写了 ${clauses.length} 次`,
          place: second,
          related: [first],
          found: first.quote ?? '',
        }
    }
  },
})

function* clausesOf(stretch: Stretch): Generator<Clause> {
  for (const match of stretch.text.matchAll(/[^，。！？;:、\n]+/gu))
    yield { stretch, start: match.index, end: match.index + match[0].length }
}
