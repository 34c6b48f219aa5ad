import { z } from 'zod'
import { contract } from './contract.ts'
import { done, file, givenMoment, id, inRegion, moment, pathParams, permission, regionId, stage } from './shapes.ts'

/** Notices, jobs, tokens, the log: what goes on around the submissions. */

export const listNotices = contract({
  method: 'GET',
  path: '/api/notices',
  may: 'signed-in',
  summary: '通知',
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  response: z.object({
    unread: z.int(),
    notices: z.array(
      z.object({
        id,
        kind: z.string(),
        title: z.string(),
        text: z.string(),
        link: z.string().nullable(),
        at: moment,
        readAt: moment.nullable(),
      }),
    ),
  }),
})
/** Without `ids` all. */
export const readNotices = contract({
  method: 'POST',
  path: '/api/notices/read',
  may: 'signed-in',
  summary: '通知标为已读',
  body: z.object({ ids: z.array(id).max(500).optional() }),
  response: done,
})
/** 催办: one notice to the clerk and head of each submission or unit that has not yet submitted. */
export const remind = contract({
  method: 'POST',
  path: '/api/notices/remind',
  may: 'submission.review',
  summary: '催办：通知还没有提交的单位',
  body: z.object({ year: z.int(), stage, unitIds: z.array(id).min(1).max(500), text: z.string().max(500).optional() }),
  response: z.object({ people: z.int() }),
})

const job = z.object({
  id,
  regionId,
  kind: z.enum(['export', 'rescore', 'verify', 'backup', 'document']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int(),
  message: z.string().nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** The result can be fetched by `downloadJob`. */
  hasFile: z.boolean(),
})
/**
 * 'export': forms, reports and findings of all submissions within reach as one zip; 'rescore': drafts scored anew after a change of scheme;
 * 'document': one document of one submission that takes longer than an answer may; 'verify': log, evidence and scores proved; 'backup': into the data folder's `backups`.
 */
export const beginJob = contract({
  method: 'POST',
  path: '/api/jobs',
  may: 'signed-in',
  summary: '开始后台任务：批量导出、重新评分、校验、备份、生成文件',
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('export'), year: z.int(), stage, ids: z.array(id).max(2000).optional() }),
    z.object({ kind: z.literal('rescore'), year: z.int(), stage }),
    z.object({ kind: z.literal('verify') }),
    z.object({ kind: z.literal('backup') }),
    z.object({ kind: z.literal('document'), id, what: z.enum(['report.pdf', 'everything.zip']) }),
  ]),
  response: job,
  status: 202,
})
export const listJobs = contract({
  method: 'GET',
  path: '/api/jobs',
  may: 'signed-in',
  summary: '本人的后台任务',
  response: z.object({ jobs: z.array(job) }),
})
export const readJob = contract({
  method: 'GET',
  path: '/api/jobs/:id',
  may: 'signed-in',
  summary: '后台任务的进度',
  params: pathParams,
  response: job,
})
/** Server-sent events: one `job` each time it moves, the current state first; resumes after Last-Event-ID; ends when the job ends. */
export const watchJob = contract({
  method: 'GET',
  path: '/api/jobs/:id/events',
  may: 'signed-in',
  summary: '后台任务进度（SSE，可续传）',
  params: pathParams,
  response: job,
  answers: 'events',
})
export const cancelJob = contract({
  method: 'DELETE',
  path: '/api/jobs/:id',
  may: 'signed-in',
  summary: '取消后台任务',
  params: pathParams,
  response: done,
})
export const downloadJob = contract({
  method: 'GET',
  path: '/api/jobs/:id/file',
  may: 'signed-in',
  summary: '后台任务的结果文件',
  params: pathParams,
  response: file,
  answers: 'file',
})

const token = z.object({
  id,
  name: z.string(),
  permissions: z.array(permission),
  createdAt: moment,
  expiresAt: moment.nullable(),
  revokedAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
})
export const listTokens = contract({
  method: 'GET',
  path: '/api/tokens',
  may: 'signed-in',
  summary: '本人的访问令牌',
  response: z.object({ tokens: z.array(token) }),
})
/** A token may do what its person may, and only the permissions named. Shown this once. */
export const addToken = contract({
  method: 'POST',
  path: '/api/tokens',
  may: 'signed-in',
  summary: '为其他系统新建访问令牌（只显示一次）',
  body: z.object({ name: z.string().trim().min(1).max(100), permissions: z.array(permission).min(1), expiresAt: givenMoment }),
  response: token.extend({ token: z.string() }),
  status: 201,
})
export const revokeToken = contract({
  method: 'DELETE',
  path: '/api/tokens/:id',
  may: 'signed-in',
  summary: '作废访问令牌',
  params: pathParams,
  response: done,
})

const logFilter = inRegion.extend({
  person: id.optional(),
  action: z.string().max(60).optional(),
  subjectKind: z.string().max(30).optional(),
  subjectId: z.string().max(60).optional(),
  unit: id.optional(),
  from: givenMoment.optional(),
  until: givenMoment.optional(),
})
const logEntry = z.object({
  origin: z.string(),
  seq: z.number(),
  at: moment,
  /** Name; null for the program itself. */
  person: z.string().nullable(),
  role: z.string().nullable(),
  action: z.string(),
  /** The action in words: 提交、退回、新增人员 */
  title: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  unitId: id.nullable(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  why: z.string().nullable(),
  hash: z.string(),
})
/** Newest first; `next` goes into `before` for the following page, null at the end. */
export const readLog = contract({
  method: 'GET',
  path: '/api/log',
  may: 'log.read',
  summary: '操作日志（可筛选、分页）',
  query: logFilter.extend({ before: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({ entries: z.array(logEntry), next: z.string().nullable() }),
})

/** For monitoring and the page's foot. */
export const readStatus = contract({
  method: 'GET',
  path: '/api/status',
  may: 'anyone',
  summary: '系统状态',
  response: z.object({ version: z.string(), now: moment, examples: z.boolean() }),
})
