import { sql } from 'kysely'
import type { Finding, Severity } from '#domain/finding.ts'
import type { Db, FindingTable, Tx, WaiverTable } from './database.ts'
import { newId } from './ids.ts'

export interface Checked {
  readonly regionId: number
  readonly submissionId: string
  readonly unitId: string
  readonly version: number
}

/**
 * Keeps the findings 审核意见 of a check of one version; a check of the same version again replaces them. Those of earlier drafts give way, as
 * their assessments do; what was found in a submitted version (its run is kept) stays. One trip.
 */
export async function saveFindings(
  tx: Tx,
  { regionId, submissionId, unitId, version }: Checked,
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.map(
    (finding, number): FindingTable => ({
      region_id: regionId,
      submission_id: submissionId,
      version,
      number,
      unit_id: unitId,
      rule: finding.rule,
      severity: finding.severity,
      path: finding.path ?? null,
      message: finding.message,
      body: JSON.stringify(finding),
    }),
  )
  // No row is both removed and written: one statement must not touch a row twice.
  await tx
    .with('gone', (query) =>
      query
        .deleteFrom('finding as f')
        .where('f.region_id', '=', regionId)
        .where('f.submission_id', '=', submissionId)
        .where((eb) => eb.or([eb('f.version', '!=', version), eb('f.number', '>=', rows.length)]))
        .where(({ eb, or, not, exists, selectFrom }) =>
          or([
            eb('f.version', '=', version),
            not(
              exists(
                selectFrom('run as r')
                  .select('r.id')
                  .whereRef('r.region_id', '=', 'f.region_id')
                  .whereRef('r.submission_id', '=', 'f.submission_id')
                  .whereRef('r.version', '=', 'f.version')
                  .where('r.kept', '=', sql.lit(true)),
              ),
            ),
          ]),
        ),
    )
    .insertInto('finding')
    .expression(sql<FindingTable>`select * from json_populate_recordset(null::finding, ${JSON.stringify(rows)}::json)`)
    .onConflict((on) =>
      on.columns(['region_id', 'submission_id', 'version', 'number']).doUpdateSet((eb) => ({
        rule: eb.ref('excluded.rule'),
        severity: eb.ref('excluded.severity'),
        path: eb.ref('excluded.path'),
        message: eb.ref('excluded.message'),
        body: eb.ref('excluded.body'),
      })),
    )
    .execute()
}

export async function listFindings(db: Db, regionId: number, submissionId: string, version: number): Promise<readonly Finding[]> {
  const rows = await db
    .selectFrom('finding')
    .select('body')
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .where('version', '=', version)
    .orderBy('number')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Finding) // written by saveFindings from this very type
}

/** How often each rule spoke in a division's current versions, most frequent first 常见问题. */
export const findingCounts = (db: Db, regionId: number, year: number, stage: string) =>
  db
    .selectFrom('finding as f')
    .innerJoin('submission as s', (on) =>
      on.onRef('s.region_id', '=', 'f.region_id').onRef('s.id', '=', 'f.submission_id').onRef('s.version', '=', 'f.version'),
    )
    .select([
      'f.rule',
      'f.severity',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(distinct f.submission_id)::int`.as('submissions'),
    ])
    .where('f.region_id', '=', regionId)
    .where('s.year', '=', year)
    .where('s.stage', '=', stage)
    .groupBy(['f.rule', 'f.severity'])
    .orderBy('count', 'desc')
    .orderBy('f.rule')
    .execute()

export interface NewWaiver {
  readonly regionId: number
  readonly submissionId: string
  readonly unitId: string
  readonly rule: string
  /** One value only; undefined = wherever the rule speaks in this submission. */
  readonly path?: string | undefined
  readonly reason: string
  readonly author: string
  readonly at: string
  /** ISO date. */
  readonly until: string
}

/** Asks for a waiver 豁免. It counts once granted. */
export async function askWaiver(tx: Tx, waiver: NewWaiver): Promise<WaiverTable> {
  const row: WaiverTable = {
    region_id: waiver.regionId,
    id: newId(),
    submission_id: waiver.submissionId,
    unit_id: waiver.unitId,
    rule: waiver.rule,
    path: waiver.path ?? null,
    reason: waiver.reason,
    author_id: waiver.author,
    asked_at: waiver.at,
    until: waiver.until,
    decided_by: null,
    decided_at: null,
    granted: null,
  }
  await tx.insertInto('waiver').values(row).execute()
  return row
}

/** Grants or refuses a waiver once; one that was granted can still be taken back 撤销豁免. Undefined when there is nothing left to decide. */
export const decideWaiver = (
  tx: Tx,
  regionId: number,
  id: string,
  decision: { by: string; at: string; granted: boolean },
): Promise<WaiverTable | undefined> =>
  tx
    .updateTable('waiver')
    .set({ decided_by: decision.by, decided_at: decision.at, granted: decision.granted })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where((eb) => (decision.granted ? eb('granted', 'is', null) : eb.or([eb('granted', 'is', null), eb('granted', '=', true)])))
    .returningAll()
    .executeTakeFirst()

export const listWaivers = (db: Db, regionId: number, submissionId: string): Promise<WaiverTable[]> =>
  db
    .selectFrom('waiver')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

/** The finding with the granted waiver that covers it on this day, if any. */
export function withWaiver(finding: Finding, waivers: readonly WaiverTable[], today: string): Finding {
  const covering = waivers.find(
    (w) => w.granted === true && w.rule === finding.rule && (w.path === null || w.path === finding.path) && w.until >= today,
  )
  return covering === undefined
    ? finding
    : { ...finding, waiver: { reason: covering.reason, author: covering.author_id, until: covering.until } }
}

/** Findings of one severity that no waiver covers. */
export const openCount = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity && finding.waiver === undefined).length

/** After a waiver was decided: the board's numbers again. */
export async function setOpenCounts(
  tx: Tx,
  regionId: number,
  submissionId: string,
  counts: { readonly errors: number; readonly warnings: number },
): Promise<void> {
  await tx.updateTable('submission').set(counts).where('region_id', '=', regionId).where('id', '=', submissionId).execute()
}
