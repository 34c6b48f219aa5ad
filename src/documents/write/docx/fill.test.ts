import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { points } from '#domain/quantity.ts'
import { ProductError } from '#errors'
import { makeDocx } from '../../../../tests/fixtures/make-docx.ts'
import { type Figure, rich } from '../../figures/figure.ts'
import { fillTemplate } from './fill.ts'
import { MERGE_MARK } from './finish.ts'
import type { TagTree } from './problems.ts'

const text = { says: '', kind: 'text' } as const
const tags: TagTree = {
  单位: text,
  得分: text,
  合并: text,
  有: { says: '', kind: 'flag' },
  项目: { says: '', kind: 'list', inside: { 名称: text, 得分: text, 指标: { says: '', kind: 'list', inside: { 名称: text } } } },
}
const score = (value: string): Figure => ({
  kind: 'figure',
  path: 'assessment.department.total',
  format: 'pts',
  text: value,
  value: points(value),
})
const view = {
  单位: '甲街道',
  得分: score('88.50'),
  合并: MERGE_MARK,
  有: true,
  项目: [
    { 名称: '一', 得分: score('95'), 指标: [{ 名称: '子' }, { 名称: '丑' }] },
    { 名称: '二', 得分: score('55'), 指标: [] },
  ],
}
const p = (words: string, properties = '') => `<w:p><w:r>${properties}<w:t>${words}</w:t></w:r></w:p>`
const cell = (words: string) => `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>${p(words)}</w:tc>`
const tableOf = (...rows: readonly string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`

const filled = async (body: string, data: object = view) => {
  const docx = await fillTemplate(makeDocx({ body }), data, tags)
  return strFromU8(unzipSync(docx)['word/document.xml']!).replace(/^.*<w:body>|<w:sectPr.*$/gs, '')
}
const words = async (body: string, data?: object) => (await filled(body, data)).replace(/<\/w:p>/g, '|').replace(/<[^>]*>/g, '')
const problems = async (body: string): Promise<readonly string[]> => {
  try {
    await filled(body)
  } catch (error) {
    assert.ok(error instanceof ProductError && error.code === 'TEMPLATE_INVALID', String(error))
    return (error.details as { problems: readonly string[] }).problems
  }
  return assert.fail('the template was accepted')
}

test('words, loops, sections, the outer scope by name, comparisons and other ways of printing', async () => {
  const cases: readonly (readonly [string, string])[] = [
    [p('{单位}得{得分}分'), '甲街道得88.50分|'],
    [p('{#项目}') + p('{名称}') + p('{/项目}'), '一|二|'],
    [p('{#项目}{#指标}{项目.名称}{名称} {/指标}{/项目}'), '一子 一丑 |'],
    [p('{#项目}{#指标}{单位}{/指标}{/项目}'), '甲街道甲街道|'],
    [p('{#项目}{#得分 &lt; 60}{名称}不及格{/}{/项目}'), '二不及格|'],
    [p('{#得分 &gt;= 88.5}够{/}{^得分 &gt; 90}不到九十{/}'), '够不到九十|'],
    [p('{#单位 = “甲街道”}是{/}{#单位 != "甲街道"}否{/}'), '是|'],
    [p('{得分|整数}，{得分|一位小数}'), '89，88.5|'],
    [p('{#有}有{/有}{^有}没有{/有}'), '有|'],
    [p('{#项目}{#指标}{.}{/指标}{/项目}'), '|'],
  ]
  for (const [body, expected] of cases) assert.equal(await words(body), expected, body)
})

test('a tag that Word cut into several runs is one tag, and its look is kept', async () => {
  const bold = '<w:rPr><w:b/></w:rPr>'
  const xml = await filled(`<w:p><w:r>${bold}<w:t>{得</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>分}</w:t></w:r></w:p>`)
  assert.match(xml, /<w:sdtContent><w:r><w:rPr><w:b\/><\/w:rPr><w:t>88\.50<\/w:t><\/w:r><\/w:sdtContent>/)
})

test('figures sit in content controls, gaps are highlighted in the order of the schema', async () => {
  const gap = { kind: 'gap', what: '总分', path: 'x' } as const
  const xml = await filled(p('前{单位}后', '<w:rPr><w:b/><w:sz w:val="32"/><w:u w:val="single"/></w:rPr>'), {
    ...view,
    单位: rich`得${score('9')}分，${gap}`,
  })
  assert.match(
    xml,
    /前得<\/w:t><\/w:r><w:sdt><w:sdtPr><w:tag w:val="mj:assessment\.department\.total\|pts"\/><w:id w:val="\d+"\/><w:text\/><\/w:sdtPr>/,
  )
  assert.match(
    xml,
    /<w:rPr><w:b\/><w:sz w:val="32"\/><w:highlight w:val="yellow"\/><w:u w:val="single"\/><\/w:rPr><w:t xml:space="preserve">【待填：总分】/,
  )
  assert.match(xml, /<w:t xml:space="preserve">后<\/w:t><\/w:r><\/w:p>/)
})

test('equal marked neighbours become one cell, a second level not beyond its first', async () => {
  const data = {
    ...view,
    项目: [
      ['甲', '子'],
      ['甲', '子'],
      ['甲', '丑'],
      ['乙', '丑'],
    ].map(([名称, 得分]) => ({ 名称, 得分, 指标: [] })),
  }
  const xml = await filled(tableOf(cell('{#项目}{名称}{合并}') + cell('{得分}{合并}{/项目}')), data)
  const merges = [...xml.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([c]) => (c.includes('restart') ? 'start' : c.includes('vMerge') ? 'goes on' : 'alone')),
  )
  assert.deepEqual(merges, [
    ['start', 'start'],
    ['goes on', 'goes on'],
    ['goes on', 'alone'],
    ['alone', 'alone'],
  ])
  assert.match(xml, /<w:tcW w:w="1000" w:type="dxa"\/><w:vMerge\/>/)
})

test('a loop over nothing leaves neither an empty table nor a cell without a paragraph', async () => {
  const none = { ...view, 项目: [] }
  assert.equal(await filled(tableOf(cell('{#项目}{名称}') + cell('{得分}{/项目}')) + p('后'), none), p('后'))
  for (const properties of ['<w:tcPr/>', '<w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr>', '']) {
    const xml = await filled(tableOf(`<w:tc>${properties}${p('{#项目}') + p('{名称}') + p('{/项目}')}</w:tc>`), none)
    assert.ok(xml.includes(`<w:tc>${properties}<w:p/></w:tc>`), xml)
  }
})

test('every wrong tag is named, with the nearest known name, also inside an empty loop', async () => {
  assert.deepEqual(await problems(p('{单为}') + p('{#项目}{#指标}{名撑}{/指标}{/项目}')), [
    '没有名为“单为”的标签，是不是“单位”？',
    '没有名为“名撑”的标签（在“指标”循环内），是不是“名称”？',
  ])
  assert.deepEqual(await problems(p('{单位.constructor}')), ['没有名为“单位.constructor”的标签'])
  assert.match((await problems(p('{constructor}')))[0]!, /没有名为“constructor”的标签/)
  assert.match((await problems(p('{单位.toString()}')))[0]!, /写法不对/)
  assert.match((await problems(p('{单位|大写}')))[0]!, /写法有：元、万元、整数/)
})

test('broken marks are explained, all at once', async () => {
  assert.deepEqual(await problems(p('{#项目}{名称}')), ['循环“{#项目}”没有结束标签“{/项目}”'])
  assert.deepEqual(await problems(p('{单位') + p('{/项目}')), ['标签“单位”缺右花括号“}”', '结束标签“{/项目}”前面没有对应的“{#项目}”'])
  assert.deepEqual(await problems(p('{#项目}{名称}{/有}')), ['循环“{#项目}”被“{/有}”结束，名称应当一致'])
})

test('a loop that begins in a cell and ends outside the table is refused, not written as a broken file', async () => {
  const found = await problems(tableOf(cell('{#项目}{名称}')) + p('{/项目}'))
  assert.equal(found.length, 1)
  assert.match(found[0]!, /循环“项目”的开始和结束标签/)
})
