import { rejectPaths } from '#domain/compare/import.ts'
import { toJson } from '#domain/json.ts'
import type { Submission } from '#domain/submission.ts'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { reading } from '../submission/open-submission.ts'
import { versionOf } from '../submission/read-submission.ts'
import { saveSubmission } from '../submission/save-submission.ts'
import type { ImportPreview } from '../workshop/preview-task.ts'

export interface Preview extends ImportPreview {
  /** The version it was made over. */
  readonly version: number
}

/** What the files would change 导入预览; nothing is written. Reading and comparing happen in a thread of their own. */
export async function previewImport(services: Services, caller: Caller, id: string, files: readonly InputFile[]): Promise<Preview> {
  const { row, content } = await reading(services, { caller, id, permission: 'submission.edit' }, async (db, found) => ({
    row: found,
    content: (await versionOf(db, found, found.version)).content,
  }))
  const preview = await services.workshop.run('previewFields', { files, content: toJson(content), year: row.year })
  return { version: row.version, ...preview }
}

export interface ApplyRequest {
  readonly id: string
  readonly version: number
  /** The body of the preview, perhaps corrected by a person. */
  readonly content: Submission
  /** Paths that stay as they are now. */
  readonly reject: readonly string[]
  readonly files: readonly string[]
}

/** Takes an import over as a new version 采纳导入; bringing the version before back undoes it. Refusals as for saving. */
export async function applyImport(
  services: Services,
  caller: Caller,
  { id, version, content, reject, files }: ApplyRequest,
): Promise<{ readonly version: number }> {
  const current = await reading(
    services,
    { caller, id, permission: 'submission.edit' },
    async (db, row) => (await versionOf(db, row, Math.min(version, row.version))).content,
  )
  const wanted = reject.length === 0 ? content : rejectPaths(content, current, reject)
  return saveSubmission(services, caller, { id, version, content: wanted, source: 'import', note: noteOf(files) })
}

const LONGEST_NOTE = 300

const noteOf = (files: readonly string[]) =>
  files.length === 0 ? '导入' : `导入 ${files.join('、')}`.slice(0, LONGEST_NOTE).toWellFormed()
