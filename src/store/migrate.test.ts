import assert from 'node:assert/strict'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { embeddedStore, newFolder } from '../../tests/store.ts'
import { openEmbedded } from './engine/embedded.ts'
import { distributed, type Migration, migrate, readMigrations } from './migrate.ts'

const later = (sql: string): Migration => ({ number: 9000, name: '9000-later.sql', sql, hash: 'later' })

test('an older database is brought up step by step, a half-done step leaves nothing', async () => {
  const folder = newFolder()
  await (await embeddedStore(folder)).close()
  const engine = await openEmbedded(`${folder}/database`)
  const known = await readMigrations()
  const tables = async () => {
    const session = await engine.acquire()
    const { rows } = await session.query(
      `select to_regclass('later')::text as later, (select count(*)::int from schema_migration) as steps`,
      [],
    )
    await session.release()
    return rows[0]
  }
  try {
    assert.deepEqual(await migrate(engine, known), [])
    await assert.rejects(migrate(engine, [...known, later('create table later (x int); select no_such_function()')]), { name: 'SqlError' })
    assert.deepEqual(await tables(), { later: null, steps: known.length })
    assert.deepEqual(await migrate(engine, [...known, later('create table later (x int)')]), ['9000-later.sql'])
    assert.deepEqual(await tables(), { later: 'later', steps: known.length + 1 })
    await assert.rejects(migrate(engine, known), { code: 'STORE_NEWER' })
    const bent = known.with(0, { ...known[0]!, hash: 'bent' })
    await assert.rejects(migrate(engine, [...bent, later('')]), { code: 'STORE_ALTERED' })
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true })
  }
})

test('a folder of a newer program is refused when it is opened', async () => {
  const folder = newFolder()
  await (await embeddedStore(folder)).close()
  const engine = await openEmbedded(`${folder}/database`)
  await migrate(engine, [...(await readMigrations()), later('')])
  await engine.close()
  await assert.rejects(embeddedStore(folder), { code: 'STORE_NEWER' })
  rmSync(folder, { recursive: true })
})

/** What breaks on Citus was found by trying (docs/decisions): these are the rules that keep the one set of migrations fit for it. */
test('migrations stay fit for a distributed database', async () => {
  for (const { name, sql } of await readMigrations()) {
    const code = sql.replace(/--(?! @).*$/gm, '')
    for (const banned of [
      /\bcreate (constraint )?trigger\b/i,
      /\bserial\b/i,
      /\bgenerated .* as identity\b/i,
      /\brestrictive\b/i,
      /group by (rollup|cube|grouping)/i,
      /\blateral\b/i,
      /\buuidv7\b/i,
      /\bmerge into\b/i,
    ])
      assert.doesNotMatch(code, banned, name)
    const tables = [...code.matchAll(/^create table (\w+) \(([\s\S]*?)^\);\n(-- @(dist|ref) (\w+))?/gm)]
    for (const [, table = '', body = '', , kind, marked] of tables) {
      assert.match(body, /^\s*region_id int/, `${table}: region_id first`)
      for (const [, key = ''] of body.matchAll(/(?:primary key|unique) \(([^)]*)\)/g))
        assert.ok(key.startsWith('region_id'), `${table}: (${key})`)
      assert.doesNotMatch(body, /references|float|double precision|\breal\b/, `${table}: keys to other tables after the marker; no floats`)
      assert.ok(kind === undefined || marked === table, `${table}: marker`)
      assert.ok(kind !== undefined || table === 'job', `${table}: neither distributed nor reference`)
      assert.equal(code.match(new RegExp(`create policy scope on ${table} `, 'g'))?.length, 1, `${table}: one policy`)
    }
    for (const [, columns = ''] of code.matchAll(/foreign key \(([^)]*)\)/g)) assert.ok(columns.startsWith('region_id'), columns)
    for (const [policy = ''] of code.matchAll(/create policy [^;]*;/g))
      assert.doesNotMatch(policy, /select|is null/i, 'no subquery and no null test in a policy')
  }
})

test('on Citus each table is distributed right after it is made', async () => {
  const parts = distributed((await readMigrations())[0]!.sql)
  const unit = parts.find((part) => part.startsWith('create table unit '))
  assert.match(
    unit ?? '',
    /^\);\nselect create_distributed_table\('unit', 'region_id', colocate_with => 'none'\);\nalter table unit add foreign key/m,
  )
  assert.ok(parts.some((part) => part.includes(`create_distributed_table('score', 'region_id', colocate_with => 'unit')`)))
  assert.ok(parts.some((part) => part.includes(`create_reference_table('division')`)))
})

/** The same for the queries: each of these was seen to fail, or to mean something else, over distributed tables. */
const unfit: readonly (readonly [RegExp, readonly string[]])[] = [
  [/withRecursive|\bwith recursive\b/i, []],
  [/\blateral\b|lateralJoin/i, ['engine/citus.ts']],
  [/\b(?:grouping sets|rollup|cube) ?\(/i, []],
  // The job table is local to the coordinator.
  [/skipLocked|skip locked/i, ['jobs.ts']],
  [/\blisten \w|pg_notify|\bnotify \w+,/i, []],
  [/\bmerge into\b|mergeInto/i, []],
  // The tenant of a row never changes.
  [/\.set\(\{[^}]*\bregion_id:/, []],
]

test('queries stay fit for a distributed database', () => {
  const folder = import.meta.dirname
  for (const file of globSync('**/*.ts', { cwd: folder }).filter((name) => !name.endsWith('.test.ts'))) {
    const code = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    for (const [pattern, allowed] of unfit) if (!allowed.includes(file)) assert.doesNotMatch(code, pattern, file)
  }
})
