import type { Stage } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import { appendLog } from '#store/log.ts'
import { refreshRollup } from '#store/rollups.ts'
import { closeRound, findRound, listRounds, saveRound } from '#store/rounds.ts'
import { region } from '#store/scope.ts'
import { holds, mustBeAllowed, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { type ShownRound, shownRound } from './shown-round.ts'

/** The rounds of a division within reach of any role 填报任务. */
export async function roundsOf({ store, now }: Services, caller: Caller, regionId = caller.regionId): Promise<readonly ShownRound[]> {
  const within = caller.grants.some((grant) => holds(grant, now()) && grant.regions.from <= regionId && regionId <= grant.regions.to)
  return within ? (await store.read(region(regionId), (db) => listRounds(db, regionId))).map(shownRound) : []
}

export interface RoundRequest {
  readonly regionId?: number | undefined
  readonly year: number
  readonly stage: Stage
  readonly title: string
  readonly schemeId?: string | undefined
  readonly opensAt?: string | undefined
  readonly dueAt?: string | undefined
  readonly reviewDueAt?: string | undefined
}

/** Opens or changes a round 下达任务. A scheme must be known. @throws ProductError SCHEME_UNKNOWN, ROUND_TIMES */
export async function setRound(
  { store, policy, now }: Services,
  caller: Caller,
  { regionId = caller.regionId, ...wanted }: RoundRequest,
): Promise<ShownRound> {
  const at = now()
  mustBeAllowed(caller, 'round.manage', { regionId }, at)
  if (wanted.schemeId !== undefined) await policy.scheme(wanted.schemeId)
  if (wanted.opensAt && wanted.dueAt && wanted.opensAt >= wanted.dueAt) throw new ProductError('ROUND_TIMES', {})
  return store.write(region(regionId), async (tx) => {
    const round = shownRound(await saveRound(tx, { regionId, ...wanted }))
    const { year, stage, title, schemeId, opensAt, dueAt } = round
    await appendLog(tx, store.origin, [
      {
        regionId,
        at,
        person: caller.personId,
        action: 'round.save',
        subject: { kind: 'round', id: round.id },
        after: { year, stage, title, schemeId, opensAt, dueAt },
      },
    ])
    await refreshRollup(tx, regionId, round.year, round.stage, at)
    return round
  })
}

/** Ends a round, or opens it again. @throws ProductError RECORD_NOT_FOUND */
export async function setClosed({ store, now }: Services, caller: Caller, id: string, closed: boolean): Promise<void> {
  const at = now()
  for (const scope of scopesFor(caller, 'round.manage', at)) {
    const done = await store.write(scope, async (tx) => {
      const round = await findRound(tx, scope, id)
      if (!round) return false
      mustBeAllowed(caller, 'round.manage', { regionId: round.region_id }, at)
      await closeRound(tx, round.region_id, id, closed ? at : null)
      await appendLog(tx, store.origin, [
        {
          regionId: round.region_id,
          at,
          person: caller.personId,
          action: closed ? 'round.close' : 'round.reopen',
          subject: { kind: 'round', id },
        },
      ])
      return true
    })
    if (done) return
  }
  throw new ProductError('RECORD_NOT_FOUND', { what: '填报任务' })
}
