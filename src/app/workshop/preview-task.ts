import { type Incoming, mergeImport } from '#domain/compare/import.ts'
import { fromJson, type Json, toJson } from '#domain/json.ts'
import { type Place, placeOf } from '#domain/place.ts'
import type { Problem } from '#domain/problem.ts'
import type { Submission } from '#domain/submission.ts'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import type { Bench } from './bench.ts'
import { type FileRead, type ImportRead, readImport } from './import-task.ts'

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

export interface ImportPreview {
  readonly files: readonly FileRead[]
  readonly fields: readonly ImportedField[]
  readonly problems: readonly Problem[]
  /** The submission with everything put in. */
  readonly body: Json
}

export interface ImportQuestion {
  readonly files: readonly InputFile[]
  /** The submission as it stands, and its year. */
  readonly content: Json
  readonly year: number
}

/** What the files would change 导入预览. Doubtful values first, then in the order of the year. */
export async function previewFields({ files, content, year }: ImportQuestion, bench: Bench): Promise<ImportPreview> {
  const read = await readImport({ files }, bench)
  if (read.submission === undefined) return { files: read.files, fields: [], problems: [], body: content }
  const { merged, fields } = mergeImport(fromJson<Submission>(content), read.submission)
  const shown = fields.filter(({ path }) => path !== 'year').map((field) => shownField(field, read))
  return {
    files: read.files,
    fields: [...shown.filter(({ doubt }) => doubt !== null), ...shown.filter(({ doubt }) => doubt === null)],
    problems: [...otherYear(read.submission.year, year), ...read.problems],
    body: toJson({ ...merged, year }),
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
