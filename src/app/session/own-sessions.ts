import { ProductError } from '#errors'
import { appendLog } from '#store/log.ts'
import { region } from '#store/scope.ts'
import { endSession, endSessionsOf, listSessionsOf } from '#store/sessions.ts'
import { mustBePerson } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from './caller.ts'
import { judgedAt } from './session-life.ts'

/** Where one is signed in 已登录的设备, the last used first. @throws ProductError PERSON_NEEDED */
export async function sessionsOf({ store, now }: Services, caller: Caller) {
  mustBePerson(caller)
  const { regionId, personId } = caller
  const rows = await store.read(region(regionId), (db) => listSessionsOf(db, regionId, personId, judgedAt(now())))
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    agent: row.agent,
    secondFactor: row.second_factor_at !== null,
    current: row.id === caller.key,
  }))
}

/** Ends one of the own sessions. @throws ProductError RECORD_NOT_FOUND also for sessions of others */
export async function endOwnSession(services: Services, caller: Caller, id: string): Promise<void> {
  const own = await sessionsOf(services, caller)
  if (!own.some((session) => session.id === id)) throw new ProductError('RECORD_NOT_FOUND', { what: '登录' })
  const { store, now } = services
  await store.write(region(caller.regionId), async (tx) => {
    await endSession(tx, caller.regionId, id)
    await appendLog(tx, store.origin, [revoked(caller, now(), 1)])
  })
}

/** Ends all sessions but the one that asks. @returns how many */
export async function endOthers(services: Services, caller: Caller): Promise<number> {
  const others = (await sessionsOf(services, caller)).filter(({ current }) => !current).length
  const { store, now } = services
  await store.write(region(caller.regionId), async (tx) => {
    await endSessionsOf(tx, caller.regionId, caller.personId, caller.key)
    await appendLog(tx, store.origin, [revoked(caller, now(), others)])
  })
  return others
}

const revoked = ({ regionId, personId }: Caller, at: string, count: number) => ({
  regionId,
  at,
  person: personId,
  action: 'session.revoke',
  subject: { kind: 'person', id: personId },
  after: { count },
})
