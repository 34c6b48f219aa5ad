import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pinyinInitials } from './pinyin-initials.ts'

const table: readonly (readonly [string, string])[] = [
  ['培训人次', 'pxrc'],
  ['群众满意度', 'qzmyd'],
  ['按时完成率', 'aswcl'],
  ['安全隐患整改率', 'aqyhzgl'],
  ['恶臭', 'ec'],
  ['耳聋', 'el'],
  ['藕塘', 'ot'],
  ['卫生、养老', 'ws、yl'],
  ['“三公”经费A4', '“sg”jfa4'],
  ['', ''],
]
for (const [text, initials] of table) test(`${text} → ${initials}`, () => assert.equal(pinyinInitials(text), initials))
