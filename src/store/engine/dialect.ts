import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Engine, Session } from './engine.ts'

/** One Kysely dialect over both engines. Transactions are opened by the store alone, so the driver refuses to. */
export function dialectOf(engine: Engine): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EngineDriver(engine),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

class EngineDriver implements Driver {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<EngineConnection> {
    return new EngineConnection(await this.#engine.acquire())
  }
  async releaseConnection(connection: EngineConnection): Promise<void> {
    await this.#engine.release(connection.session, connection.broken)
  }
  async beginTransaction(): Promise<void> {
    throw new Error('transactions are opened by Store.read and Store.write only')
  }
  commitTransaction = this.beginTransaction
  rollbackTransaction = this.beginTransaction
  async destroy(): Promise<void> {}
}

class EngineConnection implements DatabaseConnection {
  readonly session: Session
  broken = false

  constructor(session: Session) {
    this.session = session
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changed, command } = await this.session.query(sql, parameters).catch((error: unknown) => {
      // Whether its transaction still stands nobody knows: this session is not given to anyone again.
      if (sql === 'rollback') this.broken = true
      throw error
    })
    if (sql === 'commit' && command !== 'COMMIT') throw new Error('the transaction had failed before its commit: nothing was saved')
    // The caller's row type comes from the table types; the engine cannot know it. Kysely hands the array on unchanged.
    return { rows: rows as R[], ...(changed === undefined ? {} : { numAffectedRows: BigInt(changed) }) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are read in pages by key, not by a cursor')
  }
}
