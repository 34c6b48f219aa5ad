import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { directionOfName } from '#domain/parse/sign.ts'
import { parseTarget } from '#domain/parse/target.ts'
import { loadIndicatorLibrary } from './indicator-library.ts'
import { loadLexicon } from './lexicon.ts'

const policyDir = join(import.meta.dirname, '..', '..', 'policy')
const library = await loadIndicatorLibrary(policyDir)

test('every target is understood once its blank is filled', () => {
  assert.ok(library.length >= 240, `${library.length}`)
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

test('costs have an upper limit, and what is better low is not asked to be high', () => {
  const signs = library.flatMap(({ id, name, category, target, nature }) => {
    const parsed = parseTarget(target.replace('＿年＿月', '2024年10月').replaceAll('＿', '12'), { year: 2024, name, nature })
    if (!parsed.ok || parsed.value.kind !== 'bound') return []
    const told = directionOfName(name) ?? (category === '成本指标' ? '≤' : undefined)
    const opposite = told === '≤' ? '≥' : told === '≥' ? '≤' : undefined
    return parsed.value.direction === opposite ? [`${id} ${target}`] : []
  })
  assert.deepEqual(signs, [])
})

test('the usual kinds of projects are covered, and most entries tell the usual mistake', () => {
  const kinds = [
    '运转',
    '社区',
    '环境',
    '安全',
    '民政',
    '教育',
    '医疗',
    '工程',
    '服务采购',
    '信息化',
    '宣传',
    '培训',
    '会议',
    '农业',
    '养老',
    '文化',
    '平安',
    '党建',
    '采购',
    '补助',
  ]
  for (const kind of kinds) assert.ok(library.filter(({ fits }) => fits.includes(kind)).length >= 3, kind)
  assert.ok(library.filter(({ mistake }) => mistake !== undefined).length >= 200)
})

test('an indicator stands under the second level its name belongs to', async () => {
  const { goals } = await loadLexicon(policyDir)
  const astray = library.filter(({ name, category, subcategory }) =>
    goals.types.some(
      ({ pattern, belongs, under }) =>
        new RegExp(pattern, 'u').test(name) &&
        !belongs.some((word) => `${category} ${subcategory}`.includes(word)) &&
        under.some((word) => subcategory.includes(word)),
    ),
  )
  assert.deepEqual(
    astray.map(({ id, name, subcategory }) => `${id} ${name} ${subcategory}`),
    [],
  )
})
