import { redrawable } from '#documents/write/redrawable.ts'
import { ProductError } from '#errors'
import { evidenceTypes } from '#store/blobs/file-type.ts'
import type { Db, EvidenceTable, SubmissionTable, Tx } from '#store/database.ts'
import { attachEvidence, getEvidence, listEvidence, removeEvidence } from '#store/evidence.ts'
import { appendLog } from '#store/log.ts'
import { type NameOf, peopleNames } from '../people-names.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { reading, writing } from '../submission/open-submission.ts'

const MEGABYTE = 1_048_576
/** One file. */
export const evidenceLimit = 50 * MEGABYTE

export interface AttachRequest {
  readonly id: string
  /** The value it proves. */
  readonly path: string
  readonly title: string
  readonly kind?: string | undefined
  readonly number?: string | undefined
  /** ISO date. */
  readonly dated?: string | undefined
}

/** The files attached now 佐证清单, with the limits of an upload. */
export async function evidenceOf(services: Services, caller: Caller, id: string) {
  const rows = await reading(services, { caller, id, permission: 'submission.read' }, (db, row) => listEvidence(db, row.region_id, row.id))
  const nameOf = await peopleNames(
    services,
    rows.map(({ author_id }) => author_id),
  )
  return { evidence: rows.map((row) => shown(row, nameOf)), maxBytes: evidenceLimit, types: evidenceTypes }
}

/**
 * Stores a file and binds it to a value 上传佐证. Permission and state are asked before the first byte is kept; the file is durable before its
 * row is written, so a crash leaves a file without a row, never a row without a file.
 * @throws ProductError SUBMISSION_CLOSED, EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_TYPE_REFUSED
 */
export async function attach(
  services: Services,
  caller: Caller,
  request: AttachRequest,
  file: { readonly name: string; readonly content: AsyncIterable<Uint8Array> },
) {
  const task = { caller, id: request.id, permission: 'evidence.attach' } as const
  await reading(services, task, async (_db, row) => mustBeOpen(row))
  const blob = await services.store.blobs.put(file.content, { maxBytes: evidenceLimit, types: evidenceTypes })
  const row = await writing(services, task, async (tx, submission) => {
    mustBeOpen(submission)
    const { id: _, ...about } = request
    return bind(services, tx, submission, caller, { ...about, blob, fileName: file.name })
  })
  return shown(row, () => caller.name)
}

/** Binds a file that is attached already to another value 一份佐证用于多项. @throws ProductError RECORD_NOT_FOUND */
export async function bindToo(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly evidence: string; readonly path: string; readonly title?: string | undefined },
) {
  const row = await writing(services, { caller, id: request.id, permission: 'evidence.attach' }, async (tx, submission) => {
    mustBeOpen(submission)
    const known = await attached(tx, submission, request.evidence)
    const blob = { sha256: known.sha256, size: Number(known.size), mime: known.mime }
    const about = { kind: known.kind ?? undefined, number: known.number ?? undefined, dated: known.dated ?? undefined }
    return bind(services, tx, submission, caller, {
      ...about,
      path: request.path,
      title: request.title ?? known.title,
      blob,
      fileName: known.file_name,
    })
  })
  return shown(row, () => caller.name)
}

type Binding = Omit<AttachRequest, 'id'> & { readonly blob: Parameters<typeof attachEvidence>[1]['blob']; readonly fileName: string }

async function bind(
  { store, now }: Services,
  tx: Tx,
  submission: SubmissionTable,
  caller: Caller,
  binding: Binding,
): Promise<EvidenceTable> {
  const at = now()
  const row = await attachEvidence(tx, {
    regionId: submission.region_id,
    submissionId: submission.id,
    unitId: submission.unit_id,
    author: caller.personId,
    at,
    ...binding,
  })
  await appendLog(tx, store.origin, [entry(submission, caller, at, 'evidence.attach', row)])
  return row
}

/** Takes a file away from a value; the record and the file stay. @throws ProductError RECORD_NOT_FOUND */
export async function detach(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly evidence: string },
): Promise<void> {
  const at = services.now()
  await writing(services, { caller, id: request.id, permission: 'evidence.attach' }, async (tx, submission) => {
    mustBeOpen(submission)
    const known = await attached(tx, submission, request.evidence)
    await removeEvidence(tx, submission.region_id, known.id, caller.personId, at)
    await appendLog(tx, services.store.origin, [entry(submission, caller, at, 'evidence.remove', known)])
  })
}

/** The file itself, verified before the first byte leaves 下载佐证. @throws ProductError EVIDENCE_MISSING, EVIDENCE_DAMAGED */
export async function evidenceFile(services: Services, caller: Caller, request: { readonly id: string; readonly evidence: string }) {
  const row = await reading(services, { caller, id: request.id, permission: 'submission.read' }, (db, submission) =>
    attached(db, submission, request.evidence),
  )
  return { name: row.file_name, mime: row.mime, size: Number(row.size), content: await services.store.blobs.get(row.sha256) }
}

/** A picture drawn anew. @throws ProductError PREVIEW_NOT_POSSIBLE */
export async function evidencePreview(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly evidence: string },
): Promise<Uint8Array> {
  const { content, mime } = await evidenceFile(services, caller, request)
  if (!redrawable.includes(mime)) throw new ProductError('PREVIEW_NOT_POSSIBLE', {})
  const drawn = await services.workshop.run('drawPicture', { bytes: await whole(content), mime })
  if (!drawn) throw new ProductError('PREVIEW_NOT_POSSIBLE', {})
  return drawn
}

async function whole(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** @throws ProductError RECORD_NOT_FOUND also for evidence of another submission */
async function attached(db: Db, submission: SubmissionTable, id: string): Promise<EvidenceTable> {
  const row = await getEvidence(db, submission.region_id, id)
  if (row?.submission_id !== submission.id || row.removed_at !== null) throw new ProductError('RECORD_NOT_FOUND', { what: '佐证' })
  return row
}

/** What was confirmed stands with its evidence. */
function mustBeOpen({ state }: SubmissionTable): void {
  if (state !== 'draft' && state !== 'returned') throw new ProductError('SUBMISSION_CLOSED', { state })
}

const entry = (submission: SubmissionTable, caller: Caller, at: string, action: string, { id, path, sha256 }: EvidenceTable) => ({
  regionId: submission.region_id,
  at,
  person: caller.personId,
  action,
  subject: { kind: 'submission', id: submission.id },
  unitId: submission.unit_id,
  after: { evidence: id, path, sha256 },
})

const shown = (row: EvidenceTable, nameOf: NameOf) => ({
  id: row.id,
  path: row.path,
  title: row.title,
  kind: row.kind,
  number: row.number,
  dated: row.dated,
  sha256: row.sha256,
  size: Number(row.size),
  mime: row.mime,
  fileName: row.file_name,
  author: nameOf(row.author_id),
  at: row.at,
  previewable: redrawable.includes(row.mime),
})
