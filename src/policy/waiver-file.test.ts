import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProductError } from '#errors'
import { parseWaivers } from './waiver-file.ts'

const sound = `waivers:
  - rule: neighbour-name
    quote: 幸福彭后
    line: 57
    reason: 彭后片区由本街道代管
    author: 张三（虚构）
    until: 2025-12-31
`

test('a waiver is read with the line it stands on', () => {
  assert.deepEqual(parseWaivers(sound, '报告.txt'), [
    {
      rule: 'neighbour-name',
      quote: '幸福彭后',
      line: 57,
      reason: '彭后片区由本街道代管',
      author: '张三（虚构）',
      until: '2025-12-31',
      file: '报告.txt',
      writtenIn: { file: '报告.txt.waivers.yaml', line: 2 },
    },
  ])
  assert.deepEqual(parseWaivers('', '报告.txt'), [])
})

test('without reason, author or date, with an unknown key or no YAML at all it is refused with its line', () => {
  const refused = (content: string, line: number) =>
    assert.throws(
      () => parseWaivers(content, '报告.txt'),
      (error) => error instanceof ProductError && error.code === 'POLICY_INVALID' && error.message.includes(`${line}`),
    )
  refused(sound.replace(/ {4}reason.*\n/, ''), 2)
  refused(sound.replace('2025-12-31', '明年'), 7)
  refused(sound.replace('quote', 'words'), 3)
  refused('waivers: [', 1)
})
