import type { Regions } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import { setPassword } from '#store/credentials.ts'
import type { Tx } from '#store/database.ts'
import { getDivision } from '#store/divisions.ts'
import { appendLog } from '#store/log.ts'
import { addPerson, anyPerson } from '#store/people.ts'
import { grantRole } from '#store/role-grants.ts'
import { everything } from '#store/scope.ts'
import type { Services } from '../services.ts'
import { oneTimePassword } from '../session/one-time-password.ts'
import { hashPassword } from '../session/password.ts'

export const ADMINISTRATOR = 'admin'
/** The whole installation: a person who belongs to no division stands in 0. */
const INSTALLATION = 0
const LAST_DIVISION = 999_999

/**
 * The first person of a new installation 首个管理员; undefined when there are people already. The password is good for one sign-in and
 * is shown nowhere else.
 */
export async function firstAdministrator(
  { store, now }: Services,
  regionId: number = INSTALLATION,
): Promise<{ readonly login: string; readonly password: string } | undefined> {
  if (await store.read(everything, anyPerson)) return undefined
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  const at = now()
  await store.write(everything, async (tx) => {
    const person = await addPerson(tx, { regionId, login: ADMINISTRATOR, name: '系统管理员', at })
    await setPassword(tx, { regionId, personId: person.id, hash, at, mustChange: true })
    await grantRole(tx, {
      regionId,
      personId: person.id,
      role: 'administrator',
      regions: await reachOf(tx, regionId),
      at,
      reason: '系统首次启动',
    })
    await appendLog(tx, store.origin, [
      {
        regionId,
        at,
        action: 'person.add',
        subject: { kind: 'person', id: person.id },
        after: { login: ADMINISTRATOR },
        why: '系统首次启动',
      },
    ])
  })
  return { login: ADMINISTRATOR, password }
}

/** The whole installation, or a division with all below it. @throws ProductError DIVISION_UNKNOWN */
async function reachOf(tx: Tx, regionId: number): Promise<Regions> {
  if (regionId === INSTALLATION) return { from: INSTALLATION, to: LAST_DIVISION }
  const division = await getDivision(tx, regionId)
  if (!division) throw new ProductError('DIVISION_UNKNOWN', { region: regionId })
  return { from: division.lo, to: division.hi }
}
