import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseChineseAmount } from './chinese-amount.ts'

for (const [words, expected] of [
  ['叁拾万元整', '300000'],
  ['壹佰贰拾万零伍佰元整', '1200500'],
  ['壹亿贰仟万元', '120000000'],
  ['伍仟零陆元叁角贰分', '5006.32'],
  ['拾万元整', '100000'],
] as const) {
  test(`${words} is ${expected}`, () => assert.equal(parseChineseAmount(words)?.toString(), expected))
}

test('text that is no amount is undefined', () => {
  assert.equal(parseChineseAmount('贰角'), undefined)
  assert.equal(parseChineseAmount('壹佰'), undefined)
})
