import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rules } from '#audit/rules/index.ts'
import { loadSources } from '#policy/sources.ts'
import { rulesPage } from './make-rules-doc.ts'

const root = join(import.meta.dirname, '..')
const page = rulesPage(rules, await loadSources(join(root, 'policy')))

test('docs/rules.md is what the rules say now (node scripts/make-rules-doc.ts makes it)', () => {
  assert.equal(readFileSync(join(root, 'docs', 'rules.md'), 'utf8'), page)
})

test('every rule is on the page with its clause by name', () => {
  for (const { id, source } of rules) {
    assert.ok(page.includes(`\`${id}\``), id)
    assert.ok(!page.includes(`依据：${source}`), `${id} cites ${source}, which no file of policy/sources holds`)
  }
})

test('at least 75 of the 93 kinds of defects have a rule', () => {
  assert.ok(new Set(rules.flatMap(({ covers }) => covers)).size >= 75)
})
