import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalise } from './normalise.ts'

const rows: readonly (readonly [string, string])[] = [
  ['≧９５％', '≥95%'],
  ['> = 90 %', '≥ 90 %'],
  ['》=3', '≥3'],
  ['《2', '<2'],
  ['《办法》3', '《办法》3'],
  ['≥ ≥5', '≥5'],
  ['±±2', '±2'],
  ['+/-2', '±2'],
  ['\\geq 5', '≥ 5'],
  ['3—5　天', '3-5 天'],
  ['⼈次', '人次'],
  ['\u200b21次', '21次'],
  ['共21次、约3场', '共21次、约3场'],
]
for (const [typed, plain] of rows) test(`normalise ${JSON.stringify(typed)}`, () => assert.equal(normalise(typed), plain))

test('no mark is passed over: a text without odd characters is left alone, and one more normalisation changes nothing', () => {
  const odd = [...'≧⩾≽≦⩽≼═﹦》《=<>+≥≤±/-\\$ 　％９～〜—﹝﹞×✕﹐\u200b\u2060⼈豈', ...'甲乙12a天']
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...odd), { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        const once = normalise(text)
        // A joined operator may make a new pair with its neighbour; twice is then enough.
        assert.equal(normalise(normalise(once)), normalise(once))
        assert.doesNotMatch(once, /[≧⩾≽≦⩽≼═﹦　％９〜～—﹝﹞×✕﹐\u200b\u2060⼈$]/)
        assert.doesNotMatch(once, /([≥≤±=])\1/)
      },
    ),
  )
})
