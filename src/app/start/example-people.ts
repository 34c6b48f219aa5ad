import type { Role } from '#domain/workflow-roles.ts'
import { setPassword } from '#store/credentials.ts'
import type { PersonTable, Tx, UnitTable } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { addPerson } from '#store/people.ts'
import { grantRole } from '#store/role-grants.ts'
import { addUnit } from '#store/units.ts'
import type { Services } from '../services.ts'
import type { DemoAccount } from '../session/demo.ts'
import type { Example } from './load-examples.ts'

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

/** Who fills in and who confirms an example; a published report names nobody, so its account is named after the office. */
function castOf({ content: { department, signature } }: Example): readonly Part[] {
  const { preparedBy, head } = signature
  if (preparedBy === undefined || head === undefined)
    return [{ login: 'gongkai', role: 'clerk', title: '填报员（另一单位，公开数据）', name: department.name ?? '' }]
  return [
    { login: 'jingban', role: 'clerk', title: '经办人', name: preparedBy },
    { login: 'fuzeren', role: 'head', title: '单位负责人', name: head },
  ]
}

/** The demonstration people of one example department, the clerk first. */
export async function addExamplePeople(
  hiring: Hiring,
  example: Example,
  unit: UnitTable,
): Promise<{ readonly people: readonly PersonTable[]; readonly accounts: readonly DemoAccount[] }> {
  const parts = castOf(example)
  const people = []
  for (const part of parts) people.push(await addDemoPerson(hiring, { ...part, unit, regions: [example.regionId] }))
  return { people, accounts: parts.map(accountOf) }
}

/** The finance office of the first example's county reviews all of them. */
export async function addReviewer(hiring: Hiring, examples: readonly Example[]): Promise<DemoAccount> {
  const part: Part = { login: 'shenhe', role: 'reviewer', title: '财政审核人', name: '陈一' }
  const [{ regionId, content }] = examples as readonly [Example] // the list of departments is not empty
  const county = content.department.region?.replace(/^.*?市/, '') ?? ''
  const unit = await addUnit(hiring.tx, { regionId, code: '999900', name: `${county}财政局`, kind: 'finance' })
  await addDemoPerson(hiring, { ...part, unit, regions: examples.map((example) => example.regionId) })
  return accountOf(part)
}

const accountOf = ({ login, title, name }: Part): DemoAccount => ({ login, password: DEMO_PASSWORD, title: `${title} ${name}` })

interface NewDemoPerson extends Part {
  readonly unit: UnitTable
  /** One grant for each. */
  readonly regions: readonly number[]
}

async function addDemoPerson(
  { services: { store, now }, tx, hash }: Hiring,
  { login, role, name, unit, regions }: NewDemoPerson,
): Promise<PersonTable> {
  const at = now()
  const regionId = unit.region_id
  const person = await addPerson(tx, { regionId, login, name, unitId: unit.id, at })
  await setPassword(tx, { regionId, personId: person.id, hash, at, mustChange: false })
  for (const region of regions)
    await grantRole(tx, {
      regionId,
      personId: person.id,
      role,
      regions: { from: region, to: region },
      ...(role === 'reviewer' ? {} : { unitId: unit.id }),
      at,
      reason: '示例数据',
    })
  await appendLog(tx, store.origin, [
    { regionId, at, action: 'person.add', subject: { kind: 'person', id: person.id }, after: { login, role }, why: '装入示例数据' },
  ])
  return person
}
