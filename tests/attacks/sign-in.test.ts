import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { hashPassword } from '#app/session/password.ts'
import { codeAt } from '#app/session/totp.ts'
import { contracts } from '#http/contract/all.ts'
import { addressOf } from '#http/contract/client.ts'
import { setPassword } from '#store/credentials.ts'
import { changePerson } from '#store/people.ts'
import { everything, region } from '#store/scope.ts'
import { addUnit } from '#store/units.ts'
import { addUser, HOME, PASSWORD, startTestServer, type TestServer } from '../server-world.ts'
import { sample } from './sample.ts'

/** At the door 登录口: guessing, learning names, planted and stolen sessions. */
const SOME = Array.from({ length: 16 }, (_, i) => `person${i}`)

describe('at the door', () => {
  let server: TestServer
  const ids = new Map<string, string>()
  const inRegion = <T>(work: Parameters<typeof server.services.store.write<T>>[1]) => server.services.store.write(region(HOME), work)

  before(async () => {
    // Each visitor has an address of its own, as behind a proxy.
    server = await startTestServer({ proxy: '127.0.0.1' })
    await server.services.store.write(everything, async (tx) => {
      const unit = await addUnit(tx, { regionId: HOME, code: '001', name: '虚构街道办事处', kind: 'department' })
      for (const login of [...SOME, 'victim', 'second', 'parallel', 'mover', 'traveller', 'guanli'])
        ids.set(
          login,
          await addUser(server.services, tx, { login, role: login === 'guanli' ? 'administrator' : 'clerk', regionId: HOME, unit }),
        )
    })
  })
  after(() => server.close())

  const tryOnce = async (login: string, password: string, code?: string) =>
    (await server.visit()).send('POST', '/api/session', { login, password, ...(code ? { code } : {}) })
  const codes = async (tries: readonly (readonly [string, string])[]) => {
    const found: string[] = []
    for (const [login, password] of tries) found.push((await tryOnce(login, password)).json.code ?? 'in')
    return found
  }

  test('names that exist answer word for word as names that do not, from the first try to the rest and after it', async () => {
    for (const round of [1, 2]) {
      for (let tries = 0; tries < 7; tries++) {
        const [known, unknown] = [await tryOnce('victim', `wrong ${tries}`), await tryOnce('no-such-name', `wrong ${tries}`)]
        assert.deepEqual([known.status, known.text], [unknown.status, unknown.text], `round ${round}, try ${tries}`)
        assert.equal(known.status, tries < 5 ? 401 : 429)
      }
      assert.equal((await tryOnce('victim', PASSWORD)).json.code, 'SIGN_IN_RESTING', 'the right password too')
      server.later(16)
    }
    assert.equal((await tryOnce('victim', PASSWORD)).status, 200, 'after the rest')
  })

  test('a success gives the tries back', async () => {
    const wrong = ['victim', 'wrong'] as const
    const right = ['victim', PASSWORD] as const
    assert.deepEqual(
      (await codes([wrong, wrong, wrong, wrong, right, wrong, wrong, wrong, wrong, right])).filter((code) => code === 'in').length,
      2,
    )
  })

  test('names that exist take as long as names that do not', async () => {
    server.later(16)
    // CPU time of the whole process, the server in it: on a busy machine the clock on the wall says little.
    const took = async (login: string) => {
      const began = process.cpuUsage()
      await tryOnce(login, 'wrong password')
      const { user, system } = process.cpuUsage(began)
      return user + system
    }
    await took('warm-up')
    const known: number[] = []
    const unknown: number[] = []
    for (const login of SOME) {
      known.push(await took(login))
      unknown.push(await took(`${login}x`))
    }
    const least = (times: readonly number[]) => Math.min(...times)
    const ratio = least(known) / least(unknown)
    assert.ok(ratio > 0.7 && ratio < 1.4, `known/unknown = ${ratio.toFixed(2)}`)
  })

  test('forty tries at once are not more than five', async () => {
    server.later(16)
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => tryOnce('parallel', i === 39 ? PASSWORD : `wrong ${i}`)))
    assert.equal(answers.filter(({ status }) => status === 401).length, 5)
    assert.equal(answers.filter(({ status }) => status === 429).length, 35)
  })

  test('codes of the second factor cannot be guessed by who has the password', async () => {
    server.later(16)
    const owner = await server.visit('second')
    const { secret } = (await owner.send('POST', '/api/session/second-factor', { password: PASSWORD })).json
    const step = () => Math.floor(Date.parse(server.services.now()) / 30_000)
    assert.equal((await owner.send('PUT', '/api/session/second-factor', { code: codeAt(secret, step()) })).status, 200)
    server.later(16)
    const right = codeAt(secret, step())
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    for (let tries = 0; tries < 5; tries++) assert.equal((await tryOnce('second', PASSWORD, wrong)).json.code, 'SECOND_FACTOR_WRONG')
    assert.equal((await tryOnce('second', PASSWORD, right)).json.code, 'SIGN_IN_RESTING')
  })

  test('whoever finds an open page does not get to guess the password there', async () => {
    server.later(16)
    const found = await server.visit('mover')
    for (let tries = 0; tries < 5; tries++)
      assert.equal(
        (await found.send('POST', '/api/session/password', { old: 'wrong', wanted: '一句新的长长的话语啊' })).json.code,
        'SIGN_IN_REFUSED',
      )
    assert.equal(
      (await found.send('POST', '/api/session/password', { old: PASSWORD, wanted: '一句新的长长的话语啊' })).json.code,
      'SIGN_IN_RESTING',
    )
  })

  test('an address that tries many names rests, whatever it claims to be; another does not', async () => {
    server.later(16)
    const from = (localAddress: string, login: string, headers: Record<string, string> = {}) =>
      new Promise<string>((resolve, reject) => {
        const url = new URL('/api/session', server.url)
        const request = httpRequest(
          url,
          { method: 'POST', localAddress, headers: { 'content-type': 'application/json', ...headers } },
          async (answer) => {
            const chunks: Buffer[] = []
            for await (const chunk of answer) chunks.push(chunk as Buffer)
            resolve(JSON.parse(Buffer.concat(chunks).toString()).code ?? 'in')
          },
        )
        request.on('error', reject)
        request.end(JSON.stringify({ login, password: login === 'traveller' ? PASSWORD : 'wrong' }))
      })
    const answers: string[] = []
    for (let i = 0; i < 52; i++) answers.push(await from('127.0.0.3', `name-${i}`, { 'x-forwarded-for': `10.0.0.${i}` }))
    assert.deepEqual(
      [answers.slice(0, 50).every((code) => code === 'SIGN_IN_REFUSED'), ...answers.slice(50)],
      [true, 'SIGN_IN_RESTING', 'SIGN_IN_RESTING'],
    )
    assert.equal(await from('127.0.0.3', 'traveller'), 'SIGN_IN_RESTING')
    assert.equal(await from('127.0.0.4', 'traveller'), 'in')
  })

  test('a session planted before sign-in is worth nothing after it', async () => {
    server.later(16)
    const attacker = await server.visit('traveller')
    const planted = attacker.cookie().slice('mingji='.length)
    await attacker.send('DELETE', '/api/session')
    for (const value of [planted, `${HOME}.${'A'.repeat(43)}`, 'chosen-by-attacker']) {
      const victim = await server.visit()
      victim.plant('mingji', value)
      assert.equal((await victim.send('POST', '/api/session', { login: 'traveller', password: PASSWORD })).status, 200)
      assert.notEqual(victim.cookie(), `mingji=${value}`)
      const thief = await server.visit()
      thief.plant('mingji', value)
      assert.equal((await thief.get('/api/sessions')).status, 401, value)
    }
  })

  test('the cookie is read by no script and sent by no other site', async () => {
    const { headers } = await tryOnce('traveller', PASSWORD)
    assert.match(headers.getSetCookie()[0]!, new RegExp(`^mingji=${HOME}\\.[\\w-]{43}; Path=/; Expires=[^;]+; HttpOnly; SameSite=Lax$`))
  })

  test('after signing out the old cookie is dead', async () => {
    const visitor = await server.visit('traveller')
    const cookie = visitor.cookie().slice('mingji='.length)
    await visitor.send('DELETE', '/api/session')
    visitor.plant('mingji', cookie)
    assert.equal((await visitor.get('/api/sessions')).status, 401)
  })

  test('sessions are listed, ended one by one and all at once; those of others do not exist', async () => {
    const [here, there, third, stranger] = await Promise.all(
      ['traveller', 'traveller', 'traveller', 'person0'].map((login) => server.visit(login)),
    )
    const { sessions } = (await here!.get('/api/sessions')).json
    assert.equal(sessions.filter(({ current }: { current: boolean }) => current).length, 1)
    assert.ok(sessions.length >= 3)
    const foreign = (await stranger!.get('/api/sessions')).json.sessions[0].id
    assert.equal((await here!.send('DELETE', `/api/sessions/${foreign}`)).status, 404)
    assert.equal((await stranger!.get('/api/sessions')).status, 200)
    const [other] = (await there!.get('/api/sessions')).json.sessions.filter(({ current }: { current: boolean }) => current)
    assert.equal((await here!.send('DELETE', `/api/sessions/${other.id}`)).status, 200)
    assert.equal((await there!.get('/api/sessions')).status, 401)
    assert.equal((await third!.get('/api/sessions')).status, 200)
    assert.ok((await here!.send('DELETE', '/api/sessions')).json.ended >= 1)
    assert.deepEqual([(await third!.get('/api/sessions')).status, (await here!.get('/api/sessions')).status], [401, 200])
  })

  test('a changed password signs out everywhere else, a reset one everywhere', async () => {
    const [here, there] = [await server.visit('person1'), await server.visit('person1')]
    const wanted = '另外一句足够长的密码话'
    assert.equal((await here.send('POST', '/api/session/password', { old: PASSWORD, wanted })).status, 200)
    assert.deepEqual([(await here.get('/api/sessions')).status, (await there.get('/api/sessions')).status], [200, 401])
    assert.equal((await tryOnce('person1', PASSWORD)).status, 401)
    const administrator = await server.visit('guanli')
    const { password } = (await administrator.send('POST', `/api/people/${ids.get('person1')}/password`)).json
    assert.equal((await here.get('/api/sessions')).status, 401)
    assert.equal((await tryOnce('person1', password)).json.unfinished, 'new-password')
  })

  const unfit: readonly (readonly [string, RegExp])[] = [
    ['短', /至少 10 个字符/],
    ['person2-2025', /不要包含用户名/],
    ['1234567890', /太常见/],
    [PASSWORD, /与原密码相同/],
  ]
  test('unfit passwords are refused in words, and change nothing', async () => {
    const visitor = await server.visit('person2')
    for (const [wanted, says] of unfit) {
      const answer = await visitor.send('POST', '/api/session/password', { old: PASSWORD, wanted })
      assert.equal(answer.status, 422)
      assert.match(answer.json.detail, says)
    }
    assert.equal((await tryOnce('person2', PASSWORD)).status, 200)
  })

  test('with a one-time password every route but its change is closed', async () => {
    const hash = await hashPassword(PASSWORD)
    await inRegion((tx) =>
      setPassword(tx, { regionId: HOME, personId: ids.get('person3')!, hash, at: server.services.now(), mustChange: true }),
    )
    const visitor = await server.visit('person3')
    let closed = 0
    for (const [name, contract] of Object.entries(contracts)) {
      if (contract.may === 'anyone' || contract.unfinished) continue
      const given = {
        params: contract.params && sample(contract.params, { id: ids.get('person3')! }, { regionId: HOME }),
        query: undefined,
      }
      // Sampled from the contract's own schema.
      const answer = contract.takes
        ? await visitor.upload(addressOf(contract, given as never), [new File(['x'], 'x.pdf')])
        : await visitor.send(
            contract.method,
            addressOf(contract, given as never),
            contract.body && sample(contract.body, { id: ids.get('person3')! }),
          )
      if (answer.json?.code === 'REQUEST_INVALID') continue
      assert.equal(answer.json?.code, 'NEW_PASSWORD_FIRST', `${name}: ${answer.text.slice(0, 200)}`)
      closed++
    }
    assert.ok(closed > 40, `${closed}`)
  })

  test('a session nobody uses for an hour ends, a used one after a working day', async () => {
    const idle = await server.visit('person4')
    server.later(59)
    assert.equal((await idle.get('/api/sessions')).status, 200)
    server.later(61)
    assert.equal((await idle.get('/api/sessions')).status, 401, 'idle')
    const busy = await server.visit('person4')
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      server.later(50)
      assert.equal((await busy.get('/api/sessions')).status, 200, `after ${minutes} minutes`)
    }
    server.later(50)
    assert.equal((await busy.get('/api/sessions')).status, 401, 'absolute')
  })

  test('who has left is out at once, and a role that has ended opens nothing', async () => {
    const visitor = await server.visit('person5')
    await inRegion((tx) => changePerson(tx, HOME, ids.get('person5')!, { active: false }))
    assert.equal((await visitor.get('/api/sessions')).status, 401)
    assert.equal((await tryOnce('person5', PASSWORD)).json.code, 'SIGN_IN_REFUSED')
  })
})

test('behind a proxy the caller is who the proxy saw, and the cookie travels by TLS only', async () => {
  const server = await startTestServer({ proxy: '127.0.0.1' })
  try {
    await server.services.store.write(everything, (tx) =>
      addUser(server.services, tx, { login: 'guanli', role: 'administrator', regionId: HOME }),
    )
    const enter = (forwarded: string, password: string) =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': forwarded,
          'x-forwarded-proto': 'https',
          'x-forwarded-host': 'jixiao.example',
          origin: 'https://jixiao.example',
        },
        body: JSON.stringify({ login: 'guanli', password }),
      })
    const inside = await enter('203.0.113.9', PASSWORD)
    assert.equal(inside.status, 200)
    assert.match(inside.headers.getSetCookie()[0]!, /; Secure; SameSite=Lax/)
    assert.match(inside.headers.get('strict-transport-security')!, /max-age/)
    await enter('1.2.3.4, 203.0.113.9', 'wrong')
    const seen = await server.services.store.read(everything, (db) =>
      db.selectFrom('login_attempt').select('address').orderBy('at').execute(),
    )
    assert.deepEqual(
      seen.map(({ address }) => address),
      ['203.0.113.9', '203.0.113.9'],
      'the part the client wrote itself is not believed',
    )
  } finally {
    await server.close()
  }
})
