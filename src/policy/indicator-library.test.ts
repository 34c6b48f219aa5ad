import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseTarget } from '#domain/parse/target.ts'
import { loadIndicatorLibrary } from './indicator-library.ts'

const library = await loadIndicatorLibrary(join(import.meta.dirname, '..', '..', 'policy'))

test('every target is understood once its blank is filled', () => {
  assert.ok(library.length >= 75, `${library.length}`)
  for (const { id, target, name, nature } of library) {
    const filled = target.replace('＿年＿月', '2024年10月').replaceAll('＿', '12')
    const parsed = parseTarget(filled, { year: 2024, name, nature })
    assert.ok(parsed.ok, `${id} ${filled}: ${parsed.ok ? '' : parsed.message}`)
    if (nature === '定量') assert.notEqual(parsed.value.kind, 'qualitative', `${id} ${filled}`)
  }
})

test('every category has entries, each with its formula and where its data come from', () => {
  for (const category of ['成本指标', '产出指标', '效益指标', '满意度指标'])
    assert.ok(
      library.some((entry) => entry.category === category),
      category,
    )
  assert.deepEqual(
    library.filter(({ definition, dataSource }) => !definition || !dataSource).map(({ id }) => id),
    [],
  )
})
