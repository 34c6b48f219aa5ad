import { type Permission, permissions } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import { addToken, listTokens, revokeToken } from '#store/api-tokens.ts'
import type { ApiTokenTable } from '#store/database.ts'
import { newId } from '#store/ids.ts'
import { appendLog } from '#store/log.ts'
import { region } from '#store/scope.ts'
import { holds, mustBePerson } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { minutesAfter } from '../session/moments.ts'
import { makeSecret } from '../session/secrets.ts'

/** A token that nobody renews ends by itself. */
const LONGEST_MINUTES = 60 * 24 * 366

/** The caller's own tokens 访问令牌, ended ones too. */
export async function tokensOf({ store }: Services, caller: Caller) {
  mustBePerson(caller)
  const rows = await store.read(region(caller.regionId), (db) => listTokens(db, caller.regionId))
  return rows.filter(({ person_id }) => person_id === caller.personId).map(shownToken)
}

export interface TokenRequest {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly expiresAt: string
}

/** A token for another program; what it may do lies within what its person may. Its text is told here and nowhere else. @throws ProductError TOKEN_TOO_WIDE, TOKEN_TOO_LONG */
export async function makeToken({ store, now }: Services, caller: Caller, { name, permissions: wanted, expiresAt }: TokenRequest) {
  mustBePerson(caller)
  const at = now()
  const own = new Set(caller.grants.filter((grant) => holds(grant, at)).flatMap(({ role }) => permissions[role]))
  if (wanted.some((permission) => !own.has(permission))) throw new ProductError('TOKEN_TOO_WIDE', {})
  if (expiresAt <= at || expiresAt > minutesAfter(at, LONGEST_MINUTES)) throw new ProductError('TOKEN_TOO_LONG', {})
  const { regionId, personId } = caller
  const secret = makeSecret(regionId)
  const row: ApiTokenTable = {
    region_id: regionId,
    id: newId(),
    hash: secret.hash,
    person_id: personId,
    name,
    permissions: [...new Set(wanted)].join(','),
    created_at: at,
    expires_at: expiresAt,
    revoked_at: null,
    last_used_at: null,
  }
  await store.write(region(regionId), async (tx) => {
    await addToken(tx, row)
    await appendLog(tx, store.origin, [
      {
        regionId,
        at,
        person: personId,
        action: 'token.add',
        subject: { kind: 'token', id: row.id },
        after: { name, permissions: [...wanted] },
      },
    ])
  })
  return { ...shownToken(row), token: secret.text }
}

/** @throws ProductError RECORD_NOT_FOUND also for tokens of others */
export async function endToken({ store, now }: Services, caller: Caller, id: string): Promise<void> {
  mustBePerson(caller)
  const { regionId, personId } = caller
  await store.write(region(regionId), async (tx) => {
    const own = (await listTokens(tx, regionId)).some((row) => row.id === id && row.person_id === personId && row.revoked_at === null)
    if (!own) throw new ProductError('RECORD_NOT_FOUND', { what: '访问令牌' })
    await revokeToken(tx, regionId, id, now())
    await appendLog(tx, store.origin, [{ regionId, at: now(), person: personId, action: 'token.revoke', subject: { kind: 'token', id } }])
  })
}

const shownToken = (row: ApiTokenTable) => ({
  id: row.id,
  name: row.name,
  // Written by makeToken only.
  permissions: row.permissions.split(',') as Permission[],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
})
