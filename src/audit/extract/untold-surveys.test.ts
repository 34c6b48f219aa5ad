import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#documents/read/text/txt.ts'
import { passagesOf } from './passages.ts'
import { outline } from './sections.ts'
import { untoldInTables, untoldSurveys } from './untold-surveys.ts'

const NAMES = ['河道保洁', '公园养护', '路灯维修', '垃圾清运', '绿化补植']
const proseOf = (...lines: string[]) =>
  readText(new TextEncoder().encode(['虚构局自评报告', '四、各项目情况', ...lines].join('\n')), '报告.txt')
const told = (...lines: string[]) => {
  const prose = proseOf(...lines)
  return untoldSurveys('报告.txt', outline('报告.txt', passagesOf(prose)).passages, NAMES).map(({ name }) => name)
}

const ASKED = [
  '服务对象有效问卷200份，满意187份，满意度93.50%',
  '访问50人，满意45人',
  '回访120户，满意度95.00%',
  '发放问卷100份，收回98份',
  '随机抽样调查60名居民',
]
const HEADS: readonly ((name: string, at: number) => string)[] = [
  (name, at) => `${at + 1}.${name}。全年预算10.00万元，执行9.80万元。`,
  (name) => `${name}项目预算10.00万元，支出9.80万元，执行率98.00%。`,
  (name, at) => `（${'一二三四五'[at]}）${name}项目。全年预算10.00万元。`,
]
for (const asked of ASKED)
  for (const head of HEADS)
    for (const missing of [1, 4])
      test(`${head('某', 0)}${asked}，缺第${missing + 1}个`, () => {
        const line = (name: string, at: number, has: boolean) => `${head(name, at)}${has ? `${asked}，` : ''}满意度指标得9分。`
        assert.deepEqual(told(...NAMES.map((name, at) => line(name, at, true))), [])
        assert.deepEqual(told(...NAMES.map((name, at) => line(name, at, at !== missing))), [NAMES[missing]])
      })
test('调查写在下一段', () => {
  const lines = NAMES.flatMap((name, at) => [`${at + 1}.${name}。全年预算10.00万元。`, `发放问卷${100 + at}份，满意度95.00%。`])
  assert.deepEqual(told(...lines), [])
  assert.deepEqual(told(...lines.filter((_, i) => i !== 5)), ['路灯维修'])
})
test('两个都没有写的、写明没有开展的、项目少的不报', () => {
  const line = (name: string, has: boolean) => `${name}项目预算10.00万元。${has ? '有效问卷20份，' : ''}满意度指标得9分。`
  assert.deepEqual(told(...NAMES.map((name, at) => line(name, at < 3))), [])
  assert.deepEqual(told(...NAMES.map((name, at) => (at === 2 ? `${name}项目预算10.00万元，未开展满意度调查。` : line(name, true)))), [])
  assert.deepEqual(told(...NAMES.slice(0, 3).map((name, at) => line(name, at !== 1))), [])
})

const table = (names: readonly string[], head = '序号|项目名称|发放问卷（份）|有效问卷（份）|满意度') =>
  untoldInTables(proseOf(head, ...names.map((name, at) => `${at + 1}|${name}|100|98|95.00%`), '合计||500|490|95.00%'), NAMES).map(
    ({ name }) => name,
  )
test('调查表缺一个项目', () => {
  assert.deepEqual(table(NAMES), [])
  for (const missing of NAMES) assert.deepEqual(table(NAMES.filter((name) => name !== missing)), [missing])
  assert.deepEqual(table(NAMES.slice(0, 3)), [])
  assert.deepEqual(table(NAMES.slice(1), '序号|项目名称|指标个数|满意度指标|满意度'), [])
})
