import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { ProductError } from '#errors'
import { type CaseEntry, loadCases, type WorkedCase } from '#policy/case-files.ts'
import { loadSchemes } from '#policy/schemes.ts'
import { provenBy } from '../../../tests/scoring.ts'
import { compute, runCase, runCaseFiles } from './run-cases.ts'

const policy = join(import.meta.dirname, '../../../policy')
const folder = join(policy, 'cases')
const schemes = await loadSchemes(policy)
const entries = await loadCases(folder)

describe('policy/cases 的全部算例', () => {
  it('逐条相符', async () => {
    const results = await runCaseFiles(folder, policy)
    assert.ok(results.length > 200)
    assert.deepEqual(
      results
        .filter(({ ok }) => !ok)
        .map(({ file, line, title, expected, got }) => `${file}:${line} ${title}：期望 ${expected}，算得 ${got}`),
      [],
    )
  })
  it('每个得分的证明都能由另一个程序算回来，条件都成立', () => {
    let scores = 0
    for (const entry of entries) {
      const { outcome } = compute(entry, schemes)
      if (outcome?.kind !== 'scored') continue
      provenBy(outcome)
      scores++
    }
    assert.ok(scores > 150)
  })
  it('每种方法、每个方案都有算例', () => {
    const used = new Set(entries.map(({ worked }) => worked.scheme))
    assert.deepEqual([...used].sort(), [...schemes.keys()].sort())
    const rules = new Set(
      entries.flatMap((entry) => {
        const { outcome } = compute(entry, schemes)
        return outcome?.kind === 'scored' ? [outcome.proof().rule.replace(/（.*/, '')] : []
      }),
    )
    assert.deepEqual(
      [...rules].sort(),
      ['区间赋分', '按完成比例赋分', '按评判等级赋分', '时限赋分', '满意度赋分', '直接赋分', '预算执行率赋分'].sort(),
    )
  })
  it('标题不重复', () => {
    const titles = entries.map(({ worked, file }) => `${file} ${worked.scheme} ${worked.title}`)
    assert.equal(new Set(titles).size, titles.length)
  })
})

const entry = (worked: Partial<WorkedCase>): CaseEntry => ({
  file: 'x.yaml',
  line: 7,
  worked: { title: '一', scheme: 'mof-2020-10', expect: {}, ...worked },
})
const run = (worked: Partial<WorkedCase>) => runCase(entry(worked), schemes)
const indicator = { category: '产出指标', points: '10', target: '≥500人次', actual: '487人次' }

describe('核对', () => {
  it('得分按数比较，差一厘也不符', () => {
    assert.ok(run({ indicator, expect: { score: '9.74' } }).ok)
    assert.ok(run({ indicator, expect: { score: '9.740' } }).ok)
    const off = run({ indicator, expect: { score: '9.741' } })
    assert.deepEqual([off.ok, off.expected, off.got], [false, '得分 9.741', '得分 9.74'])
  })
  it('待补、有误、不适用各是各的', () => {
    const { actual: _, ...empty } = indicator
    assert.ok(run({ indicator: empty, expect: { pending: '实际完成值' } }).ok)
    assert.ok(!run({ indicator: empty, expect: { pending: '指标值' } }).ok)
    assert.ok(!run({ indicator: empty, expect: { problem: 'actual' } }).ok)
    assert.ok(!run({ indicator: empty, expect: { score: '0' } }).ok)
    assert.ok(run({ indicator: { ...indicator, actual: '若干' }, expect: { problem: 'actual' } }).ok)
    assert.ok(!run({ indicator: { ...indicator, actual: '若干' }, expect: { problem: 'target' } }).ok)
    assert.ok(run({ indicator: { ...indicator, target: '不适用' }, expect: { notApplicable: 'true' } }).ok)
  })
  it('执行率按百分数两位小数比较', () => {
    const budget = { adjusted: '310.2', executed: '154.74' }
    assert.ok(run({ budget, expect: { rate: '49.88%' } }).ok)
    assert.ok(!run({ budget, expect: { rate: '49.9%' } }).ok)
    assert.ok(!run({ budget: { adjusted: '0', executed: '0' }, expect: { rate: '0%' } }).ok)
    assert.equal(run({ budget, expect: { rate: '50%', score: '4.99' } }).got, '执行率 49.88%，得分 4.99')
  })
  it('写几项核对几项', () => {
    assert.ok(!run({ budget: { adjusted: '310.2', executed: '154.74' }, expect: { rate: '49.88%', score: '5' } }).ok)
    assert.ok(!run({ indicator, expect: { score: '9.74', remark: '超额' } }).ok)
    assert.ok(!run({ total: '85', expect: { grade: '优秀' } }).ok)
  })
  it('档次和比例写在指标里面或外面都可以', () => {
    const words = { category: '效益指标', nature: '定性', points: '10' } as const
    assert.ok(run({ indicator: { ...words, level: '部分达成', share: '75%' }, expect: { score: '7.50' } }).ok)
    assert.ok(run({ indicator: words, level: '部分达成', share: '0.75', expect: { score: '7.50' } }).ok)
  })
  it('读不懂时说明读到了什么', () => {
    assert.match(
      run({ indicator: { ...indicator, nature: '定量', target: '按方案执行' }, expect: { problem: 'target' } }).got,
      /指标值有误（.*按方案执行/,
    )
  })
  it('算例本身写错，说出文件和行', () => {
    const message = (worked: Partial<WorkedCase>) => {
      try {
        run(worked)
      } catch (error) {
        if (error instanceof ProductError) return error.message
      }
      return assert.fail('应当拒绝')
    }
    assert.match(message({ scheme: 'mof-2099', total: '5' }), /“x\.yaml”第 7 行有误：“一”中的评分方案“mof-2099”不存在/)
    assert.match(message({ indicator: { ...indicator, points: '十来分' } }), /“一”的 points：/)
    assert.match(message({ indicator, level: '还行' }), /level“还行”不是达成、部分达成、未达成之一/)
    assert.match(message({ indicator, expect: { score: '满分' } }), /expect\.score/)
    assert.match(message({ total: '优', expect: { grade: '优' } }), /total/)
  })
})
