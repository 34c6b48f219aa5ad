import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { aSubmission } from '../../tests/builders.ts'
import { onEachEngine } from '../../tests/store.ts'
import { AT, aFinding, FIRST, makeWorld, save } from '../../tests/store-world.ts'
import type { Tx } from './database.ts'
import { askWaiver, decideWaiver, listFindings } from './findings.ts'
import type { Store } from './open.ts'
import { everything } from './scope.ts'
import { createSubmission, getSubmission, listVersions } from './submissions.ts'
import { addUnit } from './units.ts'
import { verifyLog } from './verify-log.ts'

const UNITS = 24

onEachEngine('changes of a division at the same moment', (open) => {
  let store: Store
  let world: Awaited<ReturnType<typeof makeWorld>>
  let drafts: readonly { readonly unitId: string; readonly submissionId: string }[]

  before(async () => {
    store = await open()
    world = await makeWorld(store, aSubmission())
    drafts = await store.write(world.scope, async (tx) => {
      const made: { unitId: string; submissionId: string }[] = []
      for (let i = 0; i < UNITS; i++) {
        const { id: unitId } = await addUnit(tx, { regionId: FIRST, code: `2${i}`, name: `虚构单位 ${i}`, kind: 'unit' })
        const row = await createSubmission(tx, {
          regionId: FIRST,
          unitId,
          year: 2024,
          stage: 'self-evaluation',
          content: aSubmission(),
          author: world.clerk.id,
          at: AT,
          source: 'save',
        })
        made.push({ unitId, submissionId: row!.id })
      }
      return made
    })
  })

  const saveDraft = (i: number, expected: number, changes: { readonly units?: readonly string[]; readonly message?: string } = {}) => {
    const { unitId, submissionId } = drafts[i]!
    return save(
      store,
      { from: FIRST, to: FIRST, units: changes.units ?? [unitId] },
      {
        regionId: FIRST,
        submissionId,
        unitId,
        expected,
        content: aSubmission({ resultUse: `第 ${expected + 1} 版` }),
        author: world.clerk.id,
        at: AT,
        source: 'save',
        findings: [aFinding({ message: changes.message ?? '分值' })],
      },
    )
  }
  const versionOf = async (i: number) => (await store.read(world.scope, (db) => getSubmission(db, FIRST, drafts[i]!.submissionId)))?.version
  const entries = async () => (await verifyLog(store)).entries

  test('share transactions, and the chain holds', async () => {
    const saved = await Promise.all(drafts.map((_, i) => saveDraft(i, 1)))
    assert.ok(saved.every((one) => 'hash' in one))
    for (const i of drafts.keys()) assert.equal(await versionOf(i), 2)
    assert.deepEqual(await verifyLog(store), { chains: 1, entries: UNITS, problems: [] })
    const { rows } = await store.read(world.scope, (db) =>
      sql<{ count: number }>`select count(distinct xmin::text)::int as count from submission_version where version = 2`.execute(db),
    )
    assert.ok((rows[0]?.count ?? UNITS) < UNITS / 4, `${rows[0]?.count} transactions for ${UNITS} saves`)
  })

  test('one under a foreign scope, one that is late and one the database refuses fail alone', async () => {
    const outcomes = await Promise.allSettled(
      drafts.map((_, i) => {
        if (i === 5) return saveDraft(i, 2, { units: [world.other.id] })
        if (i === 9) return saveDraft(i, 1)
        if (i === 13) return saveDraft(i, 2, { message: 'a\0b' })
        return saveDraft(i, 2)
      }),
    )
    const failed = outcomes.flatMap((outcome, i) => (outcome.status === 'rejected' ? [[i, (outcome.reason as { name: string }).name]] : []))
    assert.deepEqual(failed, [
      [5, 'ProductError'],
      [13, 'SqlError'],
    ])
    const late = outcomes[9]
    assert.ok(late?.status === 'fulfilled' && 'because' in late.value && late.value.because === 'version')
    for (const i of drafts.keys()) assert.equal(await versionOf(i), [5, 9, 13].includes(i) ? 2 : 3, `draft ${i}`)
    assert.deepEqual(await verifyLog(store), { chains: 1, entries: UNITS + UNITS - 3, problems: [] })
  })

  test('two saves of one draft in the same transaction: the first wins', async () => {
    const before = await entries()
    const saved = await Promise.all([saveDraft(0, 3), saveDraft(1, 3), saveDraft(1, 3), saveDraft(1, 3)])
    assert.deepEqual(
      saved.map((one) => 'hash' in one),
      [true, true, false, false],
    )
    assert.equal((await store.read(world.scope, (db) => listVersions(db, FIRST, drafts[1]!.submissionId))).length, 4)
    assert.equal(await entries(), before + 2)
  })

  test('a granted waiver is counted as the pages count it, until its day', async () => {
    const { unitId, submissionId } = drafts[2]!
    const at = { regionId: FIRST, submissionId, unitId }
    const openErrors = async (expected: number, day: string) => {
      const findings = [aFinding(), aFinding({ path: 'elsewhere' }), aFinding({ rule: 'other', severity: 'warning' })]
      const made = { ...at, expected, content: aSubmission(), author: world.clerk.id, at: `${day}T00:00:00.000Z`, source: 'save' as const }
      assert.ok('hash' in (await save(store, world.scope, { ...made, findings })))
      assert.equal((await store.read(world.scope, (db) => listFindings(db, FIRST, submissionId, expected + 1))).length, 3)
      assert.equal((await store.read(world.scope, (db) => listFindings(db, FIRST, submissionId, expected))).length, 0)
      const row = await store.read(world.scope, (db) => getSubmission(db, FIRST, submissionId))
      return [row?.errors, row?.warnings]
    }
    assert.deepEqual(await openErrors(3, '2025-03-11'), [2, 1])
    await store.write(world.scope, async (tx) => {
      const asked = { ...at, rule: aFinding().rule, reason: '口径', author: world.clerk.id, at: AT, until: '2025-03-20' }
      const waiver = await askWaiver(tx, { ...asked, path: aFinding().path })
      await askWaiver(tx, { ...asked, rule: 'other' })
      await decideWaiver(tx, FIRST, waiver.id, { by: world.head.id, at: AT, granted: true })
    })
    assert.deepEqual(await openErrors(4, '2025-03-20'), [1, 1])
    assert.deepEqual(await openErrors(5, '2025-03-21'), [2, 1])
  })

  test('none from inside a transaction, and nothing after its end', async () => {
    await assert.rejects(
      store.write(world.scope, () => saveDraft(3, 3)),
      /transaction inside/,
    )
    const kept = await store.write(everything, async (tx): Promise<{ tx: Tx }> => ({ tx }))
    await assert.rejects(kept.tx.selectFrom('unit').select('id').execute(), /after the end/)
    assert.equal(await versionOf(3), 3)
  })
})
