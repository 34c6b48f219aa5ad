import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseGazetteer } from './gazetteer.ts'
import { StreetNames } from './street-names.ts'

const { counties } = parseGazetteer(
  '99 虚构省\n990101 甲区 001云溪街道 002云溪镇* 003河东街道办事处\n990102 乙区\n990103 丙区 001云溪街道* 002长云溪街道',
)
const names = new StreetNames(counties)

test('streets are found by their whole name only, those called alike in the order of their codes', () => {
  assert.deepEqual(names.named('云溪街道'), [
    { code: '990101001', name: '云溪街道', short: '云溪', ordinary: false },
    { code: '990103001', name: '云溪街道', short: '云溪', ordinary: true },
  ])
  assert.deepEqual(names.named('溪街道'), [])
  assert.deepEqual(names.named('云溪'), [])
  assert.deepEqual(names.named('云溪镇*'), [])
  assert.deepEqual(names.named(''), [])
})

test('a street office is found as the street it is the office of', () => {
  assert.deepEqual(
    names.named('河东街道').map(({ code, name }) => [code, name]),
    [['990101003', '河东街道办事处']],
  )
})

test('the streets of a county are read when they are asked for', () => {
  assert.deepEqual(
    counties.map(({ name, streets }) => [name, streets.length]),
    [
      ['甲区', 3],
      ['乙区', 0],
      ['丙区', 2],
    ],
  )
})
