import { emptySubmission } from '#domain/empty-submission.ts'
import type { Submission } from '#domain/submission.ts'
import type { Stage } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { Db, Tx, UnitTable } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { refreshRollup } from '#store/rollups.ts'
import { getRound } from '#store/rounds.ts'
import { createSubmission, readVersion, submissionsOfUnit } from '#store/submissions.ts'
import { findUnit } from '#store/units.ts'
import { mustBeAllowed, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { keepScores, score } from './keep-scores.ts'

export interface NewYear {
  readonly unitId: string
  readonly year: number
  readonly stage: Stage
}

/**
 * Begins a unit's year 开始填报: the profile of the unit comes from its last one. The person who begins is the clerk in charge.
 * @throws ProductError UNIT_NOT_FOUND, SUBMISSION_EXISTS, NOT_ALLOWED
 */
export async function beginYear(services: Services, caller: Caller, wanted: NewYear): Promise<{ readonly id: string }> {
  const at = services.now()
  for (const scope of scopesFor(caller, 'submission.edit', at)) {
    const made = await services.store.write(scope, async (tx) => {
      const unit = await findUnit(tx, scope, wanted.unitId)
      if (!unit) return undefined
      mustBeAllowed(caller, 'submission.edit', { regionId: unit.region_id, unitId: unit.id }, at)
      return begin(services, caller, tx, unit, wanted)
    })
    if (made) return made
  }
  throw new ProductError('UNIT_NOT_FOUND', {})
}

async function begin(
  services: Services,
  caller: Caller,
  tx: Tx,
  unit: UnitTable,
  { year, stage }: NewYear,
): Promise<{ readonly id: string }> {
  const at = services.now()
  const content = await firstContent(tx, unit, year)
  const row = await createSubmission(tx, {
    regionId: unit.region_id,
    unitId: unit.id,
    year,
    stage,
    content,
    author: caller.personId,
    at,
    source: 'save',
    clerkId: caller.personId,
  })
  if (!row) throw new ProductError('SUBMISSION_EXISTS', { year })
  // An empty year is scored in no time; only real content is scored before its transaction.
  await keepScores(services, tx, row, 1, await score(services, row, await getRound(tx, row.region_id, year, stage), content))
  await appendLog(tx, services.store.origin, [
    {
      regionId: unit.region_id,
      at,
      person: caller.personId,
      action: 'submission.create',
      subject: { kind: 'submission', id: row.id },
      unitId: unit.id,
      after: { year, stage },
    },
  ])
  await refreshRollup(tx, unit.region_id, year, stage, at)
  return { id: row.id }
}

/** An empty year with the profile of the unit: last year's, else what the list of units knows. */
async function firstContent(db: Db, unit: UnitTable, year: number): Promise<Submission> {
  const last = (await submissionsOfUnit(db, unit.region_id, unit.id)).find((row) => row.year < year)
  const before = last && (await readVersion(db, unit.region_id, last.id, last.version))
  const empty = emptySubmission(year)
  const known = { name: unit.name, code: unit.code, regionCode: String(unit.region_id).padStart(6, '0') }
  return { ...empty, department: { ...empty.department, ...before?.content.department, ...known } }
}
