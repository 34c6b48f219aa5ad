import type { PersonTable, Tx } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { addSession } from '#store/sessions.ts'
import type { Services } from '../services.ts'
import { minutesAfter } from './moments.ts'
import { makeSecret } from './secrets.ts'

/** A session 会话 ends after a working day, and before that when nobody has used it for an hour. */
const SESSION_HOURS = 12
const IDLE_MINUTES = 60

/** The moments by which a session is judged. */
export const judgedAt = (now: string) => ({ now, idleSince: minutesAfter(now, -IDLE_MINUTES) })

export interface NewSession {
  readonly person: PersonTable
  /** How the person was recognised: 'password', 'oidc', 'cas'. */
  readonly way: string
  readonly secondFactor: boolean
  readonly address: string
  readonly agent?: string | undefined
  readonly at: string
}

export interface OpenedSession {
  /** Goes into the cookie; only its hash is stored. */
  readonly secret: string
  readonly expiresAt: string
}

/** Opens a session with a secret made now, so that none can be planted 防会话固定; logged. */
export async function openSession({ store }: Services, tx: Tx, opened: NewSession): Promise<OpenedSession> {
  const { person, at } = opened
  const secret = makeSecret(person.region_id)
  const expiresAt = minutesAfter(at, SESSION_HOURS * 60)
  await addSession(tx, {
    region_id: person.region_id,
    id: secret.hash,
    person_id: person.id,
    created_at: at,
    last_seen_at: at,
    expires_at: expiresAt,
    second_factor_at: opened.secondFactor ? at : null,
    address: opened.address,
    agent: opened.agent?.slice(0, 200) ?? null,
  })
  await appendLog(tx, store.origin, [
    {
      regionId: person.region_id,
      at,
      person: person.id,
      action: 'session.open',
      subject: { kind: 'person', id: person.id },
      after: { way: opened.way },
    },
  ])
  return { secret: secret.text, expiresAt }
}
