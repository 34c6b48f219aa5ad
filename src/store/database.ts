/**
 * The tables as TypeScript sees them 表. bigint columns are BigInt, dates "YYYY-MM-DD", moments ISO "…Z" strings: the same on both engines.
 * Money 10⁻⁴ 元 and points 10⁻⁴ 分 as bigint (`score.points` and `score.score` as int).
 */
import type { Kysely } from 'kysely'

/** Reading side of a scoped transaction. */
export type Db = Pick<Kysely<Database>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'executeQuery' | 'getExecutor'>
/** Writing side: everything of `Db`, and changes. Only `Store.write` gives one. */
export type Tx = Db & Pick<Kysely<Database>, 'insertInto' | 'updateTable' | 'deleteFrom'>

export interface Database {
  division: DivisionTable
  unit: UnitTable
  person: PersonTable
  role_grant: RoleGrantTable
  credential: CredentialTable
  session: SessionTable
  api_token: ApiTokenTable
  login_attempt: LoginAttemptTable
  round: RoundTable
  submission: SubmissionTable
  submission_version: SubmissionVersionTable
  submission_step: SubmissionStepTable
  run: RunTable
  project_score: ProjectScoreTable
  score: ScoreTable
  rollup: RollupTable
  finding: FindingTable
  waiver: WaiverTable
  evidence: EvidenceTable
  comment: CommentTable
  notice: NoticeTable
  job: JobTable
  setting: SettingTable
  log: LogTable
  log_head: LogHeadTable
}

/** 区划. `lo`–`hi` is the subtree; a city's or province's own budget (本级) is its own region_id. */
export interface DivisionTable {
  region_id: number
  code: string
  name: string
  full_name: string
  level: number
  lo: number
  hi: number
  sort_key: string
  valid_from: string | null
  valid_to: string | null
}

export interface UnitTable {
  region_id: number
  id: string
  parent_id: string | null
  code: string
  name: string
  kind: string
  sort_key: string
  active: boolean
}

export interface PersonTable {
  region_id: number
  id: string
  login: string
  name: string
  unit_id: string | null
  phone: string | null
  active: boolean
  external_subject: string | null
  created_at: string
}

export interface RoleGrantTable {
  region_id: number
  id: string
  person_id: string
  role: string
  region_from: number
  region_to: number
  unit_id: string | null
  valid_from: string | null
  valid_until: string | null
  stands_in_for: string | null
  granted_by: string | null
  granted_at: string
  reason: string | null
}

export interface CredentialTable {
  region_id: number
  person_id: string
  password_hash: string
  changed_at: string
  must_change: boolean
  totp_secret: string | null
  totp_confirmed_at: string | null
  totp_last_step: bigint | null
}

export interface SessionTable {
  region_id: number
  /** sha256 of the token, hex. */
  id: string
  person_id: string
  created_at: string
  last_seen_at: string
  expires_at: string
  second_factor_at: string | null
  address: string | null
  agent: string | null
}

export interface ApiTokenTable {
  region_id: number
  id: string
  hash: string
  person_id: string
  name: string
  permissions: string
  created_at: string
  expires_at: string | null
  revoked_at: string | null
  last_used_at: string | null
}

export interface LoginAttemptTable {
  region_id: number
  id: string
  login: string
  address: string
  at: string
  ok: boolean
  reason: string | null
}

export interface RoundTable {
  region_id: number
  id: string
  year: number
  stage: string
  title: string
  scheme_id: string | null
  opens_at: string | null
  due_at: string | null
  review_due_at: string | null
  closed_at: string | null
}

export interface SubmissionTable {
  region_id: number
  id: string
  unit_id: string
  year: number
  stage: string
  state: string
  version: number
  first_key: string | null
  second_key: string | null
  clerk_id: string | null
  reviewer_id: string | null
  due_at: string | null
  submitted_at: string | null
  updated_at: string
  run_id: string | null
  scheme_id: string | null
  total: bigint | null
  grade: string | null
  projects: number
  amount: bigint | null
  pending: number
  errors: number
  warnings: number
}

export interface SubmissionVersionTable {
  region_id: number
  submission_id: string
  version: number
  unit_id: string
  body: string
  body_hash: string
  author_id: string
  at: string
  source: string
  note: string | null
}

export interface SubmissionStepTable {
  region_id: number
  submission_id: string
  number: number
  unit_id: string
  action: string
  from_state: string
  to_state: string
  version: number
  person_id: string
  on_behalf_of: string | null
  role: string
  at: string
  reason: string | null
}

export interface RunTable {
  region_id: number
  id: string
  submission_id: string
  unit_id: string
  version: number
  scheme_id: string
  scheme_hash: string
  at: string
  total: bigint | null
  grade: string | null
  projects: number
  pending: number
  body: string
  body_hash: string
  /** A run of a submitted version stays; those of drafts give way to the next. */
  kept: boolean
}

/** number 0 is the department's own form. */
export interface ProjectScoreTable {
  region_id: number
  run_id: string
  number: number
  unit_id: string
  code: string | null
  name: string | null
  amount: bigint | null
  budget: bigint | null
  executed: bigint | null
  total: bigint | null
  grade: string | null
  proven: boolean
  pending: number
}

/** line 0 is the budget execution. */
export interface ScoreTable {
  region_id: number
  run_id: string
  project: number
  line: number
  unit_id: string
  category: string
  method: string | null
  points: number | null
  score: number | null
  outcome: string
}

export interface RollupTable {
  region_id: number
  year: number
  stage: string
  units: number
  submitted: number
  accepted: number
  scored: number
  total_sum: bigint
  amount_sum: bigint
  projects: number
  grades: string
  refreshed_at: string
}

export interface FindingTable {
  region_id: number
  submission_id: string
  version: number
  number: number
  unit_id: string
  rule: string
  severity: string
  path: string | null
  message: string
  body: string
}

export interface WaiverTable {
  region_id: number
  id: string
  submission_id: string
  unit_id: string
  rule: string
  path: string | null
  reason: string
  author_id: string
  asked_at: string
  until: string
  decided_by: string | null
  decided_at: string | null
  granted: boolean | null
}

export interface EvidenceTable {
  region_id: number
  id: string
  submission_id: string
  unit_id: string
  path: string
  title: string
  kind: string | null
  number: string | null
  dated: string | null
  sha256: string
  size: bigint
  mime: string
  file_name: string
  author_id: string
  at: string
  removed_at: string | null
  removed_by: string | null
}

export interface CommentTable {
  region_id: number
  id: string
  submission_id: string
  unit_id: string
  path: string
  version: number
  author_id: string
  at: string
  text: string
  kind: string
  resolved_at: string | null
  resolved_by: string | null
}

export interface NoticeTable {
  region_id: number
  id: string
  person_id: string
  kind: string
  title: string
  text: string
  link: string | null
  at: string
  read_at: string | null
}

export interface JobTable {
  region_id: number
  id: string
  kind: string
  state: string
  input: string
  output: string | null
  done: number
  total: number
  message: string | null
  attempts: number
  person_id: string | null
  created_at: string
  run_after: string
  started_at: string | null
  heartbeat_at: string | null
  finished_at: string | null
}

export interface SettingTable {
  region_id: number
  key: string
  value: string
  updated_at: string
}

export interface LogTable {
  region_id: number
  origin: string
  seq: bigint
  at: string
  person_id: string | null
  role: string | null
  action: string
  subject_kind: string
  subject_id: string
  unit_id: string | null
  entry: string
  hash: string
}

export interface LogHeadTable {
  region_id: number
  origin: string
  seq: bigint
  hash: string
}
