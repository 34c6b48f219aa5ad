import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalised, originalSpan } from './normalise-text.ts'
import { simplify } from './simplified.ts'

const cases: readonly (readonly [from: string, to: string])[] = [
  ['产 出 指 标 (50分)', '产出指标（50分）'],
  ['2024 年 8 月 10 日', '2024年8月10日'],
  ['$75 \\leq$ 得分 < 85 分', '75≤得分<85分'],
  ['满意度 》 90 ％', '满意度≥90%'],
  ['《办法》2024年版', '《办法》2024年版'],
  ['≧0.5万亩，>= 3 次，＜＝5', '≥0.5万亩，≥3次，≤5'],
  ['績(jī)效評價', '绩效评价'],
  ['3，518.85万元', '3,518.85万元'],
  ['共2024，100个', '共2024，100个'],
  ['88 100', '88 100'],
  ['PPP 项目 A B', 'PPP项目A B'],
  ['时间 9:30,满分:10', '时间9:30，满分：10'],
  ['居⺠较⻓', '居民较长'],
  ['⼯作\u200b经费', '工作经费'],
  ['２０２４年 ３．５万元', '2024年3.5万元'],
]
for (const [from, to] of cases) test(`${from} → ${to}`, () => assert.equal(normalised(from).text, to))

test('the way back finds the original words', () => {
  const text = '满意度 》 90 ％，(績(jī)效)评 分'
  const clean = normalised(text)
  const span = (words: string) => {
    const i = clean.text.indexOf(words)
    return text.slice(...originalSpan(clean, i, i + words.length))
  }
  assert.equal(span('≥90%'), '》 90 ％')
  assert.equal(span('绩效'), '績(jī)效')
  assert.equal(span('评分'), '评 分')
  assert.deepEqual(originalSpan(clean, 2, 2), [2, 2])
})

const noisy = fc.string({ unit: fc.constantFrom(...'绩效評价 　》《≥>=<$\\leq()（），,:;。1 2５％jī\n\ud83d\ude00'), maxLength: 60 })

test('property: positions never run backwards and stay inside the original', () => {
  fc.assert(
    fc.property(noisy, (text) => {
      const clean = normalised(text)
      assert.equal(clean.at.length, clean.text.length + 1)
      assert.equal(clean.at[clean.text.length], text.length)
      for (let i = 1; i < clean.at.length; i++) assert.ok(clean.at[i]! >= clean.at[i - 1]!)
    }),
    { numRuns: 1000 },
  )
})

test('property: 汉字 and digits are neither lost nor invented', () => {
  const kept = (text: string) => simplify(text.normalize('NFKC')).replace(/[^\p{Script=Han}\d]/gu, '')
  fc.assert(
    fc.property(noisy, (text) => assert.equal(kept(normalised(text).text), kept(text))),
    { numRuns: 1000 },
  )
})

test('a megabyte of one character takes no time worth speaking of', () => {
  for (const piece of [' ', '》1', ', ', '$a', '《', '(', '1，']) {
    const from = performance.now()
    normalised(piece.repeat(1_000_000 / piece.length))
    assert.ok(performance.now() - from < 4000, `${piece}: ${performance.now() - from} ms`)
  }
})
