import type { Source } from '#audit/rule.ts'
import { rules } from '#audit/rules/index.ts'
import { runAudit } from '#audit/run.ts'
import { readSubmission, type SubmissionRead } from '#documents/read/submission.ts'
import type { Assessment } from '#domain/assessment.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding } from '#domain/finding.ts'
import { mergeSubmissions } from '#domain/parse/submission/merge.ts'
import type { Places } from '#domain/place.ts'
import type { Scheme } from '#domain/scheme.ts'
import { stampedScheme } from '#domain/stamp.ts'
import type { Submission } from '#domain/submission.ts'
import { ProductError } from '#errors'
import { readingFindings } from '../check/reading-findings.ts'
import { sourceRoles } from '../check/source-roles.ts'
import { chooseScheme, type PolicyData } from '../policy/policy-data.ts'

export interface InputFile {
  /** Name as the user knows it, without folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A unit's year, read, scored and checked. */
export interface UnitYear {
  readonly submission: Submission
  readonly places: Places
  readonly scheme: Scheme
  readonly assessment: Assessment
  /** Problems of reading and of content, errors first. */
  readonly findings: readonly Finding[]
}

export interface EvaluateOptions {
  readonly schemeId?: string | undefined
  /** ISO date of the evaluation. */
  readonly today: string
}

/**
 * The files of one unit → its year 读取、评分、审核. Several files are merged (自评表, one a file); content problems become findings.
 * @throws ProductError when a file cannot be used at all, or the scheme is unknown.
 */
export async function evaluateUnit(files: readonly InputFile[], policy: PolicyData, options: EvaluateOptions): Promise<UnitYear> {
  const layouts = await policy.layouts()
  const readings: SubmissionRead[] = []
  for (const { name, bytes } of files) readings.push(await readSubmission(bytes, name, layouts))
  if (readings.every(({ forms }) => forms.length === 0))
    throw new ProductError('INPUT_HAS_NO_FORM', { input: files.map(({ name }) => name).join('、') })
  return evaluateReadings(readings, policy, options)
}

/** The same from files that were read before. */
export async function evaluateReadings(
  readings: readonly SubmissionRead[],
  policy: PolicyData,
  { schemeId, today }: EvaluateOptions,
): Promise<UnitYear> {
  const { submission, places, problems } = readings.length === 1 ? readings[0]! : mergeSubmissions(readings)
  const scheme = await chooseScheme(policy, {
    asked: schemeId,
    stamped: readings.map(({ workbook }) => stampedScheme(workbook)).find((id) => id !== undefined),
    year: submission.year,
    region: submission.department.regionCode,
  })
  const assessment = evaluate(submission, scheme)
  const sources = readings.map((reading) => sourceOf(reading, scheme))
  const dossier = { submission, places, assessment, sources: sources.length === 1 ? [{ ...sources[0]!, assessment }] : sources }
  const audit = runAudit(dossier, rules, { scheme, lexicon: await policy.lexicon(), today })
  const notices = readings.flatMap((reading) => reading.notices)
  return { submission, places, scheme, assessment, findings: [...readingFindings(problems, notices), ...audit] }
}

const sourceOf = ({ workbook, role, submission, places }: SubmissionRead, scheme: Scheme): Source => ({
  file: workbook.file,
  role: role === undefined ? 'other' : sourceRoles[role],
  submission,
  places,
  assessment: evaluate(submission, scheme),
})
