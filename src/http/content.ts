import { fromJson, type Json } from '#domain/json.ts'
import type { Submission } from '#domain/submission.ts'
import type { SubmissionJson } from './contract/submission-schema.ts'

/** The Submission of a checked body: the schema knows exactly the fields of the model (a test compares the two types). */
export const contentOf = (body: SubmissionJson): Submission => fromJson<Submission>(body as Json)

/** What the store gives was checked by the schema when it came in; the serialiser checks it once more on its way out. */
export const withBody = <T extends { readonly body: unknown }>(answer: T) => ({ ...answer, body: answer.body as SubmissionJson })
