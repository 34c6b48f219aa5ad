import { sql } from 'kysely'
import type { Db, NoticeTable, Tx } from './database.ts'
import { newId } from './ids.ts'

export type NewNotice = Omit<NoticeTable, 'id' | 'read_at'>

/** Tells people something 通知. */
export const notify = async (tx: Tx, notices: readonly NewNotice[]): Promise<void> => {
  if (notices.length > 0)
    await tx
      .insertInto('notice')
      .values(notices.map((notice) => ({ ...notice, id: newId(), read_at: null })))
      .execute()
}

/** A person's notices, newest first. */
export const listNotices = (db: Db, regionId: number, personId: string, limit: number): Promise<NoticeTable[]> =>
  db
    .selectFrom('notice')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const countUnread = async (db: Db, regionId: number, personId: string): Promise<number> =>
  (
    await db
      .selectFrom('notice')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('region_id', '=', regionId)
      .where('person_id', '=', personId)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).count

/** Marks the person's own notices as read; undefined ids = all. */
export const markRead = async (tx: Tx, regionId: number, personId: string, at: string, ids?: readonly string[]): Promise<void> => {
  await tx
    .updateTable('notice')
    .set({ read_at: at })
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids!))
    .execute()
}
