import { differences } from '#domain/compare/differences.ts'
import { type Json, toJson } from '#domain/json.ts'
import type { Action, Key } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { Db, SubmissionTable } from '#store/database.ts'
import { getRound } from '#store/rounds.ts'
import { listSteps, statusOf } from '#store/submission-steps.ts'
import { listVersions, readVersion, type StoredVersion, submissionsOfUnit } from '#store/submissions.ts'
import { findUnit, getUnit } from '#store/units.ts'
import { type ShownRound, shownRound } from '../office/shown-round.ts'
import { type NameOf, peopleNames } from '../people-names.ts'
import { mustBeAllowed, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { type BoardRow, boardRow } from './board-row.ts'
import { schemeOf, stageOf } from './keep-scores.ts'
import { reading } from './open-submission.ts'
import { offered } from './take-step.ts'

const READ = 'submission.read'

export interface ShownKey {
  readonly person: string
  readonly role: string
  readonly at: string
  readonly version: number
  readonly onBehalfOf: string | null
}

export interface OpenedSubmission extends BoardRow {
  readonly body: Json
  readonly schemeId: string
  readonly schemeTitle: string
  readonly round: ShownRound | null
  readonly clerk: string | null
  readonly reviewer: string | null
  readonly first: ShownKey | null
  readonly second: ShownKey | null
  readonly offers: readonly Action[]
}

/** A submission as it stands 打开填报, with what this person may do now. @throws ProductError SUBMISSION_NOT_FOUND */
export async function openSubmission(services: Services, caller: Caller, id: string): Promise<OpenedSubmission> {
  const { row, unit, round, version, offers, scheme } = await reading(services, { caller, id, permission: READ }, async (db, found) => {
    const [round, unit, version, offers] = await Promise.all([
      getRound(db, found.region_id, found.year, stageOf(found)),
      unitOf(db, found),
      versionOf(db, found, found.version),
      offered(services, db, found, caller),
    ])
    return { row: found, round, unit, version, offers, scheme: await schemeOf(services, found, round) }
  })
  const { first, second } = statusOf(row)
  const nameOf = await peopleNames(services, [
    row.clerk_id,
    row.reviewer_id,
    first?.person,
    first?.onBehalfOf,
    second?.person,
    second?.onBehalfOf,
  ])
  return {
    ...boardRow(row, unit, round),
    body: toJson(version.content),
    schemeId: scheme.id,
    schemeTitle: scheme.title,
    round: round ? shownRound(round) : null,
    clerk: named(nameOf, row.clerk_id),
    reviewer: named(nameOf, row.reviewer_id),
    first: shownKey(first, nameOf),
    second: shownKey(second, nameOf),
    offers,
  }
}

const named = (nameOf: NameOf, id: string | null): string | null => (id === null ? null : nameOf(id))

const shownKey = (key: Key | undefined, nameOf: NameOf): ShownKey | null =>
  key
    ? {
        person: nameOf(key.person),
        role: key.role,
        at: key.at,
        version: key.version,
        onBehalfOf: key.onBehalfOf ? nameOf(key.onBehalfOf) : null,
      }
    : null

export async function unitOf(db: Db, row: SubmissionTable): Promise<{ readonly name: string; readonly code: string }> {
  return (await getUnit(db, row.region_id, row.unit_id)) ?? { name: '', code: '' }
}

/** @throws ProductError VERSION_NOT_FOUND */
export async function versionOf(db: Db, row: SubmissionTable, version: number): Promise<StoredVersion> {
  const found = await readVersion(db, row.region_id, row.id, version)
  if (!found) throw new ProductError('VERSION_NOT_FOUND', { version })
  return found
}

/** Who saved what when, newest first 历次版本. */
export async function versionsOf(services: Services, caller: Caller, id: string) {
  const rows = await reading(services, { caller, id, permission: READ }, (db, row) => listVersions(db, row.region_id, row.id))
  const nameOf = await peopleNames(
    services,
    rows.map(({ author_id }) => author_id),
  )
  return rows.map(({ version, author_id, at, source, note }) => ({ version, author: nameOf(author_id), at, source, note }))
}

/** The content of one version. @throws ProductError VERSION_NOT_FOUND */
export async function readOneVersion(services: Services, caller: Caller, id: string, version: number): Promise<Json> {
  return reading(services, { caller, id, permission: READ }, async (db, row) => toJson((await versionOf(db, row, version)).content))
}

/** What changed between two versions, in words 版本差异. */
export async function compareVersions(services: Services, caller: Caller, id: string, from: number, to: number) {
  return reading(services, { caller, id, permission: READ }, async (db, row) => {
    const [before, after] = [await versionOf(db, row, from), await versionOf(db, row, to)]
    return differences(before.content, after.content).map(({ path, text, before: old, after: now }) => ({
      path,
      text,
      before: old ?? null,
      after: now ?? null,
    }))
  })
}

/** The steps taken, oldest first 办理经过. */
export async function stepsOf(services: Services, caller: Caller, id: string) {
  const steps = await reading(services, { caller, id, permission: READ }, (db, row) => listSteps(db, row.region_id, row.id))
  const nameOf = await peopleNames(
    services,
    steps.flatMap(({ person_id, on_behalf_of }) => [person_id, on_behalf_of]),
  )
  return steps.map(({ action, from_state, to_state, version, person_id, on_behalf_of, role, at, reason }) => ({
    // Written by this program only, from these very types.
    action: action as Action,
    from: from_state as BoardRow['state'],
    to: to_state as BoardRow['state'],
    version,
    person: nameOf(person_id),
    onBehalfOf: named(nameOf, on_behalf_of),
    role,
    at,
    reason,
  }))
}

/** The unit's submissions over the years, newest first. @throws ProductError UNIT_NOT_FOUND */
export async function yearsOf({ store, now }: Services, caller: Caller, unitId: string): Promise<readonly BoardRow[]> {
  for (const scope of scopesFor(caller, READ, now())) {
    const rows = await store.read(scope, async (db) => {
      const unit = await findUnit(db, scope, unitId)
      if (!unit) return undefined
      mustBeAllowed(caller, READ, { regionId: unit.region_id, unitId: unit.id }, now())
      return (await submissionsOfUnit(db, unit.region_id, unit.id)).map((row) => boardRow(row, unit, undefined))
    })
    if (rows) return rows
  }
  throw new ProductError('UNIT_NOT_FOUND', {})
}
