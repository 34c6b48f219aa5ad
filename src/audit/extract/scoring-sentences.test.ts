import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutScoringRules } from './scoring-sentences.ts'

for (const rule of [
  '执行率达到95%得10分，90%(含)-95%得8分，80%(含)-90%得5分，低于80%不得分',
  '制度齐全得5分，每缺一项扣1分，扣完为止',
  '未发现违规得10分，发现一起一般问题扣2分，发现截留挪用的不得分',
  '20个工作日内拨付的得10分，每超一个工作日扣1分',
  '满意度95%(含)以上得10分，90%(含)至95%得9分，85%以下得6分',
])
  test(`“${rule}” gives nobody points`, () => assert.equal(withoutScoringRules(rule), '〓'.repeat(rule.length)))

for (const given of [
  '执行率92.5%，低于95%扣2分，得8分',
  '抽查发现2笔附件不全，每笔扣1分，共扣2分',
  '按规定95%以上得10分、90%至95%得8分，本项得8分',
  '产出指标满分50分，扣2分，得48分',
  '2项延期，每延期1项扣1分，得8分',
])
  test(`“${given}” tells what was given`, () => assert.equal(withoutScoringRules(given), given))
