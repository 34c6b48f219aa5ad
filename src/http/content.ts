import { fromJson, type Json } from '#domain/json.ts'
import type { Submission } from '#domain/submission.ts'
import { ProductError } from '#errors'
import { type SubmissionJson, submissionSchema } from './contract/submission-schema.ts'

/** The Submission of a checked body: the schema knows exactly the fields of the model (a test compares the two types). */
export const contentOf = (body: SubmissionJson): Submission => fromJson<Submission>(body as Json)

/** What the store gives was checked by the schema when it came in; the serialiser checks it once more on its way out. */
export const withBody = <T extends { readonly body: unknown }>(answer: T) => ({ ...answer, body: answer.body as SubmissionJson })

/** The text of a submission that comes from another installation. @throws ProductError BACKUP_UNREADABLE */
export function checkContent(body: string): void {
  const parsed = submissionSchema.safeParse(JSON.parse(body))
  const [issue] = parsed.error?.issues ?? []
  if (issue)
    throw new ProductError('BACKUP_UNREADABLE', {
      folder: '汇入的文件',
      reason: `填报内容不合约定：${issue.path.join('.')} ${issue.message}`,
    })
}
