import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { ProductError } from '#errors'
import { type Engine, type Session, SqlError } from './engine/engine.ts'

/** One numbered file of migrations/. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly hash: string
}

const FOLDER = new URL('./migrations/', import.meta.url)
/** Any number: the key under which two starting servers wait for each other. */
const LOCK = 7_404_202

export async function readMigrations(): Promise<readonly Migration[]> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).toSorted()
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8')
      return { number: Number(name.slice(0, 4)), name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database up to the program's schema 升级, each step in its own transaction.
 * @throws ProductError STORE_NEWER when the database was written by a newer program, STORE_ALTERED when an applied step is not the one we know
 */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<readonly string[]> {
  const session = await engine.acquire()
  let broken = true
  try {
    if (engine.kind !== 'embedded') await session.query(`select pg_advisory_lock(${LOCK})`, [])
    await session.query('create table if not exists schema_migration (number int primary key, name text not null, hash text not null)', [])
    const applied = await session.query('select number, name, hash from schema_migration order by number', [])
    refuseStrange(applied.rows, migrations)
    const todo = migrations.slice(applied.rows.length)
    if (applied.rows.length === 0) await makeRole(session, engine.kind)
    for (const migration of todo) await apply(session, engine.kind, migration)
    if (engine.kind !== 'embedded') await session.query(`select pg_advisory_unlock(${LOCK})`, [])
    broken = false
    return todo.map(({ name }) => name)
  } finally {
    await session.release(broken)
  }
}

/** The database holds a schema, and the migrations lead beyond it. */
export async function isOlder(engine: Engine, migrations: readonly Migration[]): Promise<boolean> {
  const session = await engine.acquire()
  try {
    const { rows: made } = await session.query(`select to_regclass('schema_migration') is not null as made`, [])
    if (made[0]?.['made'] !== true) return false
    const { rows } = await session.query('select count(*)::int as steps from schema_migration', [])
    const steps = Number(rows[0]?.['steps'])
    return steps > 0 && steps < migrations.length
  } finally {
    await session.release()
  }
}

function refuseStrange(applied: readonly Record<string, unknown>[], migrations: readonly Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const known = migrations[index]
    if (known === undefined) throw new ProductError('STORE_NEWER', { found: String(row['name']), known: migrations.at(-1)?.name ?? '' })
    if (known.hash !== row['hash']) throw new ProductError('STORE_ALTERED', { name: known.name })
  }
}

async function apply(session: Session, kind: Engine['kind'], { number, name, sql, hash }: Migration): Promise<void> {
  const setting = kind === 'citus' ? `set local citus.propagate_set_commands = 'local'; ` : ''
  await session.query(`begin; ${setting}`, [])
  for (const part of kind === 'citus' ? distributed(sql) : [once(sql)]) await session.query(part, [])
  await session.query('insert into schema_migration (number, name, hash) values ($1, $2, $3)', [number, name, hash])
  await session.query('commit', [])
}

/**
 * The same text with the scope asked once per query instead of once per row: PostgreSQL keeps the answer of a subquery. Citus refuses
 * subqueries in policies and takes the text as it is.
 */
export const once = (sql: string): string =>
  sql.replace(/^create policy [^;]*;/gm, (policy) => policy.replace(/\bapp_(lo|hi|all)\(\)/g, '(select app_$1())'))

/** The same text with its markers turned into Citus calls: each table is distributed right after it is made, before keys and policies. */
export function distributed(sql: string): readonly string[] {
  const calls = sql
    .replace(
      /^-- @dist (\w+)$/gm,
      (_, table: string) =>
        `select create_distributed_table('${table}', 'region_id', colocate_with => ${table === 'unit' ? `'none'` : `'unit'`});`,
    )
    .replace(/^-- @ref (\w+)$/gm, (_, table: string) => `select create_reference_table('${table}');`)
    .replace(/^-- @function (.+)$/gm, (_, signature: string) => `select create_distributed_function('${signature}');`)
  return calls.split(/(?=^create table )/m)
}

/** The role under which every scoped transaction runs. On Citus it must be able to sign in to the workers. */
async function makeRole(session: Session, kind: Engine['kind']): Promise<void> {
  const login = kind === 'citus' ? 'login' : 'nologin'
  // Looked up first: a user who may not make roles may find one that an administrator made.
  const sql = `do $$ begin
      if not exists (select from pg_roles where rolname = 'mingji_app') then create role mingji_app ${login}; end if;
    exception when duplicate_object or unique_violation then null; end $$;
    do $$ begin if not pg_has_role(current_user, 'mingji_app', 'member') then execute format('grant mingji_app to %I', current_user); end if; end $$;
    grant usage on schema public to mingji_app`
  try {
    await session.query(sql, [])
  } catch (cause) {
    if (!(cause instanceof SqlError)) throw cause
    throw new ProductError('DATABASE_ROLE_MISSING', { reason: cause.message }, { cause })
  }
}
