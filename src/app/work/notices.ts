import { type Stage, stageTitles } from '#domain/workflow.ts'
import { covers } from '#domain/workflow-roles.ts'
import type { Db } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { countUnread, listNotices, markRead, type NewNotice, notify } from '#store/notices.ts'
import { listGrants, toGrant } from '#store/role-grants.ts'
import { region, type Scope } from '#store/scope.ts'
import { submissionsOfUnit } from '#store/submissions.ts'
import { findUnit } from '#store/units.ts'
import { mustBeAllowed, mustBePerson, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

/** The caller's own notices 通知, newest first; they speak to the person. @throws ProductError PERSON_NEEDED */
export async function noticesOf({ store }: Services, caller: Caller, limit: number) {
  mustBePerson(caller)
  const { regionId, personId } = caller
  return store.read(region(regionId), async (db) => ({
    unread: await countUnread(db, regionId, personId),
    notices: (await listNotices(db, regionId, personId, limit)).map(({ id, kind, title, text, link, at, read_at }) => ({
      id,
      kind,
      title,
      text,
      link,
      at,
      readAt: read_at,
    })),
  }))
}

/** Without ids all. @throws ProductError PERSON_NEEDED */
export async function readNotices({ store, now }: Services, caller: Caller, ids: readonly string[] | undefined): Promise<void> {
  mustBePerson(caller)
  const { regionId, personId } = caller
  await store.write(region(regionId), (tx) => markRead(tx, regionId, personId, now(), ids))
}

export interface Reminder {
  readonly year: number
  readonly stage: Stage
  readonly unitIds: readonly string[]
  readonly text?: string | undefined
}

/** Tells the clerks and heads of units that have not submitted 催办. @returns how many people were told */
export async function remind({ store, now }: Services, caller: Caller, reminder: Reminder): Promise<{ readonly people: number }> {
  const at = now()
  let people = 0
  for (const scope of scopesFor(caller, 'submission.review', at)) {
    people += await store.write(scope, async (tx) => {
      const notices = await noticesFor(tx, scope, caller, reminder, at)
      await notify(tx, notices)
      const regions = [...new Set(notices.map(({ region_id }) => region_id))]
      await appendLog(
        tx,
        store.origin,
        regions.map((regionId) => ({
          regionId,
          at,
          person: caller.personId,
          action: 'notice.remind',
          subject: { kind: 'round', id: `${reminder.year}:${reminder.stage}` },
          after: { units: reminder.unitIds.length },
        })),
      )
      return notices.length
    })
  }
  return { people }
}

const GONE = ['submitted', 'accepted', 'locked', 'published', 'archived']

async function noticesFor(
  db: Db,
  scope: Scope,
  caller: Caller,
  { year, stage, unitIds, text }: Reminder,
  at: string,
): Promise<readonly NewNotice[]> {
  const notices: NewNotice[] = []
  for (const id of unitIds) {
    const unit = await findUnit(db, scope, id)
    if (!unit) continue
    mustBeAllowed(caller, 'submission.review', { regionId: unit.region_id, unitId: id }, at)
    const row = (await submissionsOfUnit(db, unit.region_id, id)).find((each) => each.year === year && each.stage === stage)
    if (row && GONE.includes(row.state)) continue
    const title = `请尽快提交 ${year} 年度${stageTitles[stage]}`
    for (const personId of await servingPeople(db, unit.region_id, id, at))
      notices.push({
        region_id: unit.region_id,
        person_id: personId,
        kind: 'remind',
        title,
        text: text ?? `${unit.name}尚未提交。`,
        link: row ? `/year/${row.id}` : null,
        at,
      })
  }
  return notices
}

async function servingPeople(db: Db, regionId: number, unitId: string, at: string): Promise<readonly string[]> {
  const serving = (await listGrants(db, regionId)).filter((row) => {
    const grant = toGrant(row)
    return grant && (grant.role === 'clerk' || grant.role === 'head') && covers(grant, { regionId, unitId }, at)
  })
  return [...new Set(serving.map(({ person_id }) => person_id))]
}
