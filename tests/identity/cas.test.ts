import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { readCasAnswer } from '#http/identity/cas-answer.ts'
import { readSignInSettings } from '#http/identity/settings.ts'
import { changePerson } from '#store/people.ts'
import { everything } from '#store/scope.ts'
import { addUnit } from '#store/units.ts'
import { addUser, HOME, startTestServer, type TestServer, type Visitor } from '../server-world.ts'
import { type CasBehaviour, failure, startCasServer, success } from './cas-server.ts'

const ADDRESS = 'https://jixiao.example'

describe('sign-in by CAS', () => {
  let server: TestServer
  let cas: Awaited<ReturnType<typeof startCasServer>>
  let clerkId: string

  before(async () => {
    cas = await startCasServer()
    server = await startTestServer({ signIn: readSignInSettings({ MINGJI_URL: ADDRESS, MINGJI_CAS_URL: cas.address }) })
    await server.services.store.write(everything, async (tx) => {
      const unit = await addUnit(tx, { regionId: HOME, code: '001', name: '虚构街道办事处', kind: 'department' })
      clerkId = await addUser(server.services, tx, { login: 'jingban', role: 'clerk', regionId: HOME, unit })
    })
  })
  beforeEach(() => {
    for (const key of Object.keys(cas.behaviour)) delete cas.behaviour[key as keyof CasBehaviour]
    cas.behaviour.user = 'jingban'
  })
  after(async () => {
    await server.close()
    await cas.close()
  })

  const there = async (visitor: Visitor): Promise<string> => {
    const begun = await visitor.get('/api/session/cas')
    assert.equal(begun.status, 303, begun.text)
    const back = await fetch(begun.headers.get('location')!, { redirect: 'manual' })
    const location = new URL(back.headers.get('location')!)
    assert.equal(location.origin, ADDRESS)
    return location.pathname + location.search
  }
  const who = async (visitor: Visitor) => (await visitor.get('/api/session')).json.login

  test('signs in by the same name, and is bound to it from then on', async () => {
    const visitor = await server.visit()
    const answer = await visitor.get(await there(visitor))
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/'])
    assert.equal(await who(visitor), 'jingban')
    const log = await server.services.store.read(everything, (db) => db.selectFrom('log').select(['action']).orderBy('seq').execute())
    assert.deepEqual(
      log.map(({ action }) => action),
      ['person.bind', 'session.open'],
    )
  })

  test('a user that is all digits stays the text it is', async () => {
    await server.services.store.write(everything, (tx) => changePerson(tx, HOME, clerkId, { external_subject: 'cas:007' }))
    cas.behaviour.user = '007'
    const visitor = await server.visit()
    await visitor.get(await there(visitor))
    assert.equal(await who(visitor), 'jingban')
    cas.behaviour.user = '7'
    assert.equal((await (await server.visit()).get(await there(await server.visit()))).status, 400)
    const seven = await server.visit()
    assert.equal((await seven.get(await there(seven))).status, 403, '7 is somebody else')
    await server.services.store.write(everything, (tx) => changePerson(tx, HOME, clerkId, { external_subject: 'cas:jingban' }))
  })

  test('a ticket is asked about with the service it was given for, and taken once', async () => {
    const visitor = await server.visit()
    const back = await there(visitor)
    await visitor.get(back)
    const asked = cas.seen.validations.at(-1)!.searchParams
    assert.equal(asked.get('service'), `${ADDRESS}${back.replace(/&ticket=.*$/, '')}`)
    assert.equal((await visitor.get(back)).status, 400, 'the browser has forgotten it')
    visitor.plant('mingji-cas', Buffer.from(new URL(back, ADDRESS).searchParams.get('state')!).toString('base64url'))
    assert.equal((await visitor.get(back)).status, 401, 'and the CAS server took it once')
  })

  test('the link of one browser signs nobody else in', async () => {
    const link = await there(await server.visit())
    const victim = await server.visit()
    await there(victim)
    const validations = cas.seen.validations.length
    assert.equal((await victim.get(link)).status, 400)
    assert.equal((await victim.get('/api/sessions')).status, 401)
    assert.equal(cas.seen.validations.length, validations, 'its ticket was not even asked about')
  })

  test('a ticket cannot change the question', async () => {
    const visitor = await server.visit()
    const back = new URL(await there(visitor), ADDRESS)
    const validations = cas.seen.validations.length
    back.searchParams.set('ticket', 'ST-1&service=https://evil.example\r\nX: y')
    assert.equal((await visitor.get(back.pathname + back.search)).status, 401)
    assert.equal(cas.seen.validations.length, validations)
  })

  const hostile: readonly (readonly [string, Omit<CasBehaviour, 'user'>, number])[] = [
    ['a failure', { answer: failure('INVALID_TICKET') }, 401],
    ['a redirect', { redirect: true }, 503],
    ['an error', { status: 500 }, 503],
    ['an answer without end', { answer: success('jingban') + ' '.repeat(100_000) }, 503],
    ['a page', { answer: '<html><body>jingban</body></html>' }, 401],
  ]
  for (const [title, behaviour, status] of hostile)
    test(`${title} of the CAS server opens nothing`, async () => {
      Object.assign(cas.behaviour, behaviour)
      const visitor = await server.visit()
      assert.equal((await visitor.get(await there(visitor))).status, status)
      assert.equal((await visitor.get('/api/sessions')).status, 401)
    })
})

const NS = 'xmlns:cas="http://www.yale.edu/tp/cas"'
const inside = (text: string) => `<cas:serviceResponse ${NS}>${text}</cas:serviceResponse>`
const refusedAnswers: readonly (readonly [string, string])[] = [
  [
    'a failure beside a success',
    inside('<cas:authenticationFailure code="X"/><cas:authenticationSuccess><cas:user>a</cas:user></cas:authenticationSuccess>'),
  ],
  ['two users', inside('<cas:authenticationSuccess><cas:user>a</cas:user><cas:user>b</cas:user></cas:authenticationSuccess>')],
  [
    'two successes',
    success('a').replace(
      '</cas:serviceResponse>',
      '<cas:authenticationSuccess><cas:user>b</cas:user></cas:authenticationSuccess></cas:serviceResponse>',
    ),
  ],
  ['a user with something inside', success('<b>admin</b>')],
  ['an empty user', success(' ')],
  ['an entity', `<!DOCTYPE x [<!ENTITY who "admin">]>${success('&who;')}`],
  ['a file', `<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/passwd">]>${success('&who;')}`],
  ['a way into every object', inside('<__proto__><authenticationSuccess><user>admin</user></authenticationSuccess></__proto__>')],
  ['a success elsewhere', `<x ${NS}><cas:authenticationSuccess><cas:user>a</cas:user></cas:authenticationSuccess></x>`],
  ['a torn end', success('a').slice(0, -5)],
  ['nothing', ''],
]
for (const [title, xml] of refusedAnswers)
  test(`an answer with ${title} vouches for nobody`, () => assert.throws(() => readCasAnswer(xml), { code: 'IDENTITY_REFUSED' }))

test('a comment inside the user does not cut the name short', () =>
  assert.equal(readCasAnswer(success('admin<!-- -->.evil')).user, 'admin.evil'))
test('the name comes from the attributes, characters are read as written', () =>
  assert.deepEqual(readCasAnswer(success('a&amp;b', '张三')), { user: 'a&b', name: '张三' }))
