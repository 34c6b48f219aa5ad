import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aReport } from '../../../tests/test-rule.ts'

test('the caption of a table of measures is no measure', () => {
  const { claims } = aReport(
    [
      '虚构局2024年度部门整体支出绩效自评报告',
      '五、存在的问题及改进措施',
      '（一）存在的主要问题',
      '1.维修招标流标后应对迟缓。',
      '（二）改进措施',
      '1.流标后七日内重启招标。',
      '问题与改进措施对照表',
      '金额单位：万元',
    ].join('\n'),
  )
  assert.deepEqual([claims?.problems.length, claims?.measures.map(({ value }) => value)], [1, ['流标后七日内重启招标。']])
})
