import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { dateText, text } from './values.ts'
import { readChecked } from './yaml-file.ts'

const SourceFile = z.strictObject({
  id: text,
  /** 文号 */
  number: text,
  title: text,
  issuer: text,
  date: dateText,
  dateUnverified: text.optional(),
  clauses: z.record(
    z.string().regex(/^[a-z0-9-]+$/, '条款的短名只用小写字母、数字和连字符'),
    z.strictObject({
      title: text,
      /** In our own words. */
      summary: text,
      /** The very words, only when compared with the original. */
      quote: text.optional(),
      unverified: text.optional(),
    }),
  ),
})

/** A legal document 依据: number, title, date and the clauses that schemes and rules name as "id#clause". */
export type Source = z.infer<typeof SourceFile>
export type Sources = ReadonlyMap<string, Source>

/** The documents of policy/sources by id, all or those named. @throws ProductError POLICY_INVALID for the first file that is wrong. */
export async function loadSources(policyDir: string, only?: ReadonlySet<string>): Promise<Sources> {
  const files = (await readdir(join(policyDir, 'sources'))).filter((file) => file.endsWith('.yaml')).sort()
  const wanted = only ? files.filter((file) => only.has(basename(file, '.yaml'))) : files
  const sources = await Promise.all(wanted.map((file) => loadSource(policyDir, file)))
  return new Map(sources.map((source) => [source.id, source]))
}

async function loadSource(policyDir: string, name: string): Promise<Source> {
  const { data, refuse } = await readChecked(policyDir, `sources/${name}`, SourceFile)
  if (data.id !== basename(name, '.yaml')) throw refuse(['id'], `编号“${data.id}”应与文件名一致`)
  return data
}
