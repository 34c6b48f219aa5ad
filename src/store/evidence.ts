import type { Blob } from './blobs/blob-store.ts'
import type { Db, EvidenceTable, Tx } from './database.ts'
import { newId } from './ids.ts'

export interface NewEvidence {
  readonly regionId: number
  readonly submissionId: string
  readonly unitId: string
  /** The value it proves, e.g. "projects[3].indicators[0].actual". */
  readonly path: string
  readonly title: string
  readonly kind?: string | undefined
  readonly number?: string | undefined
  readonly dated?: string | undefined
  /** What `BlobStore.put` returned: the file is durable before its row is written. */
  readonly blob: Blob
  readonly fileName: string
  readonly author: string
  readonly at: string
}

/** Binds a stored file to a value 绑定佐证. */
export async function attachEvidence(tx: Tx, made: NewEvidence): Promise<EvidenceTable> {
  const row: EvidenceTable = {
    region_id: made.regionId,
    id: newId(),
    submission_id: made.submissionId,
    unit_id: made.unitId,
    path: made.path,
    title: made.title,
    kind: made.kind ?? null,
    number: made.number ?? null,
    dated: made.dated ?? null,
    sha256: made.blob.sha256,
    size: BigInt(made.blob.size),
    mime: made.blob.mime,
    file_name: made.fileName,
    author_id: made.author,
    at: made.at,
    removed_at: null,
    removed_by: null,
  }
  await tx.insertInto('evidence').values(row).execute()
  return row
}

/** Takes evidence away; the row and the file stay, marked. Undefined when it was away already. */
export const removeEvidence = (tx: Tx, regionId: number, id: string, by: string, at: string): Promise<EvidenceTable | undefined> =>
  tx
    .updateTable('evidence')
    .set({ removed_at: at, removed_by: by })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const getEvidence = (db: Db, regionId: number, id: string): Promise<EvidenceTable | undefined> =>
  db.selectFrom('evidence').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst()

/** What is attached now, in the order of attaching. */
export const listEvidence = (db: Db, regionId: number, submissionId: string): Promise<EvidenceTable[]> =>
  db
    .selectFrom('evidence')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .where('removed_at', 'is', null)
    .orderBy('path')
    .orderBy('id')
    .execute()
