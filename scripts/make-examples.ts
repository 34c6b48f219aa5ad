import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDepartmentWorkbook } from '#documents/write/department-workbook.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { loadScheme } from '#policy/schemes.ts'
import { donghua2024 } from './examples/donghua-2024.ts'
import { xingfu2024 } from './examples/xingfu-2024.ts'

/** Writes the workbooks of examples/ from their facts; run it after a change of the examples or of the workbook's shape. */
const root = join(import.meta.dirname, '..')
const policyDir = join(root, 'policy')
const [scheme, layouts] = await Promise.all([loadScheme(policyDir, 'qiaoxi-2020'), loadLayouts(policyDir)])

for (const [id, submission] of Object.entries({ 'donghua-2024': donghua2024, 'xingfu-2024': xingfu2024 })) {
  const folder = join(root, 'examples', id)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, '部门填报工作簿.xlsx'), await writeDepartmentWorkbook({ scheme, layouts, submission }))
  console.log(`examples/${id}/部门填报工作簿.xlsx`)
}
