import type { Finding } from '#domain/finding.ts'
import { type Checked, isOpen, severities, severityNames } from './findings-input.ts'
import { sayPlaces } from './findings-places.ts'

/** Findings as people read them 条目: the same words wrong in several places are one entry, and what a rule has to say is said once. */
export interface Entry {
  readonly number: number
  readonly finding: Finding
  /** The same elsewhere. */
  readonly others: readonly Finding[]
  /** Entry that gave the same reason and remedy before. */
  readonly before?: number
}

export interface Section {
  readonly title: string
  /** Findings, not entries. */
  readonly count: number
  readonly entries: readonly Entry[]
}

/** Errors, warnings, notices, then the waived ones; entries are numbered through. */
export function sectionsOf(findings: readonly Finding[]): readonly Section[] {
  let number = 0
  const explained = new Map<string, number>()
  const section = (title: string, found: readonly Finding[]): Section => ({
    title,
    count: found.length,
    entries: [...Map.groupBy(found, ({ rule, message, remedy, waiver }) => JSON.stringify([rule, message, remedy, waiver])).values()].map(
      (same) => {
        const [finding, ...others] = same as [Finding, ...Finding[]]
        number++
        const reason = JSON.stringify([finding.rule, finding.why, finding.remedy])
        const before = explained.get(reason)
        if (before === undefined) explained.set(reason, number)
        return { number, finding, others, ...(before === undefined ? {} : { before }) }
      },
    ),
  })
  const open = severities.map((severity) =>
    section(
      severityNames[severity],
      findings.filter((finding) => isOpen(finding) && finding.severity === severity),
    ),
  )
  return [
    ...open,
    section(
      '已豁免',
      findings.filter((finding) => !isOpen(finding)),
    ),
  ].filter(({ count }) => count > 0)
}

/** What is wrong most, so that a reader knows where to begin 先改什么: kinds of errors with the numbers of their entries; of warnings where nothing is an error. */
export function digestOf(sections: readonly Section[], title: NonNullable<Checked['title']>): readonly string[] {
  const [first] = sections
  if (!first || first.entries.length < FEW) return []
  const kinds = [...Map.groupBy(first.entries, ({ finding }) => finding.rule)].map(([rule, entries]) => ({
    rule,
    entries,
    count: entries.reduce((sum, { others }) => sum + 1 + others.length, 0),
  }))
  return kinds
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_KINDS)
    .map(({ rule, entries, count }) => `${title(rule)}：${count} 处（${sayNumbers(entries.map(({ number }) => number))}）`)
}

/** Fewer need no digest. */
const FEW = 6
const MOST_KINDS = 10

/** 1, 2, 3, 7 → "第 1—3、7 条". */
function sayNumbers(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const n of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else ranges.push([n, n])
  }
  return `第 ${ranges.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`)).join('、')} 条`
}

/** The only file that was checked: its name need not be said at every place. */
export const onlyFile = (files: Checked['files']): string | undefined => (files?.length === 1 ? files[0]?.file : undefined)

/** "第 29、31 行": the other places of an entry. */
export const sayOthers = ({ finding, others }: Entry): string =>
  sayPlaces(
    others.flatMap(({ place }) => place ?? []),
    finding.place?.file,
  )
