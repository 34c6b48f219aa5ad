import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#documents/read/text/txt.ts'
import { unscoredRows } from './unscored-rows.ts'

type Layout = (row: readonly string[]) => string
const LAYOUTS: Readonly<Record<string, Layout>> = {
  竖线: (row) => `| ${row.join(' | ')} |`,
  无边竖线: (row) => row.join('|'),
  制表符: (row) => row.join('\t'),
}
const HEADS: readonly (readonly string[])[] = [
  ['序号', '项目名称', '全年预算', '执行数', '执行率', '自评得分', '等级'],
  ['序号', '项目名称', '全年预算数', '全年执行数', '执行率', '产出得分', '总得分'],
]
const row = (number: number, name: string, ...scores: string[]) => [String(number), name, '100.00', '98.00', '98.00%', ...scores]
const told = (layout: Layout, head: readonly string[], rows: readonly (readonly string[])[]) =>
  unscoredRows(
    readText(new TextEncoder().encode(['虚构局自评报告', '各项目得分如下。', ...[head, ...rows].map(layout)].join('\n')), '报告.txt'),
  ).map(({ name }) => name)
const full = (second: string) => [
  row(1, '河道保洁', '98.00', second),
  row(2, '公园养护', '97.00', second),
  row(3, '路灯维修', '96.50', second),
  row(4, '垃圾清运', '98.80', second),
]

for (const [name, layout] of Object.entries(LAYOUTS))
  for (const head of HEADS) {
    const second = head.at(-1) === '等级' ? '优' : '98.00'
    const total = ['合计', '', '400.00', '392.00', '98.00%', '—', '—']
    test(`${name} ${head.at(-1)}`, () => {
      assert.deepEqual(told(layout, head, [...full(second), total]), [])
      for (const empty of ['—', '-', '/'])
        assert.deepEqual(told(layout, head, [...full(second), row(5, '绿化补植', empty, empty), total]), ['绿化补植'])
    })
    test(`${name} ${head.at(-1)} 不报`, () => {
      assert.deepEqual(told(layout, head, [...full(second), row(5, '绿化补植（未纳入自评）', '—', '—')]), [])
      assert.deepEqual(told(layout, head, [...full(second), ['5', '绿化补植', '0.00', '0.00', '—', '—', '—']]), [])
      assert.deepEqual(told(layout, head, [...full(second), row(5, '其中：绿化补植', '—', '—')]), [])
      assert.deepEqual(
        told(layout, head, [...full(second), row(5, '甲', '—', '—'), row(6, '乙项', '—', '—'), row(7, '丙项', '—', '—')]),
        [],
      )
      assert.deepEqual(told(layout, head, [...full(second).slice(0, 2), row(3, '绿化补植', '—', '—')]), [])
    })
  }
