import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import type { Finding } from '#domain/finding.ts'
import { check, isIn, standsOn } from './measure.ts'

interface Wording {
  readonly name: string
  readonly kind?: 'html' | 'md'
  readonly text: string
  /** As written, and as slipped. */
  readonly slips?: readonly (readonly [string, string])[]
}

/** Codes of money, sums and units, and those that a slip in them may be told by: rates and figures that disagree. */
const CODES = new Set('A01 A02 A03 A04 A11 A12 A13 A14 A15 A16 A17 E27'.split(' '))
const isOurs = ({ covers }: Finding) => covers.some((code) => CODES.has(code))

const reportOf = ({ kind, text }: Wording) =>
  kind === 'html'
    ? `<html><body><h1>虚构县测试局2024年度部门整体支出绩效自评报告</h1><h2>二、资金情况</h2>\n${text}\n<p>三、绩效目标完成情况</p></body></html>`
    : `虚构县测试局2024年度部门整体支出绩效自评报告\n\n一、部门概况\n测试局负责全县有关工作。\n二、资金情况\n${text}三、绩效目标完成情况\n各项任务按计划完成。\n`

const wordings: readonly Wording[] = parse(readFileSync(join(import.meta.dirname, 'money-wordings.yaml'), 'utf8'))

for (const wording of wordings)
  test(`money as people tell it: ${wording.name}`, async () => {
    const name = `a.${wording.kind ?? 'txt'}`
    const text = reportOf(wording)
    const sound = await check({ name, text })
    assert.deepEqual(
      sound.filter((finding) => finding.severity !== 'notice' && isOurs(finding)).map(({ message }) => message),
      [],
    )
    for (const [find, by] of wording.slips ?? []) {
      assert.ok(wording.text.includes(find), `${find} is not written`)
      const at = text.indexOf(find)
      const slipped = text.replace(find, () => by)
      const lineAt = (end: number) => slipped.slice(0, end).split('\n').length
      const lines = new Set([lineAt(at), lineAt(at + by.length)])
      const found = (await check({ name, text: slipped })).filter((finding) => isOurs(finding) && !isIn(finding, sound))
      assert.ok(
        found.some((finding) => standsOn(finding, name === 'a.html' ? undefined : lines)),
        `${find} → ${by} is not found; ${found.map(({ message }) => message).join('；')}`,
      )
    }
  })
