import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { LibraryIndicator } from '#domain/indicator-library.ts'
import { text } from './values.ts'
import { readChecked } from './yaml-file.ts'

const FOLDER = 'library'

const File = z.strictObject({
  indicators: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/, '编号只用小写字母、数字和连字符'),
      /** 一级指标/二级指标 */
      kind: z.string().regex(/^[^/]+指标\/[^/]+指标$/, '写成“一级指标/二级指标”'),
      name: text,
      target: text,
      nature: z.enum(['定量', '定性']).default('定量'),
      definition: text.optional(),
      source: text.optional(),
      /** 常见错误 */
      mistake: text.optional(),
      fits: z.array(text).min(1),
    }),
  ),
})

/**
 * The indicator library 指标库: every file of `policy/library` together, in the order of their names, so that an office adds its own beside ours.
 *
 * @throws ProductError POLICY_INVALID, also for two entries of one id
 */
export async function loadIndicatorLibrary(policyDir: string): Promise<readonly LibraryIndicator[]> {
  const names = (await readdir(join(policyDir, FOLDER))).filter((name) => name.endsWith('.yaml')).sort()
  const files = await Promise.all(names.map((name) => readChecked(policyDir, `${FOLDER}/${name}`, File)))
  const known = new Set<string>()
  return files.flatMap(({ data, refuse }) =>
    data.indicators.map(({ kind, source, ...entry }, i) => {
      if (known.has(entry.id)) throw refuse(['indicators', i, 'id'], `编号“${entry.id}”用了两次`)
      known.add(entry.id)
      const [category = '', subcategory = ''] = kind.split('/')
      return { ...entry, category, subcategory, dataSource: source }
    }),
  )
}
