import type { Finding } from '#domain/finding.ts'
import { countBySeverity } from '#domain/summary.ts'
import { ProductError } from '#errors'
import type { Db, SubmissionTable } from '#store/database.ts'
import { askWaiver, decideWaiver, listFindings, listWaivers, setOpenCounts, withWaiver } from '#store/findings.ts'
import { appendLog } from '#store/log.ts'
import { peopleNames } from '../people-names.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { openFindings } from './keep-scores.ts'
import { reading, writing } from './open-submission.ts'

/** The findings of the current version with the waivers that hold today 审核意见, most serious first. */
export async function findingsOf(services: Services, caller: Caller, id: string) {
  const { version, findings } = await reading(services, { caller, id, permission: 'submission.read' }, async (db, row) => ({
    version: row.version,
    findings: await judgedFindings(db, row, row.version, services.now()),
  }))
  const nameOf = await peopleNames(
    services,
    findings.map(({ waiver }) => waiver?.author),
  )
  const named = findings.map((finding) =>
    finding.waiver ? { ...finding, waiver: { ...finding.waiver, author: nameOf(finding.waiver.author) } } : finding,
  )
  return { version, counts: countBySeverity(findings), findings: named }
}

/** Findings as kept, each with its waiver; `author` of a waiver is a person's id. */
export async function judgedFindings(db: Db, row: SubmissionTable, version: number, at: string): Promise<readonly Finding[]> {
  const waivers = await listWaivers(db, row.region_id, row.id)
  return (await listFindings(db, row.region_id, row.id, version)).map((finding) => withWaiver(finding, waivers, at.slice(0, 10)))
}

export async function waiversOf(services: Services, caller: Caller, id: string) {
  const rows = await reading(services, { caller, id, permission: 'submission.read' }, (db, row) => listWaivers(db, row.region_id, row.id))
  const nameOf = await peopleNames(
    services,
    rows.flatMap(({ author_id, decided_by }) => [author_id, decided_by]),
  )
  return rows.map(({ id: waiver, rule, path, reason, author_id, asked_at, until, granted, decided_by, decided_at }) => ({
    id: waiver,
    rule,
    path,
    reason,
    author: nameOf(author_id),
    askedAt: asked_at,
    until,
    granted,
    decidedBy: decided_by === null ? null : nameOf(decided_by),
    decidedAt: decided_at,
  }))
}

export interface WaiverRequest {
  readonly id: string
  readonly rule: string
  /** One value only; undefined = wherever the rule speaks in this submission. */
  readonly path?: string | undefined
  readonly reason: string
  /** ISO date. */
  readonly until: string
}

/** The unit asks that a finding be let stand 申请豁免. @throws ProductError WAIVER_PAST */
export async function requestWaiver(services: Services, caller: Caller, { id, ...asked }: WaiverRequest): Promise<{ readonly id: string }> {
  const at = services.now()
  if (asked.until < at.slice(0, 10)) throw new ProductError('WAIVER_PAST', { until: asked.until })
  return writing(services, { caller, id, permission: 'waiver.ask' }, async (tx, row) => {
    const waiver = await askWaiver(tx, {
      regionId: row.region_id,
      submissionId: row.id,
      unitId: row.unit_id,
      ...asked,
      author: caller.personId,
      at,
    })
    await appendLog(tx, services.store.origin, [
      entry(row, caller, at, {
        action: 'waiver.ask',
        waiver: waiver.id,
        after: { rule: asked.rule, path: asked.path ?? null },
        why: asked.reason,
      }),
    ])
    return { id: waiver.id }
  })
}

/**
 * The finance bureau decides 审批豁免, or takes back what it granted 撤销豁免; the numbers of the board follow. Who asked for it may not decide.
 * @throws ProductError RECORD_NOT_FOUND also when there is nothing left to decide, OWN_WAIVER
 */
export async function decideOnWaiver(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly waiver: string; readonly granted: boolean },
): Promise<void> {
  const at = services.now()
  await writing(services, { caller, id: request.id, permission: 'waiver.grant' }, async (tx, row) => {
    const asked = (await listWaivers(tx, row.region_id, row.id)).find(({ id }) => id === request.waiver)
    if (asked?.author_id === caller.personId) throw new ProductError('OWN_WAIVER', {})
    const decided = asked && (await decideWaiver(tx, row.region_id, request.waiver, { by: caller.personId, at, granted: request.granted }))
    if (!decided) throw new ProductError('RECORD_NOT_FOUND', { what: '待审批的豁免申请' })
    const findings = await listFindings(tx, row.region_id, row.id, row.version)
    await setOpenCounts(tx, row.region_id, row.id, openFindings(findings, await listWaivers(tx, row.region_id, row.id), at))
    await appendLog(tx, services.store.origin, [
      entry(row, caller, at, { action: 'waiver.decide', waiver: decided.id, after: { granted: request.granted, rule: decided.rule } }),
    ])
  })
}

type Told = {
  readonly action: string
  readonly waiver: string
  readonly after: { readonly [key: string]: string | boolean | null }
  readonly why?: string
}

const entry = (row: SubmissionTable, caller: Caller, at: string, { action, waiver, after, why }: Told) => ({
  regionId: row.region_id,
  at,
  person: caller.personId,
  action,
  subject: { kind: 'submission', id: row.id },
  unitId: row.unit_id,
  after: { waiver, ...after },
  ...(why === undefined ? {} : { why }),
})
