import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CompiledQuery } from 'kysely'
import { ProductError } from '#errors'
import { anchorFile, keepAnchors } from './anchors.ts'
import type { BlobStore } from './blobs/blob-store.ts'
import { folderBlobs } from './blobs/folder-blobs.ts'
import { s3Blobs } from './blobs/s3-blobs.ts'
import type { S3Settings } from './blobs/s3-settings.ts'
import { type Change, changesInGroups } from './changes.ts'
import type { Db, Tx } from './database.ts'
import { assertShards } from './engine/citus.ts'
import { syncParents } from './engine/durable-fs.ts'
import { openEmbedded } from './engine/embedded.ts'
import { type Engine, mayRetry, SqlError } from './engine/engine.ts'
import { lockFolder } from './engine/instance-lock.ts'
import { openServer } from './engine/server.ts'
import { createDatabase } from './engine/template.ts'
import { keepBeforeUpgrade } from './keep-before-upgrade.ts'
import { isOlder, type Migration, migrate, readMigrations } from './migrate.ts'
import { everything, openScope, type Scope } from './scope.ts'
import type { Sm2Key } from './sm2.ts'
import { Transaction } from './transaction.ts'

export interface StoreOptions {
  /** Data folder 数据文件夹: embedded database, evidence files, log anchors. Made when missing. One process at a time. */
  readonly folder: string
  /** postgresql://… of a PostgreSQL ≥ 15 (Citus is noticed); undefined: the embedded engine inside the folder. */
  readonly databaseUrl?: string | undefined
  /** Evidence files stand in this S3-compatible store; undefined: inside the folder. */
  readonly objects?: S3Settings | undefined
  /** Signs the ends of the log; kept outside the folder. */
  readonly sm2?: Sm2Key | undefined
  /** What the lock tells a second process about this one, e.g. "mingji serve". */
  readonly purpose: string
  /** Newest schema step to bring the database to, for rows an older program wrote; undefined: all. */
  readonly schema?: string | undefined
}

/** The one truth, opened. `read` and `write` are the only ways to a connection; both run in one transaction under the scope. */
export interface Store {
  readonly engine: 'embedded' | 'server' | 'citus'
  /** Id of this installation; its log chains carry it. */
  readonly origin: string
  readonly folder: string
  readonly blobs: BlobStore
  /** Signs the ends of the log, where there is a key. */
  readonly sm2: Sm2Key | undefined
  /** A read-only transaction under the scope, one snapshot. Never await the network or a person inside. */
  readonly read: <T>(scope: Scope, work: (db: Db) => Promise<T>) => Promise<T>
  /** A transaction under the scope; runs `work` again (up to three times) when the database reports a serialisation conflict or deadlock. */
  readonly write: <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * One statement with its log entry in a transaction that others of the division may share, each under its own scope; told after the commit.
   * False when the statement changed nothing.
   */
  readonly change: (scope: Scope, change: Change) => Promise<boolean>
  /** CHECKPOINT and VACUUM ANALYZE after bulk work. */
  readonly maintain: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Below this much free space nothing is written any more: the engine's own log needs room to stay sound. */
const RESERVE_BYTES = 48 * 1024 * 1024
const LOOK_EVERY_MS = 500
const TRIES = 3
/** disk_full, found by the database before our own look at the disk. */
const NO_ROOM = '53100'

/** Set while a transaction runs: a second one inside would wait for the first for ever where there is one session. */
const inside = new AsyncLocalStorage<true>()

function mustBeOutside(): void {
  if (inside.getStore()) throw new Error('a transaction inside a transaction: pass the db or tx on instead')
}

/** The version of the PostgreSQL behind the store, e.g. 15.20. */
export const databaseVersion = async (db: Db): Promise<string> => {
  const { rows } = await db.executeQuery<{ version: string }>(CompiledQuery.raw(`select current_setting('server_version') as version`))
  return rows[0]?.version.split(' ')[0] ?? ''
}

/** Opens (and on first use makes) the store, brings the schema up to date, proves that the embedded engine reaches the disk. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const folder = resolve(options.folder)
  const made = await mkdir(folder, { recursive: true }).catch((cause: Error) => {
    throw new ProductError('STORE_NOT_WRITABLE', { folder, reason: cause.message }, { cause })
  })
  if (made !== undefined) syncParents(folder, made)
  const unlock = await lockFolder(folder, options.purpose, new Date().toISOString())
  const opened: { engine?: Engine } = {}
  try {
    // What a crash left half-received; nobody else has the folder now.
    await rm(join(folder, 'blobs', 'arriving'), { recursive: true, force: true })
    const known = await readMigrations()
    const migrations = options.schema === undefined ? known : known.slice(0, known.findIndex(({ name }) => name === options.schema) + 1)
    const open = () => openEngine(folder, options.databaseUrl, migrations)
    opened.engine = await open()
    // An upgrade that turns out badly can be undone: the database as it was stays beside the new one.
    if (opened.engine.kind === 'embedded' && (await isOlder(opened.engine, migrations))) {
      await opened.engine.close()
      await keepBeforeUpgrade(join(folder, 'database'))
      opened.engine = await open()
    }
    const engine = opened.engine
    await migrate(engine, migrations)
    if (engine.kind === 'citus') await assertShards(engine)
    return await assemble(folder, engine, unlock, options)
  } catch (error) {
    await opened.engine?.close()
    await unlock()
    throw error
  }
}

/** What is kept beside the embedded database outlives it only when somebody moved or deleted it: an empty one in its place would hide the loss. */
export const isDatabaseGone = (folder: string): boolean =>
  !existsSync(join(folder, 'database')) && [anchorFile(folder), join(folder, 'blobs')].some((kept) => existsSync(kept))

async function openEngine(folder: string, databaseUrl: string | undefined, migrations: readonly Migration[]): Promise<Engine> {
  if (databaseUrl !== undefined) return openServer(databaseUrl)
  const database = join(folder, 'database')
  const room = diskGuard(folder)
  if (!existsSync(database)) {
    if (isDatabaseGone(folder)) throw new ProductError('STORE_DATABASE_GONE', { folder })
    await room()
    await createDatabase(database, migrations)
  }
  return openEmbedded(database)
}

async function assemble(folder: string, engine: Engine, unlock: () => Promise<void>, { objects, sm2 }: StoreOptions): Promise<Store> {
  const room = diskGuard(folder)
  const withScope = async <T>(scope: Scope, access: 'read' | 'write', work: (tx: Tx) => Promise<T>): Promise<T> => {
    mustBeOutside()
    const opening = openScope(scope, access, engine.kind === 'citus')
    const transaction = new Transaction(await engine.acquire())
    // Not waited for: should the opening fail, the transaction is void and every statement in it too.
    transaction.sendLast(opening)
    try {
      const result = await inside.run(true, () => work(transaction.tx))
      if (access === 'read') await transaction.close()
      else await transaction.commit()
      return result
    } catch (error) {
      throw await transaction.rollback(error)
    } finally {
      await transaction.release()
    }
  }
  const write = async <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => {
    await room()
    for (let left = TRIES; ; left--) {
      try {
        return await withScope(scope, 'write', work)
      } catch (error) {
        if (error instanceof SqlError && error.state === NO_ROOM)
          throw new ProductError('STORE_DISK_FULL', { folder, freeMb: 0 }, { cause: error })
        if (left === 1 || !mayRetry(error)) throw error
      }
    }
  }
  const origin = await write(everything, originOf)
  const together = changesInGroups({ engine: engine.kind, write, origin })
  const store: Store = {
    engine: engine.kind,
    origin,
    folder,
    sm2,
    blobs: objects ? s3Blobs(objects, join(folder, 'blobs', 'arriving'), room) : folderBlobs(join(folder, 'blobs'), room),
    read: (scope, work) => withScope(scope, 'read', work),
    write,
    change: async (scope, change) => {
      mustBeOutside()
      return together(scope, change)
    },
    maintain: engine.maintain,
    close: async () => {
      // A store that can no longer read keeps the anchors it has; closing goes on.
      await keepAnchors(store).catch(() => undefined)
      await engine.close().finally(unlock)
    },
  }
  return store
}

async function originOf(tx: Tx): Promise<string> {
  const row = { region_id: 0, key: 'origin', value: randomUUID(), updated_at: new Date().toISOString() }
  await tx
    .insertInto('setting')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()
  const { value } = await tx
    .selectFrom('setting')
    .select('value')
    .where('region_id', '=', 0)
    .where('key', '=', 'origin')
    .executeTakeFirstOrThrow()
  return value
}

/** Refuses to write while the disk is nearly full. Looks at most twice a second. */
function diskGuard(folder: string): () => Promise<void> {
  let looked = -Infinity
  let free = Infinity
  return async () => {
    if (performance.now() - looked > LOOK_EVERY_MS) {
      const { bavail, bsize } = await statfs(folder)
      free = bavail * bsize
      looked = performance.now()
    }
    if (free < RESERVE_BYTES) throw new ProductError('STORE_DISK_FULL', { folder, freeMb: Math.floor(free / 1048576) })
  }
}
