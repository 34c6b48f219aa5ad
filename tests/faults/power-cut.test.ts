import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { DurableFs } from '#store/engine/durable-fs.ts'
import { reachesDisk } from '#store/engine/embedded.ts'
import { embeddedStore, newFolder } from '../store.ts'
import { afterPowerCut, fileDisk } from './disks.ts'
import { rounds } from './rounds.ts'
import { checkLeft, startVictim, type Told } from './victim.ts'

/**
 * The power goes at a random instant 断电: a database on an ext4 disk in a file; the writer is held where it stands, the file is
 * copied, the copy is mounted and opened. Only what was really synced is in it.
 */
test('power cuts while saving lose nothing that was told', async (t) => {
  const disk = fileDisk(400)
  if (disk === undefined) return t.skip('loop devices are not allowed here: only the fsync count below was checked')
  const folder = `${disk.folder}/data`
  await (await embeddedStore(folder)).close()
  const told: Told = new Map()
  const victim = startVictim(folder, 'write', told)
  const cuts = rounds(1, 50)
  try {
    await victim.opened
    let commits = 0
    for (let cut = 0; cut < cuts; cut++) {
      await wait(300 + Math.random() * 1_200)
      const toldBefore = new Map(told)
      const left = afterPowerCut(disk.image, victim.process)
      try {
        commits = await checkLeft(`${left.folder}/data`, toldBefore)
      } finally {
        left.remove()
      }
    }
    assert.ok(commits > 0)
    t.diagnostic(`${cuts} cuts, ${commits} commits, 0 lost, 0 torn`)
  } finally {
    await victim.kill()
    disk.remove()
  }
})

test('the power goes after a clean close: everything is there', async (t) => {
  const disk = fileDisk(400)
  if (disk === undefined) return t.skip('loop devices are not allowed here')
  try {
    for (let cut = 0; cut < rounds(1, 10); cut++) {
      const folder = `${disk.folder}/data`
      const store = await embeddedStore(folder)
      await store.close()
      const left = afterPowerCut(disk.image)
      try {
        await checkLeft(`${left.folder}/data`)
      } finally {
        left.remove()
      }
    }
  } finally {
    disk.remove()
  }
})

test('stock PGlite never syncs, and an engine that does not is refused', async () => {
  const folder = newFolder()
  const files = new DurableFs(folder)
  const stock = await PGlite.create({ fs: files })
  const before = files.syncs
  await stock.exec('create table t (x int); insert into t values (1)')
  const { rows } = await stock.query<{ fsync: string }>('show fsync')
  const seen = { syncs: files.syncs - before, fsync: rows[0]?.fsync ?? '' }
  await stock.close()
  rmSync(folder, { recursive: true })
  assert.deepEqual(seen, { syncs: 0, fsync: 'off' })
  assert.equal(reachesDisk(seen), false)
  assert.equal(reachesDisk({ syncs: 0, fsync: 'on' }), false)
  assert.equal(reachesDisk({ syncs: 1, fsync: 'on' }), true)
})
