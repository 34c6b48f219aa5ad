import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appendLog } from '#store/log.ts'
import { listVersions, readVersion, saveVersion } from '#store/submissions.ts'
import { verifyLog } from '#store/verify-log.ts'
import { aSubmission } from '../builders.ts'
import { onEachEngine } from '../store.ts'
import { AT, FIRST, makeWorld } from '../store-world.ts'
import { rounds } from './rounds.ts'

onEachEngine('two clerks, one form', (open) => {
  test('of two saves at the same moment one wins and the other gets both sides: none is lost silently', async (t) => {
    const store = await open()
    const world = await makeWorld(store, aSubmission())
    const save = (who: string, expected: number) =>
      store.write(world.scope, async (tx) => {
        const saved = await saveVersion(tx, {
          regionId: FIRST,
          submissionId: world.submission.id,
          unitId: world.unit.id,
          expected,
          content: aSubmission({ resultUse: `${who} ${expected}` }),
          author: who === '甲' ? world.clerk.id : world.head.id,
          at: AT,
          source: 'save',
        })
        if (saved.saved)
          await appendLog(tx, store.origin, [
            {
              regionId: FIRST,
              at: AT,
              action: 'submission.save',
              subject: { kind: 'submission', id: world.submission.id },
              after: saved.version,
            },
          ])
        return { who, saved }
      })
    const total = rounds(40, 1_000)
    for (let round = 1; round <= total; round++) {
      const outcomes = await Promise.all([save('甲', round), save('乙', round)])
      const won = outcomes.filter(({ saved }) => saved.saved)
      const [lost] = outcomes.filter(({ saved }) => !saved.saved)
      assert.equal(won.length, 1, `round ${round}`)
      assert.ok(lost && !lost.saved.saved && lost.saved.theirs.content.resultUse === `${won[0]!.who} ${round}`, 'the loser sees what won')
      const kept = await store.read(world.scope, (db) => readVersion(db, FIRST, world.submission.id, round + 1))
      assert.equal(kept?.content.resultUse, `${won[0]!.who} ${round}`)
    }
    assert.equal((await store.read(world.scope, (db) => listVersions(db, FIRST, world.submission.id))).length, total + 1)
    assert.deepEqual(await verifyLog(store), { chains: 1, entries: total, problems: [] })
    t.diagnostic(`${total} rounds, 0 lost silently`)
  })
})
