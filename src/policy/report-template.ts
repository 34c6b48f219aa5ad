import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProductError } from '#errors'

const REPORT = 'templates/department-report.docx'

/** The report template 报告模板 of a policy folder, as bytes: people edit it in Word or WPS. @throws ProductError FILE_NOT_FOUND */
export async function loadReportTemplate(policyDir: string): Promise<Uint8Array> {
  const bytes = await readFile(join(policyDir, REPORT)).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? new ProductError('FILE_NOT_FOUND', { file: REPORT }, { cause }) : cause
  })
  return new Uint8Array(bytes)
}
