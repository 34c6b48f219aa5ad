import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#documents/read/text/txt.ts'
import type { Table } from '#domain/prose.ts'
import { asIndicatorTable } from './indicator-columns.ts'

const named = (...rows: readonly string[]) => {
  const prose = readText(new TextEncoder().encode(rows.map((row) => `|${row}|`).join('\n')), 'a.txt')
  const table = prose.blocks.find((block): block is Table => block.kind === 'table')!
  return asIndicatorTable(table)?.rows.map(({ cells }) => cells.map(({ column, text }) => `${column}${text}`).join(' '))
}

test('columns of other names are told by what they hold: points and scores within them, values in the same units, names that differ', () => {
  assert.deepEqual(
    named(
      '考核内容|考核要点|标准分|应完成|已完成|完成率|评定分|失分情况',
      '产出|维修管网|30|12.5公里|11.9公里|95.2%|28.56|征地',
      '产出|验收合格率|20|100%|100%|100%|20|',
      '效益|受益人口|30|≥8600人|8720人|101%|30|',
      '合计||80||||78.56|',
    ),
    [
      '0一级指标 1三级指标 2分值 3年度指标值 4实际完成值 5完成率 6得分 7偏差原因',
      '0产出 1维修管网 230 312.5公里 411.9公里 595.2% 628.56 7征地',
      '0产出 1验收合格率 220 3100% 4100% 5100% 620 7',
      '0效益 1受益人口 230 3≥8600人 48720人 5101% 630 7',
      '0合计 280 678.56',
    ],
  )
})

test('levels on rows of their own become a column', () => {
  assert.deepEqual(
    named(
      '指标|权重|目标|实绩|评分|评分说明',
      '一、产出指标|35|||34.00|',
      '适配人数|20|300人|285人|19.00|暂不适配',
      '合格率|15|≥95%|96%|15.00|',
      '二、效益指标|30|||30.00|',
      '就业人数|30|≥50人|56人|30.00|',
    ),
    [
      '0一级指标 1三级指标 2分值 3年度指标值 4实际完成值 5得分 6偏差原因',
      '0产出指标 1适配人数 220 3300人 4285人 519.00 6暂不适配',
      '0产出指标 1合格率 215 3≥95% 496% 515.00 6',
      '0效益指标 1就业人数 230 3≥50人 456人 530.00 6',
    ],
  )
})

test('money, counts and scores of projects are no table of indicators', () => {
  assert.equal(
    named('项目|预算数|执行数|执行率|结余', '甲路|50|48|96%|2', '乙路|40|40|100%|0', '丙路|60|54|90%|6', '合计|150|142|94.7%|8'),
    undefined,
  )
  assert.equal(named('乡镇|应到人数|实到人数|出勤率', '甲镇|50|48|96%', '乙镇|40|40|100%', '丙镇|60|54|90%'), undefined)
  assert.equal(
    named('项目|预算（万元）|执行（万元）|分值|得分|等级', '甲路|500|480|100|96|优', '乙路|400|400|100|98|优', '丙路|600|540|100|92|优'),
    undefined,
  )
})
