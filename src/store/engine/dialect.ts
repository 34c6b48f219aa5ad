import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Database } from '../database.ts'
import type { Session } from './engine.ts'

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
const none = async (): Promise<never> => {
  throw new Error('transactions are opened by Store.read and Store.write only')
}
const driver: Driver = {
  init: none,
  acquireConnection: none,
  beginTransaction: none,
  commitTransaction: none,
  rollbackTransaction: none,
  releaseConnection: none,
  destroy: none,
}
const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: (db) => new PostgresIntrospector(db),
}

/**
 * The query builder over one session. Each query is sent when it is asked for; Kysely's own `connection()` would hold it back until the one
 * before was answered, a trip each. One is made for every transaction, so it is put together from parts that last.
 */
export class SessionQueries extends Kysely<Database> {
  constructor(send: Session['query']) {
    const connection = new SessionConnection(send)
    const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (use) => use(connection) })
    super({ config: { dialect }, dialect, driver, executor })
  }
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
