import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { findLibreOffice } from '#documents/pdf.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { loadScheme } from '#policy/schemes.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { writeDepartmentWorkbook } from '../write/department-workbook.ts'
import { readSubmission } from './submission.ts'

const soffice = await findLibreOffice()
const policy = join(import.meta.dirname, '../../../policy')
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('the department workbook saved by LibreOffice as .xlsx, .xls and .ods says the same', {
  skip: soffice === undefined ? 'LibreOffice is not installed: saving by another program was not tested' : false,
}, async () => {
  const [layouts, scheme] = await Promise.all([loadLayouts(policy), loadScheme(policy, 'mof-2020-10')])
  const folder = await mkdtemp(join(tmpdir(), 'saved-'))
  try {
    const source = join(folder, '填报.xlsx')
    await writeFile(source, await writeDepartmentWorkbook({ scheme, layouts, submission: xingfu2024 }))
    for (const kind of ['xlsx', 'xls', 'ods']) {
      const target = join(folder, kind)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      execFileSync(soffice ?? '', [profile, '--headless', '--convert-to', kind, '--outdir', target, source], {
        timeout: 60_000,
        stdio: 'ignore',
      })
      const { submission, problems, notices } = await readSubmission(await readFile(join(target, `填报.${kind}`)), `填报.${kind}`, layouts)
      assert.deepEqual(json(submission), json(xingfu2024), kind)
      assert.deepEqual([problems, notices], [[], []], kind)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
