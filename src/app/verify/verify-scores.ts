import { evaluate } from '#domain/evaluate.ts'
import type { Scheme } from '#domain/scheme.ts'
import { ProductError } from '#errors'
import { assessmentText } from '#store/assessments.ts'
import type { Db, RunTable, SubmissionTable } from '#store/database.ts'
import { everything } from '#store/scope.ts'
import { readVersion } from '#store/submissions.ts'
import type { OnProgress } from '../evaluate/write-outcome.ts'
import { keptScheme } from '../policy/kept-schemes.ts'
import type { Services } from '../services.ts'

/** A score that does not follow from what is stored. */
export interface ScoreProblem {
  readonly regionId: number
  readonly submission: string
  readonly version: number
  readonly say: string
}

export interface ScoreProof {
  readonly runs: number
  readonly problems: readonly ScoreProblem[]
}

const PAGE = 100

/**
 * Computes every kept assessment again from its stored content under its stored scheme 复算, and compares the board's columns with it: a score
 * changed anywhere in the database is found.
 */
export async function verifyScores(services: Services, onProgress: OnProgress): Promise<ScoreProof> {
  const schemes = new Map<string, Promise<Scheme>>()
  const schemeOf = (hash: string) => {
    const known = schemes.get(hash) ?? keptScheme(services.store, hash)
    schemes.set(hash, known)
    return known
  }
  const problems: ScoreProblem[] = []
  let runs = 0
  for (let after: RunTable | undefined; ; ) {
    const page = await services.store.read(everything, (db) => pageOf(db, after))
    for (const { run, content, row } of page) problems.push(...(await problemsOf(run, content, row, schemeOf)))
    runs += page.length
    onProgress(runs, runs, '复算得分')
    after = page.at(-1)?.run
    if (page.length < PAGE) return { runs, problems }
  }
}

interface Kept {
  readonly run: RunTable
  readonly content: Awaited<ReturnType<typeof readVersion>>
  readonly row: SubmissionTable | undefined
}

async function pageOf(db: Db, after: RunTable | undefined): Promise<readonly Kept[]> {
  const runs = await db
    .selectFrom('run')
    .selectAll()
    .$if(after !== undefined, (q) =>
      q.where(({ eb, refTuple, tuple }) => eb(refTuple('region_id', 'id'), '>', tuple(after!.region_id, after!.id))),
    )
    .orderBy('region_id')
    .orderBy('id')
    .limit(PAGE)
    .execute()
  const kept: Kept[] = []
  for (const run of runs) {
    const row = await db
      .selectFrom('submission')
      .selectAll()
      .where('region_id', '=', run.region_id)
      .where('id', '=', run.submission_id)
      .executeTakeFirst()
    // A text that is damaged is told by the check of contents; here it only cannot be computed.
    const content = await readVersion(db, run.region_id, run.submission_id, run.version).catch(() => undefined)
    kept.push({ run, content, row })
  }
  return kept
}

async function problemsOf(
  run: RunTable,
  content: Kept['content'],
  row: Kept['row'],
  schemeOf: (hash: string) => Promise<Scheme>,
): Promise<readonly ScoreProblem[]> {
  const problem = (say: string): readonly ScoreProblem[] => [
    { regionId: run.region_id, submission: run.submission_id, version: run.version, say },
  ]
  if (!content) return problem(`第 ${run.version} 版的内容缺失或损坏，得分无从复算`)
  const scheme = await schemeOf(run.scheme_hash).catch((error: unknown) => {
    if (error instanceof ProductError) return undefined
    throw error
  })
  if (!scheme) return problem(`评分方案（校验值 ${run.scheme_hash.slice(0, 12)}…）没有留存，得分无从复算`)
  if (assessmentText(evaluate(content.content, scheme)) !== run.body)
    return problem(`第 ${run.version} 版按当时的方案复算，得分与留存的不符`)
  const shown = row?.run_id === run.id && (row.total !== run.total || row.grade !== run.grade)
  return shown ? problem(`进度表上的得分或等级与第 ${run.version} 版的评分结果不符`) : []
}
