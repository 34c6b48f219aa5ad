import { type Incoming, mergeImport, rejectPaths } from '#domain/compare/import.ts'
import { fromJson, type Json, toJson } from '#domain/json.ts'
import { type Place, placeOf } from '#domain/place.ts'
import type { Problem } from '#domain/problem.ts'
import type { Submission } from '#domain/submission.ts'
import type { InputFile } from '../evaluate-unit.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { reading } from '../submission/open-submission.ts'
import { versionOf } from '../submission/read-submission.ts'
import { saveSubmission } from '../submission/save-submission.ts'
import type { FileRead, ImportRead } from '../workshop/import-task.ts'

export interface ImportedField {
  readonly path: string
  readonly label: string
  /** The words as they stand in the file, else the value in words. */
  readonly text: string
  readonly place: Place | null
  readonly current: string | null
  readonly change: Incoming['change']
  readonly doubt: string | null
}

export interface Preview {
  /** The version it was made over. */
  readonly version: number
  readonly files: readonly FileRead[]
  readonly fields: readonly ImportedField[]
  readonly problems: readonly Problem[]
  /** The submission with everything put in. */
  readonly body: Json
}

/** What the files would change 导入预览; nothing is written. Doubtful values first, then in the order of the year. */
export async function previewImport(services: Services, caller: Caller, id: string, files: readonly InputFile[]): Promise<Preview> {
  const { row, content } = await reading(services, { caller, id, permission: 'submission.edit' }, async (db, found) => ({
    row: found,
    content: (await versionOf(db, found, found.version)).content,
  }))
  const read = await services.workshop.run('readImport', { files })
  if (read.submission === null) return { version: row.version, files: read.files, fields: [], problems: [], body: toJson(content) }
  const imported = fromJson<Submission>(read.submission)
  const { merged, fields } = mergeImport(content, imported)
  const shown = fields.filter(({ path }) => path !== 'year').map((field) => shownField(field, read))
  return {
    version: row.version,
    files: read.files,
    fields: [...shown.filter(({ doubt }) => doubt !== null), ...shown.filter(({ doubt }) => doubt === null)],
    problems: [...otherYear(imported.year, row.year), ...read.problems],
    body: toJson({ ...merged, year: row.year }),
  }
}

function shownField({ path, from, label, text, current, change }: Incoming, { places, words, problems }: ImportRead): ImportedField {
  const problem = problems.find((each) => each.path === from || each.path === from.replace(/Text$/, ''))
  const doubt = problem?.message ?? (change === 'changed' ? doubtOf(current ?? '', text) : null)
  return { path, label, text: words[from] ?? text, place: placeOf(places, from) ?? null, current: current ?? null, change, doubt }
}

/** A value that replaces another one is looked at by a person; one that is ten thousand times as much is most likely in another unit. */
function doubtOf(current: string, text: string): string {
  const [before, after] = [current, text].map((said) => Number(/^(-?[\d.]+) 万元$/.exec(said)?.[1]))
  const times = before && after ? Math.max(before / after, after / before) : 1
  return Math.round(times) === YUAN_IN_WANYUAN ? '与现有金额相差一万倍，可能是元、万元写混' : '与现有内容不同'
}

/** Only to recognise a mix-up of units; no amount is computed by it. */
const YUAN_IN_WANYUAN = 1e4

const otherYear = (found: number | undefined, year: number): readonly Problem[] =>
  found === undefined || found === year
    ? []
    : [
        {
          path: 'year',
          message: `文件写的是 ${found} 年度，这份填报是 ${year} 年度`,
          remedy: '请确认没有选错文件；往年的完成值不要当作本年度的采纳。',
          found: String(found),
        },
      ]

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
