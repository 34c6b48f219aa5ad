import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { attach } from '#app/evidence/evidence-of.ts'
import { callerOf } from '#app/session/find-caller.ts'
import { writeComment } from '#app/submission/comments-of.ts'
import { requestWaiver } from '#app/submission/findings-of.ts'
import { beginJob } from '#app/work/jobs.ts'
import { makeToken } from '#app/work/tokens.ts'
import { type Role, roles } from '#domain/workflow-roles.ts'
import { contracts } from '#http/contract/all.ts'
import { addressOf } from '#http/contract/client.ts'
import type { Contract } from '#http/contract/contract.ts'
import { exportedTables } from '#store/backup/tables.ts'
import { notify } from '#store/notices.ts'
import { grantRowsOf } from '#store/role-grants.ts'
import { listRounds } from '#store/rounds.ts'
import { everything, region } from '#store/scope.ts'
import { aProject, aSubmission } from '../builders.ts'
import { ABROAD, addUnitWithYear, addUser, HOME, startTestServer, type TestServer, type Visitor } from '../server-world.ts'
import { type Ids, sample } from './sample.ts'

/**
 * Every route × every role × ids of others 越权: made from the list of contracts, so a new route is attacked the day it is added. Whoever
 * holds a foreign id gets 401, 403 or 404, reads nothing of it, and changes nothing.
 */
const SECRET = '不可外传'

const nothing = (list: string) => (json: Record<string, unknown>) => assert.deepEqual(json[list], [])
const harmless = () => {}

/** Lists of the own division: the own rows are rightly in them, the marks of the neighbour must not be. */
const ownPlace = new Set(['listSubmissions', 'listUnits', 'listDivisions'])
/** Rounds belong to the division: every unit of it reads them. */
const shared = new Set(['listRounds'])

/** Answers that are no refusal, and what must be true of them: nothing of others is in them, nothing of others is done. */
const mayAnswer: Readonly<Record<string, (json: Record<string, unknown>) => void>> = {
  acceptMany: ({ results }) =>
    assert.deepEqual(
      (results as { ok: boolean }[]).map(({ ok }) => ok),
      [false],
    ),
  remind: ({ people }) => assert.equal(people, 0),
  listSubmissions: (json) => assert.deepEqual([json['rows'], json['missing']], [[], []]),
  listUnits: nothing('units'),
  listRounds: nothing('rounds'),
  listPeople: nothing('people'),
  // Marks only what is one's own; what the snapshot below proves.
  readNotices: harmless,
  // The work itself finds nothing out of reach.
  beginJob: harmless,
  // Names of divisions are public.
  listDivisions: harmless,
  // Filters of the own log.
  readLog: nothing('entries'),
  // Store nothing.
  checkFiles: harmless,
  checkFilesInto: harmless,
}

/** The ids of one place's things. */
interface Loot {
  readonly ids: Ids
  /** What `:id` means, by the part of the path before it. */
  readonly byPath: Ids
  readonly regionId: number
}

describe('other people’s data', () => {
  let server: TestServer
  let abroad: Loot
  let nextDoor: Loot
  const visitors = new Map<string, Visitor>()

  before(async () => {
    server = await startTestServer()
    const { services } = server
    await furnish(server, HOME, '001', '甲单位', 'own')
    nextDoor = await furnish(server, HOME, '002', `邻居单位${SECRET}`, 'near')
    abroad = await furnish(server, ABROAD, '001', `外县单位${SECRET}`, 'far')
    const own = await services.store.read(region(HOME), (db) =>
      db.selectFrom('unit').selectAll().where('region_id', '=', HOME).where('code', '=', '001').executeTakeFirstOrThrow(),
    )
    await services.store.write(everything, async (tx) => {
      for (const role of roles) await addUser(services, tx, { login: role, role, regionId: HOME, unit: own })
    })
    for (const role of roles) visitors.set(role, await server.visit(role))
    visitors.set('nobody', await server.visit())
  })
  after(() => server.close())

  const attack = async (who: string, name: string, contract: Contract, { ids: known, byPath, regionId }: Loot) => {
    const visitor = visitors.get(who)!
    const ids = { ...known, id: byPath[contract.path.split('/')[2]!] ?? known['id']! }
    const given = { regionId, region: regionId, regionFrom: regionId, regionTo: regionId, year: 2024, stage: 'self-evaluation' }
    const part = (schema: Contract['params']) => (schema ? sample(schema, ids, given) : undefined)
    // Each part was sampled from its own schema.
    const address = addressOf(contract, { params: part(contract.params), query: part(contract.query) } as never)
    const answer = contract.takes
      ? await visitor.upload(address, [new File(['%PDF-1.4 x'], 'x.pdf')])
      : await visitor.send(contract.method, address, part(contract.body))
    const told = `${who} ${name} ${contract.method} ${address} → ${answer.status} ${answer.text.slice(0, 300)}`
    assert.doesNotMatch(answer.text, new RegExp(SECRET), `leak: ${told}`)
    assert.ok(!Buffer.from(answer.bytes).includes(SECRET), `leak: ${told}`)
    assert.notEqual(answer.status, 500, told)
    return { answer, told }
  }

  /** Routes that name something: an id in the address or the body, or a division. */
  const naming = Object.entries(contracts).filter(([, { params, query, body }]) =>
    [params, query, body].some((schema) => schema && /"(uuid|region)"/.test(JSON.stringify(shapeOf(schema)))),
  )
  const rest = Object.entries(contracts).filter(([name]) => !naming.some(([other]) => other === name))

  for (const role of [...roles, 'nobody']) {
    test(`${role}: ids of another division open nothing`, async () => {
      const before = await snapshot(server, ABROAD)
      for (const [name, contract] of naming) await mustRefuse(role, name, contract, abroad)
      assert.deepEqual(await snapshot(server, ABROAD), before, 'nothing was written there')
    })
  }

  for (const role of ['clerk', 'head'] satisfies readonly Role[]) {
    test(`${role}: ids of the unit next door open nothing`, async () => {
      const before = await snapshot(server, HOME, nextDoor.ids['unitId'])
      for (const [name, contract] of naming.filter(([each]) => !shared.has(each)))
        if (ownPlace.has(name)) await attack(role, name, contract, nextDoor)
        else await mustRefuse(role, name, contract, nextDoor)
      assert.deepEqual(await snapshot(server, HOME, nextDoor.ids['unitId']), before, 'nothing was written there')
    })
  }

  test('routes that name nothing tell nothing of others', async () => {
    for (const role of [...roles, 'nobody'])
      for (const [name, contract] of rest)
        if (!/^(signOut|signIn|beginSecondFactor)$/.test(name)) await attack(role, name, contract, abroad)
  })

  async function mustRefuse(role: string, name: string, contract: Contract, loot: Loot) {
    const { answer, told } = await attack(role, name, contract, loot)
    if ([401, 403, 404].includes(answer.status)) return
    assert.ok(answer.status < 300 && name in mayAnswer, `not refused: ${told}`)
    mayAnswer[name]!(answer.json)
  }

  test('the list of routes was not looked at in vain', () => {
    assert.ok(naming.length >= 50, `${naming.length} of ${Object.keys(contracts).length}`)
    assert.ok(rest.length >= 15, `${rest.length}`)
  })
})

/** The schema filled with marks: where an id or a division goes in. */
function shapeOf(schema: NonNullable<Contract['params']>): unknown {
  return sample(schema, { id: 'uuid' }, { regionId: 'region', region: 'region', regionFrom: 'region' })
}

/** A unit with everything a unit can have, each text marked. */
async function furnish(server: TestServer, regionId: number, code: string, name: string, prefix: string): Promise<Loot> {
  const { services } = server
  const stranger = '00000000-0000-4000-8000-000000000001'
  const content = aSubmission({
    department: { ...aSubmission().department, name },
    projects: [aProject({ name: `项目${name}` })],
    resultUse: name,
  })
  const { unit, row } = await addUnitWithYear(services, { regionId, code, name, content, author: stranger })
  const people = await services.store.write(everything, async (tx) => {
    const clerk = await addUser(services, tx, { login: `${prefix}-clerk`, role: 'clerk', regionId, unit })
    const reviewer = await addUser(services, tx, { login: `${prefix}-reviewer`, role: 'reviewer', regionId, unit })
    await notify(tx, [{ region_id: regionId, person_id: clerk, kind: 'x', title: name, text: name, link: null, at: services.now() }])
    return { clerk, reviewer }
  })
  const clerk = (await callerOf(services, regionId, people.clerk))!
  const reviewer = (await callerOf(services, regionId, people.reviewer))!
  const evidence = await attach(
    services,
    clerk,
    { id: row.id, path: 'projects[0]', title: name },
    {
      name: `${name}.pdf`,
      content: (async function* () {
        yield Buffer.from(`%PDF-1.4 ${name}`)
      })(),
    },
  )
  const comment = await writeComment(services, clerk, { id: row.id, path: '', text: name })
  const waiver = await requestWaiver(services, clerk, { id: row.id, rule: 'points-total', reason: name, until: '2099-01-01' })
  const job = await beginJob(services, reviewer, { kind: 'export', year: 2024, stage: 'self-evaluation' })
  const token = await makeToken(services, reviewer, {
    name,
    permissions: ['submission.read'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  const { grant, round, notice } = await services.store.read(region(regionId), async (db) => ({
    grant: (await grantRowsOf(db, regionId, people.clerk))[0]!.id,
    round: (await listRounds(db, regionId))[0]!.id,
    notice: (await db.selectFrom('notice').select('id').where('person_id', '=', people.clerk).executeTakeFirstOrThrow()).id,
  }))
  const byPath: Readonly<Record<string, string>> = {
    submissions: row.id,
    units: unit.id,
    people: people.clerk,
    rounds: round,
    jobs: job.id,
    tokens: token.id,
  }
  const named = {
    evidence: evidence.id,
    comment: comment.id,
    waiver: waiver.id,
    grant,
    notice,
    unit: unit.id,
    unitId: unit.id,
    parentId: unit.id,
  }
  return { regionId, byPath, ids: { ...named, person: people.clerk, standsInFor: people.clerk, newClerk: people.clerk, id: row.id } }
}

/** Every row of a division (or of one unit of it), but for what the attackers themselves leave: attempts, sessions, their own log. */
async function snapshot({ services }: TestServer, regionId: number, unitId?: string): Promise<Record<string, string>> {
  const ours = new Set(['log', 'log_head', 'session', 'login_attempt', 'job', 'setting', 'credential', 'division'])
  return services.store.read(region(regionId), async (db) => {
    const state: Record<string, string> = {}
    for (const { table } of exportedTables) {
      if (ours.has(table)) continue
      const rows = await db.selectFrom(table).selectAll().where('region_id', '=', regionId).execute()
      const theirs = rows.filter((each) => unitId === undefined || !('unit_id' in each) || each.unit_id === unitId)
      if (unitId !== undefined && !theirs.every((each) => 'unit_id' in each)) continue
      state[table] = JSON.stringify(theirs, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    }
    return state
  })
}
