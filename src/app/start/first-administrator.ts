import { setPassword } from '#store/credentials.ts'
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
export async function firstAdministrator({
  store,
  now,
}: Services): Promise<{ readonly login: string; readonly password: string } | undefined> {
  if (await store.read(everything, anyPerson)) return undefined
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  const at = now()
  await store.write(everything, async (tx) => {
    const person = await addPerson(tx, { regionId: INSTALLATION, login: ADMINISTRATOR, name: '系统管理员', at })
    await setPassword(tx, { regionId: INSTALLATION, personId: person.id, hash, at, mustChange: true })
    await grantRole(tx, {
      regionId: INSTALLATION,
      personId: person.id,
      role: 'administrator',
      regions: { from: 0, to: LAST_DIVISION },
      at,
      reason: '系统首次启动',
    })
    await appendLog(tx, store.origin, [
      {
        regionId: INSTALLATION,
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
