import type { Finding } from '#domain/finding.ts'
import { type NewRun, rowsText, runRows } from './assessments.ts'
import type { Statement } from './changes.ts'
import { type NewVersion, versionRow } from './submissions.ts'

/** A version with the scores and findings that belong to it. */
export interface CheckedVersion extends NewVersion, Pick<NewRun, 'assessment' | 'budgets' | 'codes'> {
  readonly findings: readonly Finding[]
}

export interface NextVersion {
  readonly version: number
  /** sha256 of the content's canonical text, hex. */
  readonly hash: string
  /** Applies when the current version is still the expected one and the submission may be changed 乐观锁; otherwise it changes nothing. */
  readonly statement: Statement
}

/**
 * The save of a version with its scores and findings as one statement: a day before the deadline it is what the server does most. What earlier
 * drafts left gives way as in `saveRun` and `saveFindings`; open findings are counted as in `withWaiver`.
 */
export function nextVersion(made: CheckedVersion): NextVersion {
  const { regionId, submissionId, unitId, expected, author, at, source, findings } = made
  const version = expected + 1
  const { body, body_hash: hash, note } = versionRow(made, submissionId, unitId, version)
  const { run, projects, amount } = runRows({ ...made, version })
  const parameters = [
    ...[regionId, submissionId, unitId, expected, version, at],
    ...[body, hash, author, source, note],
    ...[run.id, run.scheme_id, run.scheme_hash, run.total, run.grade, run.projects, run.pending, run.body, run.body_hash, amount],
    ...[rowsText(projects), JSON.stringify(findings), at.slice(0, 10)],
  ]
  return { version, hash, statement: { text: SAVE, parameters } }
}

/** Written out, not built anew for each save. `saved` has one row or none, and everything after it hangs on that row. */
const SAVE = `with found as (
    select (number - 1)::int as number, body ->> 'rule' as rule, body ->> 'severity' as severity, body ->> 'path' as path,
      body ->> 'message' as message, body::text as body
    from json_array_elements($23::json) with ordinality as f (body, number)
  ), waived as (
    select rule, path from waiver where region_id = $1 and submission_id = $2 and granted and until >= $24::date
  ), counted as (
    select count(*) filter (where severity = 'error')::int as errors, count(*) filter (where severity = 'warning')::int as warnings
    from found f where not exists (select from waived w where w.rule = f.rule and (w.path is null or w.path = f.path))
  ), saved as (
    update submission s set version = $5, updated_at = $6, run_id = $12, scheme_id = $13, total = $15, grade = $16, projects = $17,
      pending = $18, amount = $21, errors = counted.errors, warnings = counted.warnings
    from counted
    where s.region_id = $1 and s.id = $2 and s.unit_id = $3 and s.version = $4 and s.state in ('draft', 'returned')
    returning s.region_id
  ), versioned as (
    insert into submission_version (region_id, submission_id, version, unit_id, body, body_hash, author_id, at, source, note)
    select region_id, $2, $5, $3, $7, $8, $9, $6, $10, $11 from saved
  ), former as (
    delete from run where region_id = $1 and submission_id = $2 and not kept and exists (select from saved) returning id
  ), former_scores as (
    delete from project_score where region_id = $1 and run_id in (select id from former)
  ), former_findings as (
    delete from finding f where f.region_id = $1 and f.submission_id = $2 and exists (select from saved) and not exists (
      select from run r where r.region_id = f.region_id and r.submission_id = f.submission_id and r.version = f.version and r.kept)
  ), assessed as (
    insert into run (region_id, id, submission_id, unit_id, version, scheme_id, scheme_hash, at, total, grade, projects, pending, body, body_hash)
    select region_id, $12, $2, $3, $5, $13, $14, $6, $15, $16, $17, $18, $19, $20 from saved
  ), scored as (
    insert into project_score select p.* from saved, json_populate_recordset(null::project_score, $22::json) p
  ), checked as (
    insert into finding (region_id, submission_id, version, number, unit_id, rule, severity, path, message, body)
    select saved.region_id, $2, $5, f.number, $3, f.rule, f.severity, f.path, f.message, f.body from saved, found f
  )
  select region_id from saved`
