import { createHash } from 'node:crypto'
import { extract } from '#audit/extract/extract.ts'
import { ownPlaceOf } from '#audit/neighbours.ts'
import type { Source } from '#audit/rule.ts'
import { rules } from '#audit/rules/index.ts'
import { runAudit } from '#audit/run.ts'
import { mainOf, ofOneYear } from '#audit/same-dossier.ts'
import { sniffKind } from '#documents/read/kind.ts'
import { readProse } from '#documents/read/prose.ts'
import { readSubmission, submissionOf } from '#documents/read/submission.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding } from '#domain/finding.ts'
import type { FormRole } from '#domain/layout.ts'
import type { Lexicon } from '#domain/lexicon.ts'
import { mergeSubmissions } from '#domain/parse/submission/merge.ts'
import type { Problem } from '#domain/problem.ts'
import type { Prose } from '#domain/prose.ts'
import type { Scheme } from '#domain/scheme.ts'
import { stampedScheme } from '#domain/stamp.ts'
import type { Submission } from '#domain/submission.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import { chooseScheme, type PolicyData } from '../policy/policy-data.ts'
import { withoutCopies } from './copies.ts'
import { withoutEvaluation } from './no-evaluation.ts'
import { readSheets } from './read-sheets.ts'
import { readingFindings } from './reading-findings.ts'
import { sourceRoles } from './source-roles.ts'

/** One file of a dossier, read and understood. */
export interface ReadDocument {
  readonly source: Source
  /** The carrier itself, for showing it beside the findings. */
  readonly carrier: Prose | Workbook
  readonly problems: readonly Problem[]
  readonly notices: readonly Problem[]
  /** Scheme named by our own workbook. */
  readonly stamped?: string | undefined
}

/** The files of one unit, checked together. */
export interface CheckedDossier {
  readonly documents: readonly ReadDocument[]
  readonly scheme: Scheme
  readonly submission: Submission
  readonly findings: readonly Finding[]
  /** SHA-256 over the rules and the lexicon, hex: what the findings depend on besides the files and the scheme. */
  readonly rulesHash: string
}

const SPREADSHEETS = new Set(['xlsx', 'xlsb', 'xls', 'ods', 'spreadsheet-xml'])

/**
 * Reads one file of any kind into a source of a dossier 读取.
 * @throws ProductError when it cannot be read at all
 */
export async function readDocument({ name, bytes }: InputFile, policy: PolicyData): Promise<ReadDocument> {
  const kind = sniffKind(bytes, name)
  if (SPREADSHEETS.has(kind) || (kind === 'text' && /\.csv$/i.test(name)) || (kind === 'html' && /\.(xls|et)$/i.test(name)))
    return readSpreadsheet(name, bytes, policy)
  // While a thread reads a PDF, this one gets ready what the check will need.
  const [prose, layouts] = await Promise.all([readProse(bytes, name), policy.layouts(), policy.lexicon()])
  return {
    source: { file: name, prose, ...extract(prose, (workbook) => submissionOf(workbook, layouts)) },
    carrier: prose,
    problems: [],
    notices: prose.problems ?? [],
  }
}

async function readSpreadsheet(name: string, bytes: Uint8Array, policy: PolicyData): Promise<ReadDocument> {
  const layouts = await policy.layouts()
  const read = await readSubmission(bytes, name, layouts)
  const { workbook, role } = read
  if (role === 'workbook') {
    const { submission, places, problems, notices } = read
    return {
      source: { file: name, role: 'workbook', submission, places },
      carrier: workbook,
      problems,
      notices,
      stamped: stampedScheme(workbook),
    }
  }
  const { prose, unclear, notices, problems, written, ...said } = readSheets(read, layouts)
  return {
    source: { file: name, prose, ...said, role: written ? said.role : roleOf(role) },
    carrier: workbook,
    problems: [...unclear, ...problems],
    notices,
    stamped: stampedScheme(workbook),
  }
}

const roleOf = (role: FormRole | undefined): Source['role'] => (role === undefined ? 'other' : sourceRoles[role])

/** Checks the documents of one unit together 体检: each for itself, and what they say of each other. */
export async function checkDocuments(
  documents: readonly ReadDocument[],
  policy: PolicyData,
  { schemeId, today }: { readonly schemeId?: string | undefined; readonly today: string },
): Promise<CheckedDossier> {
  const { kept, copies } = withoutCopies(documents)
  const main = mainOf(kept.map(({ source }) => source))
  // What last year's report says is not this year's.
  const current = kept.filter(({ source }) => main === undefined || ofOneYear(main, source))
  const { submission, places } = mergeSubmissions(
    current.map(({ source, problems }) => ({ submission: source.submission, places: source.places, problems })),
  )
  const lexicon = await policy.lexicon()
  const scheme = await chooseScheme(policy, {
    asked: schemeId,
    stamped: current.map(({ stamped }) => stamped).find((id) => id !== undefined),
    year: submission.year,
    region: submission.department.regionCode ?? regionOf(documents, submission, lexicon),
  })
  const sources = kept.map(({ source }) => ({ ...source, assessment: evaluate(source.submission, scheme) }))
  const audit = runAudit({ submission, places, assessment: evaluate(submission, scheme), sources }, rules, { scheme, lexicon, today })
  const unreadable = kept.flatMap(({ problems, source }) => readingFindings(problems, [], source.role === 'workbook'))
  const unread = readingFindings([], [...copies, ...kept.flatMap(({ notices }) => notices)])
  return {
    documents,
    scheme,
    submission,
    findings: [...unreadable, ...kept.flatMap(({ source }) => withoutEvaluation(source)), ...audit, ...unread],
    rulesHash: rulesHash(lexicon.hash),
  }
}

/** Division code of the unit, as its name and the texts tell; undefined where no place of the gazetteer fits. */
function regionOf(documents: readonly ReadDocument[], { department }: Submission, { gazetteer }: Lexicon): string | undefined {
  if (department.name === undefined || gazetteer === undefined) return undefined
  const text = documents.flatMap(({ source }) => source.claims?.passages.map((passage) => passage.text) ?? []).join('\n')
  return ownPlaceOf(`${department.region ?? ''}${department.name}`, text, gazetteer).county?.code
}

function rulesHash(lexiconHash: string): string {
  const hash = createHash('sha256')
  for (const { id, title, severity, source, why, remedy } of rules) hash.update(JSON.stringify([id, title, severity, source, why, remedy]))
  return hash.update(lexiconHash).digest('hex')
}
