import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { callerOf } from '#app/session/find-caller.ts'
import { makeToken } from '#app/work/tokens.ts'
import { type Permission, permissions, type Role, roles } from '#domain/workflow-roles.ts'
import { contracts } from '#http/contract/all.ts'
import { addressOf } from '#http/contract/client.ts'
import { everything } from '#store/scope.ts'
import { aSubmission } from '../builders.ts'
import { addUnitWithYear, addUser, HOME, startTestServer, type TestServer } from '../server-world.ts'
import { sample } from './sample.ts'

/** Tokens of other programs 访问令牌 do what they name and nothing else: every route × every permission a token may name. */
describe('API tokens', () => {
  let server: TestServer
  let id: string
  const tokens = new Map<Permission, string>()
  /** What any token may ask: lists and rules that every signed-in person sees. */
  const open = new Set([
    'listDivisions',
    'listUnits',
    'listRounds',
    'listSchemes',
    'readScheme',
    'downloadTemplate',
    'readLexicon',
    'listSources',
    'searchLibrary',
    'checkFiles',
    'checkFilesInto',
    'beginJob',
    'listJobs',
    'readHelp',
    'readFormTemplates',
  ])

  before(async () => {
    server = await startTestServer({ proxy: '127.0.0.1' })
    const { services } = server
    const { unit, row } = await addUnitWithYear(services, {
      regionId: HOME,
      code: '001',
      name: '虚构街道办事处',
      content: aSubmission(),
      author: '00000000-0000-4000-8000-000000000001',
    })
    id = row.id
    const holders = new Map<Role, string>()
    await services.store.write(everything, async (tx) => {
      for (const role of roles) holders.set(role, await addUser(services, tx, { login: role, role, regionId: HOME, unit }))
    })
    for (const [role, held] of Object.entries(permissions) as [Role, readonly Permission[]][])
      for (const permission of held) {
        if (tokens.has(permission)) continue
        const caller = (await callerOf(services, HOME, holders.get(role)!))!
        const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
        tokens.set(permission, (await makeToken(services, caller, { name: permission, permissions: [permission], expiresAt })).token)
      }
  })
  after(() => server.close())

  let asked = 0
  const ask = async (token: string, name: string, extra: RequestInit = {}) => {
    const contract = contracts[name]!
    const ids = { id, person: id, unitId: id }
    const part = (schema: typeof contract.params) =>
      schema && sample(schema, ids, { regionId: HOME, region: HOME, year: 2024, stage: 'self-evaluation' })
    // Sampled from the contract's own schema.
    const address = addressOf(contract, { params: part(contract.params), query: part(contract.query) } as never)
    const form = new FormData()
    form.append('file', new File(['%PDF-1.4'], 'x.pdf'))
    const body = contract.takes
      ? { body: form }
      : contract.body
        ? { body: JSON.stringify(part(contract.body)), headers: { 'content-type': 'application/json' } }
        : {}
    const headers = {
      authorization: `Bearer ${token}`,
      // An address of its own each time: the limits by address are tried elsewhere.
      'x-forwarded-for': `10.9.${++asked >> 8}.${asked & 255}`,
      ...('headers' in body ? body.headers : {}),
      ...(extra.headers as Record<string, string> | undefined),
    }
    return fetch(`${server.url}${address}`, { method: contract.method, redirect: 'manual', ...body, headers })
  }

  test('a token opens no route that asks for a permission it does not name', async () => {
    assert.equal(tokens.size, 17)
    let refused = 0
    for (const [permission, token] of tokens)
      for (const [name, { may }] of Object.entries(contracts)) {
        if (may === 'anyone' || may === permission || open.has(name)) continue
        const answer = await ask(token, name)
        const said = await answer.text()
        assert.ok([400, 403, 404].includes(answer.status), `${permission} → ${name}: ${answer.status} ${said.slice(0, 200)}`)
        // A body that does not fit is refused before anybody asks who sent it; it has to be rare to prove anything.
        if (answer.status !== 400) refused++
      }
    assert.ok(refused > 800, `${refused}`)
  })

  test('a token neither makes tokens nor touches the account, the sessions or the notices of its person', async () => {
    const [token] = tokens.values()
    for (const name of [
      'listTokens',
      'addToken',
      'listSessions',
      'endOtherSessions',
      'changePassword',
      'beginSecondFactor',
      'confirmSecondFactor',
      'listNotices',
      'readNotices',
      'signOut',
    ]) {
      const answer = await ask(token!, name)
      assert.equal(((await answer.json()) as { code: string }).code, 'PERSON_NEEDED', name)
    }
  })

  test('what a person’s job has made is not for a token that could not have begun it', async () => {
    const reviewer = await server.visit('reviewer')
    const job = (await reviewer.send('POST', '/api/jobs', { kind: 'export', year: 2024, stage: 'self-evaluation' })).json
    await reviewer.get(`/api/jobs/${job.id}/events`)
    const made = async (permission: string) =>
      (
        await reviewer.send('POST', '/api/tokens', {
          name: 'x',
          permissions: [permission],
          expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        })
      ).json.token
    const fetchJob = (token: string, path: string) =>
      fetch(`${server.url}/api/jobs${path}`, { headers: { authorization: `Bearer ${token}` } })
    const narrow = await made('statistics.read')
    for (const path of [`/${job.id}`, `/${job.id}/file`, `/${job.id}/events`])
      assert.equal((await fetchJob(narrow, path)).status, 404, path)
    assert.deepEqual(await (await fetchJob(narrow, '')).json(), { jobs: [] })
    assert.equal((await fetchJob(await made('submission.read'), `/${job.id}/file`)).status, 200)
  })

  const strange = [
    '',
    'x',
    `${HOME}.${'A'.repeat(43)}`,
    `0.${'A'.repeat(43)}`,
    "' or 1=1 --00000000000000000000",
    `${HOME}.${'A'.repeat(200)}`,
  ]
  for (const token of strange)
    test(`a token like ${JSON.stringify(token.slice(0, 20))} is none`, async () =>
      assert.equal((await ask(token, 'listSubmissions')).status, 401))

  test('a token of another division is looked for there and not found', async () => {
    const token = tokens.get('submission.read')!
    assert.equal((await ask(token, 'listSubmissions')).status, 200)
    assert.equal((await ask(token.replace(String(HOME), '990102'), 'listSubmissions')).status, 401)
  })

  test('a token ends with its person', async () => {
    const token = tokens.get('log.read')!
    const look = () => fetch(`${server.url}/api/log?limit=5`, { headers: { authorization: `Bearer ${token}` } })
    assert.equal((await look()).status, 200)
    await server.services.store.write(everything, (tx) =>
      tx.updateTable('person').set({ active: false }).where('login', '=', 'administrator').execute(),
    )
    assert.equal((await look()).status, 401)
  })
})
