import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { verifyLog } from '#store/verify-log.ts'

export const REGION = 990101
/** Three rows of one transaction: all or none. */
export const KEYS = ['first', 'second', 'third'] as const

/** A process that writes (or only holds) the store of a folder. */
export interface Victim {
  readonly process: ChildProcess
  /** The last number whose commit it was told of. */
  readonly told: () => number
  readonly opened: Promise<void>
  readonly kill: () => Promise<void>
}

export function startVictim(folder: string, mode: 'write' | 'hold' = 'write'): Victim {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder, mode], { stdio: ['ignore', 'pipe', 'pipe'] })
  let told = 0
  let complaints = ''
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()))
  const opened = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('open')) resolve()
      else told = Number(line)
    })
    child.once('exit', (code) => reject(new Error(`the victim ended by itself (${code}): ${complaints}`)))
  })
  opened.catch(() => undefined)
  return {
    process: child,
    told: () => told,
    opened,
    kill: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Opens what is left and demands: nothing told is lost, nothing is torn, the log is whole. @returns the last number found */
export async function checkLeft(folder: string, told: number): Promise<number> {
  const store = await openStore({ folder, purpose: 'test' })
  try {
    const rows = await store.read(everything, (db) =>
      db.selectFrom('setting').select(['key', 'value']).where('region_id', '=', REGION).execute(),
    )
    const values = new Set(rows.map(({ value }) => value))
    assert.ok(rows.length === 0 || (rows.length === KEYS.length && values.size === 1), `torn: ${JSON.stringify(rows)}`)
    const found = Number(rows[0]?.value ?? 0)
    assert.ok(found >= told, `told ${told}, found ${found}: ${told - found} commits lost`)
    const proof = await verifyLog(store)
    assert.deepEqual(proof.problems, [])
    assert.equal(proof.entries, found)
    return found
  } finally {
    await store.close()
  }
}
