import { plain } from '../extract/plain.ts'
import { formsOf } from '../forms.ts'
import { anyOf, compiled } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

/** As many rows as share one reason word for word before it looks copied. */
const COPIED = 3

export default rule({
  id: 'empty-reason',
  title: '偏差原因应写出具体内容',
  severity: 'warning',
  covers: ['D10'],
  source: 'mof-2020-10#self-evaluation',
  why: '“客观原因”“无偏差”之类的话没有说明差在哪里、为什么，无法据此改进。',
  remedy: '写明差了多少、什么原因、准备怎样改进、什么时候完成。',
  example: { right: '9 月连续降雨停工 12 天，工程顺延至 12 月完工', wrong: '客观原因' },
  *content(submission, assessment, { lexicon }) {
    const same = new Map<string, { path: string; count: number; label: string }>()
    for (const { path, label, indicators, claims } of formsOf(submission, assessment)) {
      const told = new Set<string>()
      const rows = [
        ...indicators.map((row, i) => ({
          at: `${path}.indicators[${i}].deviationReason`,
          what: `指标“${row.name}”`,
          reason: row.deviationReason,
          lost: row.points !== undefined && row.claimedScore?.lt(row.points),
          shared: false,
        })),
        ...claims.map((claim, i) => ({
          at: `${path}.claims[${i}]`,
          what: claim.category,
          reason: claim.reason,
          lost: claim.deduction?.gt(0) ?? (claim.points !== undefined && claim.score?.lt(claim.points)),
          shared: true,
        })),
      ]
      for (const { at, what, reason, lost, shared } of rows) {
        if (reason === undefined || !lost) continue
        const words = plain(reason).text.replace(/[，。；、\s:]/g, '')
        if (isEmpty(words, lexicon.reasons.empty))
          yield { path: at, message: `${label}的${what}扣了分，原因只写“${reason}”`, found: reason }
        else if (!(shared && told.has(words))) {
          // One passage may explain several categories of one scoring: that is one reason, not copies of it.
          if (shared) told.add(words)
          const before = same.get(words)
          if (before) before.count++
          else same.set(words, { path: at, count: 1, label: `${label}的${what}` })
        }
      }
    }
    yield* copied(same)
  },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    const pattern = `(?<=(?:扣[\\d.]*分|未完成|未达到?(?:目标|指标)值?)[^。；]{0,12}原因(?:是|为|:))(?:由于|因|受)?(?:${anyOf(lexicon.reasons.empty)})(?:的?影响|所致|造成|等)?(?=[。；，]|$)`
    for (const { stretch, start, end, text } of plainHits(script, compiled(pattern)))
      yield { message: `扣了分，原因只写“${text}”`, place: placeOfPlain(script, stretch, start, end), found: text }
  },
})

function* copied(same: ReadonlyMap<string, { path: string; count: number; label: string }>): Iterable<Report> {
  for (const [words, { path, count, label }] of same) {
    if (count >= COPIED)
      yield { path, message: `${label}等 ${count} 处的偏差原因一字不差：“${words.slice(0, 30)}”`, found: `${count} 处相同` }
  }
}

const isEmpty = (words: string, empty: readonly string[]) =>
  words.length < 4 || empty.some((phrase) => words === plain(phrase).text.replace(/[，。；、\s:]/g, ''))
