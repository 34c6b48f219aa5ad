import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { buildTemplate } from '#store/engine/template.ts'
import { readMigrations } from '#store/migrate.ts'
import { openStore, type Store } from '#store/open.ts'

/** A new folder below the system's temporary one; the caller removes it. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'mingji-'))

/** Makes the template of the newest schema, so that first starts are quick. */
export const prepareTemplate = async (): Promise<void> => buildTemplate(await readMigrations())

/** A store of its own on the embedded engine; a first call makes the template once, later ones are quick. */
export async function embeddedStore(folder = newFolder()): Promise<Store> {
  await prepareTemplate()
  return openStore({ folder, purpose: 'test' })
}

/** A store of its own in a new database of the test server. */
export async function serverStore(server: string, folder = newFolder(), told?: (url: string) => void): Promise<Store> {
  const databaseUrl = await newDatabase(server)
  told?.(databaseUrl)
  return openStore({ folder, databaseUrl, purpose: 'test' })
}

/**
 * The same tests on the embedded engine and on a real PostgreSQL: the one of DATABASE_URL_TEST, else a private cluster started from an
 * installed server binary, else that half is skipped and says so.
 */
export function onEachEngine(title: string, tests: (open: () => Promise<Store>) => void): void {
  const opened: Store[] = []
  const kept = (open: () => Promise<Store>) => async () => {
    const store = await open()
    opened.push(store)
    return store
  }
  const closeAll = async () => {
    for (const store of opened.splice(0)) {
      await store.close()
      rmSync(store.folder, { recursive: true, force: true })
    }
  }
  describe(`${title} [embedded]`, () => {
    after(closeAll)
    tests(kept(() => embeddedStore()))
  })
  const found = hasServer()
  describe(`${title} [server]`, {
    skip: found ? false : 'no PostgreSQL server here: neither DATABASE_URL_TEST nor /usr/lib/postgresql/*/bin',
  }, () => {
    let server: Promise<TestServer> | undefined
    after(async () => {
      await closeAll()
      await (await server)?.stop()
    })
    tests(
      kept(async () => {
        server ??= startServer()
        return serverStore((await server).url)
      }),
    )
  })
}

export interface TestServer {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A server can be used: one was given, or a binary is installed. */
export const hasServer = (): boolean => process.env['DATABASE_URL_TEST'] !== undefined || serverBinaries() !== undefined

const serverBinaries = (): string | undefined => globSync('/usr/lib/postgresql/*/bin').find((folder) => existsSync(join(folder, 'initdb')))

/** A private cluster on a socket in a temporary folder; PostgreSQL refuses to run as root, so root hands it to the user postgres. */
export async function startServer(): Promise<TestServer> {
  const given = process.env['DATABASE_URL_TEST']
  if (given !== undefined) return { url: given, stop: () => dropDatabases(given) }
  const folder = newFolder()
  const bin = serverBinaries()!
  const isRoot = userInfo().uid === 0
  const user = isRoot ? Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) : undefined
  const as = user === undefined ? {} : { uid: user }
  if (user !== undefined) chownSync(folder, user, user)
  const data = join(folder, 'cluster')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'mingji', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...as,
    stdio: 'ignore',
    cwd: folder,
  })
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=60', '-c', 'shared_buffers=256MB'],
    { ...as, stdio: 'ignore', cwd: folder },
  )
  const url = `postgresql://mingji@localhost/postgres?host=${encodeURIComponent(folder)}`
  await answers(url)
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 100; ; tries--) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries === 0) throw error
      await wait(100)
    }
  }
}

const databases: string[] = []

/** A new, empty database on that server. */
export async function newDatabase(url: string): Promise<string> {
  const name = `mingji_test_${randomBytes(6).toString('hex')}`
  databases.push(name)
  await ask(url, `create database ${name}`)
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.href
}

async function dropDatabases(url: string): Promise<void> {
  for (const name of databases.splice(0)) await ask(url, `drop database ${name}`)
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  await client.end()
}
