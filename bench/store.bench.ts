/**
 * The store's figures 存储性能: `node bench/store.bench.ts [embedded|server]`. Peers run in the same process, interleaved; medians of rounds after a
 * warm-up. A server is started for the run where a binary is installed (or DATABASE_URL_TEST names one).
 */
import { readFileSync, rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as ownTurn } from 'node:timers/promises'
import pg from 'pg'
import { evaluate } from '#domain/evaluate.ts'
import { getRun, keepRun, saveRun } from '#store/assessments.ts'
import { newId } from '#store/ids.ts'
import { nextVersion } from '#store/next-version.ts'
import type { Store } from '#store/open.ts'
import { listRollups } from '#store/rollups.ts'
import { everything, region } from '#store/scope.ts'
import { verifyLog } from '#store/verify-log.ts'
import { aScheme } from '../tests/builders.ts'
import { embeddedStore, newFolder, serverStore, startServer } from '../tests/store.ts'
import { AT, aYear, findings, populate, type Row } from './store-world.ts'

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const say = (name: string, figures: string) => console.log(`${name.padEnd(52)} ${figures}`)

/** One save as the application makes it: next version, findings, assessment, log; told after the commit. */
async function save(store: Store, row: Row, expected: number, year: ReturnType<typeof aYear>, found: ReturnType<typeof findings>) {
  const assessment = evaluate(year, aScheme())
  const at = new Date().toISOString()
  const next = nextVersion({ ...row, expected, content: year, author: AUTHOR, at, source: 'save', assessment, findings: found })
  const saved = await store.change(region(row.regionId), {
    statement: next.statement,
    log: {
      regionId: row.regionId,
      at,
      person: AUTHOR,
      action: 'submission.save',
      subject: { kind: 'submission', id: row.submissionId },
      unitId: row.unitId,
      before: { version: expected },
      after: { version: next.version, hash: next.hash },
    },
  })
  if (!saved) throw new Error('conflict')
}
const AUTHOR = newId()
const SECONDS = 5

/** CPU time of all processes of the database server in milliseconds, where it runs on this machine under Linux. */
async function serverCpu(url: string | undefined): Promise<number> {
  if (url === undefined || process.platform !== 'linux') return Number.NaN
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()')
  await client.end()
  const ticks = rows.map(({ pid }) => {
    // The name stands in brackets and may hold spaces; user and system time are the 12th and 13th field behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return ticks.reduce((sum, each) => sum + each, 0) * TICK_MS
}
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10

/** Deadline day: so many clients save one after the other, each its own unit. They are loops in this very thread, so what they cost is in our CPU. */
const versions = new Map<string, number>()

interface Load {
  readonly name: string
  readonly clients: number
  readonly projects: number
}

async function saves(store: Store, rows: readonly Row[], { name, clients, projects }: Load, url: string | undefined) {
  const year = aYear(projects)
  const found = findings(12)
  const times: number[] = []
  const loop = monitorEventLoopDelay({ resolution: 5 })
  const run = async (row: Row, until: number) => {
    while (performance.now() < until) {
      const version = versions.get(row.submissionId) ?? 1
      const start = performance.now()
      await save(store, row, version, year, found)
      times.push(performance.now() - start)
      versions.set(row.submissionId, version + 1)
      // The next request comes in a turn of its own, as from a socket.
      await ownTurn()
    }
  }
  const round = async (length: number) => Promise.all(rows.slice(0, clients).map((row) => run(row, performance.now() + length * 1000)))
  await round(1)
  times.length = 0
  loop.enable()
  const theirs = await serverCpu(url)
  const before = process.cpuUsage()
  const start = performance.now()
  await round(SECONDS)
  const cpu = process.cpuUsage(before)
  const rate = times.length / ((performance.now() - start) / 1000)
  loop.disable()
  const database = url === undefined ? '' : ` and ${(((await serverCpu(url)) - theirs) / times.length).toFixed(2)} ms of the server's`
  say(
    `saves, ${clients} clients${name}, ${projects} projects × 10 rows`,
    `${rate.toFixed(0)}/s (${((cpu.user + cpu.system) / 1000 / times.length).toFixed(2)} ms of our CPU each${database}), p50 ${ms(median(times))}, p99 ${ms(percentile(times, 0.99))}, event loop max ${ms(loop.max / 1e6)}`,
  )
  const kept = await store.read(everything, async (db) =>
    Promise.all(
      [...versions]
        .slice(0, 20)
        .map(
          async ([id, version]) =>
            (await db.selectFrom('submission').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version === version,
        ),
    ),
  )
  if (kept.includes(false)) throw new Error('a save was lost')
}

/** One unit's 200 rows: through the store (scope, row security, query builder) and bare. */
async function unitPage(store: Store, row: Row, url: string | undefined) {
  const run = await store.write(region(row.regionId), async (tx) => {
    const id = await saveRun(tx, { ...row, version: 1, assessment: evaluate(aYear(20), aScheme()), at: AT, errors: 0, warnings: 0 })
    await keepRun(tx, (await getRun(tx, row.regionId, id))!)
    return id
  })
  const ours = () =>
    store.read(region(row.regionId), (db) =>
      db
        .selectFrom('project_score as p')
        .innerJoin('score as s', (on) =>
          on.onRef('s.region_id', '=', 'p.region_id').onRef('s.run_id', '=', 'p.run_id').onRef('s.project', '=', 'p.number'),
        )
        .select(['p.number', 'p.name', 'p.total', 'p.grade', 's.line', 's.category', 's.points', 's.score'])
        .where('p.region_id', '=', row.regionId)
        .where('p.run_id', '=', run)
        .orderBy('p.number')
        .orderBy('s.line')
        .execute(),
    )
  const pool = url === undefined ? undefined : new pg.Pool({ connectionString: url, max: 4 })
  const text = `select p.number, p.name, p.total, p.grade, s.line, s.category, s.points, s.score from project_score p
    join score s on s.region_id = p.region_id and s.run_id = p.run_id and s.project = p.number where p.region_id = $1 and p.run_id = $2 order by p.number, s.line`
  const named = () => pool!.query({ name: 'page', text, values: [row.regionId, run] })
  const plain = () => pool!.query(text, [row.regionId, run])
  const peers: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['ours', ours],
    ...(pool === undefined
      ? []
      : ([
          ['raw pg, prepared', named],
          ['raw pg, as usual', plain],
        ] as const)),
  ]
  const times = new Map(peers.map(([name]) => [name, [] as number[]]))
  for (let i = 0; i < 400; i++)
    for (const [name, query] of peers) {
      const start = performance.now()
      await query()
      if (i >= 100) times.get(name)!.push(performance.now() - start)
    }
  await pool?.end()
  const rows = (await ours()).length
  say(`unit page, ${rows} rows`, [...times].map(([name, all]) => `${name} ${ms(median(all))}`).join(', '))
}

/** A county: every unit evaluated, stored with all lines. */
async function county(store: Store, rows: readonly Row[]) {
  const year = aYear(20)
  const start = performance.now()
  for (const row of rows.slice(0, 100)) {
    const assessment = evaluate(year, aScheme())
    await store.write(region(row.regionId), async (tx) => {
      const id = await saveRun(tx, { ...row, version: 1, assessment, at: AT, errors: 0, warnings: 0 })
      await keepRun(tx, (await getRun(tx, row.regionId, id))!)
    })
  }
  say('county: 2,000 projects, 20,000 rows, scored and kept', `${((performance.now() - start) / 1000).toFixed(2)} s`)
}

async function province(store: Store) {
  await store.write(everything, async (tx) => {
    const rows = Array.from({ length: 2_900 }, (_, i) => ({
      region_id: 10_000 + i,
      year: 2024,
      stage: 'self-evaluation',
      units: 100,
      submitted: 90,
      accepted: 80,
      scored: 90,
      total_sum: 81_000_000n,
      amount_sum: 10n ** 12n,
      projects: 1_600,
      grades: '{"优":60,"良":30}',
      refreshed_at: AT,
    }))
    for (let at = 0; at < rows.length; at += 500)
      await tx
        .insertInto('rollup')
        .values(rows.slice(at, at + 500))
        .execute()
  })
  const times: number[] = []
  for (let i = 0; i < 12; i++) {
    const start = performance.now()
    await store.read(everything, (db) => listRollups(db, everything, 2024, 'self-evaluation'))
    times.push(performance.now() - start)
  }
  say('statistics of all 2,900 counties from roll-ups', ms(median(times.slice(2))))
}

async function measure(kind: string, open: (folder: string) => Promise<Store>, url: () => string | undefined) {
  console.log(`\n${kind}`)
  // Units have the same ids in every store.
  versions.clear()
  const folder = newFolder()
  const store = await open(folder)
  const rows = await populate(store, 10, 10, aYear(2))
  await unitPage(store, rows[0]!, url())
  await county(store, rows)
  await province(store)
  const clients = kind === 'embedded' ? 8 : 64
  for (const projects of [1, 16]) await saves(store, rows.slice(projects === 1 ? 0 : 32), { name: '', clients, projects }, url())
  const neighbours = await populate(store, 1, clients, aYear(2), 50)
  await saves(store, neighbours, { name: ' of one county', clients, projects: 1 }, url())
  const proof = await verifyLog(store)
  say('log proved', `${proof.entries} entries, ${proof.problems.length} problems`)
  await store.close()
  if (kind === 'embedded') {
    const start = performance.now()
    await (await embeddedStore(folder)).close()
    say('warm start and close', ms(performance.now() - start))
  }
  rmSync(folder, { recursive: true })
}

const [only] = process.argv.slice(2)
if (only !== 'server') await measure('embedded', embeddedStore, () => undefined)
if (only !== 'embedded') {
  const server = await startServer()
  let url: string | undefined
  await measure(
    'server',
    async (folder) => {
      const store = await serverStore(server.url, folder, (made) => (url = made))
      return store
    },
    () => url,
  )
  await server.stop()
}
