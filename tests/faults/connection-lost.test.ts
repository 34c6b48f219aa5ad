import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import pg from 'pg'
import { openStore } from '#store/open.ts'
import { everything, region } from '#store/scope.ts'
import { getSetting, setSetting } from '#store/settings.ts'
import { hasServer, newFolder, serverStore, startServer } from '../store.ts'

const AT = '2025-03-10T01:02:03.456Z'

test('a lost connection fails its own transaction only, wholly, and the next one works', {
  skip: !hasServer() && 'no PostgreSQL server here',
}, async () => {
  const server = await startServer()
  const folder = newFolder()
  let url = ''
  const store = await serverStore(server.url, folder, (made) => {
    url = made
  })
  const other = new pg.Client(url)
  await other.connect()
  const cutAll = () =>
    other.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
  const read = () => store.read(everything, (db) => getSetting(db, 1, 'k'))
  try {
    await store.write(region(1), (tx) => setSetting(tx, 1, 'k', 'before', AT))
    const cut = store.write(region(1), async (tx) => {
      await setSetting(tx, 1, 'k', 'lost', AT)
      await cutAll()
      await setSetting(tx, 1, 'k', 'lost too', AT)
    })
    await assert.rejects(cut, { code: 'DATABASE_UNREACHABLE' })
    assert.equal(await read(), 'before')
    // Idle connections that were cut are replaced without anybody noticing, also right behind a read that did not wait for its commit.
    await Promise.all([read(), read(), read(), read()])
    await cutAll()
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.equal(await read(), 'before')
    await store.write(region(1), (tx) => setSetting(tx, 1, 'k', 'after', AT))
    assert.equal(await read(), 'after')
  } finally {
    await other.end()
    await store.close()
    await server.stop()
    rmSync(folder, { recursive: true })
  }
})

test('a server that cannot be reached is refused with words', async () => {
  const folder = newFolder()
  const opened = openStore({ folder, databaseUrl: 'postgresql://nobody@127.0.0.1:1/none', purpose: 'test' })
  await assert.rejects(opened, { code: 'DATABASE_UNREACHABLE' })
  rmSync(folder, { recursive: true })
})
