import type { CommentTable, Db, Tx } from './database.ts'
import { newId } from './ids.ts'

export interface NewComment {
  readonly regionId: number
  readonly submissionId: string
  readonly unitId: string
  /** Where it speaks; '' = the whole submission. */
  readonly path: string
  readonly version: number
  readonly author: string
  readonly at: string
  readonly text: string
  /** 'return': an item of the list of a return 退回清单. */
  readonly kind: 'comment' | 'return'
}

export async function addComments(tx: Tx, comments: readonly NewComment[]): Promise<readonly CommentTable[]> {
  const rows = comments.map(
    ({ regionId, submissionId, unitId, author, ...rest }): CommentTable => ({
      region_id: regionId,
      id: newId(),
      submission_id: submissionId,
      unit_id: unitId,
      author_id: author,
      ...rest,
      resolved_at: null,
      resolved_by: null,
    }),
  )
  if (rows.length > 0) await tx.insertInto('comment').values(rows).execute()
  return rows
}

export const listComments = (db: Db, regionId: number, submissionId: string): Promise<CommentTable[]> =>
  db
    .selectFrom('comment')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const resolveComment = (tx: Tx, regionId: number, id: string, by: string, at: string): Promise<CommentTable | undefined> =>
  tx
    .updateTable('comment')
    .set({ resolved_at: at, resolved_by: by })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('resolved_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
