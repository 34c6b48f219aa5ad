import assert from 'node:assert/strict'
import { test } from 'node:test'

/** Takes away what Chromium 86 lacks, then asks the stand-ins for what Node itself answered. */
const asked = () => [
  [1, 2, 3].at(-1),
  [1, 2, 3].at(7),
  '街道'.at(-1),
  [3, 1, 2].toSorted(),
  [3, 1, 2].toSorted((a, b) => b - a),
  [1, 2].toReversed(),
  [1, 2, 3].toSpliced(1, 1, 8, 9),
  [1, 2].with(-1, 5),
  [1, 2, 3, 4].findLast((value) => value % 2 === 1),
  [1, 2].findLast((value) => value > 5),
  [1, 2, 3, 4].findLastIndex((value) => value % 2 === 1),
  [1].findLastIndex((value) => value > 5),
  Object.hasOwn({ a: 1 }, 'a'),
  Object.hasOwn({}, 'toString'),
  [...Map.groupBy([1, 2, 3], (value) => value % 2)],
  Object.entries(Object.groupBy(['一', '二十'], (value) => String(value.length))),
]
const lacked: readonly (readonly [object, readonly string[]])[] = [
  [Array.prototype, ['at', 'toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex']],
  [String.prototype, ['at']],
  [Object, ['hasOwn', 'groupBy']],
  [Map, ['groupBy']],
]

test('stand-ins answer as the browser itself would, and stay out of loops', async () => {
  const [native, own] = [asked(), lacked.map(([target]) => Object.getOwnPropertyDescriptors(target))]
  for (const [target, names] of lacked) for (const name of names) Reflect.deleteProperty(target, name)
  try {
    assert.throws(asked, TypeError)
    await import('./old-browsers.ts')
    const answers = asked()
    const enumerable = lacked.flatMap(([target, names]) =>
      names.filter((name) => Object.getOwnPropertyDescriptor(target, name)?.enumerable !== false),
    )
    lacked.forEach(([target], index) => {
      Object.defineProperties(target, own[index] ?? {})
    })
    assert.deepEqual(answers, native)
    assert.deepEqual(enumerable, [])
  } finally {
    lacked.forEach(([target], index) => {
      Object.defineProperties(target, own[index] ?? {})
    })
  }
})
