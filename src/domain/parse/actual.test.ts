import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actual } from '../indicator.ts'
import { type ActualContext, parseActual } from './actual.ts'
import { parseTarget } from './target.ts'

function say(actual: Actual): string {
  switch (actual.kind) {
    case 'measure':
      return `${actual.bound ?? ''}${actual.measure.value}${actual.measure.unit}${actual.measure.per === undefined ? '' : `/${actual.measure.per}`}`
    case 'date':
      return [actual.date.year, actual.date.month, actual.date.day].filter((n) => n !== undefined).join('-')
    case 'period':
      return `${say({ kind: 'date', date: actual.from })}..${say({ kind: 'date', date: actual.to })}`
    case 'yes-no':
      return actual.value ? 'yes' : 'no'
    case 'words':
      return `words ${actual.text}${actual.level === undefined ? '' : ` (${actual.level})`}`
    case 'several':
      return actual.parts.map(say).join(' & ')
    case 'not-applicable':
      return 'n/a'
  }
}

function read(target: string | undefined, text: string, more: ActualContext = {}): string {
  const parsedTarget = target === undefined ? undefined : parseTarget(target, { year: 2024 })
  const parsed = parseActual(text, { year: 2024, target: parsedTarget?.ok ? parsedTarget.value : undefined, ...more })
  return parsed.ok ? say(parsed.value) : '✗'
}

describe('实际完成值', () => {
  const rows: readonly (readonly [string | undefined, string, string])[] = [
    ['≥20000人', '21980人', '21980人'],
    ['≥90%', '95.5%', '95.5%'],
    ['≥90%', '９５.5％', '95.5%'],
    [undefined, '12次', '12次'],
    // What a calculation comes to.
    ['≤100%', '48÷52×100%=92.31%', '92.31%'],
    ['≤0', '（15.50−15.80）÷15.80×100%=-1.90%', '-1.9%'],
    // A bound repeated proves nothing exact.
    ['≥250米', '≥266米', '≥266米'],
    ['≥90%', '95%以上', '≥95%'],
    ['≥90%', '达到95%', '95%'],
    ['≤5天', '5天以内', '≤5天'],
    // A bare number takes the unit of the target where that has one reading.
    ['≥50个', '50', '50个'],
    ['≥700人次', '735', '735人次'],
    ['≥90%', '95', '95%'],
    ['≥90%', '0', '0%'],
    ['每季度≥2场', '2', '2场/季度'],
    ['≥90%', '0.95', '✗'],
    ['≤12万元', '10.5', '✗'],
    ['≤12万元', '10.5万', '105000元'],
    ['≤12万元', '105000元', '105000元'],
    ['≤12万元', '按合同10.5万元', '105000元'],
    // True zero.
    ['≤0起', '0起', '0起'],
    ['≤0起', '0', '0起'],
    ['≤0起', '未发生', '0起'],
    ['≥3次', '无', 'n/a'],
    // Another unit stays another unit: comparing is not this function's business.
    ['100%', '1000件', '1000件'],
    ['≤3个工作日', '2天', '2天'],
    ['≥3次/年', '4次', '4次'],
    ['≤168小时', '6天', '144小时'],
    ['≥1公里', '800米', '0.8公里'],
    // Dates.
    ['9月前', '7月', '2024-7'],
    ['12月底前', '2024年11月20日完成', '2024-11-20'],
    ['12月底前', '2024.11.20', '2024-11-20'],
    ['12月底前', '2024-11-20 00:00:00', '2024-11-20'],
    ['12月底前', '2025年1月15日', '2025-1-15'],
    ['12月底前', '已按时完成', 'words 已按时完成 (达成)'],
    // Words.
    ['按时完成', '已完成', 'yes'],
    ['按时完成', '未完成', 'no'],
    ['是', '是', 'yes'],
    ['是', '否', 'no'],
    ['优良', '完成', 'words 完成 (达成)'],
    ['优良', '达成预期指标', 'words 达成预期指标 (达成)'],
    ['明显', '部分达成年度指标并具有一定效果', 'words 部分达成年度指标并具有一定效果 (部分达成)'],
    ['明显', '有效', 'words 有效'],
    ['明显', '投诉由12件降到3件', 'words 投诉由12件降到3件'],
    ['≥95%', '完成', 'words 完成 (达成)'],
    ['长期坚持', '8支志愿队常年巡防，1支队伍人数偏少', 'words 8支志愿队常年巡防，1支队伍人数偏少'],
    ['落实', '计划已执行，8个支部中2个记录不全', 'words 计划已执行，8个支部中2个记录不全'],
    ['长期坚持', '组建8支队伍', 'words 组建8支队伍'],
    ['基本满意', '92%', '92%'],
    // Signs and several values.
    ['±10%', '+3%', '3%'],
    ['±10%', '-3%', '-3%'],
    ['3件；5次', '3件；6次', '3件 & 6次'],
    ['3件；5次', '3；6', '3件 & 6次'],
    ['≥12场', '已开展12场', '12场'],
    ['≥5场', '12场，参加580人次', '12场 & 580人次'],
    // Not understood.
    ['≥5场', '', '✗'],
    ['≥5场', '88 100', '✗'],
    ['≥5场', 'XX场', '✗'],
    ['≥5场', '若干3个2', '✗'],
    ['≥5场', '12,3', '✗'],
  ]
  for (const [target, text, expected] of rows)
    it(`${target ?? ''} | ${JSON.stringify(text)}`, () => assert.equal(read(target, text), expected))

  it('自己一栏的单位先于指标值的单位', () => {
    assert.equal(read('≤12万元', '10.5', { unit: '万元' }), '105000元')
    assert.equal(read('≥90%', '95', { unit: '%' }), '95%')
    assert.equal(read('≥90%', '95个', { unit: '%' }), '✗')
  })
  it('没有年份又没有评价年度，就问年份', () => assert.equal(read('12月底前', '7月', { year: undefined }), '✗'))
})
