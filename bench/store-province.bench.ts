/**
 * A whole province on one PostgreSQL 全省: `node bench/store-province.bench.ts [counties]` (170 counties are 17,000 units, 340,000 projects and
 * 3.4 million rows). Loaded, scored and rolled up county by county through the store's own functions; memory must stay flat, and a county's
 * page must stay as fast as in a small database.
 */
import { rmSync } from 'node:fs'
import { evaluate } from '#domain/evaluate.ts'
import { getRun, keepRun, saveRun } from '#store/assessments.ts'
import type { Store } from '#store/open.ts'
import { listRollups, refreshRollup } from '#store/rollups.ts'
import { everything, region } from '#store/scope.ts'
import { listSubmissions, readVersion } from '#store/submissions.ts'
import { aScheme } from '../tests/builders.ts'
import { newFolder, serverStore, startServer } from '../tests/store.ts'
import { AT, aYear, populate, type Row } from './store-world.ts'

const counties = Number(process.argv[2] ?? 170)
const UNITS = 100
const PROJECTS = 20
const TOGETHER = 10
const scheme = aScheme()
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`
const say = (name: string, figures: string) => console.log(`${name.padEnd(44)} ${figures}`)

/** Reads what is stored, scores it, keeps every line, and counts the county: what a bulk run after a change of scheme does. */
async function scoreCounty(store: Store, regionId: number, rows: readonly Row[]): Promise<void> {
  await store.write(region(regionId), async (tx) => {
    const scoreOne = async (row: Row) => {
      const stored = await readVersion(tx, regionId, row.submissionId, 1)
      const assessment = evaluate(stored!.content, scheme)
      const id = await saveRun(tx, { ...row, version: 1, assessment, at: AT, errors: 0, warnings: 0 })
      await keepRun(tx, (await getRun(tx, regionId, id))!)
    }
    // A few at a time: the database works on one unit while the next is scored, and memory stays flat.
    for (let at = 0; at < rows.length; at += TOGETHER) await Promise.all(rows.slice(at, at + TOGETHER).map(scoreOne))
    await tx.updateTable('submission').set({ state: 'submitted' }).where('region_id', '=', regionId).execute()
    await refreshRollup(tx, regionId, 2024, 'self-evaluation', AT)
  })
}

/** Median time of a county's board. */
async function countyPage(store: Store, regionId: number): Promise<string> {
  const times: number[] = []
  for (let i = 0; i < 30; i++) {
    const start = performance.now()
    await store.read(region(regionId), (db) =>
      listSubmissions(db, { regions: { from: regionId, to: regionId }, year: 2024, stage: 'self-evaluation' }),
    )
    times.push(performance.now() - start)
  }
  return `${times.toSorted((a, b) => a - b)[15]?.toFixed(2)} ms`
}

const server = await startServer()
const folder = newFolder()
const store = await serverStore(server.url, folder)
const year = aYear(PROJECTS)
const start = performance.now()
let loaded = 0
let scored = 0
for (let county = 0; county < counties; county++) {
  const before = performance.now()
  const rows = await populate(store, 1, UNITS, year, county)
  loaded += performance.now() - before
  const between = performance.now()
  await scoreCounty(store, rows[0]!.regionId, rows)
  scored += performance.now() - between
  if (county === 0) {
    await store.maintain()
    say('county page, one county in the database', await countyPage(store, rows[0]!.regionId))
  }
  if (county % 20 === 19) say(`after ${county + 1} counties`, `${seconds(start)}, ${(process.memoryUsage().rss / 1048576).toFixed(0)} MB`)
}
await store.maintain()
say(`${counties * UNITS * PROJECTS * 10} rows loaded, scored, kept`, `${(loaded / 1000).toFixed(1)} s + ${(scored / 1000).toFixed(1)} s`)
say('county page, the province in the database', await countyPage(store, 990_101 + Math.floor(counties / 2)))
const reading = performance.now()
const rollups = await store.read(everything, (db) => listRollups(db, everything, 2024, 'self-evaluation'))
say(`statistics of ${rollups.length} counties from roll-ups`, seconds(reading))
await store.close()
await server.stop()
rmSync(folder, { recursive: true })
