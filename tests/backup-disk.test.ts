import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { firstAdministrator } from '#app/start/first-administrator.ts'
import { keepBackups } from '#app/start/keep-backups.ts'
import { openServices } from '#app/start/open-services.ts'
import { listNotices } from '#store/notices.ts'
import { everything } from '#store/scope.ts'
import { root } from './server-world.ts'
import { newFolder, prepareTemplate } from './store.ts'

/** A removable disk comes and goes 移动硬盘: no day without a backup, and the administrator hears of it. */
test('without its disk the daily backup stays here and is told; with it, it goes there', async () => {
  await prepareTemplate()
  const base = newFolder()
  const [disk, away] = [join(base, 'usb'), join(base, 'pulled-out')]
  mkdirSync(away)
  const services = await openServices({ folder: join(base, 'data'), purpose: 'test', policyDir: join(root, 'policy'), version: 'test' })
  try {
    await firstAdministrator(services)
    const notes: string[] = []
    const backups = join(services.store.folder, 'backups')
    const look = async () => {
      const end = keepBackups(services, { backupTo: disk, note: (text) => notes.push(text) })
      await end()
    }
    await look()
    assert.equal(readdirSync(backups).length, 1)
    assert.equal(existsSync(disk), false, 'the mount point is not filled')
    const told = async () => {
      const [administrator] = await services.store.read(everything, (db) => db.selectFrom('person').selectAll().execute())
      return services.store.read(everything, (db) => listNotices(db, administrator!.region_id, administrator!.id, 10))
    }
    assert.match((await told())[0]!.text, /找不到 .*usb，本次备份存在本机的 .*backups/)
    renameSync(away, disk)
    await look()
    assert.deepEqual([readdirSync(disk).length, readdirSync(backups).length], [1, 1])
    assert.equal((await told()).length, 1)
    assert.ok(notes.some((note) => note.startsWith('已备份到 ')))
  } finally {
    await services.workshop.close()
    await services.store.close()
    rmSync(base, { recursive: true, force: true })
  }
})
