import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rules } from './rules/index.ts'

const folder = join(import.meta.dirname, 'rules')
const files = readdirSync(folder)
const ids = files
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
  .map((file) => file.slice(0, -3))

test('the list of rules is the folder, sorted', () => {
  assert.deepEqual(
    rules.map(({ id }) => id),
    ids.toSorted(),
  )
})

test('every rule has its test beside it', () => {
  assert.deepEqual(
    ids.filter((id) => !files.includes(`${id}.test.ts`)),
    [],
  )
})

for (const rule of rules) {
  test(`${rule.id} says in Chinese what, why and what to do, by which clause`, () => {
    assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/)
    for (const text of [rule.title, rule.why, rule.remedy]) assert.match(text, /[一-龥]{4}/)
    assert.match(rule.why, /。$/)
    assert.match(rule.remedy, /。$/)
    assert.match(rule.source, /^[a-z0-9-]+#[a-z0-9-]+$/)
    assert.ok(rule.covers.length > 0 && rule.covers.every((code) => /^[A-E]\d\d$/.test(code)), rule.covers.join())
    assert.ok(rule.content ?? rule.writing ?? rule.joint, 'looks at nothing')
    assert.ok(rule.example && rule.example.right !== rule.example.wrong, 'an example, right and wrong')
  })
}
