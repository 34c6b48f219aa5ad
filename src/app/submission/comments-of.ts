import { ProductError } from '#errors'
import { addComments, listComments, resolveComment } from '#store/comments.ts'
import { appendLog } from '#store/log.ts'
import { notify } from '#store/notices.ts'
import { peopleNames } from '../people-names.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { reading, writing } from './open-submission.ts'

/** Comments and the lists of returns 批注与退回清单, oldest first. */
export async function commentsOf(services: Services, caller: Caller, id: string) {
  const rows = await reading(services, { caller, id, permission: 'submission.read' }, (db, row) => listComments(db, row.region_id, row.id))
  const nameOf = await peopleNames(
    services,
    rows.map(({ author_id }) => author_id),
  )
  return rows.map(({ id: comment, path, version, author_id, at, text, kind, resolved_at }) => ({
    id: comment,
    path,
    version,
    author: nameOf(author_id),
    at,
    text,
    kind,
    resolvedAt: resolved_at,
  }))
}

/** Writes a comment at a field of the current version; the clerk in charge hears of it. */
export async function writeComment(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly path: string; readonly text: string },
): Promise<{ readonly id: string }> {
  const at = services.now()
  return writing(services, { caller, id: request.id, permission: 'comment.write' }, async (tx, row) => {
    const where = { regionId: row.region_id, submissionId: row.id, unitId: row.unit_id, version: row.version }
    const [comment] = await addComments(tx, [
      { ...where, path: request.path, author: caller.personId, at, text: request.text, kind: 'comment' },
    ])
    if (row.clerk_id !== null && row.clerk_id !== caller.personId)
      await notify(tx, [
        {
          region_id: row.region_id,
          person_id: row.clerk_id,
          kind: 'comment.write',
          title: `${row.year} 年度填报：${caller.name}写了批注`,
          text: request.text,
          link: `/year/${row.id}`,
          at,
        },
      ])
    await appendLog(tx, services.store.origin, [
      {
        regionId: row.region_id,
        at,
        person: caller.personId,
        action: 'comment.write',
        subject: { kind: 'submission', id: row.id },
        unitId: row.unit_id,
        after: { comment: comment!.id, path: request.path },
      },
    ])
    return { id: comment!.id }
  })
}

/** Marks a comment as dealt with. @throws ProductError RECORD_NOT_FOUND also when it was before */
export async function settleComment(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly comment: string },
): Promise<void> {
  const at = services.now()
  await writing(services, { caller, id: request.id, permission: 'comment.write' }, async (tx, row) => {
    const known = (await listComments(tx, row.region_id, row.id)).some(({ id }) => id === request.comment)
    const settled = known && (await resolveComment(tx, row.region_id, request.comment, caller.personId, at))
    if (!settled) throw new ProductError('RECORD_NOT_FOUND', { what: '待处理的批注' })
    await appendLog(tx, services.store.origin, [
      {
        regionId: row.region_id,
        at,
        person: caller.personId,
        action: 'comment.resolve',
        subject: { kind: 'submission', id: row.id },
        unitId: row.unit_id,
        after: { comment: settled.id },
      },
    ])
  })
}
