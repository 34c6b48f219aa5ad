import type { Place } from '#domain/place.ts'
import type { SectionKind } from '../extract/claims.ts'
import { anyOf, compiled } from '../patterns.ts'
import { rule } from '../rule.ts'
import { around, type Hit, placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

const RESULTS: ReadonlySet<SectionKind> = new Set(['results', 'overall-results', 'item-results', 'execution'])
const PLANS: ReadonlySet<SectionKind> = new Set(['goals', 'safeguards', 'department', 'profile'])
/** A goal may say 将 once or twice; a whole plan says it in every sentence. */
const MANY = 3

export default rule({
  id: 'plan-language',
  title: '自评报告写结果，不写打算',
  severity: 'warning',
  covers: ['E16'],
  source: 'mof-2020-10#self-evaluation',
  why: '自评是对上一年度结果的评价，“将……”“继续……”是年初计划的语气，说明可能照搬了计划，没有写完成情况。',
  remedy: '把计划语气改成完成情况，写出实际数；下一步打算放到改进措施里。',
  example: { right: '全年开展培训 3 次，覆盖 120 人', wrong: '2024年我办将认真开展培训' },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    const plan = compiled(lexicon.report.plan.join('|'))
    const done = new RegExp(anyOf(lexicon.report.achieved), 'u')
    const hits = [...plainHits(script, plan)].filter(({ stretch }) => !stretch.heading && stretch.index !== 0)
    const inResults = hits.filter((hit) => hit.stretch.kind !== undefined && RESULTS.has(hit.stretch.kind) && !isTold(hit, done))
    for (const [first, ...others] of byStretch(inResults)) {
      if (first)
        yield {
          message: `完成情况里用了计划的语气（“${first.text}”），没有写做到了什么`,
          place: placeAt(script, first),
          related: others.map((hit) => placeAt(script, hit)),
          found: first.text,
        }
    }
    // A goal may say what is planned and to be made sure of; only a whole plan pasted in says what one is going to do.
    const inGoals = hits.filter(
      ({ stretch, text }) => stretch.kind !== undefined && PLANS.has(stretch.kind) && !/^(?:计划|确保|努力|准备|拟推广|拟培训)/u.test(text),
    )
    const [first, ...others] = inGoals
    if (first && (inGoals.length >= MANY || isEvaluatedYear(first, document.claims.year?.value))) {
      yield {
        message: `目标和措施部分有 ${inGoals.length} 处计划的语气，像是照搬年初计划`,
        place: placeAt(script, first),
        related: others.map((hit) => placeAt(script, hit)),
        found: first.text,
      }
    }
  },
})

/** What was done is told before the plan, or in so many words: behind 力争 "达到95%" is still a plan. */
function isTold({ stretch, start, end }: Hit, done: RegExp): boolean {
  const sentence = around(stretch.text, start, end)
  const before = sentence.text.slice(0, start - sentence.start)
  const after = sentence.text.slice(end - sentence.start)
  return (
    done.test(before) ||
    /已|实际|[了均]完成|超额|完成(?:率|了)|目标值|占|得[\d.]+分|其余|未/u.test(stretch.text.slice(end, end + 80)) ||
    (!/\d/u.test(after) && done.test(after))
  )
}

const placeAt = (script: Script, { stretch, start, end }: Hit): Place => placeOfPlain(script, stretch, start, end)

/** "2024年我办将…" in a report on 2024. */
const isEvaluatedYear = ({ stretch, start }: Hit, year: number | undefined) =>
  year !== undefined && stretch.text.slice(Math.max(0, start - 8), start).includes(`${year}年`)

function byStretch(hits: readonly Hit[]): Hit[][] {
  const groups = new Map<unknown, Hit[]>()
  for (const hit of hits) groups.set(hit.stretch, [...(groups.get(hit.stretch) ?? []), hit])
  return [...groups.values()]
}
