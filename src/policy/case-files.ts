import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { ProductError } from '#errors'
import { firstIssue, parseYaml, readText, sayPath, type YamlDocument, YamlProblem } from './yaml-file.ts'

const written = z.string()
const year = z
  .string()
  .regex(/^\d{4}$/, '应为四位年份')
  .transform(Number)

const row = z.strictObject({
  category: written.optional(),
  subcategory: written.optional(),
  name: written.optional(),
  nature: z.enum(['定量', '定性']).optional(),
  points: written.optional(),
  unit: written.optional(),
  target: written.optional(),
  actual: written.optional(),
  level: written.optional(),
  share: written.optional(),
  method: z.enum(['all-or-nothing', 'proportional', 'three-levels', 'satisfaction-bands', 'interval', 'deadline']).optional(),
})

const CaseFile = z
  .strictObject({
    title: z.string().trim().min(1, '不能为空'),
    scheme: z.string().trim().min(1, '不能为空'),
    year: year.optional(),
    indicator: row.optional(),
    /** Beside the indicator or inside it. */
    level: written.optional(),
    share: written.optional(),
    budget: z.strictObject({ initial: written.optional(), adjusted: written.optional(), executed: written.optional() }).optional(),
    total: written.optional(),
    expect: z
      .strictObject({
        score: written.optional(),
        pending: written.optional(),
        problem: z.enum(['target', 'actual', 'points']).optional(),
        rate: written.optional(),
        grade: written.optional(),
        remark: written.optional(),
        notApplicable: z.literal('true').optional(),
      })
      .refine((expected) => Object.keys(expected).length > 0, '至少写一项期望结果'),
  })
  .refine(({ indicator, budget, total }) => [indicator, budget, total].filter((part) => part !== undefined).length === 1, {
    message: '一条算例写且只写 indicator（指标）、budget（预算执行）、total（总分）中的一种',
  })
  .refine(({ indicator, level, share }) => indicator !== undefined || (level === undefined && share === undefined), {
    message: 'level 和 share 只用于指标',
  })

/** A worked case 算例: texts exactly as people write them. */
export type WorkedCase = z.infer<typeof CaseFile>

export interface CaseEntry {
  /** Path below the folder that was named. */
  readonly file: string
  /** 1-based line where the case begins. */
  readonly line: number
  readonly worked: WorkedCase
}

/**
 * Worked cases of a folder (all .yaml and .yml below it) or of one file, in the order of files and documents.
 * @throws ProductError FILE_NOT_FOUND or CASES_INVALID with file and line for the first that is malformed.
 */
export async function loadCases(path: string): Promise<readonly CaseEntry[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new ProductError('FILE_NOT_FOUND', { file: path })
  if (!found.isDirectory()) return casesOf(path, basename(path))
  const names = await readdir(path, { recursive: true })
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort()
  const cases = await Promise.all(files.map((name) => casesOf(join(path, name), name)))
  return cases.flat()
}

async function casesOf(path: string, file: string): Promise<readonly CaseEntry[]> {
  const text = await readText(path, file)
  let documents: readonly YamlDocument[]
  try {
    documents = parseYaml(text)
  } catch (error) {
    if (error instanceof YamlProblem) throw new ProductError('CASES_INVALID', { file, line: error.line, reason: error.message })
    throw error
  }
  return documents.map((document) => {
    const parsed = CaseFile.safeParse(document.value)
    if (parsed.success) return { file, line: document.line(), worked: parsed.data }
    const { path: at, reason } = firstIssue(parsed.error)
    throw new ProductError('CASES_INVALID', {
      file,
      line: document.line(at),
      reason: at.length === 0 ? reason : `${sayPath(at)}：${reason}`,
    })
  })
}
