import type { Assessment } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import { sum } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import type { Stage } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import { saveRun } from '#store/assessments.ts'
import type { RoundTable, SubmissionTable, Tx, WaiverTable } from '#store/database.ts'
import { listWaivers, openCount, saveFindings, withWaiver } from '#store/findings.ts'
import { chooseScheme } from '../policy/policy-data.ts'
import type { Services } from '../services.ts'
import { scoreContent } from './score-content.ts'

/** A version's content with its scores and findings, ready to be kept. */
export interface Scored {
  readonly content: Submission
  readonly assessment: Assessment
  readonly findings: readonly Finding[]
}

/** What a round says about scoring. */
type Ruling = Pick<RoundTable, 'scheme_id'>
type Where = Pick<SubmissionTable, 'region_id' | 'year' | 'stage'>

/** The scheme a submission is scored by now: the round's, else that of its division and year. */
export const schemeOf = ({ policy }: Services, row: Where, round: Ruling | undefined): Promise<Scheme> =>
  chooseScheme(policy, { asked: round?.scheme_id ?? undefined, year: row.year, region: String(row.region_id).padStart(6, '0') })

/**
 * Scores and checks content 评分与体检. Before the transaction: arithmetic must not hold the one session of the embedded engine.
 * @throws ProductError AMOUNT_TOO_LARGE
 */
export async function score(services: Services, row: Where, round: Ruling | undefined, content: Submission): Promise<Scored> {
  const scheme = await schemeOf(services, row, round)
  const { assessment, findings } = await scoreContent(content, scheme, services.policy, services.now().slice(0, 10))
  if (
    sum(assessment.projects.flatMap(({ amount }) => amount ?? []))
      .abs()
      .gt(LARGEST_SUM)
  )
    throw new ProductError('AMOUNT_TOO_LARGE', {})
  return { content, assessment, findings }
}

/** 元; the columns count 10⁻⁴ 元 in 63 bits. */
const LARGEST_SUM = '900000000000000'

/** Keeps scores and findings beside the version they belong to, in its transaction. */
export async function keepScores(
  { now }: Services,
  tx: Tx,
  row: SubmissionTable,
  version: number,
  { content, assessment, findings }: Scored,
): Promise<void> {
  const at = now()
  const open = openFindings(findings, await listWaivers(tx, row.region_id, row.id), at)
  const where = { regionId: row.region_id, submissionId: row.id, unitId: row.unit_id, version }
  await saveFindings(tx, where, findings)
  await saveRun(tx, {
    ...where,
    assessment,
    ...projectFacts(content),
    at,
    ...open,
  })
}

/** What statistics want to know of each project beside its score. */
export const projectFacts = ({ projects }: Submission) => ({
  budgets: projects.map(({ budget }) => ({ budget: budget.adjusted, executed: budget.executed })),
  codes: projects.map(({ code }) => code),
})

/** Findings of either severity that are neither mended nor waived: the numbers of the board. */
export function openFindings(
  findings: readonly Finding[],
  waivers: readonly WaiverTable[],
  at: string,
): { readonly errors: number; readonly warnings: number } {
  const judged = findings.map((finding) => withWaiver(finding, waivers, at.slice(0, 10)))
  return { errors: openCount(judged, 'error'), warnings: openCount(judged, 'warning') }
}

/** Written by this program only, from this very type. */
export const stageOf = (row: Pick<SubmissionTable, 'stage'>): Stage => row.stage as Stage
