import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { fromJson, toJson } from '#domain/json.ts'
import type { Exact } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'
import { donghua2024 } from '../../../scripts/examples/donghua-2024.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { contracts } from './all.ts'
import { submissionSchema } from './submission-schema.ts'

/** A model type as `toJson` writes it; the parsers never nest one list of values in another, though the type could. */
type Wire<T> = T extends Exact
  ? { $exact: string }
  : T extends readonly (infer E)[]
    ? Wire<E>[]
    : T extends { readonly kind: 'several'; readonly parts: readonly (infer E)[] }
      ? { kind: 'several'; parts: Wire<Exclude<E, { readonly kind: 'several' }>>[] }
      : T extends object
        ? { -readonly [K in keyof T]: Wire<T[K]> }
        : T
/** Optional fields of the schema say `| undefined`; in JSON that is the same as absent. */
type Loose<T> = T extends (infer E)[]
  ? Loose<E>[]
  : T extends object
    ? { [K in keyof T]: Loose<T[K]> | (undefined extends T[K] ? undefined : never) }
    : T

// Compiles only while each knows every field of the other.
type Model = Loose<Wire<Submission>>
type Schema = Loose<z.output<typeof submissionSchema>>
const toSchema = (model: Model): Schema => model
const toModel = (schema: Schema): Model => schema

for (const [name, submission] of Object.entries({ xingfu2024, donghua2024 })) {
  test(`the contract takes ${name} and loses nothing of it`, () => {
    const json = toJson(submission)
    const parsed = submissionSchema.parse(json)
    assert.deepEqual(parsed, json)
    assert.deepEqual(toJson(fromJson<Submission>(parsed)), json)
    assert.equal(toModel(toSchema(parsed)), parsed)
  })
}

const foreign: readonly (readonly [string, (json: Record<string, unknown>) => unknown])[] = [
  ['an unknown field', (json) => ({ ...json, admin: true })],
  ['an amount that is a float', (json) => ({ ...json, projects: [{ ...(json['projects'] as object[])[0], amount: 1.5 }] })],
  ['an amount with an exponent', (json) => ({ ...json, projects: [{ ...(json['projects'] as object[])[0], amount: { $exact: '1e9' } }] })],
  ['a text without end', (json) => ({ ...json, resultUse: '长'.repeat(20_001) })],
]
for (const [title, bend] of foreign) {
  test(`the contract refuses ${title}`, () => {
    const json = toJson(xingfu2024) as Record<string, unknown> // an object by construction
    assert.equal(submissionSchema.safeParse(bend(json)).success, false)
  })
}

test('every contract is listed once, under one method and path', () => {
  const places = Object.values(contracts).map(({ method, path }) => `${method} ${path}`)
  assert.ok(places.length > 70, `${places.length}`)
  assert.equal(new Set(places).size, places.length)
})
