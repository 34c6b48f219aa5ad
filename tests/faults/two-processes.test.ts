import assert from 'node:assert/strict'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openStore } from '#store/open.ts'
import { embeddedStore } from '../store.ts'
import { checkLeft, startVictim } from './victim.ts'

test('a second process is refused within five seconds and told who holds the folder', async () => {
  const first = await embeddedStore()
  const { folder } = first
  await first.close()
  const holder = startVictim(folder, 'hold')
  await holder.opened
  const started = performance.now()
  const refused = openStore({ folder, purpose: 'second' })
  await assert.rejects(
    refused,
    (error: Error & { code: string }) =>
      error.code === 'STORE_IN_USE' && error.message.includes(`进程 ${holder.process.pid}（mingji serve，`),
  )
  assert.ok(performance.now() - started < 5_000)
  // The same folder under another name is the same folder.
  await assert.rejects(openStore({ folder: join(folder, '..', folder.split('/').at(-1)!, '.'), purpose: 'second' }), {
    code: 'STORE_IN_USE',
  })
  await holder.kill()
  await checkLeft(folder)
  rmSync(folder, { recursive: true })
})

test('a holder on another machine is respected while its heart beats, and not a moment longer', async () => {
  const first = await embeddedStore()
  const { folder } = first
  await first.close()
  const file = join(folder, 'holder.json')
  writeFileSync(file, JSON.stringify({ pid: 1, host: 'another-machine', purpose: 'mingji serve', since: '2025-03-10T00:00:00.000Z' }))
  const heart = setInterval(() => utimesSync(file, new Date(), new Date()), 500)
  const started = performance.now()
  await assert.rejects(openStore({ folder, purpose: 'second' }), /another-machine/)
  assert.ok(performance.now() - started < 5_000)
  clearInterval(heart)
  await checkLeft(folder)
  rmSync(folder, { recursive: true })
})
