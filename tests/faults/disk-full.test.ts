import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { evidenceTypes } from '#store/blobs/file-type.ts'
import { appendLog } from '#store/log.ts'
import type { Store } from '#store/open.ts'
import { openStore } from '#store/open.ts'
import { everything, region } from '#store/scope.ts'
import { setSetting } from '#store/settings.ts'
import { verifyLog } from '#store/verify-log.ts'
import { embeddedStore } from '../store.ts'
import { type Disk, failDisk, fileDisk, fillDisk, memoryDisk, repair } from './disks.ts'
import { rounds } from './rounds.ts'
import { keysOf, REGION } from './victim.ts'

const write = (store: Store, n: number, size = 10) =>
  store.write(region(REGION), async (tx) => {
    const at = new Date().toISOString()
    for (const key of keysOf('disk')) await setSetting(tx, REGION, key, `${n} ${'x'.repeat(size)}`, at)
    await appendLog(tx, store.origin, [{ regionId: REGION, at, action: 'fault.write', subject: { kind: 'number', id: String(n) } }])
  })

async function check(store: Store, told: number): Promise<number> {
  const rows = await store.read(everything, (db) => db.selectFrom('setting').select('value').where('region_id', '=', REGION).execute())
  const numbers = new Set(rows.map(({ value }) => Number(value.split(' ')[0])))
  assert.equal(numbers.size, 1, 'torn')
  const [found = 0] = numbers
  assert.ok(found >= told, `told ${told}, found ${found}`)
  assert.deepEqual(await verifyLog(store).then(({ problems, entries }) => ({ problems, entries })), { problems: [], entries: found })
  return found
}

async function onSmallDisk(t: TestContext, work: (disk: Disk, store: Store) => Promise<void>): Promise<void> {
  const disk = memoryDisk(180)
  if (disk === undefined) return t.skip('mounting is not allowed here')
  const store = await embeddedStore(`${disk.folder}/data`)
  try {
    await write(store, 1)
    await work(disk, store)
  } finally {
    await store.close()
    disk.remove()
  }
}

test('on a disk nearly full saving stops with a message, reading goes on, and room brings saving back', (t) =>
  onSmallDisk(t, async (disk, store) => {
    const clear = fillDisk(disk.folder, 30 * 1024 * 1024)
    await wait(600)
    await assert.rejects(write(store, 2), { code: 'STORE_DISK_FULL' })
    const content = (async function* () {
      yield Buffer.from('%PDF-1.7')
    })()
    await assert.rejects(store.blobs.put(content, { maxBytes: 1e6, types: evidenceTypes }), { code: 'STORE_DISK_FULL' })
    assert.equal(await check(store, 1), 1)
    clear()
    await wait(600)
    await write(store, 2)
    assert.equal(await check(store, 2), 2)
  }))

test('a disk that fills up under the engine costs nothing that was told, and the engine comes back by itself', (t) =>
  onSmallDisk(t, async (disk, store) => {
    let told = 1
    for (let round = 0; round < rounds(1, 10); round++) {
      // The guard looks twice a second; this fills the disk right after it looked.
      await wait(600)
      await write(store, ++told)
      const clear = fillDisk(disk.folder, 0)
      let refused: (Error & { code?: string }) | undefined
      for (let n = told + 1; refused === undefined; n++)
        await write(store, n, 100_000).then(
          () => (told = n),
          (error: Error) => (refused = error),
        )
      assert.ok(['STORE_STOPPED', 'STORE_DISK_FULL'].includes(refused.code ?? ''), `${refused.name} ${refused.message}`)
      clear()
      await wait(600)
      told = await check(store, told)
      await write(store, ++told)
    }
    await check(store, told)
    t.diagnostic(`${told} commits`)
  }))

test('a disk that fails and turns read-only refuses saving; after its repair everything told is there', async (t) => {
  const disk = fileDisk(300)
  if (disk === undefined) return t.skip('loop devices are not allowed here')
  const folder = `${disk.folder}/data`
  const store = await embeddedStore(folder)
  let told = 0
  try {
    await write(store, 1)
    told = 1
    if (!failDisk(disk)) return t.skip('this kernel cannot make a disk fail')
    let refused: Error | undefined
    for (let n = 2; refused === undefined && n < 50; n++)
      await write(store, n).then(
        () => (told = n),
        (error: Error) => (refused = error),
      )
    assert.ok(refused !== undefined, 'writes went on')
    await assert.rejects(write(store, 99), { name: 'ProductError' })
    await store.close().catch(() => undefined)
    repair(disk)
    const again = await embeddedStore(folder)
    try {
      const found = await check(again, told)
      await write(again, found + 1)
      await check(again, found + 1)
    } finally {
      await again.close()
    }
  } finally {
    disk.remove()
  }
})

test('a folder that cannot be made or written is refused with words', async () => {
  await assert.rejects(openStore({ folder: '/etc/hostname/data', purpose: 'test' }), { code: 'STORE_NOT_WRITABLE' })
})
