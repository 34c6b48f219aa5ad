/**
 * What the store needs from a database, whichever it is. `query` with parameters is one statement; without parameters the text may hold
 * several (simple protocol) and the last result counts.
 */
export interface Engine {
  readonly kind: 'embedded' | 'server' | 'citus'
  /** Waits until a session is free; the embedded engine has one. */
  readonly acquire: () => Promise<Session>
  /** Writes everything to its place and removes dead rows. Never inside a transaction. */
  readonly maintain: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface Session {
  readonly query: (text: string, parameters: readonly unknown[]) => Promise<Answer>
  /** Gives it back; `broken` when it must not be used again (open transaction of unknown state, lost connection). */
  readonly release: (broken?: boolean) => Promise<void>
}

export interface Answer {
  readonly rows: readonly Record<string, unknown>[]
  /** Rows changed by INSERT, UPDATE, DELETE; undefined for others. */
  readonly changed?: number
  /** Command tag: a COMMIT of a failed transaction answers ROLLBACK, without an error. */
  readonly command?: string
}

/** What both drivers report of a statement, as an answer. */
export function toAnswer(rows: readonly Record<string, unknown>[], command: string | undefined, count: number | null | undefined): Answer {
  const tag = command === undefined ? {} : { command }
  return CHANGES.has(command ?? '') && typeof count === 'number' ? { rows, changed: count, ...tag } : { rows, ...tag }
}

/** An error of the database with its SQLSTATE, the same shape from both engines. */
export class SqlError extends Error {
  override readonly name = 'SqlError'
  readonly state: string
  readonly constraint: string | undefined
  readonly table: string | undefined

  constructor(message: string, at: { state: string; constraint?: string | undefined; table?: string | undefined }, options?: ErrorOptions) {
    super(message, options)
    this.state = at.state
    this.constraint = at.constraint
    this.table = at.table
  }
}

const RETRY = new Set(['40001', '40P01'])
/** Serialisation failure or deadlock: the transaction did nothing and may be run again. */
export const mayRetry = (error: unknown): boolean => error instanceof SqlError && RETRY.has(error.state)

/** The commands whose row count means "changed". */
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** Text parsers both drivers share, by type oid: bigint → BigInt, date as written, timestamptz → ISO "…Z". */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: (text) => BigInt(text),
  1082: (text) => text,
  1184: (text) => new Date(`${text.replace(' ', 'T')}:00`).toISOString(),
}
