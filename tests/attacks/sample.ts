import { z } from 'zod'
import { emptySubmission } from '#domain/empty-submission.ts'
import { toJson } from '#domain/json.ts'

/** The ids an attacker has got hold of; every id a contract asks for is one of these, by the name of its field. */
export type Ids = Readonly<Record<string, string>>

interface Schema {
  /** "#/$defs/Submission": a shape that has a name of its own. */
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly minLength?: number
}

/**
 * A value that a contract takes 样本, made from its schema: every field is filled, also the optional ones, so that each id goes in somewhere.
 * `given` wins by the name of the field.
 */
export function sample(schema: z.ZodType, ids: Ids, given: Readonly<Record<string, unknown>> = {}): unknown {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  return valueFor(whole, '', { ids, given, shapes: whole.$defs ?? {} })
}

interface Known {
  readonly ids: Ids
  readonly given: Readonly<Record<string, unknown>>
  readonly shapes: Readonly<Record<string, Schema>>
}

function valueFor(schema: Schema, name: string, known: Known): unknown {
  const shape = schema.$ref === undefined ? undefined : known.shapes[schema.$ref.slice('#/$defs/'.length)]
  if (shape) return valueFor(shape, name, known)
  if (Object.hasOwn(known.given, name)) return known.given[name]
  if (name === 'body' && schema.type === 'object') return toJson(emptySubmission(2024))
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null')
  if (choice) return valueFor(choice, name, known)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, field]) => [key, valueFor(field, key, known)]))
    case 'array':
      return [valueFor(schema.items ?? {}, name.replace(/s$/, ''), known)]
    case 'integer':
    case 'number':
      return Math.max(1, Math.min(schema.minimum ?? 1, 2024))
    case 'boolean':
      return true
    default:
      return textOf(schema, name, known)
  }
}

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString()

function textOf({ format, minLength }: Schema, name: string, { ids }: Known): string {
  if (format === 'uuid') return ids[name] ?? ids['id'] ?? ''
  if (format === 'date-time') return TOMORROW
  if (format === 'date') return TOMORROW.slice(0, 10)
  if (name === 'login') return 'somebody'
  return 'x'.repeat(Math.max(minLength ?? 1, 4))
}
