import { appendLog } from '#store/log.ts'
import { getRound } from '#store/rounds.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { keepScores, score, stageOf } from './keep-scores.ts'
import { reading, writing } from './open-submission.ts'
import { versionOf } from './read-submission.ts'

/** Scores a draft anew under the scheme that holds now 重新评分. A draft that was saved meanwhile is scored already and left alone. */
export async function rescore(services: Services, caller: Caller, id: string): Promise<void> {
  const task = { caller, id, permission: 'round.manage' } as const
  const { row, round, content } = await reading(services, task, async (db, found) => ({
    row: found,
    round: await getRound(db, found.region_id, found.year, stageOf(found)),
    content: (await versionOf(db, found, found.version)).content,
  }))
  const scored = await score(services, row, round, content)
  await writing(services, task, async (tx, current) => {
    if (current.version !== row.version || current.state !== row.state) return
    await keepScores(services, tx, current, current.version, scored)
    const after = { version: current.version, scheme: scored.assessment.schemeId, schemeHash: scored.assessment.schemeHash }
    await appendLog(tx, services.store.origin, [
      {
        regionId: current.region_id,
        at: services.now(),
        person: caller.personId,
        action: 'submission.rescore',
        subject: { kind: 'submission', id },
        unitId: current.unit_id,
        after,
      },
    ])
  })
}
