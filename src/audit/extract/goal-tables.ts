import type { Indicator } from '#domain/indicator.ts'
import type { Places } from '#domain/place.ts'
import type { Goal, Goals, Submission } from '#domain/submission.ts'
import { bare } from '../similarity.ts'
import type { Section } from './claims.ts'

interface Read {
  readonly submission: Submission
  readonly places: Places
}

/** The section on one of the goals 分项绩效目标 that a table stands in, undefined anywhere else. */
export function goalSection(section: number | undefined, sections: readonly Section[]): Section | undefined {
  for (let at = section; at !== undefined; at = sections[at]!.parent) {
    const { kind, title } = sections[at]!
    if (kind === 'project') return undefined
    if (/分项.*(?:目标|任务)/.test(title)) return sections[section!]
  }
  return undefined
}

/** Rows that carry no points are no form of scores. */
export const isUnscored = (rows: readonly Indicator[]): boolean =>
  rows.length > 0 && rows.every(({ points, claimedScore }) => points === undefined && claimedScore === undefined)

/**
 * The tables that set a goal's indicators against what was done answer the indicators that the text states: their actual value, and their target where the
 * text has none. Rows that the text does not state stay with the tables.
 */
export function answeredByTables(text: Read, tables: Read): { readonly text: Read; readonly tables: Read } {
  const rows = tables.submission.goals.items.flatMap((goal, item) =>
    isUnscored(goal.indicators) ? goal.indicators.map((row, at) => ({ row, item, at })) : [],
  )
  if (rows.length === 0) return { text, tables }
  const used = new Set<Indicator>()
  const answered = (goal: Goal): Goal => ({
    ...goal,
    indicators: goal.indicators.map((stated) => {
      const found = rows.find(({ row }) => bare(row.name) === bare(stated.name))?.row
      if (!found) return stated
      used.add(found)
      return {
        ...stated,
        ...(stated.targetText === undefined && found.targetText !== undefined
          ? { targetText: found.targetText, ...(found.target ? { target: found.target } : {}) }
          : {}),
        ...answerOf(found),
      }
    }),
  })
  const { goals } = text.submission
  const all: Goals = { ...goals, ...(goals.overall ? { overall: answered(goals.overall) } : {}), items: goals.items.map(answered) }
  return { text: { ...text, submission: { ...text.submission, goals: all } }, tables: withoutRows(tables, used) }
}

const answerOf = ({ actualText, actual, level }: Indicator): Partial<Indicator> => ({
  ...(actualText === undefined ? {} : { actualText }),
  ...(actual === undefined ? {} : { actual }),
  ...(level === undefined ? {} : { level }),
})

/** Goals without the rows that were given away, and the places of those that stay. */
function withoutRows({ submission, places }: Read, used: ReadonlySet<Indicator>): Read {
  const path = (item: number, row: number) => `goals.items[${item}].indicators[${row}]`
  const kept = submission.goals.items
    .map(({ indicators }, item) => ({ item, rows: indicators.flatMap((row, at) => (used.has(row) ? [] : [at])) }))
    .filter(({ rows }) => rows.length > 0)
  const moves = new Map(kept.flatMap(({ item, rows }, to) => rows.map((row, at) => [path(item, row), path(to, at)] as const)))
  const moved = Object.entries(places).flatMap(([where, place]) => {
    const from = /^goals\.items\[\d+\]\.indicators\[\d+\]/.exec(where)?.[0]
    if (from === undefined) return /^goals\.items\[/.test(where) ? [] : [[where, place] as const]
    const to = moves.get(from)
    return to === undefined ? [] : [[to + where.slice(from.length), place] as const]
  })
  const items = kept.map(
    ({ item, rows }): Goal => ({
      ...submission.goals.items[item]!,
      indicators: rows.map((row) => submission.goals.items[item]!.indicators[row]!),
    }),
  )
  return { submission: { ...submission, goals: { ...submission.goals, items } }, places: Object.fromEntries(moved) }
}
