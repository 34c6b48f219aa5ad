import { z } from 'zod'

/** Shapes that several contracts share 公用形状. Decimal numbers travel as strings, amounts in 万元, moments as ISO text (UTC). */
export const id = z.uuid()
export const regionId = z.int().min(0).max(999_999)
/** A moment the client sends. */
export const givenMoment = z.iso.datetime()
export const moment = z.string()
export const decimal = z.string().nullable()
export const pathParams = z.object({ id })
export const done = z.object({ ok: z.literal(true) })
export const year = z.coerce.number().int().min(1990).max(2200)
export const inRegion = z.object({ region: z.coerce.number().int().min(0).max(999_999).optional() })

export const stage = z.enum(['goals', 'monitoring', 'self-evaluation'])
export const state = z.enum(['draft', 'confirmed', 'submitted', 'returned', 'accepted', 'locked', 'published', 'archived'])
export const action = z.enum([
  'save',
  'confirm',
  'reopen',
  'submit',
  'withdraw',
  'hand-over',
  'take',
  'return',
  'accept',
  'revoke',
  'extend',
  'lock',
  'unlock',
  'publish',
  'unpublish',
  'archive',
])
export const role = z.enum(['clerk', 'head', 'reviewer', 'second-reviewer', 'expert', 'analyst', 'administrator', 'auditor'])
export const permission = z.enum([
  'submission.read',
  'submission.edit',
  'submission.confirm',
  'submission.submit',
  'submission.review',
  'submission.lock',
  'submission.publish',
  'evidence.attach',
  'waiver.ask',
  'waiver.grant',
  'comment.write',
  'statistics.read',
  'log.read',
  'round.manage',
  'unit.manage',
  'person.manage',
  'backup.make',
])
export const severity = z.enum(['error', 'warning', 'notice'])

export const place = z.object({
  file: z.string(),
  page: z.number().optional(),
  paragraph: z.number().optional(),
  line: z.number().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  start: z.number().optional(),
  end: z.number().optional(),
  quote: z.string().optional(),
})

export const finding = z.object({
  rule: z.string(),
  covers: z.array(z.string()).readonly(),
  severity,
  message: z.string(),
  why: z.string(),
  remedy: z.string(),
  source: z.string(),
  found: z.string().optional(),
  expected: z.string().optional(),
  path: z.string().optional(),
  place: place.optional(),
  related: z.array(place).readonly().optional(),
  waiver: z.object({ reason: z.string(), author: z.string(), until: z.string() }).optional(),
})

export const problem = z.object({
  path: z.string(),
  message: z.string(),
  remedy: z.string(),
  place: place.optional(),
  found: z.string().optional(),
})

export const counts = z.object({ error: z.int(), warning: z.int(), notice: z.int() })

/** A file that is answered; what it is called and of which type stands in its headers. */
export const file = z.unknown()
