import assert from 'node:assert/strict'
import { appendFileSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { aSubmission } from '../../../tests/builders.ts'
import { embeddedStore, newFolder, onEachEngine } from '../../../tests/store.ts'
import { AT, aFinding, anAssessment, FIRST, makeWorld, SECOND, save as saveNext } from '../../../tests/store-world.ts'
import { saveRun } from '../assessments.ts'
import { evidenceTypes } from '../blobs/file-type.ts'
import { blobPath } from '../blobs/folder-blobs.ts'
import type { Database } from '../database.ts'
import { attachEvidence } from '../evidence.ts'
import { askWaiver, decideWaiver, saveFindings } from '../findings.ts'
import { appendLog } from '../log.ts'
import type { Store } from '../open.ts'
import { everything, region } from '../scope.ts'
import { getSubmission, readVersion } from '../submissions.ts'
import { addUnit } from '../units.ts'
import { verifyLog } from '../verify-log.ts'
import { exportTo } from './export.ts'
import { merge } from './merge.ts'
import { restore } from './restore.ts'
import { backUpWhenDue, listBackups } from './schedule.ts'
import { exportedTables, neverExported } from './tables.ts'

const folders: string[] = []
const folder = () => {
  const made = newFolder()
  folders.push(made)
  return made
}
after(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

/** The world with a file, a run, findings and log entries in it. */
async function fill(store: Store) {
  const world = await makeWorld(store, aSubmission())
  const pdf = Buffer.from('%PDF-1.7 签到表')
  const blob = await store.blobs.put(
    (async function* () {
      yield pdf
    })(),
    { maxBytes: 1e6, types: evidenceTypes },
  )
  const at = { regionId: FIRST, submissionId: world.submission.id, unitId: world.unit.id }
  await store.write(everything, async (tx) => {
    await addUnit(tx, { regionId: FIRST, code: '000', name: '虚构街道下属站', kind: 'unit', parentId: world.unit.id })
    await saveRun(tx, { ...at, version: 1, assessment: anAssessment(2, 2), at: AT, errors: 1, warnings: 0 })
    await saveFindings(tx, { ...at, version: 1 }, [aFinding()])
    await attachEvidence(tx, {
      ...at,
      path: 'projects[0]',
      title: '签到表',
      blob,
      fileName: '../../签到表.pdf',
      author: world.clerk.id,
      at: AT,
    })
    await appendLog(
      tx,
      store.origin,
      [FIRST, SECOND].map((regionId) => ({ regionId, at: AT, action: 'test', subject: { kind: 'test', id: '1' }, after: '甲' })),
    )
  })
  return { ...world, blob, at }
}

const tables = (made: string) =>
  readdirSync(made)
    .filter((name) => name.endsWith('.ndjson'))
    .toSorted()
    .map((name) => [name, readFileSync(join(made, name), 'utf8')])

test('every table is exported or named as never exported', () => {
  const all: Record<keyof Database, true> = Object.fromEntries([
    ...exportedTables.map(({ table }) => [table, true]),
    ...neverExported.map((table) => [table, true]),
  ])
  assert.equal(Object.keys(all).length, 25)
})

onEachEngine('backup', (open) => {
  let store: Store
  let world: Awaited<ReturnType<typeof fill>>
  before(async () => {
    store = await open()
    world = await fill(store)
  })

  test('what is restored exports byte for byte the same, on the embedded engine', async () => {
    const [backup, target, again] = [join(folder(), 'b'), join(folder(), 'restored'), join(folder(), 'c')]
    const manifest = await exportTo(store, backup, { purpose: 'backup', at: AT })
    assert.deepEqual(manifest.blobs, [world.blob.sha256])
    const restored = await restore(backup, { folder: target, purpose: 'test' })
    assert.deepEqual(restored, { rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), missing: [] })
    const copy = await embeddedStore(target)
    try {
      assert.equal(copy.origin, store.origin)
      assert.deepEqual((await verifyLog(copy)).problems, [])
      await exportTo(copy, again, { purpose: 'backup', at: AT })
      assert.deepEqual(tables(again), tables(backup))
      assert.equal(await copy.blobs.verify(world.blob.sha256), 'sound')
    } finally {
      await copy.close()
    }
  })

  test('a damaged, cut or incomplete backup is refused before anything is written', async () => {
    const bend = async (how: (made: string) => void, reason: RegExp) => {
      const backup = join(folder(), 'b')
      await exportTo(store, backup, { purpose: 'backup', at: AT })
      how(backup)
      await assert.rejects(
        restore(backup, { folder: join(folder(), 'r'), purpose: 'test' }),
        (error: Error & { code: string }) => error.code === 'BACKUP_UNREADABLE' && reason.test(error.message),
      )
    }
    await bend((made) => appendFileSync(join(made, 'unit.ndjson'), '{}\n'), /unit\.ndjson 与清单不符/)
    await bend((made) => unlinkSync(join(made, 'log.ndjson')), /缺少 log\.ndjson/)
    await bend((made) => unlinkSync(join(made, 'manifest.json')), /没有做完/)
    await bend((made) => writeFileSync(join(made, 'manifest.json'), '{"format":1}'), /已损坏/)
  })

  test('a backup goes to an empty folder, a restore to a new one; a lost evidence file is named', async () => {
    const busy = folder()
    writeFileSync(join(busy, 'x'), 'x')
    await assert.rejects(exportTo(store, busy, { purpose: 'backup', at: AT }), { code: 'BACKUP_FOLDER_NOT_EMPTY' })
    const backup = join(folder(), 'b')
    await exportTo(store, backup, { purpose: 'backup', at: AT })
    await assert.rejects(restore(backup, { folder: busy, purpose: 'test' }), { code: 'RESTORE_TARGET_NOT_EMPTY' })
    unlinkSync(blobPath(join(backup, 'blobs'), world.blob.sha256))
    assert.deepEqual((await restore(backup, { folder: join(folder(), 'r'), purpose: 'test' })).missing, [world.blob.sha256])
  })

  test('the daily backup is made once a day, links known files and clears old ones', async () => {
    const backups = folder()
    const at = (moment: string) =>
      backUpWhenDue(store, { folder: backups, now: () => new Date(moment), retention: { days: 2, weeks: 0, months: 0 } })
    assert.ok(await at('2025-03-01T01:00:00.000Z'))
    assert.equal(await at('2025-03-01T23:00:00.000Z'), undefined)
    assert.ok(await at('2025-03-02T01:00:00.000Z'))
    assert.ok(await at('2025-03-03T01:00:00.000Z'))
    assert.deepEqual(await listBackups(backups), ['2025-03-02T01:00:00.000Z', '2025-03-03T01:00:00.000Z'])
  })

  test('an office PC merges in: added, carried on, unchanged, and conflicts left alone', async () => {
    const pc = await embeddedStore()
    try {
      const there = await makeWorld(pc, aSubmission())
      const here = await store.read(everything, (db) => getSubmission(db, FIRST, there.submission.id))
      assert.equal(here?.id, world.submission.id, 'the same unit, year and stage has the same id everywhere')
      const save = (at: Store, expected: number, text: string) =>
        saveNext(at, everything, {
          ...world.at,
          unitId: there.unit.id,
          expected,
          content: aSubmission({ resultUse: text }),
          author: there.clerk.id,
          at: AT,
          source: 'save',
        })
      const send = async () => {
        const made = join(folder(), 'exchange')
        await exportTo(pc, made, { purpose: 'exchange', at: AT, scope: region(FIRST) })
        return made
      }
      const take = (made: string, commit = true) =>
        merge(store, made, {
          scope: region(FIRST),
          person: world.head.id,
          at: AT,
          commit,
          check: (body) => assert.ok(body.startsWith('{')),
        })

      await save(pc, 1, '第二版')
      await pc.write(everything, async (tx) => {
        const waiver = await askWaiver(tx, {
          ...world.at,
          unitId: there.unit.id,
          rule: 'r',
          reason: '口径',
          author: there.clerk.id,
          at: AT,
          until: '2025-12-31',
        })
        await decideWaiver(tx, FIRST, waiver.id, { by: there.head.id, at: AT, granted: true })
        await tx
          .updateTable('submission')
          .set({ state: 'accepted', first_key: '{}', second_key: '{}' })
          .where('region_id', '=', FIRST)
          .execute()
        await appendLog(tx, pc.origin, [{ regionId: FIRST, at: AT, action: 'pc', subject: { kind: 'x', id: 'y' } }])
      })
      const first = await send()
      const preview = await take(first, false)
      assert.deepEqual(preview.added, { units: 0, submissions: 0, versions: 1, logEntries: 2 })
      assert.equal((await store.read(everything, (db) => getSubmission(db, FIRST, here!.id)))?.version, 1)
      assert.deepEqual((await take(first)).added, preview.added)
      const merged = await store.read(everything, (db) => getSubmission(db, FIRST, here!.id))
      assert.deepEqual([merged?.version, merged?.state, merged?.second_key], [2, 'submitted', null], 'an acceptance is never taken over')
      const [waiver] = await store.read(everything, (db) => db.selectFrom('waiver').selectAll().execute())
      assert.equal(waiver?.granted, null)
      const foreign = await store.read(everything, (db) =>
        db.selectFrom('person').select(['login', 'active']).where('id', '=', there.clerk.id).executeTakeFirst(),
      )
      assert.deepEqual(foreign, { login: `jingban@${pc.origin.slice(0, 8)}`, active: false })
      assert.deepEqual((await verifyLog(store)).problems, [])
      const again = await take(first)
      assert.deepEqual([again.unchanged, again.conflicts, again.added.logEntries], [1, [], 0])

      await store.write(everything, (tx) =>
        tx.updateTable('submission').set({ state: 'returned' }).where('region_id', '=', FIRST).execute(),
      )
      await pc.write(everything, (tx) => tx.updateTable('submission').set({ state: 'draft' }).where('region_id', '=', FIRST).execute())
      await save(store, 2, '县里改的')
      await save(pc, 2, '电脑上改的')
      await save(pc, 3, '电脑上又改的')
      const report = await take(await send())
      assert.deepEqual(
        report.conflicts.map(({ kind, say }) => [kind, /从第 3 版起各自修改/.test(say)]),
        [['submission', true]],
      )
      assert.equal((await store.read(everything, (db) => readVersion(db, FIRST, here!.id, 3)))?.content.resultUse, '县里改的')

      const elsewhere = merge(store, first, { scope: region(SECOND), person: world.head.id, at: AT, commit: true, check: () => undefined })
      await assert.rejects(elsewhere, { code: 'BACKUP_UNREADABLE' })
    } finally {
      await pc.close()
      rmSync(pc.folder, { recursive: true })
    }
  })
})
