import { z } from 'zod'
import { contract } from './contract.ts'
import { pathParams, place, problem } from './shapes.ts'
import { submissionSchema } from './submission-schema.ts'

/** One value found in the files, beside what the submission says now. */
const field = z.object({
  path: z.string(),
  /** Where it belongs, in words: 项目“…”／指标“…”／实际完成值 */
  label: z.string(),
  /** The words as they stand in the file; the value in words where the file has none of its own. */
  text: z.string(),
  place: place.nullable(),
  /** null = empty now. */
  current: z.string().nullable(),
  change: z.enum(['new', 'changed', 'same']),
  /** Why a person should look before accepting; null = nothing doubtful. */
  doubt: z.string().nullable(),
})

/**
 * What the files say, nothing is written yet 导入预览. Doubtful fields first. `body` is the submission with everything found put in; send it
 * to `applyImport`, with the paths the person did not want.
 */
export const previewImport = contract({
  method: 'POST',
  path: '/api/submissions/:id/import/preview',
  may: 'submission.edit',
  summary: '导入预览：填报工作簿、自评表、目标表、平台导出表、往年报告',
  params: pathParams,
  takes: 'files',
  response: z.object({
    /** The version the preview was made over. */
    version: z.int(),
    files: z.array(
      z.object({
        name: z.string(),
        /** What was recognised in it: titles of the forms found. */
        forms: z.array(z.string()),
        /** Why nothing could be read; null when something was. */
        refused: z.string().nullable(),
      }),
    ),
    fields: z.array(field),
    problems: z.array(problem),
    body: submissionSchema,
  }),
})
export const applyImport = contract({
  method: 'POST',
  path: '/api/submissions/:id/import',
  may: 'submission.edit',
  summary: '采纳导入（作为新版本保存，可用“恢复”撤销）',
  params: pathParams,
  body: z.object({
    version: z.int(),
    body: submissionSchema,
    /** Paths of the preview that stay as they are now. */
    reject: z.array(z.string().max(200)).max(20_000).default([]),
    /** Names of the files, for the history. */
    files: z.array(z.string().max(200)).max(40).default([]),
  }),
  response: z.object({ version: z.int() }),
})
