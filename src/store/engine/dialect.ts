import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Database } from '../database.ts'
import type { Session } from './engine.ts'

/**
 * The query builder over one session. Each query is sent when it is asked for; Kysely's own `connection()` would hold it back until the one
 * before was answered, a trip each.
 */
export const queriesOver = (send: Session['query']): Kysely<Database> =>
  new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SessionDriver(send),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })

class SessionDriver implements Driver {
  readonly #connection: SessionConnection

  constructor(send: Session['query']) {
    this.#connection = new SessionConnection(send)
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<SessionConnection> {
    return this.#connection
  }
  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {
    throw new Error('transactions are opened by Store.read and Store.write only')
  }
  commitTransaction = this.beginTransaction
  rollbackTransaction = this.beginTransaction
  async destroy(): Promise<void> {}
}

class SessionConnection implements DatabaseConnection {
  readonly #send: Session['query']

  constructor(send: Session['query']) {
    this.#send = send
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changed } = await this.#send(sql, parameters)
    // The caller's row type comes from the table types; the engine cannot know it. Kysely hands the array on unchanged.
    return { rows: rows as R[], ...(changed === undefined ? {} : { numAffectedRows: BigInt(changed) }) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are read in pages by key, not by a cursor')
  }
}
