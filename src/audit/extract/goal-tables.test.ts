import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { extract } from '#audit/extract/extract.ts'
import goalWithoutActual from '#audit/rules/goal-without-actual.ts'
import withoutMeasure from '#audit/rules/indicator-without-measure.ts'
import { readHtml } from '#documents/read/html/html.ts'
import { submissionOf } from '#documents/read/submission.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { findingsOf } from '../../../tests/test-rule.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '..', '..', '..', 'policy'))
const TEXT = [
  '完成年度工作任务，群众满意。',
  '经费由财政保障，按月支付。',
  '人员按岗到位，职责明确到人。',
  '全年开展各项活动，居民积极参加，秩序良好。',
  '各科室分工协作，按计划推进。',
  '资金使用合规，账目清楚，手续齐全。',
]
const long = TEXT.map((text) => `<p>${text}${text}${text}</p>`).join('')

/** A report that states two targets and answers them in a table under the goal's heading. */
const source = (target: string, ...rows: string[]) => {
  const html = `<h1>虚构街道办事处2024年度部门整体支出绩效自评报告</h1><h2>一、部门基本情况</h2>${long}<h2>（三）绩效目标</h2><p>指标：网格日常巡查每天≥2次；组织居民活动≥96场。</p>
    <h2>三、绩效目标实现情况</h2><h3>（二）分项绩效目标实现情况</h3><h4>1.平安法治</h4><p>任务完成较好，秩序稳定。</p><p>平安法治指标完成情况表</p>
    <table><tr><td>指标</td><td>${target}</td><td>实际完成值</td><td>佐证资料</td></tr>${rows
      .map(
        (row) =>
          `<tr>${row
            .split('|')
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</table>`
  const prose = readHtml(new TextEncoder().encode(html), '报告.html')
  return { file: '报告.html', prose, ...extract(prose, (workbook) => submissionOf(workbook, layouts)) }
}

for (const target of ['年度指标值', '应当达到']) {
  test(`a table of a goal with “${target}” answers the goal, and is no form of the department`, () => {
    const one = source(target, '网格日常巡查|每天≥2次|2次/天|统计报表', '组织居民活动|≥96场|103场|活动台账', '矛盾排查|≥24次|25次|排查记录')
    assert.equal(one.role, 'report')
    assert.deepEqual(one.submission.whole?.indicators ?? [], [])
    assert.deepEqual(
      one.submission.goals.overall?.indicators.map(({ actualText }) => actualText),
      ['2次/天', '103场'],
    )
    const [item] = one.submission.goals.items
    assert.deepEqual(
      [item?.title, item?.indicators.map(({ name, targetText, actualText }) => [name, targetText, actualText])],
      ['平安法治', [['矛盾排查', '≥24次', '25次']]],
    )
    assert.match(one.places['goals.items[0].indicators[0].name']?.quote ?? '', /矛盾排查/)
    assert.deepEqual(
      [goalWithoutActual, withoutMeasure].flatMap((rule) => findingsOf(rule, [one])),
      [],
    )
  })
}

test('a goal that neither text nor table answers stays open', () => {
  assert.equal(
    findingsOf(goalWithoutActual, [source('年度指标值', '网格日常巡查|每天≥2次|2次/天|统计报表', '慰问户数|≥5户|5户|名册')]).length,
    1,
  )
})
