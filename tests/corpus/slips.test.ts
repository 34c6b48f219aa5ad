import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { formsOf } from '../wordings.ts'
import { check, isIn, standsOn } from './measure.ts'

/**
 * Passages as offices write them, in `slips/*.txt`: "== name", then the text, in which {right|wrong} is a figure as it should be and as it was mistyped. As it should be,
 * nothing may be said of figures; each slip must be found on its line. A passage without slips is a trap: it looks wrong and is not.
 */
const folder = join(import.meta.dirname, 'slips')
/** Codes of figures. */
const CODES = new Set('A01 A02 A03 A04 A05 A06 A07 A08 A09 A11 A12 A13 A14 A15 A16'.split(' '))
const isOurs = ({ covers }: Finding) => covers.some((code) => CODES.has(code))

const isPage = (text: string) => text.startsWith('<table')
const reportOf = (text: string) =>
  isPage(text)
    ? `<html><body><h1>虚构县测试局2024年度部门整体支出绩效自评报告</h1><h2>二、资金情况</h2>\n${text}\n<p>三、绩效目标完成情况</p></body></html>`
    : `虚构县测试局2024年度部门整体支出绩效自评报告\n\n一、部门概况\n测试局负责全县有关工作。\n二、资金情况\n${text}\n三、绩效目标完成情况\n各项任务按计划完成。\n`
const nameOf = (text: string) => (isPage(text) ? 'a.html' : /^\|/m.test(text) ? 'a.md' : 'a.txt')

for (const file of readdirSync(folder))
  for (const passage of readFileSync(join(folder, file), 'utf8').split(/^== /m).slice(1)) {
    const [title = '', ...rest] = passage.split('\n')
    const text = rest.join('\n')
    const name = nameOf(text)
    const forms = formsOf(text, { mark: '\u0000' })
    test(`${file}: ${title}`, async () => {
      const sound = await check({ name, text: reportOf(forms.sound) })
      assert.deepEqual(
        sound.filter((finding) => finding.severity !== 'notice' && isOurs(finding)).map(({ message }) => message),
        [],
      )
      for (const [at, slip] of forms.slips.entries()) {
        const marked = reportOf(slip)
        const line = marked.slice(0, marked.indexOf('\u0000')).split('\n').length
        const found = (await check({ name, text: marked.replace('\u0000', '') })).filter((one) => isOurs(one) && !isIn(one, sound))
        assert.ok(
          found.some((one) => isPage(text) || standsOn(one, new Set([line]))),
          `slip ${at + 1} is not found; ${found.map(({ message }) => message).join('；')}`,
        )
      }
    })
  }
