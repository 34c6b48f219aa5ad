import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachEngine } from '../../tests/store.ts'
import { region } from './scope.ts'

onEachEngine('store', (open) => {
  test('opens', async () => {
    const store = await open()
    assert.match(store.origin, /^[0-9a-f-]{36}$/)
    const rows = await store.read(region(0), (db) => db.selectFrom('setting').selectAll().execute())
    assert.equal(rows.length, 1)
    console.log(rows)
  })
})
