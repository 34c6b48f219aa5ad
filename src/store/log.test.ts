import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { aSubmission } from '../../tests/builders.ts'
import { onEachEngine } from '../../tests/store.ts'
import { AT, FIRST, makeWorld, SECOND } from '../../tests/store-world.ts'
import { keepAnchors, readAnchors } from './anchors.ts'
import type { LogHeadTable, LogTable } from './database.ts'
import { appendLog, type LogDraft, readLog } from './log.ts'
import type { Store } from './open.ts'
import { everything, region } from './scope.ts'
import { logHeads, verifyLog, verifyRows } from './verify-log.ts'

onEachEngine('log', (open) => {
  let store: Store
  let world: Awaited<ReturnType<typeof makeWorld>>
  const draft = (n: number, regionId = FIRST): LogDraft => ({
    regionId,
    at: AT,
    person: world.clerk.id,
    role: 'clerk',
    action: n % 2 === 0 ? 'submission.save' : 'submission.confirm',
    subject: { kind: 'submission', id: world.submission.id },
    unitId: world.unit.id,
    before: { version: n },
    after: { version: n + 1 },
    why: `第 ${n} 次`,
  })
  const append = (...drafts: readonly LogDraft[]) => store.write(everything, (tx) => appendLog(tx, store.origin, drafts))

  before(async () => {
    store = await open()
    world = await makeWorld(store, aSubmission())
  })

  test('entries of many writers make one unbroken chain per division', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => append(draft(n), draft(n, SECOND))))
    await append(draft(40), draft(41), draft(42))
    assert.deepEqual(await verifyLog(store), { chains: 2, entries: 83, problems: [] })
  })

  test('what is rolled back was never logged', async () => {
    await assert.rejects(
      store.write(everything, async (tx) => {
        await appendLog(tx, store.origin, [draft(99)])
        throw new Error('no')
      }),
      /no/,
    )
    assert.equal((await verifyLog(store)).entries, 83)
  })

  test('the auditor reads it newest first, filtered, page by page', async () => {
    const read = (limit: number, filter = {}) => store.read(region(FIRST), (db) => readLog(db, { regionId: FIRST, ...filter }, limit))
    const [newest, next] = await read(2)
    assert.deepEqual([newest?.seq, next?.seq], [43n, 42n])
    const page = await read(2, { before: { at: next!.at, origin: next!.origin, seq: Number(next!.seq) } })
    assert.deepEqual(
      page.map(({ seq }) => seq),
      [41n, 40n],
    )
    const confirmed = await read(100, {
      action: 'submission.confirm',
      unitId: world.unit.id,
      subject: { kind: 'submission', id: world.submission.id },
    })
    assert.equal(confirmed.length, 21)
    assert.deepEqual(await read(9, { person: world.head.id }), [])
  })

  test('anchors are appended once and found again', async () => {
    await keepAnchors(store)
    await keepAnchors(store)
    assert.equal((await readAnchors(store.folder)).length, 2)
    await append(draft(50))
    await keepAnchors(store)
    assert.equal((await readAnchors(store.folder)).length, 3)
    assert.deepEqual((await verifyLog(store)).problems, [])
  })

  test('every deletion, swap, edit and cut is found and its place named', async () => {
    const { rows, heads } = await store.read(everything, async (db) => ({
      rows: await db.selectFrom('log').selectAll().orderBy('region_id').orderBy('origin').orderBy('seq').execute(),
      heads: await logHeads(db),
    }))
    const anchors = await readAnchors(store.folder)
    let tried = 0
    await fc.assert(
      fc.asyncProperty(tampering(rows), async ({ name, rows: bent, heads: bentHeads = heads, at }) => {
        tried++
        const { problems } = await verifyRows(bent, bentHeads, anchors)
        assert.notEqual(problems.length, 0, `${name} at ${at} not found`)
        const near = problems.some(({ seq }) => Math.abs(seq - at) <= 1)
        assert.ok(near, `${name} at ${at}: named ${problems.map(({ seq }) => seq).join()}`)
      }),
      { numRuns: 1_000 },
    )
    assert.ok(tried >= 1_000)
  })

  /** One way of bending a log, on a copy of its rows. */
  const tampering = (rows: readonly LogTable[]): fc.Arbitrary<Tampering> => {
    const first = rows.filter(({ region_id }) => region_id === FIRST)
    const rest = rows.slice(first.length)
    const index = fc.integer({ min: 0, max: first.length - 1 })
    const columns = ['at', 'person_id', 'role', 'action', 'subject_id', 'unit_id', 'entry', 'hash'] as const
    return fc.oneof(
      index.map((i) => ({ name: 'deleted', at: i + 1, rows: [...first.toSpliced(i, 1), ...rest] })),
      fc
        .tuple(index, index)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => ({ name: 'swapped', at: a + 1, rows: [...swapped(first, a, b), ...rest] })),
      fc.tuple(index, fc.constantFrom(...columns)).map(([i, column]) => ({
        name: `edited ${column}`,
        at: i + 1,
        rows: [...first.with(i, { ...first[i]!, [column]: bend(first[i]![column]) }), ...rest],
      })),
      index.map((i) => ({ name: 'truncated', at: i + 1, rows: [...first.slice(0, i), ...rest] })),
      index.map((i) => ({
        name: 'truncated with its head',
        at: i + 1,
        rows: [...first.slice(0, i), ...rest],
        heads: headsOf([...first.slice(0, i), ...rest]),
      })),
      index.map((i) => ({ name: 'inserted', at: i + 1, rows: [...first.toSpliced(i, 0, first[i]!), ...rest] })),
    )
  }
})

interface Tampering {
  readonly name: string
  readonly at: number
  readonly rows: readonly LogTable[]
  readonly heads?: LogHeadTable[]
}

/** The two entries change places but keep their numbers: what a clever hand would do. */
const swapped = (rows: readonly LogTable[], a: number, b: number): readonly LogTable[] =>
  rows.with(a, { ...rows[b]!, seq: rows[a]!.seq }).with(b, { ...rows[a]!, seq: rows[b]!.seq })
const bend = (value: string | null): string =>
  value === null || value === '' ? 'x' : value.slice(0, -1) + (value.at(-1) === '0' ? '1' : '0')
const headsOf = (rows: readonly LogTable[]): LogHeadTable[] =>
  [...Map.groupBy(rows, ({ region_id }) => region_id).values()].map((chain) => {
    const { region_id, origin, seq, hash } = chain.at(-1)!
    return { region_id, origin, seq, hash }
  })
