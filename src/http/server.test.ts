import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Caller } from '#app/session/caller.ts'
import { call, RefusedCall } from './contract/client.ts'
import { contract } from './contract/contract.ts'
import { serve } from './serve.ts'
import { makeServer } from './server.ts'
import { COOKIE } from './session.ts'

const echo = contract({
  method: 'POST',
  path: '/api/echo/:id',
  may: 'signed-in',
  summary: '回声',
  params: z.object({ id: z.string() }),
  body: z.object({ text: z.string().max(10) }),
  response: z.object({ text: z.string() }),
})
const open = contract({ method: 'GET', path: '/api/open', may: 'anyone', summary: '开放', response: z.object({ ok: z.boolean() }) })
const broken = contract({ method: 'GET', path: '/api/broken', may: 'anyone', summary: '坏', response: z.object({ ok: z.boolean() }) })

const caller: Caller = { personId: 'p1', regionId: 990101, login: 'zhangsan', name: '张三', grants: [], via: 'session', key: 'k' }
const server = await makeServer({
  routes: [
    serve(echo, async ({ params, body }) => ({ text: `${params.id}:${body.text}`, leaked: 'not in the contract' })),
    serve(open, async () => ({ ok: true })),
    serve(broken, async () => {
      throw new Error('secret path /etc/x')
    }),
  ],
  findCaller: async (kind, secret) => (kind === 'session' && secret === 'good' ? caller : undefined),
  version: '0',
  proxy: undefined,
})

const post = (headers: Record<string, string>, body: unknown = { text: '你好' }) =>
  server.inject({ method: 'POST', url: '/api/echo/7', headers, payload: body as object })
const signedIn = { cookie: `${COOKIE}=good`, 'sec-fetch-site': 'same-origin' }

test('answers by contract and drops what the contract does not declare', async () => {
  const answer = await post(signedIn)
  assert.equal(answer.statusCode, 200)
  assert.deepEqual(answer.json(), { text: '7:你好' })
})

test('asks to sign in', async () => assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).json().code, 'SIGN_IN_FIRST'))

const foreign: readonly (readonly [string, Record<string, string>, number])[] = [
  ['another site by Sec-Fetch-Site', { cookie: `${COOKIE}=good`, 'sec-fetch-site': 'cross-site' }, 403],
  ['another site by Origin', { cookie: `${COOKIE}=good`, origin: 'https://evil.example' }, 403],
  ['a cookie without any origin', { cookie: `${COOKIE}=good` }, 403],
  ['its own origin', { cookie: `${COOKIE}=good`, origin: 'http://localhost:8080', host: 'localhost:8080' }, 200],
  ['an unknown token', { authorization: `Bearer ${'x'.repeat(32)}` }, 401],
]
for (const [title, headers, status] of foreign) {
  test(`a write from ${title} gets ${status}`, async () => assert.equal((await post(headers)).statusCode, status))
}

test('says what is wrong with a body, in problem+json', async () => {
  const answer = await post(signedIn, { text: '这段文字实在是太长太长了' })
  assert.equal(answer.statusCode, 400)
  assert.match(answer.headers['content-type'] as string, /problem\+json/)
  assert.equal(answer.json().code, 'REQUEST_INVALID')
})

test('a bug shows nothing of the inside', async () => {
  const answer = await server.inject('/api/broken')
  assert.equal(answer.statusCode, 500)
  assert.doesNotMatch(answer.body, /etc/)
  assert.match(answer.json().detail, /编号/)
})

test('an oversized body, broken JSON and an unknown route are refused in Chinese', async () => {
  const large = await server.inject({
    method: 'POST',
    url: '/api/echo/7',
    headers: { ...signedIn, 'content-type': 'application/json' },
    payload: `{"text":"${'x'.repeat(5_000_000)}"}`,
  })
  assert.equal(large.statusCode, 413)
  const bad = await server.inject({
    method: 'POST',
    url: '/api/echo/7',
    headers: { ...signedIn, 'content-type': 'application/json' },
    payload: '{',
  })
  assert.equal(bad.statusCode, 400)
  assert.match(bad.json().detail, /[\u4e00-\u9fff]/)
  assert.equal((await server.inject('/api/nowhere')).statusCode, 404)
})

test('sends a strict content policy', async () => {
  const answer = await server.inject('/api/open')
  assert.match(answer.headers['content-security-policy'] as string, /default-src 'self'/)
  assert.match(answer.headers['content-security-policy'] as string, /frame-ancestors 'none'/)
})

test('describes itself as OpenAPI 3.1', async () => {
  const document = (await server.inject('/api/openapi.json')).json()
  assert.match(document.openapi, /^3\.1/)
  assert.ok(document.paths['/api/echo/{id}'].post)
  assert.match((await server.inject('/api/docs')).body, /回声/)
})

test('the client gives the typed answer or the words of the refusal', async () => {
  const fetcher = (async (url: string, init: RequestInit) => {
    const answer = await server.inject({
      method: init.method as 'POST',
      url,
      headers: { ...signedIn, ...(init.headers as object) },
      payload: (init.body as string) ?? '',
    })
    return new Response(answer.body, { status: answer.statusCode })
  }) as typeof fetch
  assert.deepEqual(await call(echo, { params: { id: '8' }, body: { text: '好' } }, fetcher), { text: '8:好' })
  await assert.rejects(call(echo, { params: { id: '8' }, body: { text: '一'.repeat(11) } }, fetcher), RefusedCall)
})
