import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalModel, canonicalText } from './canonical-text.ts'
import { fromJson, type Json, toJson } from './json.ts'
import { Exact } from './quantity.ts'

/** The rule in its simplest form: what the quick way must give for every value. */
function spelled(json: Json): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json)
  if (Array.isArray(json)) return `[${json.map(spelled).join(',')}]`
  const fields = json as Record<string, Json>
  return `{${Object.keys(fields)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${spelled(fields[key]!)}`)
    .join(',')}}`
}

const cases: readonly (readonly [string, Json, string])[] = [
  ['keys in order, no spaces', { b: 1, a: ['x', null, true] }, '{"a":["x",null,true],"b":1}'],
  ['keys that look like indices stay in code-unit order', { 10: 1, 9: 2, a: 3 }, '{"10":1,"9":2,"a":3}'],
  ['deep below a list too', [{ z: { 2: 'b', 10: 'a' } }], '[{"z":{"10":"a","2":"b"}}]'],
  ['exact numbers', { $exact: '1/3' }, '{"$exact":"1/3"}'],
  ['汉字 and quotes', { 名: '“甲”"乙"' }, '{"名":"“甲”\\"乙\\""}'],
  ['__proto__ is a key like any other', JSON.parse('{"a":1,"__proto__":{"b":2}}') as Json, '{"__proto__":{"b":2},"a":1}'],
]
for (const [title, json, text] of cases) test(`canonical text: ${title}`, () => assert.equal(canonicalText(json), text))

test('whatever the value, the text is the simple rule’s, and reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const json = value as Json
      assert.equal(canonicalText(json), spelled(json))
      assert.equal(canonicalText(JSON.parse(canonicalText(json)) as Json), spelled(json))
    }),
  )
})

test('a model value written at once gives the text of its JSON', () => {
  const model = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.jsonValue({ maxDepth: 0 }),
      fc.constant(undefined),
      fc.bigInt(-999n, 999n).map((n) => Exact.of(n).div(Exact.of(7n))),
      fc.integer({ min: -99, max: 99 }).map((n) => Exact.of(n)),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', '10', '9', 'b', 'a')), tie('value'), { maxKeys: 6 }),
      fc.array(
        tie('value').map((value) => value ?? null),
        { maxLength: 4 },
      ),
    ),
  })).value
  fc.assert(fc.property(model, (value) => assert.equal(canonicalModel(value ?? null), canonicalText(toJson(value ?? null)))))
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${(i * 7919) % 500}`, i]))
  assert.equal(canonicalModel(many), spelled(many))
  assert.throws(() => canonicalModel({ a: 1n }), TypeError)
  assert.throws(() => canonicalModel({ a: [Number.NaN] }), RangeError)
})

test('a model value survives its JSON, whatever its keys are called', () => {
  const odd = JSON.parse('{"__proto__":{"x":1},"constructor":"c","a":null}') as Json
  assert.equal(canonicalText(toJson(odd)), canonicalText(odd))
  assert.deepEqual(Object.keys(fromJson<object>(odd)), ['constructor', 'a'])
})
