import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { readSignInSettings } from '#http/identity/settings.ts'
import { getCredential, setPassword } from '#store/credentials.ts'
import { changePerson, getPerson } from '#store/people.ts'
import { everything, region } from '#store/scope.ts'
import { addUnit } from '#store/units.ts'
import { addUser, HOME, startTestServer, type TestServer, type Visitor } from '../server-world.ts'
import { type Behaviour, startOidcProvider } from './oidc-provider.ts'

/** Browsers know us under this name; nothing in the test resolves it. */
const ADDRESS = 'https://jixiao.example'
const CLIENT = { id: 'mingji', secret: 'a-secret-of-the-test' }

describe('sign-in by OpenID Connect', () => {
  let server: TestServer
  let provider: Awaited<ReturnType<typeof startOidcProvider>>
  const people = new Map<string, string>()

  before(async () => {
    provider = await startOidcProvider(CLIENT)
    server = await startTestServer({
      signIn: readSignInSettings({
        MINGJI_URL: ADDRESS,
        MINGJI_OIDC_ISSUER: provider.issuer,
        MINGJI_OIDC_CLIENT_ID: CLIENT.id,
        MINGJI_OIDC_CLIENT_SECRET: CLIENT.secret,
        MINGJI_OIDC_TITLE: '政务统一认证',
      }),
    })
    await server.services.store.write(everything, async (tx) => {
      const unit = await addUnit(tx, { regionId: HOME, code: '001', name: '虚构街道办事处', kind: 'department' })
      for (const login of ['zhangsan', 'lisi', 'wangwu', 'zhaoliu'])
        people.set(login, await addUser(server.services, tx, { login, role: 'clerk', regionId: HOME, unit }))
    })
  })
  beforeEach(() => {
    for (const key of Object.keys(provider.behaviour)) delete provider.behaviour[key as keyof Behaviour]
    provider.behaviour.claims = { sub: 'nobody' }
  })
  after(async () => {
    await server.close()
    await provider.close()
  })

  /** To the provider and back: the path the browser is sent to at ours. */
  const there = async (visitor: Visitor): Promise<string> => {
    const begun = await visitor.get('/api/session/oidc')
    assert.equal(begun.status, 303, begun.text)
    const back = await fetch(begun.headers.get('location')!, { redirect: 'manual' })
    const location = new URL(back.headers.get('location')!)
    assert.equal(location.origin, ADDRESS)
    return location.pathname + location.search
  }
  const signIn = async (visitor: Visitor) => visitor.get(await there(visitor))
  const who = async (visitor: Visitor) => (await visitor.get('/api/session')).json
  const personOf = (login: string) => server.services.store.read(region(HOME), (db) => getPerson(db, HOME, people.get(login)!))
  const isOut = async (visitor: Visitor, message: string) => assert.equal((await visitor.get('/api/sessions')).status, 401, message)

  test('the sign-in page is told of it', async () => {
    const { ways } = (await (await server.visit()).get('/api/session/ways')).json
    assert.deepEqual(ways, [{ id: 'oidc', title: '政务统一认证', address: '/api/session/oidc' }])
  })

  test('the first time by the same sign-in name, then by the identity it was bound to', async () => {
    provider.behaviour.claims = { sub: 'f81d4fae', preferred_username: 'ZhangSan', name: '张三' }
    const visitor = await server.visit()
    const answer = await signIn(visitor)
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/'])
    assert.equal((await who(visitor)).login, 'zhangsan')
    assert.equal((await personOf('zhangsan'))?.external_subject, 'oidc:f81d4fae')
    provider.behaviour.claims = { sub: 'f81d4fae', preferred_username: 'renamed' }
    const again = await server.visit()
    await signIn(again)
    assert.equal((await who(again)).login, 'zhangsan')
  })

  test('a name that only the userinfo endpoint tells', async () => {
    provider.behaviour.claims = { sub: 'u-2' }
    provider.behaviour.userinfo = { preferred_username: 'lisi' }
    const visitor = await server.visit()
    await signIn(visitor)
    assert.equal((await who(visitor)).login, 'lisi')
  })

  test('who is bound already is not taken over by another identity of the same name', async () => {
    provider.behaviour.claims = { sub: 'intruder', preferred_username: 'zhangsan' }
    const visitor = await server.visit()
    const answer = await signIn(visitor)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /没有可用的账户/)
    assert.equal((await personOf('zhangsan'))?.external_subject, 'oidc:f81d4fae')
    await isOut(visitor, 'not signed in')
  })

  test('nobody is registered by himself; who has left stays out', async () => {
    provider.behaviour.claims = { sub: 's', preferred_username: 'stranger' }
    assert.equal((await signIn(await server.visit())).status, 403)
    await server.services.store.write(everything, (tx) => changePerson(tx, HOME, people.get('wangwu')!, { active: false }))
    provider.behaviour.claims = { sub: 'w', preferred_username: 'wangwu' }
    assert.equal((await signIn(await server.visit())).status, 403)
    assert.equal((await personOf('wangwu'))?.external_subject, null)
  })

  test('a one-time password never used is taken away, and asks for nothing', async () => {
    const { store, now } = server.services
    const personId = people.get('zhaoliu')!
    await store.write(region(HOME), (tx) => setPassword(tx, { regionId: HOME, personId, hash: 'x', at: now(), mustChange: true }))
    provider.behaviour.claims = { sub: 'z', preferred_username: 'zhaoliu' }
    const visitor = await server.visit()
    await signIn(visitor)
    assert.equal((await who(visitor)).unfinished, null)
    assert.equal(await store.read(region(HOME), (db) => getCredential(db, HOME, personId)), undefined)
  })

  const forged: readonly (readonly [string, Partial<Behaviour>])[] = [
    ['another nonce', { override: { nonce: 'other' } }],
    ['another audience', { override: { aud: 'somebody-else' } }],
    ['another issuer', { override: { iss: 'https://evil.example' } }],
    ['an end that has passed', { override: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
    ['a strange signature', { strangeKey: true }],
    ['no signature', { alg: 'none' }],
    ['a signature by the secret', { alg: 'HS256' }],
  ]
  for (const [title, behaviour] of forged)
    test(`a token with ${title} opens nothing`, async () => {
      Object.assign(provider.behaviour, { claims: { sub: 'f81d4fae', preferred_username: 'zhangsan' } }, behaviour)
      const visitor = await server.visit()
      const answer = await signIn(visitor)
      assert.equal(answer.status, 401, answer.text)
      assert.match(answer.text, /凭据核对不上/)
      await isOut(visitor, title)
    })

  test('a no at the provider is said in words', async () => {
    provider.behaviour.denied = true
    const answer = await signIn(await server.visit())
    assert.equal(answer.status, 401)
    assert.match(answer.text, /对方没有同意登录/)
    assert.match(answer.headers.get('content-type')!, /text\/html/)
  })

  test('the way back of one browser is worth nothing in another, nor twice, nor bent', async () => {
    provider.behaviour.claims = { sub: 'f81d4fae', preferred_username: 'zhangsan' }
    const attacker = await server.visit()
    const link = await there(attacker)
    const victim = await server.visit()
    assert.equal((await victim.get(link)).status, 400, 'a browser that began nothing')
    await there(victim)
    assert.equal((await victim.get(link)).status, 400, 'a browser that began something else')
    await isOut(victim, 'the attacker’s session was not planted')
    assert.equal((await attacker.get(link.replace(/state=[^&]+/, 'state=x'))).status, 400)
    const own = await there(attacker)
    assert.equal((await attacker.get(own)).status, 303)
    assert.equal((await attacker.get(own)).status, 400, 'twice')
    attacker.plant('mingji-oidc', Buffer.from('{"state":').toString('base64url'))
    assert.equal((await attacker.get(own)).status, 400, 'a cookie not of our making')
  })

  test('PKCE, state and nonce are new each time, and the way back is the configured one', async () => {
    provider.seen.authorizations.length = 0
    const lies = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
    for (let i = 0; i < 2; i++) {
      const begun = await fetch(`${server.url}/api/session/oidc`, { headers: lies, redirect: 'manual' })
      await fetch(begun.headers.get('location')!, { redirect: 'manual' })
    }
    const [one, two] = provider.seen.authorizations
    for (const name of ['state', 'nonce', 'code_challenge']) {
      assert.ok((one?.searchParams.get(name)?.length ?? 0) >= 32, name)
      assert.notEqual(one?.searchParams.get(name), two?.searchParams.get(name), name)
    }
    assert.equal(one?.searchParams.get('redirect_uri'), `${ADDRESS}/api/session/oidc/callback`)
  })

  test('what the browser remembers is read by no script and sent nowhere else', async () => {
    const { headers } = await (await server.visit()).get('/api/session/oidc')
    assert.match(headers.getSetCookie()[0]!, /^mingji-oidc=[\w-]+; Max-Age=600; Path=\/api\/session\/oidc; HttpOnly; SameSite=Lax$/)
  })
})

describe('sign-in by OpenID Connect, otherwise set up', () => {
  test('a provider that is away is said in words, and found again without a restart', async () => {
    const provider = await startOidcProvider(CLIENT)
    await provider.close()
    const server = await startTestServer({
      signIn: readSignInSettings({
        MINGJI_URL: ADDRESS,
        MINGJI_OIDC_ISSUER: provider.issuer,
        MINGJI_OIDC_CLIENT_ID: CLIENT.id,
        MINGJI_OIDC_CLIENT_SECRET: CLIENT.secret,
      }),
    })
    try {
      const visitor = await server.visit()
      const away = await visitor.get('/api/session/oidc')
      assert.equal(away.status, 503)
      assert.match(away.text, /暂时连接不上/)
      const again = await startOidcProvider(CLIENT, Number(new URL(provider.issuer).port))
      assert.equal((await visitor.get('/api/session/oidc')).status, 303)
      await again.close()
    } finally {
      await server.close()
    }
  })

  test('where it is wished, an unknown person is registered, with no role', async () => {
    const provider = await startOidcProvider(CLIENT)
    const server = await startTestServer({
      signIn: readSignInSettings({
        MINGJI_URL: ADDRESS,
        MINGJI_OIDC_ISSUER: provider.issuer,
        MINGJI_OIDC_CLIENT_ID: CLIENT.id,
        MINGJI_OIDC_CLIENT_SECRET: CLIENT.secret,
        MINGJI_REGISTER_REGION: String(HOME),
      }),
    })
    try {
      provider.behaviour.claims = { sub: 'new', preferred_username: 'xinren', name: '虚构新人' }
      const visitor = await server.visit()
      const back = await fetch((await visitor.get('/api/session/oidc')).headers.get('location')!, { redirect: 'manual' })
      const { pathname, search } = new URL(back.headers.get('location')!)
      assert.equal((await visitor.get(pathname + search)).status, 303)
      const me = (await visitor.get('/api/session')).json
      assert.deepEqual([me.login, me.name, me.regionId, me.grants], ['xinren', '虚构新人', HOME, []])
      assert.equal((await visitor.get('/api/submissions?year=2024')).status, 403)
    } finally {
      await server.close()
      await provider.close()
    }
  })

  test('without settings there is no button, and the address says so', async () => {
    const server = await startTestServer()
    try {
      const visitor = await server.visit()
      assert.deepEqual((await visitor.get('/api/session/ways')).json, { ways: [] })
      const refused = await visitor.get('/api/session/oidc')
      assert.equal(refused.status, 404)
      assert.match(refused.text, /没有设置这种登录方式/)
    } finally {
      await server.close()
    }
  })
})

const oidc = { MINGJI_OIDC_ISSUER: 'https://id.example', MINGJI_OIDC_CLIENT_ID: 'x', MINGJI_OIDC_CLIENT_SECRET: 'y' }
const wrongSettings: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  ['no address of our own', oidc, /MINGJI_URL/],
  ['a provider over plain http', { ...oidc, MINGJI_URL: ADDRESS, MINGJI_OIDC_ISSUER: 'http://id.example' }, /MINGJI_OIDC_ISSUER.*https/],
  ['an address with a path', { ...oidc, MINGJI_URL: `${ADDRESS}/x` }, /MINGJI_URL/],
  ['no client', { MINGJI_URL: ADDRESS, MINGJI_OIDC_ISSUER: 'https://id.example' }, /MINGJI_OIDC_CLIENT_ID/],
  ['a CAS address that is none', { MINGJI_URL: ADDRESS, MINGJI_CAS_URL: 'cas.example' }, /MINGJI_CAS_URL/],
  ['a division that is none', { ...oidc, MINGJI_URL: ADDRESS, MINGJI_REGISTER_REGION: '桥西' }, /MINGJI_REGISTER_REGION/],
]
for (const [title, env, says] of wrongSettings)
  test(`settings with ${title} are refused by name`, () =>
    assert.throws(() => readSignInSettings(env), { code: 'SIGN_IN_SETTINGS_WRONG', message: says }))

test('no other system named, no settings', () => assert.equal(readSignInSettings({ MINGJI_URL: ADDRESS, PATH: '/bin' }), undefined))
