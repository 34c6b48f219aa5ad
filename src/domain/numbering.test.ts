import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headingMark, type NumberingForm, numberingRank } from './numbering.ts'

const marks: readonly (readonly [text: string, form: NumberingForm, ordinal: number, words: string])[] = [
  ['一、部门基本情况', 'han', 1, '部门基本情况'],
  ['十二、附件', 'han', 12, '附件'],
  ['二十．其他', 'han', 20, '其他'],
  ['（一）部门概况', 'han-bracket', 1, '部门概况'],
  ['(十一) 其他', 'han-bracket', 11, '其他'],
  ['（ 二 ） 自评 工作', 'han-bracket', 2, '自评 工作'],
  ['1、加强学习', 'arabic', 1, '加强学习'],
  ['1.资金到位', 'arabic', 1, '资金到位'],
  ['10．资产', 'arabic', 10, '资产'],
  ['1.2024年度收入', 'arabic', 1, '2024年度收入'],
  ['1、2024年度收入', 'arabic', 1, '2024年度收入'],
  ['4. 8座分类亭', 'arabic', 4, '8座分类亭'],
  ['1.1 项目概况', 'decimal', 1, '项目概况'],
  ['2.3.1资金', 'decimal', 1, '资金'],
  ['（1）数量指标', 'arabic-bracket', 1, '数量指标'],
  ['3）时效', 'arabic-bracket', 3, '时效'],
  ['①社区', 'circled', 1, '社区'],
  ['⑵街道', 'circled', 2, '街道'],
  ['㈢方法', 'circled', 3, '方法'],
  ['第一部分 绩效目标', 'part', 1, '绩效目标'],
  ['第三章 附则', 'part', 3, '附则'],
  ['第二节 方法', 'section', 2, '方法'],
  ['第一，制度不健全', 'spoken', 1, '制度不健全'],
  ['二是管理薄弱', 'spoken', 2, '管理薄弱'],
  ['- 一、完善社区', 'han', 1, '完善社区'],
  ['  • 2、细化目标', 'arabic', 2, '细化目标'],
  ['A.优秀', 'letter', 1, '优秀'],
]

for (const [text, form, ordinal, words] of marks) {
  test(`${text} is ${form} ${ordinal}`, () => {
    const mark = headingMark(text)
    assert.equal(mark?.form, form)
    assert.equal(mark.ordinal, ordinal)
    assert.equal(text.slice(mark.end), words)
    assert.ok(text.slice(mark.start).startsWith(mark.mark))
  })
}

for (const text of [
  '',
  '2024年预算收入',
  '1.5万元',
  '3.5 万元以内',
  '2024.1.1起施行',
  '100%完成',
  '一般公共预算收入',
  '一批项目',
  '十分满意',
  '第一季度完成',
  '（西财〔2020〕19号）',
  'www.example.cn',
  '25%',
  '13.5个',
  '1.25-2.30',
]) {
  test(`${text || 'nothing'} carries no mark`, () => assert.equal(headingMark(text), undefined))
}

test('the separator is told, so that 1、 can be found fault with', () => {
  assert.equal(headingMark('1、甲')?.separator, '、')
  assert.equal(headingMark('1．甲')?.separator, '．')
  assert.deepEqual(headingMark('2.3.1 甲')?.parts, [2, 3, 1])
})

test('the usual order puts 一、 outside （一） outside 1. outside （1）', () => {
  const { han, 'han-bracket': bracket, arabic, 'arabic-bracket': small } = numberingRank
  assert.deepEqual(
    [han, bracket, arabic, small].toSorted((a, b) => a - b),
    [han, bracket, arabic, small],
  )
})
