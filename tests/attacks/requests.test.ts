import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { contracts } from '#http/contract/all.ts'
import { addressOf } from '#http/contract/client.ts'
import { contract } from '#http/contract/contract.ts'
import { serve } from '#http/serve.ts'
import { makeServer } from '#http/server.ts'
import { everything } from '#store/scope.ts'
import { addUnit } from '#store/units.ts'
import { addUser, HOME, startTestServer, type TestServer, type Visitor } from '../server-world.ts'
import { newFolder } from '../store.ts'
import { rawGet, rawRequest } from './raw-request.ts'
import { sample } from './sample.ts'

/** Requests nobody honest sends 恶意请求: from other sites, out of the folder, without end, deep, slow, split. */
const SECRET = '不可外传'
const ID = '00000000-0000-4000-8000-000000000001'
/** What only the inside knows: traces, paths, SQL. */
const INSIDE = /node_modules|\.ts:\d|\n {4}at |SqlError|select .* from|\/src\/|ECONN|relation "/

describe('requests nobody honest sends', () => {
  let server: TestServer
  let visitor: Visitor
  const folder = newFolder()

  before(async () => {
    mkdirSync(join(folder, 'pages', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret.txt'), SECRET)
    writeFileSync(join(folder, 'pages', 'index.html'), '<!doctype html><title>明绩</title>')
    writeFileSync(join(folder, 'pages', 'assets', 'app-1a2b3c.js'), 'export {}')
    server = await startTestServer({ pages: join(folder, 'pages'), proxy: '127.0.0.1' })
    await server.services.store.write(everything, async (tx) => {
      const unit = await addUnit(tx, { regionId: HOME, code: '001', name: '虚构街道办事处', kind: 'department' })
      await addUser(server.services, tx, { login: 'shenhe', role: 'reviewer', regionId: HOME, unit })
    })
    visitor = await server.visit('shenhe')
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const addressWith = (name: string, id = ID) => {
    const each = contracts[name]!
    // Sampled from the contract's own schema.
    return addressOf(each, { params: each.params && sample(each.params, { id }, { regionId: HOME }) } as never)
  }
  const writes = Object.entries(contracts).filter(([, { method }]) => method !== 'GET')

  const elsewhere: readonly (readonly [string, Record<string, string>])[] = [
    ['another site, as its browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['an origin that begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
    ['nowhere, with a cookie', {}],
  ]
  for (const [title, headers] of elsewhere)
    test(`every write from ${title} is refused`, async () => {
      assert.ok(writes.length > 30)
      for (const [name, { method }] of writes)
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
          const answer = await fetch(`${server.url}${addressWith(name)}`, {
            method,
            headers: { cookie: visitor.cookie(), 'content-type': type, ...headers },
            body: '{}',
          })
          assert.equal(answer.status, 403, `${method} ${name} as ${type}`)
          assert.equal(((await answer.json()) as { code: string }).code, 'FOREIGN_ORIGIN')
        }
    })

  test('no other site may read an answer', async () => {
    const answer = await fetch(`${server.url}/api/session`, { headers: { origin: 'https://evil.example', cookie: visitor.cookie() } })
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin')
  })

  test('a body of another kind than agreed is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"login":"x","password":"y"}',
      })
      assert.equal(answer.status, 415, type)
    }
  })

  const tricks = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%252e%252e/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '///etc/passwd',
    '/assets/....//....//secret.txt',
    '/secret.txt%00.js',
    '/%c0%ae%c0%ae/secret.txt',
    'http://x/../secret.txt',
    '/./../secret.txt?x=/../secret.txt',
    '/api/../../secret.txt',
    '/api/submissions/..%2f..%2fsecret.txt',
  ]
  test('no way leads out of the folder of pages', async () => {
    for (const trick of tricks) {
      const answer = await rawGet(server.url, trick)
      assert.doesNotMatch(answer, new RegExp(`${SECRET}|root:`), trick)
      assert.match(answer, /^HTTP\/1\.1 (200|400|401|403|404)/, trick)
      assert.doesNotMatch(answer, INSIDE, trick)
    }
    assert.match(await rawGet(server.url, '/assets/app-1a2b3c.js'), /export \{\}/, 'what may be read is read')
  })

  test('every page, file, refusal and description comes with the policy that runs nothing from elsewhere', async () => {
    for (const path of [
      '/',
      '/year/1',
      '/sign-in',
      '/assets/app-1a2b3c.js',
      '/api/docs',
      '/api/openapi.json',
      '/api/session',
      '/api/nowhere',
      '/nowhere.js',
      '/api/session/oidc',
    ]) {
      const { headers } = await fetch(`${server.url}${path}`)
      const policy = headers.get('content-security-policy') ?? ''
      for (const part of [/default-src 'self'/, /script-src 'self'(;|$)/, /object-src 'none'/, /base-uri 'none'/, /frame-ancestors 'none'/])
        assert.match(policy, part, path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
    }
  })

  test('keys that reach into every object are refused', async () => {
    for (const body of [
      '{"login":"x","password":"y","__proto__":{"polluted":1}}',
      '{"login":"x","password":"y","constructor":{"prototype":{"polluted":1}}}',
      '{"login":"x","password":{"__proto__":{"polluted":1}}}',
    ]) {
      const answer = await fetch(`${server.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      assert.equal(answer.status, 400, body)
    }
    await visitor.get('/api/submissions?year=2024&__proto__[polluted]=1&constructor.prototype.polluted=1')
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  })

  const bodies: readonly (readonly [string, string, number])[] = [
    ['a hundred thousand brackets', '['.repeat(100_000), 400],
    ['deep and closed', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
    ['deep objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 400],
    ['too many bytes', `{"login":"${'x'.repeat(5_000_000)}"}`, 413],
    ['two hundred thousand keys', `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',')}}`, 400],
    ['a number without end', `{"login":${'9'.repeat(1_000_000)}}`, 400],
    ['NUL', '{"login":"a\\u0000b","password":"x"}', 400],
    ['half a character', '{"login":"\\ud800","password":"x"}', 400],
    ['a torn end', '{"login":', 400],
    ['nothing', '', 400],
  ]
  for (const [title, body, status] of bodies)
    test(`a body of ${title} is refused at once`, async () => {
      const began = process.cpuUsage()
      const answer = await fetch(`${server.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      const { user } = process.cpuUsage(began)
      const text = await answer.text()
      assert.equal(answer.status, status, text.slice(0, 300))
      assert.match(text, /[\u4e00-\u9fff]/)
      assert.doesNotMatch(text, INSIDE)
      assert.ok(text.length < 5_000, `${text.length}`)
      assert.ok(user < 2_000_000, `${user} µs`)
    })

  test('bent heads are refused by the door', async () => {
    const split =
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/log HTTP/1.1\r\nHost: x\r\n\r\n'
    assert.match(await rawRequest(server.url, split), /^HTTP\/1\.1 400/, 'two lengths')
    const long = await rawGet(server.url, '/', `X-Long: ${'a'.repeat(70_000)}\r\n`)
    assert.match(long, /^HTTP\/1\.1 431/)
    assert.match(await rawRequest(server.url, 'GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n'), /^HTTP\/1\.1 400/)
    assert.match(await rawRequest(server.url, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'), /^HTTP\/1\.1 400/, 'TLS')
  })

  test('whatever is put into any field of any route, the inside stays inside', async () => {
    const hostile = [
      "'; drop table log; --",
      '../../../etc/passwd',
      '%00',
      '-1',
      '1e309',
      '{{7*7}}',
      '<script>',
      // As an address and in all of its query below what a head may hold: longer ones are cut off while they still send, see "bent heads".
      'x'.repeat(2_000),
      '９９',
      'NaN',
      '[object Object]',
    ]
    let asked = 0
    for (const [name, each] of Object.entries(contracts)) {
      if (name === 'signOut' || name === 'endOtherSessions') continue
      for (const text of hostile) {
        const path = each.path.replace(/:\w+/g, encodeURIComponent(text))
        const keys = each.query ? Object.keys((each.query as z.ZodObject).shape) : []
        const query = new URLSearchParams(keys.map((key): [string, string] => [key, text])).toString()
        const answer = each.takes
          ? await visitor.upload(`${path}?${query}`, [new File([text], text)])
          : await visitor.send(each.method, `${path}?${query}`, each.body && { id: text, [text]: [text], body: text, version: text })
        assert.ok(answer.status < 500, `${name} ${text}: ${answer.status} ${answer.text.slice(0, 300)}`)
        assert.doesNotMatch(answer.text, INSIDE, `${name} ${text}`)
        asked++
      }
    }
    assert.ok(asked > 600, `${asked}`)
  })

  test('an address may ask so often and no more', async () => {
    const asking = await server.visit()
    const statuses: number[] = []
    for (let i = 0; i < 13; i++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => asking.get('/api/status')))
      statuses.push(...answers.map(({ status }) => status))
    }
    assert.ok(statuses.includes(429), 'the limit was never met')
    assert.equal(statuses.filter((status) => status === 200).length, 1200)
    const refused = await asking.get('/api/status')
    assert.match(refused.json.detail, /过于频繁/)
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    assert.equal((await (await server.visit()).get('/api/status')).status, 200, 'another address is served')
  })
})

const echo = contract({
  method: 'POST',
  path: '/api/echo',
  may: 'anyone',
  summary: '回声',
  body: z.object({ text: z.string() }),
  response: z.object({ text: z.string() }),
})
const started = async () => {
  const server = await makeServer({
    routes: [serve(echo, async ({ body }) => body)],
    findCaller: async () => undefined,
    version: '0',
    proxy: undefined,
    patience: { headersMs: 400, requestMs: 800, silenceMs: 600 },
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { server, url }
}

describe('slow ones', () => {
  /** Sends a byte now and then, as if the line were bad, and tells how long it was borne. */
  async function drip(url: string, head: string, more: string): Promise<{ readonly ms: number; readonly answer: string }> {
    const { connect } = await import('node:net')
    const { hostname, port } = new URL(url)
    const began = performance.now()
    return new Promise((resolve) => {
      const chunks: Buffer[] = []
      const socket = connect(Number(port), hostname, () => socket.write(head))
      const timer = setInterval(() => socket.write(more), 100)
      const enough = setTimeout(() => socket.destroy(), 15_000)
      socket.on('error', () => {})
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('close', () => {
        clearInterval(timer)
        clearTimeout(enough)
        resolve({ ms: performance.now() - began, answer: Buffer.concat(chunks).toString() })
      })
    })
  }

  test('headers that never end, a body that never ends, and silence are all cut off; the others are served meanwhile', async () => {
    const { server, url } = await started()
    try {
      const slow = Promise.all([
        ...Array.from({ length: 50 }, () => drip(url, 'GET /api/echo HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n')),
        ...Array.from({ length: 50 }, () =>
          drip(url, 'POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{', ' '),
        ),
        drip(url, 'GET /api/echo HTTP/1.1\r\n', ''),
      ])
      const honest = await fetch(`${url}/api/echo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"好"}',
      })
      assert.deepEqual(await honest.json(), { text: '好' })
      for (const { ms, answer } of await slow) {
        assert.ok(ms < 10_000, `${ms}`)
        assert.doesNotMatch(answer, /200 OK/)
      }
    } finally {
      await server.close()
    }
  })
})
