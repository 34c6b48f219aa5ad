import { z } from 'zod'

/** Shapes that several contracts share 公用形状. Decimal numbers travel as strings, moments as ISO text. */
export const id = z.uuid()
export const regionId = z.int().min(0)
export const moment = z.string()
export const decimal = z.string().nullable()
export const pathParams = z.object({ id })
export const done = z.object({ ok: z.literal(true) })
export const stage = z.enum(['goals', 'monitoring', 'self-evaluation'])
export const state = z.enum(['draft', 'confirmed', 'submitted', 'returned', 'accepted', 'locked', 'published', 'archived'])
export const action = z.enum([
  'save', 'confirm', 'reopen', 'submit', 'withdraw', 'hand-over', 'take', 'return', 'accept', 'revoke', 'extend', 'lock', 'unlock', 'publish', 'unpublish', 'archive',
])
export const role = z.enum(['clerk', 'head', 'reviewer', 'second-reviewer', 'expert', 'analyst', 'administrator', 'auditor'])

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
  severity: z.enum(['error', 'warning', 'notice']),
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

export const counts = z.object({ error: z.int(), warning: z.int(), notice: z.int() })
