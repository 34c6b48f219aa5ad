import type { Role } from '#domain/workflow-roles.ts'
import { setPassword } from '#store/credentials.ts'
import type { PersonTable, Tx, UnitTable } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { addPerson } from '#store/people.ts'
import { grantRole } from '#store/role-grants.ts'
import { addUnit } from '#store/units.ts'
import type { Services } from '../services.ts'
import type { DemoAccount } from '../session/demo.ts'
import type { Example } from './example.ts'

/** Everybody may know it: the accounts exist only beside the example data. */
export const DEMO_PASSWORD = 'yanshi-2024'

/** Where people are added, and the hash of their one password: hashing is slow, and no transaction waits for it. */
export interface Hiring {
  readonly services: Services
  readonly tx: Tx
  readonly hash: string
}

interface Part {
  readonly login: string
  readonly role: Role
  /** As the sign-in page and the terminal call the account. */
  readonly title: string
  readonly name: string
}

/** Who fills in and who confirms the fictional street's year, and who reviews it. */
const castOf = ({ content: { signature } }: Example): readonly Part[] => [
  { login: 'jingban', role: 'clerk', title: '经办人', name: signature.preparedBy ?? '' },
  { login: 'fuzeren', role: 'head', title: '单位负责人', name: signature.head ?? '' },
  { login: 'shenhe', role: 'reviewer', title: '财政审核人', name: '陈一' },
]

/** The demonstration people 演示人员 of the example and of its finance bureau, the clerk first. */
export async function addExamplePeople(
  hiring: Hiring,
  example: Example,
  unit: UnitTable,
): Promise<{ readonly clerk: PersonTable; readonly accounts: readonly DemoAccount[] }> {
  const { regionId, content } = example
  const county = content.department.region?.replace(/^.*?市/, '') ?? ''
  const bureau = await addUnit(hiring.tx, { regionId, code: '999900', name: `${county}财政局`, kind: 'finance' })
  const cast = castOf(example)
  const people = []
  for (const part of cast) people.push(await addDemoPerson(hiring, { ...part, unit: part.role === 'reviewer' ? bureau : unit }))
  return { clerk: people[0]!, accounts: cast.map(accountOf) }
}

const accountOf = ({ login, title, name }: Part): DemoAccount => ({ login, password: DEMO_PASSWORD, title: `${title} ${name}` })

interface NewDemoPerson extends Part {
  readonly unit: UnitTable
}

async function addDemoPerson(
  { services: { store, now }, tx, hash }: Hiring,
  { login, role, name, unit }: NewDemoPerson,
): Promise<PersonTable> {
  const at = now()
  const regionId = unit.region_id
  const person = await addPerson(tx, { regionId, login, name, unitId: unit.id, at })
  await setPassword(tx, { regionId, personId: person.id, hash, at, mustChange: false })
  await grantRole(tx, {
    regionId,
    personId: person.id,
    role,
    regions: { from: regionId, to: regionId },
    ...(role === 'reviewer' ? {} : { unitId: unit.id }),
    at,
    reason: '示例数据',
  })
  await appendLog(tx, store.origin, [
    { regionId, at, action: 'person.add', subject: { kind: 'person', id: person.id }, after: { login, role }, why: '装入示例数据' },
  ])
  return person
}
