import { createHash } from 'node:crypto'
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ProductError } from '#errors'

/** Who holds a data folder 占用者. */
export interface Holder {
  readonly pid: number
  readonly host: string
  readonly purpose: string
  readonly since: string
}

const FILE = 'holder.json'
const BEAT_MS = 1_000
/** A holder on another machine or in another container is alive when its file changes within this time. */
const WATCH_MS = 2_500

/**
 * One process per data folder 单实例锁. On this machine a named socket decides: the system gives it up when the process dies, however it
 * dies. A second machine or container on the same folder cannot see the socket: there the holder's file is watched for its heartbeat.
 * @returns the function that gives the folder back
 * @throws ProductError STORE_IN_USE, naming the holder, within five seconds
 */
export async function lockFolder(folder: string, purpose: string, since: string): Promise<() => Promise<void>> {
  const file = join(folder, FILE)
  const self: Holder = { pid: process.pid, host: hostname(), purpose, since }
  const address = await addressOf(folder)
  const server = await listen(address, self)
  if (server === undefined) throw inUse(folder, (await ask(address)) ?? (await readHolder(file)))
  try {
    await refuseLiving(folder, file, self)
    await writeFile(file, JSON.stringify(self))
  } catch (error) {
    await close(server)
    throw error
  }
  const beat = setInterval(() => void touch(file), BEAT_MS).unref()
  return async () => {
    clearInterval(beat)
    // A file that cannot be removed (disk gone) is left over and harmless: the socket decides.
    await rm(file, { force: true }).catch(() => undefined)
    await close(server)
  }
}

/** What is known of a folder's holder: answering on this machine, left over by a process that ended, or written down by another machine. */
export interface HolderSeen {
  readonly holder: Holder
  readonly state: 'living' | 'left-over' | 'elsewhere'
}

/** Looks who has a folder, without taking it; undefined when nobody has. */
export async function lookAtHolder(folder: string): Promise<HolderSeen | undefined> {
  const answering = await ask(await addressOf(folder))
  if (answering !== undefined) return { holder: answering, state: 'living' }
  const holder = await readHolder(join(folder, FILE))
  return holder && { holder, state: holder.host === hostname() ? 'left-over' : 'elsewhere' }
}

/** The socket is named after the folder itself (device and file number), so that links and mounts lead to the same name. */
async function addressOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true })
  const name = `mingji-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

/** Undefined when somebody else listens already. Whoever connects is told who we are. */
async function listen(address: string, self: Holder): Promise<Server | undefined> {
  const server = createServer((socket) => socket.on('error', () => undefined).end(JSON.stringify(self)))
  const taken = () =>
    new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)))
      server.listen(address, () => resolve(false))
    })
  if (await taken()) {
    // A socket file (neither Linux nor Windows) outlives its process: nobody answers, so it is left over.
    const leftOver = process.platform !== 'linux' && process.platform !== 'win32' && (await ask(address)) === undefined
    if (!leftOver) return undefined
    await rm(address, { force: true })
    if (await taken()) return undefined
  }
  return server.unref()
}

function ask(address: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const socket = createConnection(address)
    socket.setTimeout(2_000, () => socket.destroy())
    socket.on('data', (data) => (text += data.toString()))
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(parseHolder(text)))
  })
}

/** A file of another host that keeps beating belongs to a living process; one of this host without its socket is left over. */
async function refuseLiving(folder: string, file: string, self: Holder): Promise<void> {
  const holder = await readHolder(file)
  if (holder === undefined || holder.host === self.host) return
  const before = await beatOf(file)
  await wait(WATCH_MS)
  const after = await beatOf(file)
  if (after !== undefined && after !== before) throw inUse(folder, holder)
}

const beatOf = (file: string): Promise<bigint | undefined> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => undefined,
  )
const readHolder = (file: string): Promise<Holder | undefined> => readFile(file, 'utf8').then(parseHolder, () => undefined)

async function touch(file: string): Promise<void> {
  const now = new Date()
  // A heartbeat that fails (disk unplugged) is not the heart of the matter: the database reports it to someone who can act.
  await utimes(file, now, now).catch(() => undefined)
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, purpose, since } = JSON.parse(text) as Partial<Holder> // our own file, but it may be damaged: each field is checked
    return typeof pid === 'number' && typeof host === 'string' && typeof purpose === 'string' && typeof since === 'string'
      ? { pid, host, purpose, since }
      : undefined
  } catch {
    return undefined
  }
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

function inUse(folder: string, holder: Holder | undefined): ProductError {
  const who = holder === undefined ? '另一个程序' : `进程 ${holder.pid}（${holder.purpose}，主机 ${holder.host}，自 ${holder.since} 起）`
  return new ProductError('STORE_IN_USE', { folder, who })
}
