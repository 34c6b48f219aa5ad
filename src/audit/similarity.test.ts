import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bare, CopyIndex, copyShare, distance, fingerprint, jaccard } from './similarity.ts'

const paragraph =
  '社区工作经费主要用于社区日常办公、环境整治和居民文化活动，全年组织活动二十四场，覆盖居民三千余人，社区环境明显改善，群众参与度不断提高，基层治理基础进一步夯实。'
const print = (text: string) => {
  const found = fingerprint(bare(text))
  assert.ok(found)
  return found
}

test('punctuation, spaces and list marks do not count', () => {
  assert.equal(bare('1、社区 工作，经费。'), '社区工作经费')
  assert.equal(bare('（二）社区工作经费；'), '社区工作经费')
})

test('an edited copy is a copy, half a text or another text is not', () => {
  const renamed = paragraph.replaceAll('社区', '村庄').replace('村庄工作', '社区工作')
  const oneWord = paragraph.replace('二十四场', '二十六场')
  const half = `${paragraph.slice(0, 30)}项目资金拨付及时，档案资料齐全，绩效自评由办公室牵头完成，评分依据充分，结果真实可信。`
  const other = '为保障冬季供热安全，对辖区老旧管网进行巡检维修，更换阀门十二处，处理应急报修四十八件，未发生安全事故。'
  assert.ok((copyShare(print(paragraph), print(oneWord)) ?? 0) > 0.85)
  assert.equal(copyShare(print(paragraph), print(half)), undefined)
  assert.equal(copyShare(print(paragraph), print(other)), undefined)
  assert.ok(jaccard(print(paragraph), print(renamed)) < 1)
})

test('distance is symmetric and zero for the same text', () => {
  assert.equal(distance(print(paragraph), print(paragraph)), 0)
  const other = print('武装工作经费用于民兵整组和征兵宣传。')
  assert.equal(distance(print(paragraph), other), distance(other, print(paragraph)))
})

test('an index finds exact and edited copies and keeps different texts apart', () => {
  const index = new CopyIndex<string>()
  assert.equal(index.add(bare(paragraph), '甲'), undefined)
  assert.deepEqual(index.add(bare(paragraph), '乙'), { item: '甲', share: 1 })
  const edited = index.add(bare(paragraph.replace('三千余人', '两千余人')), '丙')
  assert.equal(edited?.item, '甲')
  assert.ok((edited?.share ?? 0) > 0.85)
  assert.equal(index.add(bare('武装工作经费用于民兵整组、征兵宣传和装备维护，全年完成整组任务。'), '丁'), undefined)
  assert.equal(index.add('短', '戊'), undefined)
})

test('a bit of the fingerprint is what most of the different 3-grams say, in long texts too', () => {
  const stirred = (value: number) => {
    let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  const most = (grams: readonly number[], seed: number) =>
    Array.from({ length: 32 }, (_, bit) => grams.filter((gram) => (stirred(gram ^ seed) >>> bit) & 1).length * 2 > grams.length)
      .map((set, bit) => (set ? 2 ** bit : 0))
      .reduce((sum, value) => sum + value, 0)
  // Chinese characters in a row: every 3-gram of them is another one.
  for (const length of [3, 4, 257, 258, 600]) {
    const { high, low, grams } = print(String.fromCharCode(...Array.from({ length }, (_, i) => 0x4e00 + i)))
    assert.equal(grams.length, length - 2)
    assert.ok(grams.every((gram, i) => i === 0 || gram > grams[i - 1]!))
    assert.deepEqual([high, low], [most([...grams], 0x811c9dc5), most([...grams], 0x9747b28c)])
  }
})
