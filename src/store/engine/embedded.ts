import { Worker } from 'node:worker_threads'
import { ProductError } from '#errors'
import type { Opening, Panic, Reply, Request } from './embedded-worker.ts'
import { type Answer, type Engine, type Session, SqlError } from './engine.ts'

/** After this many transactions, or this long without any, the write-ahead log is emptied: single-user PostgreSQL never does it itself. */
const CHECKPOINT_EVERY = 5_000
const IDLE_MS = 20_000
const VACUUM_EVERY = 20_000

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/**
 * The embedded engine: one PostgreSQL session in a worker thread, given to one holder at a time, first come first served.
 * When the engine dies under a full disk it is opened anew at the next use and recovers from its log.
 */
export async function openEmbedded(folder: string): Promise<Engine> {
  let thread = await startThread(folder)
  let holders = Promise.resolve()
  let transactions = 0
  let vacuumed = 0
  let checkpointed = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined

  /** Waits for one's turn. @returns the function that ends it */
  const turn = async (): Promise<() => void> => {
    const before = holders
    let free!: () => void
    holders = new Promise((resolve) => (free = resolve))
    await before
    clearTimeout(timer)
    return free
  }
  /** One's turn on a living engine. */
  const take = async (): Promise<() => void> => {
    const free = await turn()
    try {
      if (closed) throw new ProductError('STORE_CLOSED', {})
      if (thread.dead()) {
        await thread.gone()
        thread = await startThread(folder)
      }
    } catch (error) {
      free()
      throw error
    }
    return free
  }
  const acquire = async (): Promise<Session> => {
    const free = await take()
    return { query: thread.ask, release: (broken) => release(free, broken) }
  }
  const release = async (free: () => void, broken = false): Promise<void> => {
    if (broken && !thread.dead()) await thread.ask('rollback', []).catch(() => undefined)
    transactions++
    free()
    if (transactions - checkpointed >= CHECKPOINT_EVERY) void tidy()
    else if (!closed) timer = setTimeout(() => void tidy(), IDLE_MS).unref()
  }
  /** One maintenance job at a time, between transactions. */
  const tidy = async (vacuum = transactions - vacuumed >= VACUUM_EVERY): Promise<void> => {
    if (closed || transactions === checkpointed) return
    checkpointed = transactions
    const free = await take().catch(() => undefined)
    if (free === undefined) return
    try {
      if (vacuum) await thread.ask('vacuum (analyze)', [])
      await thread.ask('checkpoint', [])
      if (vacuum) vacuumed = transactions
      checkpointed = transactions
    } catch {
      // Nothing is lost: the log still holds everything, and the next use reports the trouble to someone who can act.
    } finally {
      free()
    }
  }
  return {
    kind: 'embedded',
    acquire,
    maintain: async () => {
      transactions++
      await tidy(true)
    },
    close: async () => {
      if (closed) return
      closed = true
      const free = await turn()
      // A dead engine has nothing more to write; its log is played back at the next start.
      await (thread.dead() ? thread.gone() : thread.close().finally(thread.gone)).finally(free)
    },
  }
}

interface Thread {
  readonly ask: (text: string, parameters: readonly unknown[]) => Promise<Answer>
  readonly dead: () => boolean
  /** Waits until nothing of it touches the files any more. */
  readonly gone: () => Promise<unknown>
  readonly close: () => Promise<void>
}

/** What the worker saw of one commit: at least one fsync was really called, and PostgreSQL believes in it. */
export const reachesDisk = ({ syncs, fsync }: { readonly syncs: number; readonly fsync: string }): boolean => fsync === 'on' && syncs > 0

/** Starts the worker and refuses to go on unless a commit was seen to reach the disk. */
async function startThread(folder: string): Promise<Thread> {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { folder }, execArgv: ['--no-warnings'] })
  const waiting = new Map<number, Waiting>()
  let next = 0
  let dead = false
  const die = (reason: string) => {
    dead = true
    void worker.terminate()
    for (const { reject } of waiting.values()) reject(new ProductError('STORE_STOPPED', { reason }))
    waiting.clear()
  }
  const opening = await new Promise<Opening>((resolve) => {
    worker.once('message', (message: Opening | Panic) => resolve('panic' in message ? { refused: message.panic } : message))
    worker.once('error', (error: Error) => resolve({ refused: error.message }))
    worker.once('exit', () => resolve({ refused: '数据库线程没有启动' }))
  })
  if ('refused' in opening || !reachesDisk(opening)) {
    await worker.terminate()
    throw 'refused' in opening
      ? new ProductError('STORE_UNREADABLE', { folder, reason: opening.refused })
      : new ProductError('STORE_NOT_DURABLE', { folder })
  }
  worker.on('message', (reply: Reply | Panic) => {
    if ('panic' in reply) return die(reply.panic)
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('answer' in reply) return asker?.resolve(reply.answer)
    const { message, ...at } = reply.error
    asker?.reject(reply.dead ? new ProductError('STORE_STOPPED', { reason: message }) : new SqlError(message, at))
    if (reply.dead) die(message)
  })
  worker.on('error', (error: Error) => die(error.message))
  worker.on('exit', () => die('数据库线程已结束'))
  worker.unref()
  const send = (request: Omit<Request, 'id'>) =>
    new Promise<Answer>((resolve, reject) => {
      if (dead) return reject(new ProductError('STORE_STOPPED', { reason: '数据库线程已结束' }))
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, ...request } satisfies Request)
    }).finally(() => {
      if (waiting.size === 0) worker.unref()
    })
  return {
    ask: (text, parameters) => send({ text, parameters }),
    dead: () => dead,
    gone: () => worker.terminate(),
    close: async () => {
      await send({ text: '', parameters: [], close: true })
    },
  }
}
