import assert from 'node:assert/strict'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { aSubmission } from '../../tests/builders.ts'
import { embeddedStore, newFolder, onEachEngine } from '../../tests/store.ts'
import { AT, aFinding, anAssessment, FIRST, makeWorld, SECOND } from '../../tests/store-world.ts'
import { getRun, keepRun, saveRun } from './assessments.ts'
import { addComments } from './comments.ts'
import { setPassword } from './credentials.ts'
import type { Database } from './database.ts'
import { attachEvidence } from './evidence.ts'
import { askWaiver, saveFindings } from './findings.ts'
import { newId } from './ids.ts'
import { addJob, claimJob } from './jobs.ts'
import { appendLog } from './log.ts'
import { notify } from './notices.ts'
import type { Store } from './open.ts'
import { grantRole } from './role-grants.ts'
import { refreshRollup } from './rollups.ts'
import { saveRound } from './rounds.ts'
import { everything, region, type Scope } from './scope.ts'
import { setSetting } from './settings.ts'

type Table = keyof Database

/** At least one row of the first county in every table. */
async function fill(store: Store) {
  const world = await makeWorld(store, aSubmission())
  const { unit, clerk, submission, scope } = world
  const at = { regionId: FIRST, submissionId: submission.id, unitId: unit.id }
  const run = await store.write(scope, (tx) =>
    saveRun(tx, { ...at, version: 1, assessment: anAssessment(1, 1), at: AT, errors: 0, warnings: 0 }),
  )
  await store.write(scope, async (tx) => {
    await keepRun(tx, (await getRun(tx, FIRST, run))!)
    await saveFindings(tx, { ...at, version: 1 }, [aFinding()])
    await askWaiver(tx, { ...at, rule: 'points-total', reason: '口径', author: clerk.id, at: AT, until: '2025-12-31' })
    await attachEvidence(tx, {
      ...at,
      path: '',
      title: '签到表',
      blob: { sha256: 'a'.repeat(64), size: 1, mime: 'application/pdf' },
      fileName: '签到表.pdf',
      author: clerk.id,
      at: AT,
    })
    await addComments(tx, [{ ...at, path: '', version: 1, author: clerk.id, at: AT, text: '请核对', kind: 'comment' }])
    await notify(tx, [{ region_id: FIRST, person_id: clerk.id, kind: 'return', title: '退回', text: '请修改', link: null, at: AT }])
    await addJob(tx, { regionId: FIRST, kind: 'export', input: '{}', at: AT })
    await grantRole(tx, {
      regionId: FIRST,
      personId: clerk.id,
      role: 'clerk',
      regions: { from: FIRST, to: FIRST },
      unitId: unit.id,
      at: AT,
    })
    await setPassword(tx, { regionId: FIRST, personId: clerk.id, hash: '$argon2id$', at: AT, mustChange: true })
    await tx
      .insertInto('session')
      .values({
        region_id: FIRST,
        id: 'b',
        person_id: clerk.id,
        created_at: AT,
        last_seen_at: AT,
        expires_at: AT,
        second_factor_at: null,
        address: null,
        agent: null,
      })
      .execute()
    await tx
      .insertInto('api_token')
      .values({
        region_id: FIRST,
        id: newId(),
        hash: 'c',
        person_id: clerk.id,
        name: '平台',
        permissions: '',
        created_at: AT,
        expires_at: null,
        revoked_at: null,
        last_used_at: null,
      })
      .execute()
    await tx
      .insertInto('login_attempt')
      .values({ region_id: FIRST, id: newId(), login: 'jingban', address: '::1', at: AT, ok: false, reason: null })
      .execute()
    await saveRound(tx, { regionId: FIRST, year: 2024, stage: 'self-evaluation', title: '2024 年度绩效自评' })
    await refreshRollup(tx, FIRST, 2024, 'self-evaluation', AT)
    await setSetting(tx, FIRST, 'k', 'v', AT)
    await tx
      .insertInto('submission_step')
      .values({
        region_id: FIRST,
        submission_id: submission.id,
        number: 1,
        unit_id: unit.id,
        action: 'confirm',
        from_state: 'draft',
        to_state: 'confirmed',
        version: 1,
        person_id: clerk.id,
        on_behalf_of: null,
        role: 'head',
        at: AT,
        reason: null,
      })
      .execute()
    await appendLog(tx, store.origin, [
      { regionId: FIRST, at: AT, person: clerk.id, action: 'submission.save', subject: { kind: 'submission', id: submission.id } },
    ])
  })
  return world
}

onEachEngine('scope', (open) => {
  let store: Store
  let world: Awaited<ReturnType<typeof makeWorld>>
  let tables: readonly Table[]

  before(async () => {
    store = await open()
    world = await fill(store)
    const found = await store.read(everything, (db) =>
      sql<{
        name: string
      }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('mingji_app', oid, 'select') order by 1`.execute(
        db,
      ),
    )
    tables = found.rows.map(({ name }) => name as Table) // exactly the tables of Database, which the next test relies on
  })
  const count = async (scope: Scope, table: Table, without = '') =>
    store.read(scope, async (db) => {
      if (without !== '') await sql.raw(without).execute(db)
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(db)
      return rows[0]?.count
    })

  test('every table has row security that also binds its owner, and one permissive policy', async () => {
    assert.equal(tables.length, 25)
    const { rows } = await store.read(everything, (db) =>
      sql<{ name: string }>`select c.relname as name from pg_class c where relname in (${sql.join(tables)}) and relkind = 'r'
        and not (relrowsecurity and relforcerowsecurity
          and (select count(*) filter (where permissive = 'PERMISSIVE') = 1 and count(*) = 1 from pg_policies p where p.tablename = c.relname))`.execute(
        db,
      ),
    )
    assert.deepEqual(rows, [])
  })

  test('its own division sees every table, a foreign one none, and nobody anything without a scope', async () => {
    for (const table of tables) {
      assert.notEqual(await count(world.scope, table), 0, `${table}: nothing there to see`)
      if (table !== 'division') assert.equal(await count(region(SECOND + 1), table), 0, `${table}: foreign division`)
      for (const without of [`set local app.lo = ''`, `set local app.hi = ''`, `reset app.lo`])
        assert.equal(await count(world.scope, table, without), 0, `${table}: ${without}`)
    }
  })

  test('a unit sees its own rows only, where rows belong to units', async () => {
    const own = { ...world.scope, units: [world.unit.id] }
    const none = { ...world.scope, units: [] }
    for (const table of [
      'unit',
      'submission',
      'submission_version',
      'submission_step',
      'run',
      'project_score',
      'score',
      'finding',
      'waiver',
      'evidence',
      'comment',
    ] as const) {
      assert.notEqual(await count(own, table), 0, table)
      assert.equal(await count({ ...world.scope, units: [world.other.id] }, table), 0, table)
      assert.equal(await count(none, table), 0, table)
    }
  })

  test('nothing is written across the scope', async () => {
    const insert = store.write(region(SECOND), (tx) => setSetting(tx, FIRST, 'x', 'y', AT))
    await assert.rejects(insert, { name: 'SqlError', state: '42501' })
    const moved = await store.write(region(SECOND), (tx) =>
      tx.updateTable('setting').set({ value: 'z' }).where('region_id', '=', FIRST).executeTakeFirstOrThrow(),
    )
    assert.equal(moved.numUpdatedRows, 0n)
  })

  test('the log takes new entries and nothing else, versions and steps too', async () => {
    for (const table of ['log', 'submission_version', 'submission_step'] as const) {
      for (const sqlText of [`update ${table} set region_id = region_id`, `delete from ${table}`, `truncate ${table}`])
        await assert.rejects(
          store.write(world.scope, (tx) => sql.raw(sqlText).execute(tx)),
          { state: '42501' },
          sqlText,
        )
    }
  })

  test('a reading transaction cannot write', async () => {
    await assert.rejects(
      store.read(world.scope, (db) => sql`update setting set value = 'x'`.execute(db)),
      { state: '25006' },
    )
  })

  test('an error that was swallowed inside does not look saved', async () => {
    const work = store.write(world.scope, async (tx) => {
      await setSetting(tx, FIRST, 'swallowed', 'v', AT)
      await sql`select 1/0`.execute(tx).catch(() => undefined)
    })
    await assert.rejects(work, /nothing was saved/)
    assert.equal(
      await store.read(world.scope, (db) => db.selectFrom('setting').select('key').where('key', '=', 'swallowed').executeTakeFirst()),
      undefined,
    )
  })

  test('a statement that fails the first time it is run does not stand in the way of others', async () => {
    const divide = (by: number) => store.read(world.scope, (db) => sql<{ x: number }>`select 6 / ${by}::int as x`.execute(db))
    await assert.rejects(divide(0), { state: '22012' })
    const { rows } = await store.read(world.scope, (db) => sql<{ y: number }>`select 6 + ${1}::int as y`.execute(db))
    assert.deepEqual([rows, (await divide(2)).rows], [[{ y: 7 }], [{ x: 3 }]])
    await assert.rejects(divide(0), { state: '22012' })
  })

  test('a transaction inside a transaction is refused at once', async () => {
    await assert.rejects(
      store.write(world.scope, () => store.read(world.scope, async () => 1)),
      /transaction inside/,
    )
  })

  test('a deadlock is tried again', async () => {
    let tries = 0
    const result = await store.write(world.scope, async (tx) => {
      tries++
      if (tries < 3) await sql`do $$ begin raise exception 'x' using errcode = '40P01'; end $$`.execute(tx)
      return tries
    })
    assert.equal(result, 3)
  })

  test('big numbers, dates and moments come back as one type each', async () => {
    const { rows } = await store.read(world.scope, (db) =>
      sql`select 9007199254740993::bigint as big, 1::bigint as small, date '2024-02-29' as day, timestamptz '2024-02-29 08:00:00.5+08' as moment`.execute(
        db,
      ),
    )
    assert.deepEqual(rows, [{ big: 9007199254740993n, small: 1n, day: '2024-02-29', moment: '2024-02-29T00:00:00.500Z' }])
  })

  test('a job goes to one worker, and again when that one is not heard of', async () => {
    const claim = (now: string, stale: string) => store.write(everything, (tx) => claimJob(tx, ['export'], now, stale))
    const [first, second] = await Promise.all([claim(AT, AT), claim(AT, AT)])
    assert.deepEqual([first?.attempts ?? second?.attempts, first !== undefined && second !== undefined], [1, false])
    assert.equal((await claim('2025-03-10T02:00:00.000Z', '2025-03-10T01:30:00.000Z'))?.attempts, 2)
  })
})

test('scopes are checked before they become SQL', async () => {
  const store = await embeddedStore()
  try {
    await assert.rejects(
      store.read({ from: 1.5, to: 2 }, async () => 1),
      RangeError,
    )
    await assert.rejects(
      store.read({ from: 1, to: 2, units: [`'; drop table log; --`] }, async () => 1),
      RangeError,
    )
  } finally {
    await store.close()
    rmSync(store.folder, { recursive: true })
  }
})

test('a database that was moved away is not replaced by an empty one', async () => {
  const folder = newFolder()
  const store = await embeddedStore(folder)
  const { origin } = store
  await store.write(everything, (tx) =>
    appendLog(tx, origin, [{ regionId: FIRST, at: AT, action: 'year.opened', subject: { kind: 'round', id: '1' } }]),
  )
  await store.close()
  renameSync(join(folder, 'database'), join(folder, 'moved'))
  await assert.rejects(embeddedStore(folder), { code: 'STORE_DATABASE_GONE' })
  renameSync(join(folder, 'moved'), join(folder, 'database'))
  const again = await embeddedStore(folder)
  assert.equal(again.origin, origin)
  await again.close()
  rmSync(folder, { recursive: true })
})

test('without a template the first start gives the same store', async () => {
  const folder = newFolder()
  const { createDatabase } = await import('./engine/template.ts')
  const unknown = [{ number: 1, name: 'none', sql: '', hash: 'no template has this' }]
  await createDatabase(`${folder}/database`, unknown)
  const store = await embeddedStore(folder)
  try {
    assert.equal((await store.read(everything, (db) => db.selectFrom('setting').select('key').execute())).length, 1)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
})
