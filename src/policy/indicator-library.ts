import { z } from 'zod'
import type { LibraryIndicator } from '#domain/indicator-library.ts'
import { text } from './values.ts'
import { readChecked } from './yaml-file.ts'

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

/** The indicator library 指标库 of `policy/library`. @throws ProductError POLICY_INVALID, also for two entries of one id */
export async function loadIndicatorLibrary(policyDir: string): Promise<readonly LibraryIndicator[]> {
  const { data, refuse } = await readChecked(policyDir, 'library/indicators.yaml', File)
  const { indicators } = data
  const twice = indicators.findIndex(({ id }, i) => indicators.findIndex((other) => other.id === id) !== i)
  if (twice >= 0) throw refuse(['indicators', twice, 'id'], `编号“${indicators[twice]!.id}”用了两次`)
  return indicators.map(({ kind, source, ...entry }) => {
    const [category = '', subcategory = ''] = kind.split('/')
    return { ...entry, category, subcategory, dataSource: source }
  })
}
