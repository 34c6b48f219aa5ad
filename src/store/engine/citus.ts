import { ProductError } from '#errors'
import type { Engine } from './engine.ts'

/**
 * Citus only: every distributed or reference table still has its one permissive policy on every shard. A policy that arrived otherwise
 * (Citus turns RESTRICTIVE into PERMISSIVE without a word) would show every tenant's rows, so the program refuses to start.
 */
export async function assertShards(engine: Engine): Promise<void> {
  const session = await engine.acquire()
  try {
    const { rows } = await session.query(
      `select t.logicalrelid::text as name, s.result
       from pg_dist_partition t, lateral run_command_on_shards(t.logicalrelid,
         $cmd$ select count(*)::text || ' ' || bool_and(permissive = 'PERMISSIVE')::text from pg_policies where tablename = split_part('%s', '.', -1) $cmd$) s`,
      [],
    )
    const bad = rows.find((row) => row['result'] !== '1 true')
    if (bad !== undefined) throw new ProductError('STORE_DAMAGED', { what: `${String(bad['name'])} ${String(bad['result'])}` })
  } finally {
    await session.release()
  }
}
