import { test } from 'node:test'
import { aMeasure, bound, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf } from '../../../tests/scoring.ts'
import type { Actual, Target } from '../indicator.ts'

const yes: Target = { kind: 'yes-no', expected: true }
const no: Target = { kind: 'yes-no', expected: false }
const says = (value: boolean): Actual => ({ kind: 'yes-no', value })
const words = (text: string, level?: '达成' | '部分达成' | '未达成'): Actual => ({ kind: 'words', text, ...(level && { level }) })
const direct = (target: Target, actual: Actual) => outcomeOf({ target, actual, method: 'all-or-nothing' })

test('直接赋分：达到满分，没有达到零分', () =>
  expectOutcomes({
    是: [outcomeOf({ target: yes, actual: says(true) }), '10.00'],
    否: [outcomeOf({ target: yes, actual: says(false) }), '0.00'],
    期望为否: [outcomeOf({ target: no, actual: says(false) }), '10.00'],
    期望为否却是: [outcomeOf({ target: no, actual: says(true) }), '0.00'],
    达成: [outcomeOf({ target: yes, actual: words('已完成', '达成') }), '10.00'],
    部分达成不算达到: [outcomeOf({ target: yes, actual: words('部分完成', '部分达成') }), '0.00'],
    没有说清: [outcomeOf({ target: yes, actual: words('较好') }), '有误 actual'],
    答数字: [outcomeOf({ target: yes, actual: measured('5') }), '有误 actual'],
    数达到: [direct(bound('≥', '500'), measured('500')), '10.00'],
    数没有达到: [direct(bound('≥', '500'), measured('499')), '0.00'],
    等于没有达到: [direct(bound('=', '5'), measured('6')), '0.00'],
    等于不足: [direct(bound('=', '5'), measured('4')), '0.00'],
    范围证明达到: [direct(bound('≥', '90'), { kind: 'measure', measure: aMeasure('95'), bound: '≥' }), '10.00'],
    范围证明没有达到: [direct(bound('≥', '90'), { kind: 'measure', measure: aMeasure('80'), bound: '≤' }), '0.00'],
    范围不能证明: [direct(bound('≥', '90'), { kind: 'measure', measure: aMeasure('80'), bound: '≥' }), '有误 actual'],
    数对文字: [direct(bound('≥', '90'), words('完成')), '有误 actual'],
    文字的指标值: [direct({ kind: 'qualitative', text: '明显' }, words('明显')), '有误 target'],
  }))
