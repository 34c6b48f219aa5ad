import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkDocuments, readDocument } from '#app/check/check-documents.ts'
import { policyData } from '#app/policy/policy-data.ts'
import type { Finding } from '#domain/finding.ts'

/** The report that started it all, when it lies beside the repository: what must be found in it, on which line, and what must not. */
const seed = join(import.meta.dirname, '..', '..', 'shared', 'seed', 'donghua-2024-report.txt')
const skip = existsSync(seed) ? false : 'the first report (../shared/seed) is not on this machine'

const findings: readonly Finding[] = skip ? [] : await check()

async function check(): Promise<readonly Finding[]> {
  const policy = policyData(join(import.meta.dirname, '..', 'policy'))
  const document = await readDocument({ name: '报告.txt', bytes: new Uint8Array(readFileSync(seed)) }, policy)
  return (await checkDocuments([document], policy, { today: '2026-01-01' })).findings
}

const at = (code: string, line: number) =>
  findings.filter(({ covers, place, related }) => covers.includes(code) && [place, ...(related ?? [])].some((each) => each?.line === line))

/** Code, line, and words of the message. */
const expected: readonly (readonly [string, number, RegExp])[] = [
  ['B03', 138, /没有写是哪个项目/],
  ['E02', 146, /第 144 行/],
  ['B01', 112, /大气污染防治经费/],
  ['B05', 156, /总得分和评价等级/],
  ['B08', 47, /没有实际完成值/],
  ['B12', 114, /17 次/],
  ['E01', 57, /彭后/],
  ['E04', 29, /支出收入/],
  ['E04', 29, /一般公共服务支出/],
  ['E04', 158, /计价指标/],
  ['E04', 107, /文体设施/],
  ['C04', 53, /数量|单位/],
  ['C05', 47, /分批次/],
  ['E11', 112, /〔2024〕13号/],
  ['E11', 148, /〔2024〕13号/],
  ['E11', 160, /〔2024〕13号/],
  ['E12', 156, /LaTeX/],
  ['E09', 33, /层次颠倒/],
  ['E10', 15, /顿号/],
  ['E07', 59, /句号/],
  ['E07', 166, /句号/],
  ['A13', 29, /27\.226/],
  ['A14', 29, /2\.27/],
  ['D01', 158, /16 个项目/],
  ['D02', 126, /9 组/],
  ['E25', 166, /问题 1 个，措施 2 条/],
  ['B19', 95, /重点项目/],
  ['B15', 171, /落款|日期/],
  ['B16', 171, /附件/],
  ['E17', 19, /党工委/],
  ['E19', 89, /因素分析法/],
  ['E20', 85, /社区工作经费/],
  ['E23', 112, /文号/],
  ['E24', 112, /信访|两会/],
  ['E26', 5, /部门/],
  ['E05', 85, /只有依据/],
  ['E06', 85, /“地”/],
  ['E16', 37, /计划/],
  ['C01', 37, /口号/],
  ['C07', 39, /固定资产投资/],
]

for (const [code, line, words] of expected) {
  test(`line ${line}: ${code} ${words.source}`, { skip }, () => {
    const said = at(code, line).map(({ message }) => message)
    assert.ok(
      said.some((message) => words.test(message)),
      said.join('\n') || 'nothing',
    )
  })
}

test('支出收入 is found six times, and each of the 35 deductions without reason', { skip }, () => {
  assert.equal(findings.filter(({ covers, found }) => covers.includes('E04') && found === '支出收入').length, 6)
  const deductions = findings
    .filter(({ covers }) => covers.includes('B09'))
    .reduce((sum, { message }) => sum + Number(/有 (\d+) 处/.exec(message)?.[1] ?? 0), 0)
  assert.equal(deductions, 35)
})

test('what is right is left alone: sums, subtractions and proper document numbers', { skip }, () => {
  const wrong = findings.filter(
    ({ covers, place }) =>
      /^A(?:01|02|06|07|11|12)$/.test(covers[0] ?? '') || (covers.includes('E11') && (place?.line === 7 || place?.line === 85)),
  )
  assert.deepEqual(
    wrong.map(({ message }) => message),
    [],
  )
})
