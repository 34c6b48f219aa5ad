-- Tables of 明绩. PostgreSQL 15 level. region_id stands first in every key, join and filter; money is bigint in 10^-4 元, points in 10^-4 分.
-- Markers "@dist table", "@ref table" take effect only where Citus is present. Each policy is the only one of its table, and permissive.

create function app_lo() returns int language sql stable as $$ select nullif(current_setting('app.lo', true), '')::int $$;
create function app_hi() returns int language sql stable as $$ select nullif(current_setting('app.hi', true), '')::int $$;
-- app.units is '*' for every unit of the regions; otherwise the ids the person may see, with commas between. Ids have one length: a part is
-- never another id.
create function app_all() returns boolean language sql stable as $$ select current_setting('app.units', true) = '*' $$;
create function app_sees(unit uuid) returns boolean language sql stable as $$ select strpos(current_setting('app.units', true), unit::text) > 0 $$;
-- @function app_lo()
-- @function app_hi()
-- @function app_all()
-- @function app_sees(uuid)

-- ── divisions, units, people ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table division (
  region_id int primary key,
  code text not null,                  -- 行政区划代码, six digits as text; an attribute, it may change
  name text not null,
  full_name text not null,
  level smallint not null,             -- 0 全国, 1 省, 2 市, 3 县
  lo int not null,                     -- the subtree is region_id between lo and hi
  hi int not null,
  sort_key text not null,
  valid_from date,
  valid_to date
);
-- @ref division
alter table division enable row level security;
alter table division force row level security;
create policy scope on division using (app_lo() <= app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on division to mingji_app;

create table unit (
  region_id int not null,
  id uuid not null,
  parent_id uuid,                      -- 主管部门
  code text not null,
  name text not null,
  kind text not null,                  -- 'department' 预算部门, 'unit' 预算单位, 'finance' 财政部门
  sort_key text not null,
  active boolean not null default true,
  primary key (region_id, id),
  unique (region_id, code)
);
-- @dist unit
alter table unit add foreign key (region_id) references division (region_id);
alter table unit add foreign key (region_id, parent_id) references unit (region_id, id) deferrable;
alter table unit enable row level security;
alter table unit force row level security;
create policy scope on unit using (region_id between app_lo() and app_hi() and (app_all() or app_sees(id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(id)));
grant select, insert, update on unit to mingji_app;

create table person (
  region_id int not null,
  id uuid not null,
  login text not null,
  name text not null,
  unit_id uuid,
  phone text,
  active boolean not null default true,
  external_subject text,               -- OIDC or CAS subject
  created_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, login)
);
-- @dist person
create index person_login on person (login);
alter table person enable row level security;
alter table person force row level security;
create policy scope on person using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on person to mingji_app;

create table role_grant (
  region_id int not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  region_from int not null,
  region_to int not null,
  unit_id uuid,                        -- null: every unit of the regions
  valid_from timestamptz,
  valid_until timestamptz,
  stands_in_for uuid,                  -- 代理何人
  granted_by uuid,
  granted_at timestamptz not null,
  reason text,
  primary key (region_id, id)
);
-- @dist role_grant
alter table role_grant add foreign key (region_id, person_id) references person (region_id, id);
create index role_grant_person on role_grant (region_id, person_id);
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy scope on role_grant using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on role_grant to mingji_app;

-- ── sign-in ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table credential (
  region_id int not null,
  person_id uuid not null,
  password_hash text not null,         -- argon2id, PHC string
  changed_at timestamptz not null,
  must_change boolean not null,
  totp_secret text,                    -- second factor; base32
  totp_confirmed_at timestamptz,
  totp_last_step bigint,               -- last accepted time step: a code is good once
  failures int not null default 0,
  locked_until timestamptz,
  primary key (region_id, person_id)
);
-- @dist credential
alter table credential add foreign key (region_id, person_id) references person (region_id, id);
alter table credential enable row level security;
alter table credential force row level security;
create policy scope on credential using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update, delete on credential to mingji_app;

create table session (
  region_id int not null,
  id text not null,                    -- sha256 of the token, hex; the token itself is never stored
  person_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  address text,
  agent text,
  primary key (region_id, id)
);
-- @dist session
create index session_person on session (region_id, person_id);
alter table session enable row level security;
alter table session force row level security;
create policy scope on session using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update, delete on session to mingji_app;

create table api_token (
  region_id int not null,
  id uuid not null,
  hash text not null,                  -- sha256 of the token, hex
  person_id uuid not null,
  name text not null,
  permissions text not null,           -- with commas between
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (region_id, id),
  unique (region_id, hash)
);
-- @dist api_token
alter table api_token enable row level security;
alter table api_token force row level security;
create policy scope on api_token using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on api_token to mingji_app;

create table login_attempt (
  region_id int not null,              -- 0 when the login is unknown
  id uuid not null,
  login text not null,
  address text not null,
  at timestamptz not null,
  ok boolean not null,
  reason text,
  primary key (region_id, id)
);
-- @dist login_attempt
create index login_attempt_login on login_attempt (region_id, login, at);
alter table login_attempt enable row level security;
alter table login_attempt force row level security;
create policy scope on login_attempt using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, delete on login_attempt to mingji_app;

-- ── years, submissions, assessments ──────────────────────────────────────────────────────────────────────────────────────────────────
create table round (
  region_id int not null,
  id uuid not null,
  year int not null,
  stage text not null,
  title text not null,
  scheme_id text,
  opens_at timestamptz,
  due_at timestamptz,
  review_due_at timestamptz,
  closed_at timestamptz,
  primary key (region_id, id),
  unique (region_id, year, stage)
);
-- @dist round
alter table round enable row level security;
alter table round force row level security;
create policy scope on round using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on round to mingji_app;

create table submission (
  region_id int not null,
  id uuid not null,
  unit_id uuid not null,
  year int not null,
  stage text not null,
  state text not null,
  version int not null,                -- of the content: 1, 2, 3 …
  first_key text,                      -- JSON of the signature, null while unsigned
  second_key text,
  clerk_id uuid,
  reviewer_id uuid,
  due_at timestamptz,                  -- this submission's own deadline
  submitted_at timestamptz,
  updated_at timestamptz not null,
  run_id uuid,                         -- the current assessment
  scheme_id text,
  total bigint,                        -- department score, 10^-4 分; null while pending
  grade text,
  projects int not null default 0,
  amount bigint,                       -- sum of the projects, 10^-4 元
  pending int not null default 0,
  errors int not null default 0,       -- open: neither mended nor waived
  warnings int not null default 0,
  primary key (region_id, id),
  unique (region_id, year, stage, unit_id)
);
-- @dist submission
alter table submission add foreign key (region_id, unit_id) references unit (region_id, id);
create index submission_state on submission (region_id, year, stage, state);
alter table submission enable row level security;
alter table submission force row level security;
create policy scope on submission using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, update on submission to mingji_app;

create table submission_version (
  region_id int not null,
  submission_id uuid not null,
  version int not null,
  unit_id uuid not null,
  body text not null,                  -- the one truth: Submission as canonical JSON
  body_hash text not null,             -- sha256 of the body, hex
  author_id uuid not null,
  at timestamptz not null,
  source text not null,                -- 'save', 'import', 'merge', 'undo'
  note text,
  primary key (region_id, submission_id, version)
);
-- @dist submission_version
alter table submission_version add foreign key (region_id, submission_id) references submission (region_id, id);
alter table submission_version enable row level security;
alter table submission_version force row level security;
create policy scope on submission_version using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert on submission_version to mingji_app;

create table submission_step (
  region_id int not null,
  submission_id uuid not null,
  number int not null,
  unit_id uuid not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  version int not null,
  person_id uuid not null,
  on_behalf_of uuid,
  role text not null,
  at timestamptz not null,
  reason text,
  primary key (region_id, submission_id, number)
);
-- @dist submission_step
alter table submission_step add foreign key (region_id, submission_id) references submission (region_id, id);
alter table submission_step enable row level security;
alter table submission_step force row level security;
create policy scope on submission_step using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert on submission_step to mingji_app;

create table run (
  region_id int not null,
  id uuid not null,
  submission_id uuid not null,
  unit_id uuid not null,
  version int not null,
  scheme_id text not null,
  scheme_hash text not null,
  at timestamptz not null,
  total bigint,
  grade text,
  projects int not null,
  pending int not null,
  body text not null,                  -- Assessment as canonical JSON, proofs left out: they follow from inputs and scheme
  body_hash text not null,
  kept boolean not null default false, -- a run of a submitted version stays; those of drafts give way to the next
  primary key (region_id, id)
);
-- @dist run
create index run_submission on run (region_id, submission_id, version);
alter table run enable row level security;
alter table run force row level security;
create policy scope on run using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, update, delete on run to mingji_app;

create table project_score (
  region_id int not null,
  run_id uuid not null,
  number int not null,                 -- 0 = the department's own form, 1 … = projects in order
  unit_id uuid not null,
  code text,
  name text,
  amount bigint,
  budget bigint,
  executed bigint,
  total bigint,
  grade text,
  proven boolean not null,
  pending int not null,
  primary key (region_id, run_id, number)
);
-- @dist project_score
alter table project_score enable row level security;
alter table project_score force row level security;
create policy scope on project_score using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, delete on project_score to mingji_app;

create table score (
  region_id int not null,
  run_id uuid not null,
  project int not null,                -- as project_score.number
  line int not null,                   -- 0 = budget execution, 1 … = indicators in order
  unit_id uuid not null,
  category text not null,
  method text,
  points int,
  score int,                           -- 10^-4 分; null while pending
  outcome text not null,
  primary key (region_id, run_id, project, line)
);
-- @dist score
alter table score enable row level security;
alter table score force row level security;
create policy scope on score using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, delete on score to mingji_app;

create table rollup (
  region_id int not null,
  year int not null,
  stage text not null,
  units int not null,
  submitted int not null,
  accepted int not null,
  scored int not null,
  total_sum bigint not null,           -- sum of the department scores, 10^-4 分
  amount_sum bigint not null,
  projects int not null,
  grades text not null,                -- JSON: grade → count
  refreshed_at timestamptz not null,
  primary key (region_id, year, stage)
);
-- @dist rollup
alter table rollup enable row level security;
alter table rollup force row level security;
create policy scope on rollup using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on rollup to mingji_app;

create table finding (
  region_id int not null,
  submission_id uuid not null,
  version int not null,
  number int not null,
  unit_id uuid not null,
  rule text not null,
  severity text not null,
  path text,
  message text not null,
  body text not null,                  -- Finding as JSON
  primary key (region_id, submission_id, version, number)
);
-- @dist finding
create index finding_rule on finding (region_id, rule);
alter table finding enable row level security;
alter table finding force row level security;
create policy scope on finding using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, update, delete on finding to mingji_app;

create table waiver (
  region_id int not null,
  id uuid not null,
  submission_id uuid not null,
  unit_id uuid not null,
  rule text not null,
  path text,
  reason text not null,
  author_id uuid not null,
  asked_at timestamptz not null,
  until date not null,
  decided_by uuid,
  decided_at timestamptz,
  granted boolean,                     -- null while asked
  primary key (region_id, id)
);
-- @dist waiver
alter table waiver add foreign key (region_id, submission_id) references submission (region_id, id);
create index waiver_submission on waiver (region_id, submission_id);
alter table waiver enable row level security;
alter table waiver force row level security;
create policy scope on waiver using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, update on waiver to mingji_app;

create table evidence (
  region_id int not null,
  id uuid not null,
  submission_id uuid not null,
  unit_id uuid not null,
  path text not null,                  -- the value it proves: "projects[3].indicators[0].actual"
  title text not null,
  kind text,
  number text,
  dated text,
  sha256 text not null,
  size bigint not null,
  mime text not null,
  file_name text not null,             -- as the user called it; shown, never used as a path
  author_id uuid not null,
  at timestamptz not null,
  removed_at timestamptz,              -- tombstone; the blob stays
  removed_by uuid,
  primary key (region_id, id)
);
-- @dist evidence
alter table evidence add foreign key (region_id, submission_id) references submission (region_id, id);
create index evidence_submission on evidence (region_id, submission_id);
create index evidence_hash on evidence (region_id, sha256);
alter table evidence enable row level security;
alter table evidence force row level security;
create policy scope on evidence using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, update on evidence to mingji_app;

-- ── talk and work ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
create table comment (
  region_id int not null,
  id uuid not null,
  submission_id uuid not null,
  unit_id uuid not null,
  path text not null,
  version int not null,
  author_id uuid not null,
  at timestamptz not null,
  text text not null,
  kind text not null,                  -- 'comment', 'return' (an item of the list of a return)
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (region_id, id)
);
-- @dist comment
alter table comment add foreign key (region_id, submission_id) references submission (region_id, id);
create index comment_submission on comment (region_id, submission_id);
alter table comment enable row level security;
alter table comment force row level security;
create policy scope on comment using (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)))
  with check (region_id between app_lo() and app_hi() and (app_all() or app_sees(unit_id)));
grant select, insert, update on comment to mingji_app;

create table notice (
  region_id int not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text not null,
  text text not null,
  link text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (region_id, id)
);
-- @dist notice
create index notice_person on notice (region_id, person_id, at);
alter table notice enable row level security;
alter table notice force row level security;
create policy scope on notice using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update, delete on notice to mingji_app;

-- Local on Citus: claimed with SKIP LOCKED.
create table job (
  region_id int not null,
  id uuid not null,
  kind text not null,
  state text not null,                 -- 'waiting', 'running', 'done', 'failed', 'cancelled'
  input text not null,
  output text,
  done int not null default 0,
  total int not null default 0,
  message text,
  attempts int not null default 0,
  person_id uuid,
  created_at timestamptz not null,
  run_after timestamptz not null,
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  primary key (region_id, id)
);
create index job_waiting on job (state, run_after);
alter table job enable row level security;
alter table job force row level security;
create policy scope on job using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update, delete on job to mingji_app;

create table setting (
  region_id int not null,
  key text not null,
  value text not null,
  updated_at timestamptz not null,
  primary key (region_id, key)
);
-- @dist setting
alter table setting enable row level security;
alter table setting force row level security;
create policy scope on setting using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update, delete on setting to mingji_app;

-- ── the log: insert only ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- One chain per region and installation (origin): a PC's chain merges into the county's server beside the server's own.
create table log (
  region_id int not null,
  origin uuid not null,
  seq bigint not null,
  at timestamptz not null,
  person_id uuid,
  role text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  unit_id uuid,
  entry text not null,                 -- the canonical form that was hashed; the columns beside it are for searching
  hash text not null,                  -- SM3(previous hash, entry), hex
  primary key (region_id, origin, seq)
);
-- @dist log
create index log_at on log (region_id, at);
create index log_subject on log (region_id, subject_kind, subject_id);
alter table log enable row level security;
alter table log force row level security;
create policy scope on log using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert on log to mingji_app;

create table log_head (
  region_id int not null,
  origin uuid not null,
  seq bigint not null,
  hash text not null,
  primary key (region_id, origin)
);
-- @dist log_head
alter table log_head enable row level security;
alter table log_head force row level security;
create policy scope on log_head using (region_id between app_lo() and app_hi()) with check (region_id between app_lo() and app_hi());
grant select, insert, update on log_head to mingji_app;

-- Long texts: LZ4 where the server has it (several times faster to save); elsewhere PostgreSQL's own.
do $$ begin
  alter table submission_version alter column body set compression lz4;
  alter table run alter column body set compression lz4;
exception when feature_not_supported then null;
end $$;
