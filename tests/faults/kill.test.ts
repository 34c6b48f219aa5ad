import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { embeddedStore } from '../store.ts'
import { rounds } from './rounds.ts'
import { checkLeft, startVictim, type Told } from './victim.ts'

/** kill -9 while saving, numbered commits 强行结束: nothing that was said to be saved is gone. */
test('killed while saving, nothing told is lost and nothing is torn', async (t) => {
  const store = await embeddedStore()
  const { folder } = store
  await store.close()
  const told: Told = new Map()
  let commits = 0
  const kills = rounds(2, 100)
  for (let round = 0; round < kills; round++) {
    const victim = startVictim(folder, 'write', told)
    // Sometimes before it is even open: recovery itself may be interrupted.
    const early = round % 5 === 4
    if (!early) await Promise.all([victim.opened, round % 2 === 0 ? victim.wrote : undefined])
    await wait(early ? 200 + Math.random() * 500 : 50 + Math.random() * 700)
    await victim.kill()
    commits = await checkLeft(folder, told)
  }
  assert.ok(commits > 0)
  t.diagnostic(`${kills} kills, ${commits} commits, 0 lost, 0 torn`)
  rmSync(folder, { recursive: true })
})

test('killed during the very first start, the next start begins again', async () => {
  const { newFolder } = await import('../store.ts')
  const folder = newFolder()
  for (let round = 0; round < rounds(2, 20); round++) {
    const victim = startVictim(folder, 'hold')
    await wait(100 + Math.random() * 900)
    await victim.kill()
  }
  assert.equal(await checkLeft(folder), 0)
  rmSync(folder, { recursive: true })
})
