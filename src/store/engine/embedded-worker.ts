/**
 * The thread in which the embedded PostgreSQL lives: a heavy query blocks this thread, never the server's event loop. It answers one
 * request after the other; the mutex over transactions is on the other side (embedded.ts).
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { DurableFs } from './durable-fs.ts'
import type { Answer } from './engine.ts'
import { type Ask, askOver } from './wire.ts'

export interface Request {
  readonly id: number
  readonly text: string
  readonly parameters: readonly unknown[]
  readonly close?: true
}
/** `dead`: the engine gave up (disk full, failed fsync); only a new worker, which recovers from the WAL, can go on. */
export type Reply =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: Failure; readonly dead: boolean }
export interface Failure {
  readonly message: string
  readonly state: string
  readonly constraint?: string | undefined
  readonly table?: string | undefined
}
/** The engine panicked (a write to its log failed). Sent at once: after it the thread may spin for ever and answer nothing more. */
export interface Panic {
  readonly panic: string
}
/** First message of the worker. */
export type Opening = { readonly syncs: number; readonly fsync: string } | { readonly refused: string }

/** Its whole buffer is filled with zeros at every start and stays in memory: half of the default is plenty for an office. */
const SETTINGS = ['fsync=on', 'wal_sync_method=fsync', 'shared_buffers=64MB']
const START = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), ...SETTINGS.flatMap((setting) => ['-c', setting])]

const { folder } = workerData as { folder: string } // workerData is untyped by nature; embedded.ts is its only writer
const port = parentPort!
const files = new DurableFs(folder)
let complaint = ''

try {
  const database = await PGlite.create({
    fs: files,
    startParams: START,
    relaxedDurability: false,
    onStderr: (text) => {
      const grave = /(?:PANIC|FATAL): +(.*)/.exec(text)?.[1]
      complaint = grave ?? complaint
      if (text.includes('PANIC:')) port.postMessage({ panic: complaint } satisfies Panic)
      return true
    },
    onStdout: () => true,
  })
  port.postMessage(await proveDurable(database))
  const ask = askOver(database)
  port.on('message', (request: Request) => {
    queue = queue.then(() => answer(database, ask, request))
  })
} catch (error) {
  port.postMessage({ refused: `${complaint} ${error instanceof Error ? error.message : String(error)}`.trim() } satisfies Opening)
}

/** Commits one row and counts the fsyncs it caused: what counts is what the disk was told, not what a setting says. */
async function proveDurable(database: PGlite): Promise<Opening> {
  await database.exec('create table if not exists heartbeat (id int primary key, beats bigint not null)')
  const before = files.syncs
  await database.exec('insert into heartbeat values (1, 1) on conflict (id) do update set beats = heartbeat.beats + 1')
  const shown = await database.query<{ fsync: string }>('show fsync')
  return { syncs: files.syncs - before, fsync: shown.rows[0]?.fsync ?? 'unknown' }
}

/** One after the other, in the order of asking. */
let queue = Promise.resolve()

async function answer(database: PGlite, ask: Ask, { id, text, parameters, close }: Request): Promise<void> {
  try {
    if (close) await database.close()
    port.postMessage({ id, answer: close ? { rows: [] } : await ask(text, parameters) } satisfies Reply)
  } catch (error) {
    port.postMessage(toFailure(id, error))
  }
}

interface DatabaseFailure {
  readonly message: string
  readonly code?: unknown
  readonly constraint?: string
  readonly table?: string
}

function toFailure(id: number, thrown: unknown): Reply {
  const error = thrown as DatabaseFailure // a DatabaseError of the engine, or whatever the WASM runtime throws
  const state = typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
  const dead = state === undefined || files.failure !== undefined
  const message = dead ? `${complaint} ${error.message}`.trim() : error.message
  return { id, error: { message, state: state ?? 'XX000', constraint: error.constraint, table: error.table }, dead }
}
