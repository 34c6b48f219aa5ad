import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { root, run } from './program.ts'

/** The report that is made from sound facts passes the check-up: what we write, we do not call wrong. */
const out = await mkdtemp(join(tmpdir(), 'mingji-own-report-'))
after(() => rm(out, { recursive: true, force: true }))

test('the report of the fictional street has no error, and only warnings that hold', async () => {
  await run('evaluate', join(root, 'examples', 'xingfu-2024'), '--out', out, '--no-pdf')
  const result = join(out, 'check.json')
  await run('check', join(out, '部门整体支出绩效自评报告.docx'), '--scheme', 'qiaoxi-2020', '--format', 'json', '--out', result)
  const { findings }: { findings: { rule: string; severity: string; message: string }[] } = JSON.parse(await readFile(result, 'utf8'))
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`),
    [],
  )
  // Four projects scored their indicators far above what they spent; the facts are so.
  assert.deepEqual([...new Set(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule))], ['inflated-indicators'])
})
