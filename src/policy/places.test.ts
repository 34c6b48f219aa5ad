import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Street } from '#domain/gazetteer.ts'
import { StreetNames } from '#domain/street-names.ts'
import { loadGazetteer, withChanges } from './places.ts'

const gazetteer = await loadGazetteer(join(import.meta.dirname, '..', '..', 'policy'))
const county = (code: string) => gazetteer.counties.find((each) => each.code === code)
const street = (code: string) => county(code.slice(0, 6))?.streets.find((each) => each.code === code)

test('桥西区 has its streets under the published codes', () => {
  assert.deepEqual(street('130104017'), { code: '130104017', name: '东华街道', short: '东华', ordinary: false })
  assert.equal(street('130104015')?.name, '彭后街道')
  assert.equal(county('130104')?.name, '桥西区')
  assert.equal(gazetteer.above['1301'], '石家庄市')
  assert.equal(gazetteer.above['13'], '河北省')
})

test('the whole country is there', () => {
  const streets = gazetteer.counties.reduce((count, each) => count + each.streets.length, 0)
  assert.ok(streets > 41_000, `${streets} streets`)
  assert.ok(gazetteer.counties.length > 2_900)
})

test('everyday words are marked, so that alone they prove nothing', () => {
  const marked = new Set(
    gazetteer.counties
      .flatMap((each) => each.streets)
      .filter((each) => each.ordinary)
      .map((each) => each.short),
  )
  for (const word of ['口头', '旧城', '和平', '建设', '团结']) assert.ok(marked.has(word), word)
  assert.ok(!marked.has('彭后'))
})

test('local corrections add, rename and remove', () => {
  const changed = withChanges(gazetteer, {
    add: [{ code: '130104099', name: '虚构街道', source: '测试' }],
    rename: [{ code: '130104017', name: '新东华街道', source: '测试' }],
    remove: [{ code: '130104015', source: '测试' }],
  })
  const names = changed.counties.find((each) => each.code === '130104')?.streets.map((each) => each.name) ?? []
  assert.ok(names.includes('虚构街道') && names.includes('新东华街道'))
  assert.ok(!names.includes('彭后街道') && !names.includes('东华街道'))
})

test('every street of the country is found by its name', () => {
  const byName = Map.groupBy(
    gazetteer.counties.flatMap((each) => each.streets),
    ({ name }: Street) => name.replace(/办事处$/, ''),
  )
  const names = new StreetNames(gazetteer.counties)
  for (const [name, streets] of byName) assert.deepEqual(names.named(name), streets)
})
