import type { Db, Tx } from './database.ts'
import type { Scope } from './scope.ts'
import type { BlobStore } from './blobs.ts'

export interface StoreOptions {
  /** Data folder 数据文件夹: embedded database, evidence files, log anchors. Made when missing. One process at a time. */
  readonly folder: string
  /** postgresql://… of a PostgreSQL ≥ 15 (Citus is noticed); undefined: the embedded engine inside the folder. */
  readonly databaseUrl?: string
  /** What the lock tells a second process about this one, e.g. "mingji serve". */
  readonly purpose: string
}

/** The one truth, opened. `read` and `write` are the only ways to a connection; both run in one transaction under the scope. */
export interface Store {
  readonly engine: 'embedded' | 'server' | 'citus'
  /** Id of this installation; its log chains carry it. */
  readonly origin: string
  readonly folder: string
  readonly blobs: BlobStore
  /** A read-only transaction under the scope. Never await the network or a person inside. */
  readonly read: <T>(scope: Scope, work: (db: Db) => Promise<T>) => Promise<T>
  /** A transaction under the scope; runs `work` again (up to three times) when the database reports a serialisation conflict or deadlock. */
  readonly write: <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** CHECKPOINT and VACUUM ANALYZE after bulk work. */
  readonly maintain: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens (and on first use makes) the store, brings the schema up to date, proves that the embedded engine reaches the disk. */
export declare function openStore(options: StoreOptions): Promise<Store>
