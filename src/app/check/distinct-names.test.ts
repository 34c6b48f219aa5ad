import assert from 'node:assert/strict'
import { test } from 'node:test'
import { distinctNames } from './distinct-names.ts'

test('files are called by their names, with their folder or number only where two would be called the same', () => {
  assert.deepEqual(distinctNames(['/a/报告.docx', '表.xlsx']), ['报告.docx', '表.xlsx'])
  assert.deepEqual(distinctNames(['/a/去年/报告.docx', '/a/今年/报告.docx', '表.xlsx']), ['去年/报告.docx', '今年/报告.docx', '表.xlsx'])
  assert.deepEqual(distinctNames(['报告.docx', '报告.docx']), ['报告（1）.docx', '报告（2）.docx'])
})
