import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScheme } from '../../tests/builders.ts'
import { gradeOf } from './grade.ts'
import { points } from './quantity.ts'

test('等级含下限，不含上限', () => {
  const rows = { '100': '优', '90': '优', '89.99': '良', '80': '良', '79.99': '中', '60': '中', '59.99': '差', '0': '差', '108': '优' }
  for (const [total, grade] of Object.entries(rows)) assert.equal(gradeOf(points(total), aScheme()), grade, total)
  assert.equal(gradeOf(points(-1), aScheme()), undefined)
})
