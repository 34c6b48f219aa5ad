import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { verifyLog } from '#store/verify-log.ts'

export const REGION = 990101
/** Who writes numbers at the same time: one in transactions of its own, the others in such as they share. */
export const LANES = ['alone', 'together.1', 'together.2', 'together.3'] as const
/** Three rows of one number: all or none. */
export const keysOf = (lane: string): readonly string[] => ['first', 'second', 'third'].map((key) => `${lane}.${key}`)

/** The last number of each lane whose commit somebody was told of. */
export type Told = Map<string, number>

/** A process that writes (or only holds) the store of a folder. */
export interface Victim {
  readonly process: ChildProcess
  readonly opened: Promise<void>
  /** It was told of a commit. */
  readonly wrote: Promise<void>
  readonly kill: () => Promise<void>
}

/** Starts one; what it is told goes into `told`. */
export function startVictim(folder: string, mode: 'write' | 'hold' = 'write', told: Told = new Map()): Victim {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder, mode], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()))
  const wrote = Promise.withResolvers<void>()
  const opened = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [what = '', number] = line.split(' ')
      if (what === 'open') return resolve()
      told.set(what, Number(number))
      wrote.resolve()
    })
    child.once('exit', (code) => reject(new Error(`the victim ended by itself (${code}): ${complaints}`)))
  })
  opened.catch(() => undefined)
  return {
    process: child,
    opened,
    wrote: wrote.promise,
    kill: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Opens what is left and demands: nothing told is lost, nothing is torn, the log is whole. What was found is told now. @returns all commits */
export async function checkLeft(folder: string, told: Told = new Map()): Promise<number> {
  const store = await openStore({ folder, purpose: 'test' })
  try {
    const rows = await store.read(everything, (db) =>
      db.selectFrom('setting').select(['key', 'value']).where('region_id', '=', REGION).execute(),
    )
    for (const lane of LANES) {
      const values = keysOf(lane).map((key) => rows.find((row) => row.key === key)?.value)
      assert.equal(new Set(values).size, 1, `torn: ${lane} ${JSON.stringify(values)}`)
      const found = Number(values[0] ?? 0)
      const last = told.get(lane) ?? 0
      assert.ok(found >= last, `${lane}: told ${last}, found ${found}: ${last - found} commits lost`)
      told.set(lane, found)
    }
    const all = [...told.values()].reduce((sum, found) => sum + found, 0)
    const proof = await verifyLog(store)
    assert.deepEqual(proof.problems, [])
    assert.equal(proof.entries, all)
    return all
  } finally {
    await store.close()
  }
}
