import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { hasServer, newFolder, startServer, type TestServer } from '../../tests/store.ts'
import { openStore } from './open.ts'
import { everything, region } from './scope.ts'
import { getSetting, setSetting } from './settings.ts'

/** A database user as an office's administrator makes one: owner of its database, no superuser, may make no roles. */
const skip = (!hasServer() || process.env['DATABASE_URL_TEST'] !== undefined) && 'no private PostgreSQL server here'
const AT = '2025-03-10T01:02:03.456Z'
const folder = newFolder()
let server: TestServer
let administrator: pg.Client
let url: string

before(async () => {
  if (skip) return
  server = await startServer()
  administrator = new pg.Client(server.url)
  await administrator.connect()
  await administrator.query('create role office login')
  await administrator.query('create database office owner office')
  const made = new URL(server.url)
  made.username = 'office'
  made.pathname = '/office'
  url = made.href
})
after(async () => {
  if (skip) return
  await administrator.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('without the role the start is refused, and says what the database’s administrator should do', { skip }, async () => {
  await assert.rejects(openStore({ folder, databaseUrl: url, purpose: 'test' }), { code: 'DATABASE_ROLE_MISSING' })
})

test('with the role made as told, the store works and the scope holds', { skip }, async () => {
  await administrator.query('create role mingji_app')
  await administrator.query('grant mingji_app to office')
  const store = await openStore({ folder, databaseUrl: url, purpose: 'test' })
  try {
    await store.write(everything, (tx) => setSetting(tx, 1, 'k', 'v', AT))
    assert.equal(await store.read(region(1), (db) => getSetting(db, 1, 'k')), 'v')
    assert.equal(await store.read(region(2), (db) => getSetting(db, 1, 'k')), undefined)
  } finally {
    await store.close()
  }
})
