import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policyDir } from '../../../tests/program.ts'
import { policyData } from '../policy/policy-data.ts'
import { checkDocuments, readDocument } from './check-documents.ts'

const policy = policyData(policyDir)
async function check(...files: readonly (readonly [name: string, text: string])[]) {
  const documents = []
  for (const [name, text] of files) documents.push(await readDocument({ name, bytes: new TextEncoder().encode(text) }, policy))
  return checkDocuments(documents, policy, { today: '2025-04-20' })
}
const messages = ({ findings }: Awaited<ReturnType<typeof check>>, rule: string) =>
  findings.filter((finding) => finding.rule === rule).map(({ severity, message }) => `${severity} ${message}`)
const report = (year: number, score: number) =>
  `虚构区云溪街道办事处${year}年度部门整体支出绩效自评报告\n一、项目情况\n${year}年安排社区工作经费10万元。\n二、评价结论\n社区工作经费自评得分${score}分，等级为优秀。`

test('a file that says nothing of an evaluation is no file without faults', async () => {
  const checked = await check(['通知.txt', '关于召开会议的通知\n定于3月5日上午召开工作会议，请准时参加。'])
  assert.deepEqual(messages(checked, 'reading'), ['warning 通知.txt 里没有绩效自评的内容，可能选错了文件'])
  const notice = '关于召开2024年度绩效自评工作会议的通知\n各科室：\n定于3月5日上午9点在三楼会议室开会，请准时参加。'
  assert.deepEqual(messages(await check(['会议.txt', notice]), 'reading'), [
    'warning 会议.txt 里没有读到项目、指标、得分和金额，可能选错了文件',
  ])
  assert.deepEqual(messages(await check(['报告.txt', report(2024, 95)]), 'reading'), [])
})

test('a file given twice is checked once', async () => {
  const once = await check(['报告.txt', report(2024, 95)])
  const twice = await check(['报告.txt', report(2024, 95)], ['报告（1）.txt', report(2024, 95)])
  assert.deepEqual(messages(twice, 'reading'), ['notice 报告（1）.txt 与 报告.txt 内容相同，只检查了 报告.txt'])
  assert.equal(twice.findings.length, once.findings.length + 1)
})

test("last year's report beside this year's lends it no figures, whichever comes first", async () => {
  for (const files of [
    [['今年.txt', report(2024, 95)] as const, ['去年.txt', report(2023, 88)] as const],
    [['去年.txt', report(2023, 88)] as const, ['今年.txt', report(2024, 95)] as const],
  ]) {
    const checked = await check(...files)
    assert.equal(checked.submission.year, 2024)
    assert.equal(checked.submission.projects[0]?.claimedTotal?.toString(), '95')
    assert.deepEqual(messages(checked, 'mixed-files'), [
      'notice 去年.txt 是 2023年度的，今年.txt 是 2024年度的：只比对文字，不核对两份之间的数',
    ])
  }
})
