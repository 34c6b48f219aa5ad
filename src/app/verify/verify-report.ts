import { recompute } from '#documents/figures/figure.ts'
import { type BoundFigure, boundFigures } from '#documents/read/bound-figures.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Submission } from '#domain/submission.ts'
import { ProductError } from '#errors'
import type { RunTable, SubmissionTable } from '#store/database.ts'
import { listFindings } from '#store/findings.ts'
import { getRound } from '#store/rounds.ts'
import { everything } from '#store/scope.ts'
import { listVersions, readVersion } from '#store/submissions.ts'
import type { Services } from '../services.ts'
import { schemeOf, stageOf } from '../submission/keep-scores.ts'
import { schemeOfRun } from '../submission/read-assessment.ts'

/** A figure of a delivered report that is not what the data says. */
export interface ChangedFigure {
  readonly path: string
  readonly said: string
  /** undefined: the data has no such value. */
  readonly expected: string | undefined
  /** 1-based paragraph of the part. */
  readonly paragraph: number
}

export interface ReportProof {
  /** The submission and version the report agrees with best. */
  readonly submission: string
  readonly unit: string
  readonly year: number
  readonly version: number
  readonly figures: number
  readonly changed: readonly ChangedFigure[]
}

/**
 * Compares every bound figure of a delivered report with what is stored 核对报告数字: a figure changed by hand is named. The submission is found
 * by itself: the one of the report's year that agrees best; older versions are tried when the current one does not agree.
 * @throws ProductError REPORT_WITHOUT_FIGURES, REPORT_UNKNOWN
 */
export async function verifyReport(services: Services, docx: Uint8Array, file: string): Promise<ReportProof> {
  const figures = boundFigures(docx, file)
  if (figures.length === 0) throw new ProductError('REPORT_WITHOUT_FIGURES', { file })
  const year = Number(figures.find(({ path }) => path === 'submission.year')?.text)
  const rows = await services.store.read(everything, (db) =>
    db
      .selectFrom('submission')
      .selectAll()
      .$if(Number.isInteger(year), (q) => q.where('year', '=', year))
      .orderBy('region_id')
      .orderBy('id')
      .execute(),
  )
  let best: ReportProof | undefined
  for (const row of rows) best = better(best, await compare(services, row, row.version, figures))
  const row = rows.find(({ id }) => id === best?.submission)
  if (!best || !row || best.changed.length > figures.length / 2) throw new ProductError('REPORT_UNKNOWN', { file })
  if (best.changed.length === 0) return best
  const older = await services.store.read(everything, (db) => listVersions(db, row.region_id, row.id))
  for (const { version } of older.filter((each) => each.version !== row.version))
    best = better(best, await compare(services, row, version, figures))
  return best
}

const better = (a: ReportProof | undefined, b: ReportProof): ReportProof => (a === undefined || b.changed.length < a.changed.length ? b : a)

async function compare(services: Services, row: SubmissionTable, version: number, figures: readonly BoundFigure[]): Promise<ReportProof> {
  const { content, findings, run, round } = await services.store.read(everything, async (db) => ({
    content: await readVersion(db, row.region_id, row.id, version),
    findings: await listFindings(db, row.region_id, row.id, version),
    round: await getRound(db, row.region_id, row.year, stageOf(row)),
    run: await db
      .selectFrom('run')
      .selectAll()
      .where('region_id', '=', row.region_id)
      .where('submission_id', '=', row.id)
      .where('version', '=', version)
      .executeTakeFirst(),
  }))
  if (!content) throw new ProductError('VERSION_NOT_FOUND', { version })
  const changed = await changedFigures(services, { submission: content.content, findings, run, row, round }, figures)
  return { submission: row.id, unit: content.content.department.name ?? '', year: row.year, version, figures: figures.length, changed }
}

interface Stored {
  readonly submission: Submission
  readonly findings: Awaited<ReturnType<typeof listFindings>>
  readonly run: RunTable | undefined
  readonly row: SubmissionTable
  readonly round: Awaited<ReturnType<typeof getRound>>
}

async function changedFigures(
  services: Services,
  { submission, findings, run, row, round }: Stored,
  figures: readonly BoundFigure[],
): Promise<readonly ChangedFigure[]> {
  const scheme = await (run ? schemeOfRun(services, run) : schemeOf(services, row, round))
  const roots = { submission, assessment: evaluate(submission, scheme), scheme, findings }
  return figures.flatMap(({ path, format, text, element }): readonly ChangedFigure[] => {
    const expected = expectedOf(path, format, roots)
    return expected === text ? [] : [{ path, said: text, expected, paragraph: element + 1 }]
  })
}

/** A tag that was tampered with names nothing. */
function expectedOf(path: string, format: string, roots: Parameters<typeof recompute>[2]): string | undefined {
  try {
    return recompute(path, format, roots)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
