import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keptBackup, unpackKeptBackup } from '../../../tests/fixtures/kept-backup.ts'
import { hasServer, newDatabase, newFolder, prepareTemplate, startServer } from '../../../tests/store.ts'
import { beforeUpgrade } from '../keep-before-upgrade.ts'
import { readMigrations } from '../migrate.ts'
import { openStore, type StoreOptions } from '../open.ts'
import { everything, region } from '../scope.ts'
import { getSetting, setSetting } from '../settings.ts'
import { verifyLog } from '../verify-log.ts'
import { exportTo } from './export.ts'
import { restore } from './restore.ts'

const AT = '2025-03-10T01:02:03.456Z'
const base = newFolder()
after(() => rmSync(base, { recursive: true, force: true }))
await prepareTemplate()

const tables = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson') && name !== 'log-anchors.ndjson')
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

/** Restores, opens, proves the log, counts submissions, exports again. */
async function take(backup: string, target: Omit<StoreOptions, 'purpose'>, again: string) {
  const restored = await restore(backup, { ...target, purpose: 'test' })
  assert.deepEqual(restored.missing, [])
  const store = await openStore({ ...target, purpose: 'test' })
  try {
    const { problems, entries } = await verifyLog(store)
    assert.deepEqual(problems, [])
    assert.ok(entries > 0)
    await exportTo(store, again, { purpose: 'backup', at: AT })
    return await store.read(everything, async (db) => ({
      submissions: await db.selectFrom('submission').select(['state', 'version', 'total', 'grade']).execute(),
      credentials: await db.selectFrom('credential').selectAll().execute(),
    }))
  } finally {
    await store.close()
  }
}

test('every step of the schema but the newest has a kept backup', async () => {
  for (const { number } of (await readMigrations()).slice(0, -1))
    assert.ok(
      existsSync(keptBackup(String(number).padStart(4, '0'))),
      `tests/fixtures/schema-${number}.json.gz is missing: make it with the program of that step`,
    )
})

test('a backup of each older schema is restored and brought up to date, on both engines alike', async (t) => {
  const server = hasServer() ? await startServer() : undefined
  if (server === undefined) t.diagnostic('no PostgreSQL server here: the embedded engine only')
  try {
    for (const { number } of (await readMigrations()).slice(0, -1)) {
      const step = String(number).padStart(4, '0')
      const old = join(base, `kept-${step}`)
      unpackKeptBackup(step, old)
      const here = join(base, `embedded-${step}`)
      const found = await take(old, { folder: join(base, `data-${step}`) }, here)
      assert.equal(found.submissions.length, 1)
      assert.equal(found.credentials.length, 4)
      assert.ok(!('locked_until' in found.credentials[0]!))
      if (server === undefined) continue
      const there = join(base, `server-${step}`)
      const target = { folder: join(base, `files-${step}`), databaseUrl: await newDatabase(server.url) }
      assert.deepEqual(await take(old, target, there), found)
      assert.deepEqual(tables(there), tables(here))
    }
  } finally {
    await server?.stop()
  }
})

test('a PC moves to a server and back: byte for byte the same', { skip: !hasServer() && 'no PostgreSQL server here' }, async () => {
  const server = await startServer()
  try {
    const old = join(base, 'kept')
    unpackKeptBackup('0001', old)
    const [onPc, onServer, backOnPc] = [join(base, 'pc-1'), join(base, 'server-1'), join(base, 'pc-2')]
    await take(old, { folder: join(base, 'pc') }, onPc)
    await take(onPc, { folder: join(base, 'files'), databaseUrl: await newDatabase(server.url) }, onServer)
    await take(onServer, { folder: join(base, 'pc-again') }, backOnPc)
    assert.deepEqual(tables(onServer), tables(onPc))
    assert.deepEqual(tables(backOnPc), tables(onPc))
  } finally {
    await server.stop()
  }
})

test('a folder of an older program is upgraded when it is opened, and the database as it was stays beside it', async () => {
  const folder = join(base, 'older')
  const [first] = await readMigrations()
  const old = await openStore({ folder, purpose: 'test', schema: first!.name })
  await old.write(region(1), (tx) => setSetting(tx, 1, 'k', 'kept', AT))
  await old.close()
  const database = join(folder, 'database')
  assert.equal(existsSync(beforeUpgrade(database)), false)
  const upgraded = await openStore({ folder, purpose: 'test' })
  assert.equal(await upgraded.read(everything, (db) => getSetting(db, 1, 'k')), 'kept')
  await upgraded.write(region(1), (tx) => setSetting(tx, 1, 'k', 'later', AT))
  await upgraded.close()
  // The way back: the older program opens what was kept.
  rmSync(database, { recursive: true })
  renameSync(beforeUpgrade(database), database)
  const back = await openStore({ folder, purpose: 'test', schema: first!.name })
  assert.equal(await back.read(everything, (db) => getSetting(db, 1, 'k')), 'kept')
  await back.close()
})
