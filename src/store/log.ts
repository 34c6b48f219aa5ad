import { createHash } from 'node:crypto'
import { type ChainEnd, chainStart, entryText, type LogEntry, type LogRow, linkHash } from '#domain/log.ts'
import type { Db, LogTable, Tx } from './database.ts'
import { transactionOf } from './transaction.ts'

/** 国密 SM3, hex. */
export const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex')

/** An entry before it has its place in the chain. */
export type LogDraft = Omit<LogEntry, 'origin' | 'seq'>

/**
 * Appends to the chain of each division, in the caller's transaction: what is rolled back was never logged. Call it last, because it
 * holds the division's chain until the commit; the entries travel with it. `origin` is `store.origin`.
 */
export async function appendLog(tx: Tx, origin: string, drafts: readonly LogDraft[]): Promise<void> {
  const regions = [...new Set(drafts.map(({ regionId }) => regionId))].toSorted((a, b) => a - b) // one order for all: no deadlock
  for (const regionId of regions)
    await appendTo(
      tx,
      origin,
      regionId,
      drafts.filter((draft) => draft.regionId === regionId),
    )
}

async function appendTo(tx: Tx, origin: string, regionId: number, drafts: readonly LogDraft[]): Promise<void> {
  const head = (await lockHead(tx, origin, regionId)) ?? (await makeHead(tx, origin, regionId))
  appendAfter(tx, origin, head, drafts)
}

/** Appends behind the head that `lockHead` gave. All entries are of its division. */
export function appendAfter(tx: Tx, origin: string, head: ChainEnd, drafts: readonly LogDraft[]): void {
  let end = head
  const rows: LogRowJson[] = []
  for (const draft of drafts) {
    const seq = end.seq + 1
    const text = entryText({ ...draft, origin, seq })
    end = { seq, hash: linkHash(end.hash, text, sm3) }
    rows.push(rowOf(draft, origin, seq, text, end.hash))
  }
  // As one parameter: the statement's text stays the same however many entries there are, and is prepared once.
  transactionOf(tx).sendLast(APPEND, [JSON.stringify(rows), end.seq, end.hash, drafts[0]?.regionId, origin])
}

const APPEND = `with added as (insert into log select * from json_populate_recordset(null::log, $1::json))
  update log_head set seq = $2, hash = $3 where region_id = $4 and origin = $5`

/** JSON has no bigint, and a number holds every `seq` of the pure half. */
type LogRowJson = Omit<LogTable, 'seq'> & { readonly seq: number }

const rowOf = (draft: LogDraft, origin: string, seq: number, entry: string, hash: string): LogRowJson => ({
  region_id: draft.regionId,
  origin,
  seq,
  at: draft.at,
  person_id: draft.person ?? null,
  role: draft.role ?? null,
  action: draft.action,
  subject_kind: draft.subject.kind,
  subject_id: draft.subject.id,
  unit_id: draft.unitId ?? null,
  entry,
  hash,
})

/** Holds the end of a division's chain until the transaction ends; undefined while there is none. */
export async function lockHead(tx: Tx, origin: string, regionId: number): Promise<ChainEnd | undefined> {
  const head = await tx
    .selectFrom('log_head')
    .select(['seq', 'hash'])
    .where('region_id', '=', regionId)
    .where('origin', '=', origin)
    .forUpdate()
    .executeTakeFirst()
  return head && { seq: Number(head.seq), hash: head.hash }
}

/** The first entry of a division; somebody else may be making the same. */
export async function makeHead(tx: Tx, origin: string, regionId: number): Promise<ChainEnd> {
  await tx
    .insertInto('log_head')
    .values({ region_id: regionId, origin, seq: BigInt(chainStart.seq), hash: chainStart.hash })
    .onConflict((on) => on.doNothing())
    .execute()
  const head = await lockHead(tx, origin, regionId)
  if (head === undefined) throw new Error(`no log head for region ${regionId}: outside the scope?`)
  return head
}

/** The row as the pure half reads it. */
export const toLogRow = (row: LogTable): LogRow => ({
  regionId: row.region_id,
  origin: row.origin,
  seq: Number(row.seq),
  at: row.at,
  person: row.person_id ?? undefined,
  role: row.role ?? undefined,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  unitId: row.unit_id ?? undefined,
  text: row.entry,
  hash: row.hash,
})

export interface LogFilter {
  readonly regionId: number
  readonly person?: string | undefined
  readonly action?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly unitId?: string | undefined
  /** ISO moments, from inclusive, until exclusive. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Continue below this row (the last one of the page before). */
  readonly before?: { readonly at: string; readonly origin: string; readonly seq: number } | undefined
}

/** The log of a division, newest first, `limit` rows a page. */
export function readLog(db: Db, filter: LogFilter, limit: number): Promise<LogTable[]> {
  const { person, action, subjectKind, subjectId, unitId, from, until, before } = filter
  return db
    .selectFrom('log')
    .selectAll()
    .where('region_id', '=', filter.regionId)
    .$if(person !== undefined, (q) => q.where('person_id', '=', person!))
    .$if(action !== undefined, (q) => q.where('action', '=', action!))
    .$if(subjectKind !== undefined, (q) => q.where('subject_kind', '=', subjectKind!))
    .$if(subjectId !== undefined, (q) => q.where('subject_id', '=', subjectId!))
    .$if(unitId !== undefined, (q) => q.where('unit_id', '=', unitId!))
    .$if(from !== undefined, (q) => q.where('at', '>=', from!))
    .$if(until !== undefined, (q) => q.where('at', '<', until!))
    .$if(before !== undefined, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('at', 'origin', 'seq'), '<', tuple(before!.at, before!.origin, BigInt(before!.seq))),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('origin', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}
