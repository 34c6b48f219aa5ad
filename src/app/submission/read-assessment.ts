import type { Evaluated, Line, Proof } from '#domain/assessment.ts'
import { evaluate } from '#domain/evaluate.ts'
import { type Exact, toWanyuan } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { ProductError } from '#errors'
import { assessmentOf, getRun, type StoredAssessment, type StoredLine } from '#store/assessments.ts'
import type { Db, RunTable, SubmissionTable } from '#store/database.ts'
import { lineRecord } from '../evaluate/line-record.ts'
import { keptScheme } from '../policy/kept-schemes.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { reading } from './open-submission.ts'
import { versionOf } from './read-submission.ts'

/** Decimals of the printed means: they have no end of their own. */
const MEAN_DECIMALS = 4

/** The current scores and why each is what it is 得分与依据. */
export async function readAssessment(services: Services, caller: Caller, id: string) {
  const { run, stored, content } = await reading(services, { caller, id, permission: 'submission.read' }, async (db, row) => {
    const kept = await currentRun(db, row)
    return { run: kept, stored: assessmentOf(kept), content: (await versionOf(db, row, kept.version)).content }
  })
  const fresh = evaluate(content, await schemeOfRun(services, run))
  const { projectSum, mean, weightedMean } = stored.statistics
  return {
    version: run.version,
    scheme: run.scheme_id,
    schemeHash: run.scheme_hash,
    details: forms(stored).map((form, index) => shownForm(form, forms(fresh)[index])),
    statistics: {
      projectSum: text(projectSum && toWanyuan(projectSum)),
      mean: text(mean?.round(MEAN_DECIMALS)),
      weightedMean: text(weightedMean?.round(MEAN_DECIMALS)),
    },
  }
}

/** @throws ProductError RECORD_NOT_FOUND: every version is scored when it is saved, so this is damage. */
async function currentRun(db: Db, row: SubmissionTable): Promise<RunTable> {
  const run = row.run_id === null ? undefined : await getRun(db, row.region_id, row.run_id)
  if (!run) throw new ProductError('RECORD_NOT_FOUND', { what: '评分' })
  return run
}

/** The scheme as it was when the run was made; the present one when it is the same, which is the usual case. */
export async function schemeOfRun(services: Services, run: Pick<RunTable, 'scheme_id' | 'scheme_hash'>): Promise<Scheme> {
  const present = (await services.policy.schemes()).get(run.scheme_id)
  return present?.hash === run.scheme_hash ? present : keptScheme(services.store, run.scheme_hash)
}

const forms = <T>({ department, projects }: { readonly department: T; readonly projects: readonly T[] }): readonly T[] => [
  department,
  ...projects,
]

type StoredForm = StoredAssessment['department']

const shownForm = (form: StoredForm, fresh: Evaluated | undefined) => ({
  path: form.path,
  name: form.name ?? null,
  total: text(form.total),
  grade: form.grade ?? null,
  proven: form.proven,
  pending: form.pending.map(({ path, what }) => ({ path, what })),
  categories: form.categories.map(({ title, points, score }) => ({ title, points: text(points), score: text(score) })),
  lines: [form.execution, ...form.lines].map((line, index) =>
    lineRecord(line, () => proofOf(line, fresh && [fresh.execution, ...fresh.lines][index])),
  ),
})

/** The proof of a kept score, computed again; null only when the program has since learnt to score differently: the kept score stands. */
const proofOf = ({ outcome: kept }: StoredLine, { outcome: fresh }: Partial<Line> = {}): Proof | null =>
  kept.kind === 'scored' && fresh?.kind === 'scored' && fresh.score.eq(kept.score) ? fresh.proof() : null

const text = (value: Exact | undefined): string | null => value?.toString() ?? null
