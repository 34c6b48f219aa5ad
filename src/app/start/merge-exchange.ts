import type { Submission } from '#domain/submission.ts'
import { type MergeReport, merge } from '#store/backup/merge.ts'
import { getRound } from '#store/rounds.ts'
import { everything } from '#store/scope.ts'
import { readVersion } from '#store/submissions.ts'
import type { Services } from '../services.ts'
import { OPERATOR_ID } from '../session/operator.ts'
import { keepScores, score, stageOf } from '../submission/keep-scores.ts'

/**
 * Takes in the work of another installation 汇入, or only shows what would happen. What came is scored here: another program's scores are
 * not taken over. @throws ProductError BACKUP_UNREADABLE
 */
export async function mergeExchange(
  services: Services,
  folder: string,
  { commit, check }: { readonly commit: boolean; readonly check: (body: string) => void },
): Promise<MergeReport> {
  const report = await merge(services.store, folder, { scope: everything, person: OPERATOR_ID, at: services.now(), commit, check })
  if (commit) await scoreUnscored(services)
  return report
}

/** Submissions whose current version has no assessment yet. */
async function scoreUnscored(services: Services): Promise<void> {
  const waiting = await services.store.read(everything, (db) =>
    db
      .selectFrom('submission as s')
      .leftJoin('run as r', (on) =>
        on.onRef('r.region_id', '=', 's.region_id').onRef('r.id', '=', 's.run_id').onRef('r.version', '=', 's.version'),
      )
      .selectAll('s')
      .where('r.id', 'is', null)
      .execute(),
  )
  for (const row of waiting) {
    const { content, round } = await services.store.read(everything, async (db) => ({
      content: (await readVersion(db, row.region_id, row.id, row.version))?.content as Submission, // every submission has its current version
      round: await getRound(db, row.region_id, row.year, stageOf(row)),
    }))
    const scored = await score(services, row, round, content)
    await services.store.write(everything, (tx) => keepScores(services, tx, row, row.version, scored))
  }
}
