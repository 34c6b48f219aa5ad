import { parseActual } from '#domain/parse/actual.ts'
import type { Place } from '#domain/place.ts'
import type { Goal, Goals } from '#domain/submission.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Passage, Section } from './claims.ts'
import { placeOfSpan } from './passages.ts'
import { actualOf, targetsIn } from './targets.ts'

/** Goals as the text states them, and their places (paths below `goals`). */
export interface GoalsRead {
  readonly goals: Goals
  readonly places: Readonly<Record<string, Place>>
}

const RESULTS: ReadonlySet<Passage['kind']> = new Set(['results', 'overall-results', 'item-results', 'execution', 'conclusion', 'deviation', 'project', 'experience'])

/** Overall goal, sub-goals with their indicators, safeguards; actual values where the results answer a target. */
export function goalsOf(file: string, passages: readonly Passage[], sections: readonly Section[], year: number | undefined): GoalsRead {
  const places: Record<string, Place> = {}
  const results = passages.filter(({ kind, heading }) => !heading && RESULTS.has(kind))
  const groups = Map.groupBy(
    passages.filter((passage) => !passage.heading && belongsToGoals(passage, sections)),
    ({ section }) => section!,
  )
  let overall: Goal | undefined
  const items: Goal[] = []
  for (const [index, group] of groups) {
    const section = sections[index]!
    const isItem = section.kind !== 'goals' || (section.mark !== '' && !/目标|指标|任务/.test(section.title))
    const path = isItem ? `items[${items.length}]` : 'overall'
    if (!isItem && overall) {
      overall = joined(overall, goalFrom(file, group, results, year, places, 'overall', overall.indicators.length))
      continue
    }
    const goal = goalFrom(file, group, results, year, places, path)
    places[path] = section.place
    if (isItem) items.push({ title: section.title, ...goal })
    else overall = goal
  }
  const achieved = textOf(passages.filter(({ kind, heading }) => kind === 'overall-results' && !heading))
  if (overall && achieved !== undefined) overall = { ...overall, achieved }
  const safeguards = passages.filter(({ kind, heading }) => kind === 'safeguards' && !heading).map(({ text }) => text)
  return { goals: { ...(overall ? { overall } : {}), items, safeguards }, places }
}

/** Under a goals heading, and not under its safeguards. */
const belongsToGoals = ({ kind, section }: Passage, sections: readonly Section[]) => kind === 'goals' && section !== undefined && sections[section] !== undefined

function goalFrom(file: string, group: readonly Passage[], results: readonly Passage[], year: number | undefined, places: Record<string, Place>, path: string, from = 0): Goal {
  const indicators: Indicator[] = []
  for (const passage of group) {
    for (const { indicator, place } of targetsIn(file, passage, year)) {
      places[`${path}.indicators[${from + indicators.length}]`] = place
      indicators.push(answered(indicator, results, year))
    }
  }
  const stated = group.filter(({ text }) => !/^绩效指标:/.test(text))
  const expected = textOf(stated)
  const first = stated[0]
  if (first && expected !== undefined && !places[`${path}.expected`]) places[`${path}.expected`] = placeOfSpan(file, first)
  return { ...(expected === undefined ? {} : { expected }), indicators }
}

function answered(indicator: Indicator, results: readonly Passage[], year: number | undefined): Indicator {
  const actualText = actualOf(indicator, results)
  if (actualText === undefined) return indicator
  const actual = parseActual(actualText, { target: indicator.target, year })
  return { ...indicator, actualText, ...(actual.ok ? { actual: actual.value } : {}) }
}

const joined = (a: Goal, b: Goal): Goal => ({
  ...a,
  ...(a.expected === undefined && b.expected === undefined ? {} : { expected: [a.expected, b.expected].filter((text) => text !== undefined).join('\n') }),
  indicators: [...a.indicators, ...b.indicators],
})

const textOf = (passages: readonly Passage[]): string | undefined => (passages.length === 0 ? undefined : passages.map(({ text }) => text.replace(/^绩效目标:/, '')).join('\n'))
