import { ProductError } from '#errors'
import type { LogHeadTable, LogTable, Tx } from '../database.ts'
import { verifyRows } from '../verify-log.ts'
import { batches } from './manifest.ts'
import type { MergeConflict } from './merge-conflict.ts'
import { insertLines, rowsOf } from './restore.ts'

/** The other side's chains must hold in themselves. @throws ProductError BACKUP_UNREADABLE */
export async function proveTheirLog(folder: string): Promise<void> {
  const { problems } = await verifyRows(logRows(folder), await rowsOf<LogHeadTable>(folder, 'log_head'), [])
  if (problems[0] !== undefined) throw new ProductError('BACKUP_UNREADABLE', { folder, reason: `其中的操作日志不完整：${problems[0].say}` })
}

/** Log rows of a file as those of the database: moments in the one form that was hashed. */
export async function* logRows(folder: string): AsyncIterable<LogTable> {
  for await (const lines of batches(folder, 'log'))
    for (const line of lines) {
      const row = JSON.parse(line) as LogTable // proved by the caller: hash by hash
      yield { ...row, seq: BigInt(row.seq), at: new Date(row.at).toISOString() }
    }
}

/** Appends what is new of the other side's chains beside our own. */
export async function mergeLog(
  tx: Tx,
  folder: string,
  origin: string,
): Promise<{ readonly added: number; readonly conflicts: readonly MergeConflict[] }> {
  const conflicts: MergeConflict[] = []
  let added = 0
  for (const head of await rowsOf<LogHeadTable>(folder, 'log_head')) {
    const at = { region_id: head.region_id, origin: head.origin }
    if (head.origin === origin) continue // our own chain, back from where we sent it
    const ours = await tx
      .selectFrom('log_head')
      .selectAll()
      .where('region_id', '=', at.region_id)
      .where('origin', '=', at.origin)
      .executeTakeFirst()
    const chain: string[] = []
    let meets = ours === undefined
    for await (const row of logRows(folder)) {
      if (row.region_id !== at.region_id || row.origin !== at.origin) continue
      if (ours !== undefined && row.seq === ours.seq) meets = row.hash === ours.hash
      if (row.seq > (ours?.seq ?? 0n)) chain.push(JSON.stringify({ ...row, seq: Number(row.seq) }))
    }
    if (!meets && BigInt(head.seq) >= (ours?.seq ?? 0n)) {
      conflicts.push({
        kind: 'log',
        regionId: at.region_id,
        id: at.origin,
        say: '对方的操作日志与先前汇入的不是同一条链，可能被重写或由旧备份恢复。请向对方核实。',
      })
      continue
    }
    if (chain.length === 0) continue
    await insertLines(tx, 'log', chain)
    const end = { seq: BigInt(head.seq), hash: head.hash }
    await tx
      .insertInto('log_head')
      .values({ ...at, ...end })
      .onConflict((on) => on.columns(['region_id', 'origin']).doUpdateSet(end))
      .execute()
    added += chain.length
  }
  return { added, conflicts }
}
