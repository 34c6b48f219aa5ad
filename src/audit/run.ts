import type { Assessment } from '#domain/assessment.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding, Severity } from '#domain/finding.ts'
import { type Place, type Places, placeOf } from '#domain/place.ts'
import { withConfidence } from './confidence.ts'
import { doubted, isDoubtful } from './doubtful-findings.ts'
import type { Context, Document, Dossier, Report, Rule, Source } from './rule.ts'
import { withWitnesses } from './witnesses.ts'

/**
 * Runs the rules over what was read 审核: findings with their places, errors first, then in reading order, each said once.
 *
 * Pure. Rules the scheme has disabled are left out. Content problems never throw; a rule that throws is a bug and is not caught.
 * With several sources each needs its own assessment (`dossierOf` sees to it).
 */
export function runAudit(dossier: Dossier, rules: readonly Rule[], context: Context): Finding[] {
  const disabled = new Set(context.scheme.disabledRules.map(({ rule }) => rule))
  const places = dossier.places ?? (dossier.sources.length === 1 ? dossier.sources[0]!.places : {})
  const findings: Finding[] = []
  for (const rule of rules) {
    if (disabled.has(rule.id)) continue
    const add = (reports: Iterable<Report>, where: Places) => {
      for (const report of reports) findings.push(findingOf(rule, report, where))
    }
    for (const source of dossier.sources) {
      const { scheme } = context
      if (rule.content)
        add(withConfidence(rule.content(source.submission, assessmentOf(source, dossier), context, source), source, scheme), source.places)
      const forms = rule.forms ? formsIn(source, context) : undefined
      if (forms)
        add(
          withConfidence(rule.content!(forms.submission, forms.assessment, context, forms), { ...forms, prose: source.prose! }, scheme),
          forms.places,
        )
      if (rule.writing && isDocument(source)) add(rule.writing(source, context), source.places)
    }
    if (rule.joint) add(rule.joint(dossier, context), places)
  }
  return ordered(
    doubted(withWitnesses(unique(findings), dossier.sources), dossier.sources),
    dossier.sources.map(({ file }) => file),
  )
}

type Assessed = Source & { readonly assessment: Assessment }
const inTables = new WeakMap<Source, Assessed>()

/** The tables of a document as a source of their own; assessed once for all rules. */
function formsIn(source: Source, { scheme }: Context): Assessed | undefined {
  const tables = source.claims?.inTables
  if (!tables) return undefined
  const known = inTables.get(source)
  if (known?.assessment.schemeHash === scheme.hash) return known
  const made: Assessed = {
    file: source.file,
    role: 'report',
    ...tables,
    ...(source.prose && { tablesOf: source.prose }),
    assessment: evaluate(tables.submission, scheme),
  }
  inTables.set(source, made)
  return made
}

const isDocument = (source: Source): source is Document => source.prose !== undefined && source.claims !== undefined

function assessmentOf(source: Source, dossier: Dossier) {
  if (source.assessment) return source.assessment
  if (dossier.sources.length > 1) throw new RangeError(`${source.file} has no assessment of its own`)
  return dossier.assessment
}

/** What a rule reports, as a finding: with the rule's words and the place of its path. */
export function findingOf(rule: Rule, report: Report, places: Places): Finding {
  const place = report.place ?? (report.path === undefined ? undefined : placeOf(places, report.path))
  const related =
    report.related ?? report.relatedPaths?.flatMap((path) => placeOf(places, path) ?? []) ?? restOfRow(report.path, place, places)
  return {
    rule: rule.id,
    covers: rule.covers,
    severity: report.severity ?? rule.severity,
    message: report.message,
    why: rule.why,
    remedy: report.remedy ?? rule.remedy,
    source: rule.source,
    ...(report.found === undefined ? {} : { found: report.found }),
    ...(report.expected === undefined ? {} : { expected: report.expected }),
    ...(report.path === undefined ? {} : { path: report.path }),
    ...(place === undefined ? {} : { place }),
    ...(related === undefined ? {} : { related }),
  }
}

const ROW = /^.*indicators\[\d+\]/
const CELLS = ['name', 'target', 'targetText', 'actual', 'actualText', 'points', 'claimedScore', 'deviationReason'] as const
/** Where a row of a form is written with a cell to a line, its other cells stand elsewhere than the finding. */
function restOfRow(path: string | undefined, place: Place | undefined, places: Places): readonly Place[] | undefined {
  const row = path === undefined || place?.line === undefined ? undefined : ROW.exec(path)?.[0]
  if (row === undefined) return undefined
  const others = CELLS.flatMap((cell) => {
    const other = places[`${row}.${cell}`]
    return other?.line !== undefined && other.line !== place!.line ? [other] : []
  })
  return others.length === 0 ? undefined : others
}

/** The same rule saying the same of the same words is one finding, and so is the same wrong figure of one paragraph or cell found in two ways. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>()
  const kept: Finding[] = []
  for (const finding of findings) {
    const { rule, message, place, path, found } = finding
    const where = place?.cell === undefined ? place?.paragraph : `${place.sheet}!${place.cell}`
    const figure = where === undefined ? undefined : /^-?[\d,]+(?:\.\d+)?(?![\d年月])/.exec(found ?? '')?.[0]
    const keys = [
      JSON.stringify([rule, message, place ? [place.file, place.sheet, place.cell, place.paragraph, place.line, place.start] : path]),
      ...(figure === undefined ? [] : [JSON.stringify([rule, place?.file, where, Number(figure.replaceAll(',', ''))])]),
    ]
    const at = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
    if (at !== undefined) kept[at] = inOne(kept[at]!, finding)
    for (const key of keys) if (!seen.has(key)) seen.set(key, at ?? kept.length)
    if (at === undefined) kept.push(finding)
  }
  return kept
}

/** The graver of two ways to one finding, and of two errors the one that no misreading explains; else the first. */
const inOne = (known: Finding, other: Finding): Finding => {
  const [best, more] = weightOf(other) < weightOf(known) ? [other, known] : [known, other]
  return isDoubtful(more) && !isDoubtful(best) ? best : withPlacesOf(best, more)
}
const weightOf = (finding: Finding): number => (finding.severity === 'error' && isDoubtful(finding) ? RANK.warning : RANK[finding.severity])

/** A finding with the lines that another way to the same one points at. */
function withPlacesOf(finding: Finding, { place, related = [] }: Finding): Finding {
  const known = new Set([finding.place, ...(finding.related ?? [])].map((one) => one?.line))
  const others = [place, ...related].flatMap((one) => (one?.line === undefined || known.has(one.line) ? [] : [one]))
  return others.length === 0 ? finding : { ...finding, related: [...(finding.related ?? []), ...others] }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 }

function ordered(findings: readonly Finding[], files: readonly string[]): Finding[] {
  const rank = new Map(files.map((file, index) => [file, index]))
  return findings.toSorted(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      (rank.get(a.place?.file ?? '') ?? files.length) - (rank.get(b.place?.file ?? '') ?? files.length) ||
      byPlace(a.place, b.place) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
}

/** Reading order inside one file: page, line or paragraph, sheet and cell, then character. */
function byPlace(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0
  return (
    (a.paragraph ?? 0) - (b.paragraph ?? 0) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.sheet ?? '').localeCompare(b.sheet ?? '') ||
    rowOf(a.cell) - rowOf(b.cell) ||
    (a.cell ?? '').length - (b.cell ?? '').length ||
    (a.cell ?? '').localeCompare(b.cell ?? '') ||
    (a.start ?? 0) - (b.start ?? 0)
  )
}

const rowOf = (cell: string | undefined) => Number(/\d+/.exec(cell ?? '')?.[0] ?? 0)
