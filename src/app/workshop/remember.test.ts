import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembering } from './remember.ts'

/** A maker that tells how often it was asked. */
function counted() {
  const made: string[] = []
  const make = (key: string) => async () => {
    made.push(key)
    return key.toUpperCase()
  }
  return { made, make }
}

test('the same question is answered once, also when it is asked twice at once', async () => {
  const { made, make } = counted()
  const ask = remembering<string>(2)
  assert.deepEqual(await Promise.all([ask('a', make('a')), ask('a', make('a'))]), ['A', 'A'])
  assert.equal(await ask('a', make('a')), 'A')
  assert.deepEqual(made, ['a'])
})

test('what was asked for longest ago is forgotten first', async () => {
  const { made, make } = counted()
  const ask = remembering<string>(2)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key, make(key))
  assert.deepEqual(made, ['a', 'b', 'c', 'b'])
})

test('a refusal is not kept', async () => {
  const ask = remembering<string>(2)
  await assert.rejects(
    ask('a', () => Promise.reject(new Error('busy'))),
    /busy/,
  )
  assert.equal(await ask('a', async () => 'A'), 'A')
})
