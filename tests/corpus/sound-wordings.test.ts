import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import type { Finding } from '#domain/finding.ts'
import { check, isIn } from './measure.ts'

interface Wording {
  readonly name: string
  readonly kind?: 'md'
  readonly text: string
  readonly slips?: readonly (readonly [string, string])[]
}

/** Codes of arithmetic: what a short text leaves out is another matter. */
const isOfFigures = ({ covers, severity }: Finding) =>
  severity !== 'notice' && covers.some((code) => code.startsWith('A') || code === 'B09')

const reportOf = ({ text }: Wording) =>
  `虚构县测试局2024年度部门整体支出绩效自评报告\n\n一、部门概况\n\n测试局负责全县有关工作。\n\n二、资金和绩效情况\n\n${text}\n三、存在的问题\n\n部分工作启动偏晚。\n`

const wordings: readonly Wording[] = parse(readFileSync(join(import.meta.dirname, 'sound-wordings.yaml'), 'utf8'))

for (const wording of wordings)
  test(`left alone: ${wording.name}`, async () => {
    const name = `a.${wording.kind ?? 'txt'}`
    const text = reportOf(wording)
    const sound = (await check({ name, text })).filter(isOfFigures)
    assert.deepEqual(
      sound.map(({ message }) => message),
      [],
    )
    for (const [find, by] of wording.slips ?? []) {
      assert.ok(text.includes(find), `${find} is not written`)
      const found = (await check({ name, text: text.replace(find, () => by) })).filter(isOfFigures)
      assert.ok(
        found.some((finding) => !isIn(finding, sound)),
        `${find} → ${by} is not found`,
      )
    }
  })
