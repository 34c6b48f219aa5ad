import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '#documents/read/text/txt.ts'
import { silentRows } from './silent-rows.ts'

const HEADS = [
  '三级指标|分值|得分|扣分原因',
  '一级指标|三级指标|满分|自评得分|扣分说明',
  '三级指标|指标值|完成值|分值|得分|偏差原因分析及改进措施',
  '指标|权重|评价得分|未完成原因',
  '三级指标|标准分|扣分|实得分|得分说明',
]
const NAMES = ['培训期数', '验收合格率', '完工及时率', '服务覆盖率', '群众知晓率']
const REASONS = ['讲师临时调整', '一个标段返工', '汛期停工12天', '两个村未通车', '宣传形式单一']

/** A row under a heading, with its reason in the last column. */
const row = (head: string, at: number, score: string, reason: string) =>
  head
    .split('|')
    .map((title, i, titles) => {
      if (i === titles.length - 1) return reason
      if (/一级/u.test(title)) return '产出'
      if (/指标$/u.test(title)) return NAMES[at]!
      if (/得分/u.test(title)) return score
      if (title === '扣分') return (10 - Number(score)).toFixed(2)
      return /值$/u.test(title) && title !== '分值' ? '95%' : '10'
    })
    .join('|')
const found = (head: string, rows: readonly string[]) =>
  silentRows(readText(new TextEncoder().encode(['虚构局自评报告', '表1 评分表', head, ...rows].join('\n')), '报告.txt')).map(
    ({ name }) => name,
  )

for (const head of HEADS) {
  const rows = (blank: number | undefined, mark: string) =>
    NAMES.map((_, at) => row(head, at, at === 3 ? '10' : '9.50', at === blank ? mark : at === 3 ? '—' : REASONS[at]!))
  for (const mark of ['—', '', '无', '/'])
    test(`${head}，原因写“${mark}”`, () => {
      assert.deepEqual(found(head, rows(undefined, mark)), [])
      assert.deepEqual(found(head, rows(1, mark)), [NAMES[1]])
    })
  test(`${head}：都没有写的、只写一个的、合计行不问`, () => {
    assert.deepEqual(
      found(
        head,
        NAMES.map((_, at) => row(head, at, '9.50', '—')),
      ),
      [],
    )
    assert.deepEqual(
      found(
        head,
        NAMES.map((_, at) => row(head, at, '9.50', at === 0 ? REASONS[0]! : '—')),
      ),
      [],
    )
    assert.deepEqual(found(head, [...rows(undefined, ''), row(head, 0, '9.00', '—').replace(NAMES[0]!, '合计')]), [])
  })
}
