import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { errorCodes } from '#errors'
import { errorsPage } from './make-errors-doc.ts'

const page = errorsPage()

test('docs/errors.md is what the catalogue says now (node scripts/make-errors-doc.ts makes it)', () =>
  assert.equal(readFileSync(join(import.meta.dirname, '..', 'docs', 'errors.md'), 'utf8'), page))

test('every code is on the page, in Chinese, with what to do next', () => {
  for (const code of errorCodes) {
    const [, text = ''] = new RegExp(`\\| \`${code}\` \\| (.*) \\|`).exec(page) ?? []
    assert.match(text, /[\u4e00-\u9fff]|〔/, code)
    assert.doesNotMatch(text, /undefined|NaN|\[object/, code)
  }
  assert.doesNotMatch(page, /## \d+　\n/, 'a status without its meaning')
})
