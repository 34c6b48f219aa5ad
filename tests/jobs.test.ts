import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { everything } from '#store/scope.ts'
import { aProject, aSubmission } from './builders.ts'
import { addUnitWithYear, addUser, HOME, startTestServer, type TestServer, type Visitor } from './server-world.ts'
import { newFolder } from './store.ts'

/** Work in the background 后台任务 over real HTTP: progress as it comes, readers that leave and come back, a server that stops in the middle. */
const UNITS = 4

describe('work in the background', () => {
  const folder = newFolder()
  let server: TestServer
  let reviewer: Visitor
  const begin = async () => (await reviewer.send('POST', '/api/jobs', { kind: 'export', year: 2024, stage: 'self-evaluation' })).json
  const watch = (id: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(`${server.url}/api/jobs/${id}/events`, { headers: { cookie: reviewer.cookie(), ...headers }, ...(signal ? { signal } : {}) })
  const eventsOf = (text: string) =>
    [...text.matchAll(/^id: (.+)\ndata: (.+)$/gm)].map(([, id, data]) => ({
      id: id!,
      job: JSON.parse(data!) as { state: string; done: number; total: number },
    }))

  before(async () => {
    server = await startTestServer({}, folder)
    const { services } = server
    const author = '00000000-0000-4000-8000-000000000001'
    for (let i = 1; i <= UNITS; i++) {
      const content = aSubmission({ projects: [aProject({ name: `项目${i}` })] })
      const { unit } = await addUnitWithYear(services, { regionId: HOME, code: `00${i}`, name: `虚构单位${i}`, content, author })
      if (i === 1)
        await services.store.write(everything, (tx) => addUser(services, tx, { login: 'shenhe', role: 'reviewer', regionId: HOME, unit }))
    }
    reviewer = await server.visit('shenhe')
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  test('tells each move until the end, in order, then closes', async () => {
    const { id } = await begin()
    const answer = await watch(id)
    assert.match(answer.headers.get('content-type')!, /^text\/event-stream/)
    const events = eventsOf(await answer.text())
    assert.ok(events.length >= 2, 'more than the end was told')
    const done = events.map(({ job }) => job.done)
    assert.deepEqual(
      done,
      done.toSorted((a, b) => a - b),
    )
    assert.deepEqual(events.at(-1)?.job.state, 'done')
    assert.equal(events.at(-1)?.job.done, UNITS)
    const file = await reviewer.get(`/api/jobs/${id}/file`)
    assert.equal(Number(file.headers.get('content-length')), file.bytes.length)
    assert.equal(Buffer.from(file.bytes.subarray(0, 4)).toString('latin1'), 'PK\x03\x04')
  })

  test('a reader that leaves is forgotten, the work goes on, and who comes back hears only what is new', async () => {
    const { id } = await begin()
    const leaving = new AbortController()
    const answer = await watch(id, {}, leaving.signal)
    const reader = answer.body!.getReader()
    let heard = ''
    while (!/^id: /m.test(heard)) heard += new TextDecoder().decode((await reader.read()).value)
    leaving.abort()
    const [first] = eventsOf(heard)
    const events = eventsOf(await (await watch(id, { 'last-event-id': first!.id })).text())
    assert.ok(!events.some((event) => event.id === first!.id), 'what was heard is not told again')
    assert.equal(events.at(-1)?.job.state, 'done')
    assert.equal(await (await watch(id, { 'last-event-id': events.at(-1)!.id })).text(), 'retry: 2000\n\n', 'nothing is left to tell')
  })

  test('a job that is stopped stops, and leaves no half file', async () => {
    const { id } = await begin()
    assert.equal((await reviewer.send('DELETE', `/api/jobs/${id}`)).status, 200)
    const { state } = (await reviewer.get(`/api/jobs/${id}`)).json
    assert.ok(state === 'cancelled' || state === 'done', state)
    await begin()
      .then(({ id: next }) => watch(next))
      .then((answer) => answer.text())
    assert.deepEqual(
      readdirSync(join(folder, 'jobs')).filter((name) => name.endsWith('.part')),
      [],
    )
    if (state === 'cancelled') assert.equal((await reviewer.get(`/api/jobs/${id}/file`)).status, 404)
  })

  test('a server that dies in the middle does the work after its return; the reader goes on where it was', async () => {
    const { id } = await begin()
    await (await watch(id)).text()
    // As a crash leaves it: running, and not heard of for a while.
    const silent = new Date(Date.now() - 600_000).toISOString()
    await server.services.store.write(everything, (tx) =>
      tx
        .updateTable('job')
        .set({ state: 'running', done: 1, total: UNITS, finished_at: null, output: null, heartbeat_at: silent })
        .where('id', '=', id)
        .execute(),
    )
    rmSync(join(folder, 'jobs', `${id}.zip`))
    await server.close()
    server = await startTestServer({}, folder)
    const events = eventsOf(await (await watch(id, { 'last-event-id': `running-1-${UNITS}` })).text())
    assert.equal(events.at(-1)?.job.state, 'done')
    const back = await fetch(`${server.url}/api/jobs/${id}/file`, { headers: { cookie: reviewer.cookie() } })
    assert.equal(back.status, 200, 'the session survived too')
    assert.ok((await back.arrayBuffer()).byteLength > 1000)
    reviewer = await server.visit('shenhe')
  })

  test('a download that breaks off harms nobody', async () => {
    const { id } = await begin()
    await (await watch(id)).text()
    for (let i = 0; i < 20; i++) {
      const leaving = new AbortController()
      const answer = await fetch(`${server.url}/api/jobs/${id}/file`, { headers: { cookie: reviewer.cookie() }, signal: leaving.signal })
      leaving.abort()
      await answer.arrayBuffer().catch(() => undefined)
    }
    await wait(100)
    assert.equal((await reviewer.get(`/api/jobs/${id}/file`)).status, 200)
  })
})
