import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#documents/read/text/txt.ts'
import { rowNumbersThatSkip } from './row-numbers.ts'

const told = (numbers: readonly (number | string)[], join: string, head = '序号') => {
  const rows = numbers.map((number, i) => [String(number), `项目${'甲乙丙丁戊己庚辛'[i]}`, '10.00', '9.80'].join(join))
  const text = [
    '虚构局自评报告',
    '各项目如下。',
    [head, '项目名称', '预算数', '执行数'].join(join),
    ...rows,
    ['合计', '', '60.00', '58.80'].join(join),
  ]
  return [...rowNumbersThatSkip(readText(new TextEncoder().encode(text.join('\n')), '报告.txt'))].map(({ found }) => found)
}

for (const join of ['|', '\t', ' | '])
  test(`表中序号（${join}）`, () => {
    assert.deepEqual(told([1, 2, 3, 4, 5, 6], join), [])
    assert.deepEqual(told([1, 2, 3, 5, 6, 7], join), ['5'])
    assert.deepEqual(told([1, 2, 3, 3, 4, 5], join), ['3'])
    // Picked from a longer table, counted anew in each part, too few, or no running numbers.
    assert.deepEqual(told([1, 3, 4, 7, 9, 12], join), [])
    assert.deepEqual(told([1, 2, 3, 1, 2, 3], join), [])
    assert.deepEqual(told([1, 2, 4], join), [])
    assert.deepEqual(told([3, 4, 5, 7, 8, 9], join), [])
    assert.deepEqual(told([1, 2, 3, 5, 6, 7], join, '年度'), [])
  })
