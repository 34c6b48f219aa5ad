import type { Indicator } from '#domain/indicator.ts'
import { parseActual } from '#domain/parse/actual.ts'
import { sameThing } from '#domain/parse/same-thing.ts'
import type { Place } from '#domain/place.ts'
import type { Goal, Goals } from '#domain/submission.ts'
import type { Passage, Section } from './claims.ts'
import { placeOfSpan } from './passages.ts'
import { actualOf, answersIn, targetsIn } from './targets.ts'

/** Goals as the text states them, and their places (paths below `goals`). */
export interface GoalsRead {
  readonly goals: Goals
  readonly places: Readonly<Record<string, Place>>
}

const RESULTS: ReadonlySet<Passage['kind']> = new Set([
  'results',
  'overall-results',
  'item-results',
  'execution',
  'conclusion',
  'deviation',
  'project',
  'experience',
])

/** Overall goal, sub-goals with their indicators, safeguards; actual values where the results answer a target. */
export function goalsOf(
  file: string,
  passages: readonly Passage[],
  sections: readonly Section[],
  year: number | undefined,
  stated: readonly Indicator[] = [],
): GoalsRead {
  const places: Record<string, Place> = {}
  const answer: Answer = { results: answersIn(passages.filter(({ kind, heading }) => !heading && RESULTS.has(kind))), stated, year }
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
      overall = joined(overall, goalFrom(file, group, answer, places, 'overall', overall.indicators.length))
      continue
    }
    const goal = goalFrom(file, group, answer, places, path)
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
const belongsToGoals = ({ kind, section }: Passage, sections: readonly Section[]) =>
  kind === 'goals' && section !== undefined && sections[section] !== undefined

function goalFrom(file: string, group: readonly Passage[], answer: Answer, places: Record<string, Place>, path: string, from = 0): Goal {
  const indicators: Indicator[] = []
  for (const passage of group) {
    for (const { indicator, place } of targetsIn(file, passage, answer.year)) {
      places[`${path}.indicators[${from + indicators.length}]`] = place
      indicators.push(answered(indicator, answer))
    }
  }
  const stated = group.filter(({ text }) => !/^绩效指标:/.test(text))
  const expected = textOf(stated)
  const first = stated[0]
  if (first && expected !== undefined && !places[`${path}.expected`]) places[`${path}.expected`] = placeOfSpan(file, first)
  return { ...(expected === undefined ? {} : { expected }), indicators }
}

/** Where actual values are looked for: indicators stated with target and actual, then the text of the results. */
interface Answer {
  readonly results: ReturnType<typeof answersIn>
  readonly stated: readonly Indicator[]
  readonly year: number | undefined
}

function answered(indicator: Indicator, { results, stated, year }: Answer): Indicator {
  const actualText = stated.find(({ name }) => sameThing(name, indicator.name))?.actualText ?? actualOf(indicator, results)
  if (actualText === undefined) return indicator
  const actual = parseActual(actualText, { target: indicator.target, year })
  return { ...indicator, actualText, ...(actual.ok ? { actual: actual.value } : {}) }
}

const joined = (a: Goal, b: Goal): Goal => ({
  ...a,
  ...(a.expected === undefined && b.expected === undefined
    ? {}
    : { expected: [a.expected, b.expected].filter((text) => text !== undefined).join('\n') }),
  indicators: [...a.indicators, ...b.indicators],
})

const textOf = (passages: readonly Passage[]): string | undefined =>
  passages.length === 0 ? undefined : passages.map(({ text }) => text.replace(/^绩效目标:/, '')).join('\n')
