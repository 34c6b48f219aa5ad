import type { Finding } from '#domain/finding.ts'
import { digitsOf, isPointMoved, isSlip } from './figures/slips.ts'
import type { Source } from './rule.ts'

/**
 * Errors that a misreading explains better than a slip of the pen, as questions 错读比笔误更可能: nobody is told that he is wrong because a program took the figures of two things
 * for one. Three signs:
 * - one rule finds the same fault in a file again and again: slips are rare, a layout that is not understood fails wherever it stands;
 * - a figure is more than twice what it should be, or less than half of it, and no slip turns the one into the other;
 * - figures of different rows, tables or chapters do not agree, and no slip in any of them makes such a difference. In one paragraph they belong together.
 * Only of findings on figures and on what was read of running text and its tables; a wrong word is wrong however often it stands, and cells of workbooks are
 * where they are.
 */
export function doubted(findings: readonly Finding[], sources: readonly Source[]): readonly Finding[] {
  const read = new Map(sources.flatMap(({ file, prose, submission }) => (prose ? [[file, submission.projects.length] as const] : [])))
  const errors = findings.filter((finding) => isOfReading(finding) && read.has(finding.place?.file ?? ''))
  if (errors.length === 0) return findings
  const doubtful = new Set<Finding>(errors.filter(isDoubtful))
  for (const alike of Map.groupBy(errors, ({ rule, place }) => `${rule} ${place!.file}`).values())
    if (alike.length >= OFTEN && alike.length * SHARE > read.get(alike[0]!.place!.file)!) for (const one of alike) doubtful.add(one)
  return findings.map((finding) => (doubtful.has(finding) ? { ...finding, severity: 'warning' } : finding))
}

/** Whether a finding on figures is doubtful by itself. */
export const isDoubtful = (finding: Finding): boolean => isOfReading(finding) && (isNoSlip(finding) || isUnexplained(finding))

/** So many of one kind in a file, and more than one in so many of its projects. */
const OFTEN = 3
const SHARE = 3
/** A figure so many times another is another thing's, unless a slip made it. */
const FAR = 2

/** Rules that compare what was read: arithmetic, and what a form must hold. What is off by its unit is off by thousands. */
const isOfReading = ({ severity, rule, covers }: Finding): boolean =>
  severity === 'error' && (READ.has(rule) || (covers.some((code) => code.startsWith('A')) && !covers.includes('A16')))
const READ: ReadonlySet<string> = new Set(['actual-missing', 'unscored-project', 'unlisted-project', 'nameless-scoring'])

function isNoSlip({ found, expected }: Finding): boolean {
  const [one, other] = [found, expected].map(figureOf)
  if (!one || !other || one.unit !== other.unit) return false
  const [less, more] = [Math.min(one.value, other.value), Math.max(one.value, other.value)]
  return less > 0 && more > less * FAR && !areSlips(one, other)
}

const areSlips = (one: Figure, other: Figure): boolean =>
  isSlip(one, other.value) || isSlip(other, one.value) || isPointMoved(one, other.value)

/** Rules that weigh figures from different rows, tables or chapters against each other: whether they belong together is what may be misread. */
const JOINING: ReadonlySet<string> = new Set([
  'total-of-scores',
  'income-sum',
  'expenditure-sum',
  'fund-rows-sum',
  'accounts-balance',
  'report-against-forms',
  'report-against-accounts',
  'execution-rate',
  'execution-score',
  'two-values',
])

/** A row left out of a sum, or a figure of last year, is told as a question too: it looks like a row that was not read. */
function isUnexplained({ rule, found, expected, place, related = [] }: Finding): boolean {
  if (related.length > 0 && related.every(({ paragraph }) => paragraph !== undefined && paragraph === place?.paragraph)) return false
  const [one, other] = JOINING.has(rule) ? [found, expected].map(figureOf) : []
  return one !== undefined && other !== undefined && one.unit === other.unit && !isOfSlip(one.value - other.value) && !areSlips(one, other)
}

/** Whether one digit another makes such a difference (300, 0.04), or two neighbours or two digits one apart that changed places (5.4, 1.98). */
function isOfSlip(difference: number): boolean {
  const digits = Number(Math.abs(difference).toFixed(DECIMALS).replace('.', '').replace(/0+$/, ''))
  return SWAPS.some((step) => digits % step === 0 && digits / step < 10)
}
const DECIMALS = 6
const SWAPS = [1, 9, 99] as const

interface Figure {
  readonly value: number
  readonly written: string
  readonly unit: string
}

/** "1,008.00万元": a figure alone with its unit. */
function figureOf(said: string | undefined): Figure | undefined {
  const [, written, unit = ''] = /^([\d,]+(?:\.\d+)?)\s*(%|[一-龥]{0,4})$/.exec(said ?? '') ?? []
  return written === undefined ? undefined : { value: Number(digitsOf(written)), written, unit }
}
