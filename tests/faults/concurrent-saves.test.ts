import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listVersions, readVersion } from '#store/submissions.ts'
import { verifyLog } from '#store/verify-log.ts'
import { aSubmission } from '../builders.ts'
import { onEachEngine } from '../store.ts'
import { AT, FIRST, makeWorld, save } from '../store-world.ts'
import { rounds } from './rounds.ts'

onEachEngine('two clerks, one form', (open) => {
  test('of two saves at the same moment one wins and the other gets both sides: none is lost silently', async (t) => {
    const store = await open()
    const world = await makeWorld(store, aSubmission())
    const attempt = async (who: string, expected: number) => ({
      who,
      saved: await save(store, world.scope, {
        regionId: FIRST,
        submissionId: world.submission.id,
        unitId: world.unit.id,
        expected,
        content: aSubmission({ resultUse: `${who} ${expected}` }),
        author: who === '甲' ? world.clerk.id : world.head.id,
        at: AT,
        source: 'save',
      }),
    })
    const total = rounds(40, 1_000)
    for (let round = 1; round <= total; round++) {
      const outcomes = await Promise.all([attempt('甲', round), attempt('乙', round)])
      const won = outcomes.filter(({ saved }) => 'hash' in saved)
      const [lost] = outcomes.flatMap(({ saved }) => ('because' in saved ? [saved] : []))
      assert.equal(won.length, 1, `round ${round}`)
      assert.equal(lost?.theirs.content.resultUse, `${won[0]!.who} ${round}`, 'the loser sees what won')
      const kept = await store.read(world.scope, (db) => readVersion(db, FIRST, world.submission.id, round + 1))
      assert.equal(kept?.content.resultUse, `${won[0]!.who} ${round}`)
    }
    assert.equal((await store.read(world.scope, (db) => listVersions(db, FIRST, world.submission.id))).length, total + 1)
    assert.deepEqual(await verifyLog(store), { chains: 1, entries: total, problems: [] })
    t.diagnostic(`${total} rounds, 0 lost silently`)
  })
})
