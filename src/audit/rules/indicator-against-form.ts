import type { Indicator } from '#domain/indicator.ts'
import type { Exact } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import { plain } from '../extract/plain.ts'
import { type Match, matchedProjects, withRole } from '../matched-projects.ts'
import { printedAs } from '../rounding.ts'
import { type Report, rule, type Source } from '../rule.ts'
import { isComparable } from '../same-dossier.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'indicator-against-form',
  title: '报告中的指标应与自评表一致',
  severity: 'error',
  covers: ['A15'],
  source: 'mof-2020-10#result-form',
  why: '报告里的指标值、完成值和得分来自自评表；两处不一致，至少有一处是错的，也可能改过目标。',
  remedy: '对照自评表和批复的绩效目标核对，改正不一致的一处。',
  example: { right: '报告和自评表的指标值都是“≥900人次”', wrong: '报告写“≥900人次”，自评表是“≥700人次”' },
  *joint({ sources }) {
    const reports = withRole(sources, 'report')
    const forms = withRole(sources, 'project-form', 'workbook')
    for (const report of reports) {
      const own = forms.filter((form) => isComparable(report, form))
      for (const match of matchedProjects(partsOf(report), own)) yield* compare(match)
    }
  },
})

/** The text of a report and its tables may both tell of an indicator: each by itself. */
function partsOf(report: Source): readonly Source[] {
  const { inText, inTables } = report.claims ?? {}
  return inText && inTables ? [inText, inTables].map((part) => ({ file: report.file, role: report.role, ...part })) : [report]
}

function* compare(match: Match): Iterable<Report> {
  for (const [i, row] of match.a.indicators.entries()) {
    const j = onlyOne(match.b, row.name)
    if (j === undefined || onlyOne(match.a, row.name) === undefined) continue
    yield* differences(match, row, match.b.indicators[j]!, i, j)
  }
}

const key = (name: string) => plain(name).text.replace(/\s/g, '')

/** Index of the indicator of this name; undefined when there are none or several. */
function onlyOne({ indicators }: Project, name: string): number | undefined {
  const found = indicators.flatMap((row, i) => (key(row.name) === key(name) ? [i] : []))
  return found.length === 1 ? found[0] : undefined
}

function* differences({ a, placeA, placeB, fileB }: Match, row: Indicator, other: Indicator, i: number, j: number): Iterable<Report> {
  for (const { field, title, say } of FIELDS) {
    const [said, own] = [say(row), say(other)]
    if (said === undefined || own === undefined || said.isSame(own)) continue
    const place = placeA(`indicators[${i}].${field}`)
    const related = placeB(`indicators[${j}].${field}`)
    yield {
      ...(place && { place }),
      ...(related && { related: [related] }),
      message: `“${a.name}”的指标“${row.name}”的${title}：报告写的是 ${said.words}，${fileB} 是 ${own.words}`,
      found: said.words,
      expected: own.words,
    }
  }
}

interface Value {
  readonly words: string
  readonly isSame: (other: Value) => boolean
  readonly value: Exact | string
}

interface Field {
  /** Of the indicator, as its place is named. */
  readonly field: string
  readonly title: string
  readonly say: (row: Indicator) => Value | undefined
}

const text = (written: string | undefined, understood: unknown): Value | undefined => {
  if (written === undefined) return undefined
  const value = JSON.stringify(understood) ?? ''
  return {
    words: `“${written.trim()}”`,
    value,
    isSame: (other) => (value !== '' && value === other.value) || haveSameNumbers(written, other.words),
  }
}

const score = (value: Exact | undefined): Value | undefined =>
  value && {
    words: sayPoints(value),
    value,
    isSame: ({ value: other }) => typeof other === 'string' || printedAs(value, other) || printedAs(other, value),
  }

const FIELDS: readonly Field[] = [
  { field: 'target', title: '指标值', say: ({ targetText, target }) => text(targetText, target) },
  { field: 'actual', title: '完成值', say: ({ actualText, actual }) => text(actualText, actual) },
  { field: 'points', title: '分值', say: ({ points }) => score(points) },
  { field: 'claimedScore', title: '得分', say: ({ claimedScore }) => score(claimedScore) },
]

/** Texts whose numbers are the same, one perhaps with a year or a second figure more; words are not compared. */
function haveSameNumbers(a: string, b: string): boolean {
  const [few, many] = [numbersIn(a), numbersIn(b)].toSorted((x, y) => x.length - y.length) as [number[], number[]]
  let at = 0
  for (const number of many) if (number === few[at]) at++
  return at === few.length
}

const numbersIn = (words: string): number[] =>
  (
    plain(words)
      .text.replace(/(?<=\d),(?=\d{3})/g, '')
      .match(/\d+(?:\.\d+)?/g) ?? []
  ).map(Number)
