import { writeFile } from 'node:fs/promises'
import { writeDepartmentWorkbook } from '#documents/write/department-workbook.ts'
import { ProductError } from '#errors'
import { policyData } from '../policy/policy-data.ts'

/** Writes the empty department workbook 填报工作簿 of a scheme. @throws ProductError for an unknown scheme or a place that cannot be written. */
export async function writeTemplate({
  file,
  schemeId,
  policyDir,
}: {
  readonly file: string
  readonly schemeId: string
  readonly policyDir: string
}): Promise<void> {
  const policy = policyData(policyDir)
  const bytes = await writeDepartmentWorkbook({ scheme: await policy.scheme(schemeId), layouts: await policy.layouts() })
  await writeFile(file, bytes).catch((cause: NodeJS.ErrnoException) => {
    throw new ProductError('OUTPUT_NOT_WRITABLE', { path: file, reason: cause.code ?? cause.message }, { cause })
  })
}
