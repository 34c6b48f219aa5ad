import type { Duplex } from 'node:stream'
import pg from 'pg'
import { ProductError } from '#errors'
import { type Answer, type Engine, parsers, type Session, SqlError, toAnswer } from './engine.ts'

const OLDEST = 150000
const SESSIONS = 10
/** So many different statements are prepared by name on each connection; beyond, they are parsed each time. */
const PREPARED = 300

/** lz4 packs the long texts of a version in a third of pglz's time, and smaller; a server built without it keeps its own way. */
const GREETING = `set timezone = 'UTC'; set idle_in_transaction_session_timeout = '60s';
  do $$ begin perform set_config('default_toast_compression', 'lz4', false); exception when invalid_parameter_value then null; end $$`

/** A PostgreSQL server (or Citus coordinator) through one pool of connections. */
export async function openServer(url: string): Promise<Engine> {
  // Pipelined: statements that do not wait for each other share a trip. The typings do not know the option yet.
  const options: pg.PoolConfig & { readonly pipeline: true } = {
    connectionString: url,
    max: SESSIONS,
    types: { getTypeParser },
    application_name: 'mingji',
    pipeline: true,
  }
  const pool = new pg.Pool(options)
  // An idle connection that the server closed is replaced by the pool.
  pool.on('error', () => undefined)
  const greeted = new WeakSet<pg.PoolClient>()
  const names = new Map<string, string>()

  const acquire = async (): Promise<Session> => {
    const client = await pool.connect().catch((cause: Error) => {
      throw unreachable(cause)
    })
    if (!greeted.has(client)) {
      // A connection that is lost between two statements says so here; without a listener Node would end the process. The next statement fails.
      client.on('error', () => undefined)
      await client.query(GREETING).catch((cause: Error) => {
        client.release(true)
        throw unreachable(cause)
      })
      greeted.add(client)
    }
    return {
      query: (text, parameters) => {
        together(client.connection.stream)
        return ask(client, text, parameters, names)
      },
      release: async (broken = false) => client.release(broken),
    }
  }
  const kind = await greet(acquire).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  return {
    kind,
    acquire,
    maintain: async () => {
      const session = await acquire()
      await session.query('analyze', []).finally(session.release)
    },
    close: () => pool.end(),
  }
}

const held = new WeakSet<Duplex>()

/**
 * What is sent in one turn of the event loop leaves in one write: a system call costs more than the statement's whole composing. The end of a
 * reading transaction, on which nobody waits, leaves with the next one's opening where that follows at once.
 */
function together(stream: Duplex): void {
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}

/** Refuses a server that is too old or would lose commits; tells whether Citus is there. */
async function greet(acquire: () => Promise<Session>): Promise<'server' | 'citus'> {
  const session = await acquire()
  try {
    const { rows } = await session.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown, current_setting('fsync') as fsync,
        exists (select from pg_extension where extname = 'citus') as citus`,
      [],
    )
    const found = rows[0]
    if (found === undefined || Number(found['version']) < OLDEST)
      throw new ProductError('DATABASE_TOO_OLD', { found: String(found?.['shown']) })
    if (found['fsync'] !== 'on') throw new ProductError('STORE_NOT_DURABLE', { folder: 'DATABASE_URL' })
    return found['citus'] === true ? 'citus' : 'server'
  } finally {
    await session.release()
  }
}

async function ask(client: pg.PoolClient, text: string, parameters: readonly unknown[], names: Map<string, string>): Promise<Answer> {
  try {
    if (parameters.length === 0) {
      const results: unknown = await client.query(text)
      // Several statements give an array of results, one gives itself; the typings know only the second.
      const last = (Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult<Record<string, unknown>>
      return toAnswer(last.rows, last.command, last.rowCount)
    }
    const name = nameOf(text, names)
    const query = name === undefined ? { text, values: [...parameters] } : { name, text, values: [...parameters] }
    const { rows, command, rowCount } = await client.query<Record<string, unknown>>(query)
    return toAnswer(rows, command, rowCount)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw isLost(error) ? unreachable(error) : error
    const { code = 'XX000', constraint, table } = error
    if (GONE.test(code)) throw unreachable(error)
    throw new SqlError(error.message, { state: code, constraint, table }, { cause: error })
  }
}

/** Connection trouble, and a server that is shutting down or has no connection left. */
const GONE = /^(08|57P0[123]|53300)/

/** The driver has no class for a lost connection: a system error (ECONNRESET …) or one of its own sentences. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && /^E[A-Z]+$/.test(String(error.code))) || /connection (terminated|error)|not queryable/i.test(error.message))

const unreachable = (cause: unknown): ProductError =>
  new ProductError('DATABASE_UNREACHABLE', { reason: cause instanceof Error ? cause.message : String(cause) }, { cause })

function nameOf(text: string, names: Map<string, string>): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= PREPARED) return known
  const name = `mingji_${names.size}`
  names.set(text, name)
  return name
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  const own = parsers[oid]
  return own !== undefined && format !== 'binary' ? own : pg.types.getTypeParser(oid, format)
}
