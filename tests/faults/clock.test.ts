import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { backUpWhenDue, listBackups } from '#store/backup/schedule.ts'
import { appendLog, readLog } from '#store/log.ts'
import { region } from '#store/scope.ts'
import { verifyLog } from '#store/verify-log.ts'
import { embeddedStore, newFolder } from '../store.ts'

/** The clock jumps 时钟跳变: forward to 2031, back to 2019, and home again. */
const moments = ['2025-03-10T00:00:00.000Z', '2031-01-01T00:00:00.000Z', '2019-06-01T00:00:00.000Z', '2025-03-11T00:00:00.000Z']

test('a jumping clock breaks no chain, hides no entry, and costs no backup', async () => {
  const store = await embeddedStore()
  const backups = newFolder()
  try {
    for (const at of moments) {
      await store.write(region(1), (tx) =>
        appendLog(tx, store.origin, [{ regionId: 1, at, action: 'clock', subject: { kind: 'clock', id: at } }]),
      )
      await backUpWhenDue(store, { folder: backups, now: () => new Date(at), retention: { days: 1, weeks: 0, months: 0 } })
    }
    assert.deepEqual((await verifyLog(store)).problems, [])
    const seen: string[] = []
    for (let before: { at: string; origin: string; seq: number } | undefined; ; ) {
      const page = await store.read(region(1), (db) => readLog(db, { regionId: 1, before }, 1))
      if (page[0] === undefined) break
      before = { at: page[0].at, origin: page[0].origin, seq: Number(page[0].seq) }
      seen.push(page[0].at)
    }
    assert.deepEqual(seen, moments.toSorted().toReversed())
    // The backup of 2031 is from the future and stays; of the others the newest day's does.
    assert.deepEqual(await listBackups(backups), ['2025-03-11T00:00:00.000Z', '2031-01-01T00:00:00.000Z'])
  } finally {
    await store.close()
    rmSync(store.folder, { recursive: true })
    rmSync(backups, { recursive: true })
  }
})
