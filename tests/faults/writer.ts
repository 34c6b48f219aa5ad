/**
 * The victim: opens the store in the folder given and commits numbers for ever, in several lanes at once, each number with three rows and a log
 * entry. A number is printed only after its commit came back. With "hold" it only holds the folder.
 */
import { appendLog } from '#store/log.ts'
import { openStore } from '#store/open.ts'
import { region } from '#store/scope.ts'
import { getSetting, setSetting } from '#store/settings.ts'
import { keysOf, LANES, REGION } from './victim.ts'

const [folder = '', mode = 'write'] = process.argv.slice(2)
const store = await openStore({ folder, purpose: 'mingji serve' })
const scope = region(REGION)
const now = () => new Date().toISOString()
const entry = (lane: string, n: number) => ({
  regionId: REGION,
  at: now(),
  action: 'fault.write',
  subject: { kind: 'number', id: `${lane} ${n}` },
})

async function alone(lane: string, n: number): Promise<void> {
  await store.write(scope, async (tx) => {
    for (const key of keysOf(lane)) await setSetting(tx, REGION, key, String(n), now())
    await appendLog(tx, store.origin, [entry(lane, n)])
  })
}

async function together(lane: string, n: number): Promise<void> {
  const text = `insert into setting (region_id, key, value, updated_at) values ($1, $4, $2, $3), ($1, $5, $2, $3), ($1, $6, $2, $3)
    on conflict (region_id, key) do update set value = excluded.value returning key`
  const parameters = [REGION, String(n), now(), ...keysOf(lane)]
  if (!(await store.change(scope, { statement: { text, parameters }, log: entry(lane, n) }))) throw new Error('nothing was written')
}

const writers = await Promise.all(
  LANES.map(async (lane) => {
    const last = Number((await store.read(scope, (db) => getSetting(db, REGION, keysOf(lane)[0]!))) ?? 0)
    return async () => {
      for (let n = last + 1; ; n++) {
        await (lane === 'alone' ? alone(lane, n) : together(lane, n))
        process.stdout.write(`${lane} ${n}\n`)
      }
    }
  }),
)
process.stdout.write(`open ${process.pid}\n`)
if (mode === 'write') await Promise.all(writers.map((write) => write()))
setInterval(() => undefined, 1e6)
