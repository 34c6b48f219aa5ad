import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluationRows } from '#audit/extract/key-evaluations.ts'
import totalOfScores from '#audit/rules/total-of-scores.ts'
import twoValues from '#audit/rules/two-values.ts'
import { readHtml } from '#documents/read/html/html.ts'
import { aReport, findingsOf } from '../../../tests/test-rule.ts'

const OWN =
  '社区工作经费产出指标满分40分，得分39分；预算执行率满分10分，得分10分；效益指标满分40分，得分40分；满意度指标满分10分，得分9分。社区工作经费自评得分98分，等级为优秀。'
const report = (...lines: string[]) =>
  ['虚构局2024年度部门整体支出绩效自评报告', '三、绩效目标实现情况', '（一）项目自评情况', OWN, ...lines].join('\n')
const others = (...lines: string[]) => report('（二）重点项目绩效评价情况', '1.社区工作经费', ...lines)
const complaints = (text: string) => [totalOfScores, twoValues].flatMap((rule) => findingsOf(rule, text)).map(({ message }) => message)

test('the score of a key evaluation stands beside the self-score, no second value of it', () => {
  const text = others('由评价工作组评价，评价得分96.5分，等级为优秀。')
  assert.deepEqual(complaints(text), [])
  const { submission } = aReport(text)
  assert.equal(String(submission.projects[0]?.claimedTotal), '98')
  assert.match(submission.keyEvaluations[0]?.conclusion ?? '', /96\.5分/)
})

test('a clause that names the other scorer does the same without a heading', () => {
  assert.deepEqual(complaints(report('社区工作经费经第三方机构评价得分95分。')), [])
})

test('two self-scores of one project are still two values', () => {
  assert.equal(complaints(report('四、评价结论', '社区工作经费自评得分96分。')).length, 1)
})

test('the only score of a project is its own wherever it stands', () => {
  const { submission } = aReport(
    [
      '虚构局2024年度部门整体支出绩效自评报告',
      '二、预算',
      '社区工作经费10万元，巡查经费20万元，慰问经费5万元。',
      '三、重点项目绩效评价情况',
      '社区工作经费得分96分，等级为优秀。',
    ].join('\n'),
  )
  assert.equal(String(submission.projects.find(({ name }) => name === '社区工作经费')?.claimedTotal), '96')
})

const tableOf = (html: string) => {
  const table = readHtml(new TextEncoder().encode(`<table>${html}</table>`), '表.html').blocks.find(({ kind }) => kind === 'table')
  assert.ok(table?.kind === 'table')
  return table
}

test('rows of an evaluation are read with their merged cells', () => {
  const rows = evaluationRows(
    tableOf(
      '<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>分值</td><td>得分</td><td>评价意见</td></tr>' +
        '<tr><td rowspan="2">决策</td><td>项目立项</td><td>立项依据充分性</td><td>3</td><td>3</td><td>充分</td></tr>' +
        '<tr><td>绩效目标</td><td>绩效目标合理性</td><td>4</td><td>3.5</td><td>不够具体</td></tr>' +
        '<tr><td>产出</td><td>产出数量</td><td>实际完成率</td><td>10</td><td>10</td><td></td></tr>',
    ),
  )
  assert.deepEqual(
    rows?.map(({ category, subcategory, name, score }) => [category, subcategory, name, String(score)]),
    [
      ['决策', '项目立项', '立项依据充分性', '3'],
      ['决策', '绩效目标', '绩效目标合理性', '3.5'],
      ['产出', '产出数量', '实际完成率', '10'],
    ],
  )
})

test('a self-evaluation form is no evaluation by others', () => {
  assert.equal(
    evaluationRows(
      tableOf(
        '<tr><td>一级指标</td><td>三级指标</td><td>分值</td><td>得分</td></tr><tr><td>产出指标</td><td>培训次数</td><td>10</td><td>10</td></tr>',
      ),
    ),
    undefined,
  )
})
