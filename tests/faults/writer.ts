/**
 * The victim: opens the store in the folder given and commits numbered transactions, each with three rows and a log entry, for ever. A number is
 * printed only after its commit came back. With "hold" it only holds the folder.
 */
import { appendLog } from '#store/log.ts'
import { openStore } from '#store/open.ts'
import { region } from '#store/scope.ts'
import { getSetting, setSetting } from '#store/settings.ts'
import { KEYS, REGION } from './victim.ts'

const [folder = '', mode = 'write'] = process.argv.slice(2)
const store = await openStore({ folder, purpose: 'mingji serve' })
const last = await store.read(region(REGION), (db) => getSetting(db, REGION, KEYS[0]))
process.stdout.write(`open ${process.pid}\n`)
for (let n = Number(last ?? 0) + 1; mode === 'write'; n++) {
  const at = new Date().toISOString()
  await store.write(region(REGION), async (tx) => {
    for (const key of KEYS) await setSetting(tx, REGION, key, String(n), at)
    await appendLog(tx, store.origin, [{ regionId: REGION, at, action: 'fault.write', subject: { kind: 'number', id: String(n) } }])
  })
  process.stdout.write(`${n}\n`)
}
setInterval(() => undefined, 1e6)
