import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseActual } from './actual.ts'
import { parseAmount } from './amount.ts'
import { chineseNumeral } from './chinese-numeral.ts'
import { daysIn, parseDate, parseYear } from './date.ts'
import { parseLevel } from './level.ts'
import { normalise } from './normalise.ts'
import { parseNumber } from './number.ts'
import { parsePercent } from './percent.ts'
import { parsePoints } from './points.ts'
import { parseTarget } from './target.ts'

const decimal = fc.tuple(fc.nat(99_999_999), fc.nat(9999)).map(([whole, part]) => (part % 10 === 0 ? `${whole}` : `${whole}.${part}`))
const unit = fc.constantFrom('个', '次', '人', '人次', '场', '%', '元', '天', '工作日', '小时', '㎡', '公里', '分', '株', '户')
const grouped = (text: string): string => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** Pieces that notations are made of, so that garbage comes close to the real thing. */
const shard = fc.oneof(
  fc.constantFrom(
    '≥',
    '≤',
    '>',
    '<',
    '=',
    '±',
    '不少于',
    '不超过',
    '以上',
    '以内',
    '达到',
    '约',
    '每',
    '季度',
    '/',
    '年',
    '月',
    '日',
    '底前',
    '万',
    '元',
    '%',
    '‰',
    '次',
    '个',
    '两',
    '三十',
    '半',
    '至',
    '~',
    '-',
    '；',
    '，',
    '.',
    '(',
    ')',
    '提升',
    '不适用',
    '是',
    ' ',
    '\t',
    'XX',
    '百分之',
    '2024',
  ),
  fc.nat(3000).map(String),
  fc.string({ maxLength: 4, unit: 'grapheme' }),
)
const garbage = fc.array(shard, { maxLength: 8 }).map((parts) => parts.join(''))

describe('打印再读回来', () => {
  it('指标值：算式、数值、单位', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('≥', '≤', '=', '>', '<'),
        decimal,
        unit,
        fc.constantFrom('', '/季度', '/人·月'),
        (direction, value, u, per) => {
          const parsed = parseTarget(`${direction}${value}${u}${per}`)
          assert.ok(parsed.ok && parsed.value.kind === 'bound')
          const { measure } = parsed.value
          assert.equal(
            `${parsed.value.direction}${measure.value}${measure.unit}${measure.per === undefined ? '' : `/${measure.per}`}`,
            `${direction}${value}${u}${per}`,
          )
        },
      ),
      { numRuns: 300 },
    )
  })
  it('金额：千分位、全角、万元', () => {
    fc.assert(
      fc.property(decimal, fc.boolean(), (value, negative) => {
        const text = `${negative ? '-' : ''}${value}`
        const plain = parseAmount(text, { unit: '元' })
        assert.ok(plain.ok)
        assert.equal(plain.value.toString(), text === '-0' ? '0' : text)
        const full = parseAmount(
          `${negative ? '（' : ''}${grouped(value).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))}${negative ? '）' : ''}万元`,
          { unit: '元' },
        )
        assert.ok(full.ok)
        assert.ok(full.value.eq(plain.value.times(10_000)))
      }),
      { numRuns: 300 },
    )
  })
  it('日期', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2060 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          for (const text of [`${year}-${month}-${day}`, `${year}年${month}月${day}日`, `${year}.${month}.${day}`, `${month}月${day}日`]) {
            const parsed = parseDate(text, { year })
            assert.equal(parsed.ok, day <= daysIn(year, month), text)
            if (parsed.ok) assert.deepEqual(parsed.value, { year, month, day })
          }
        },
      ),
      { numRuns: 200 },
    )
  })
  it('中文数字', () => {
    assert.equal(chineseNumeral(spoken(100_001_000))?.toString(), '100001000', spoken(100_001_000))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) =>
        assert.equal(chineseNumeral(spoken(n))?.toString(), String(n), spoken(n)),
      ),
      { numRuns: 500 },
    )
  })
})

describe('任何文字都不会抛出异常', () => {
  it('每一种读法', () => {
    fc.assert(
      fc.property(garbage, fc.option(fc.constantFrom('%', '万元', '次/年', '/', '怪')), (text, column) => {
        const context = { year: 2024, unit: column ?? undefined }
        const target = parseTarget(text, context)
        const all = [
          target,
          parseActual(text, { ...context, target: target.ok ? target.value : undefined }),
          parseAmount(text, { unit: '万元' }),
          parsePoints(text),
          parsePercent(text),
          parseNumber(text),
          parseDate(text, {}),
          parseYear(text),
          parseLevel(text),
        ]
        for (const parsed of all) if (!parsed.ok) assert.ok(parsed.message !== '' && parsed.remedy !== '')
      }),
      { numRuns: 3000 },
    )
  })
  it('很长的文字', () => {
    for (const piece of ['≥≤', '每', '约', '不超过', '1-', '一', '；', '/年', '以上', '（', '9']) {
      assert.doesNotThrow(() => [
        parseTarget(piece.repeat(5000), { year: 2024 }),
        parseActual(piece.repeat(5000)),
        parseAmount(piece.repeat(5000), { unit: '元' }),
      ])
    }
  })
  it('整理文字两遍等于一遍', () => {
    fc.assert(
      fc.property(garbage, (text) => assert.equal(normalise(normalise(text)), normalise(text))),
      { numRuns: 1000 },
    )
  })
})

/** The usual spelling of a number, for reading back. */
function spoken(n: number): string {
  const digits = '零一二三四五六七八九'
  const four = (m: number): string => {
    let out = ''
    let gap = false
    for (const [size, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const d = Math.floor(m / size) % 10
      if (d === 0) {
        gap = out !== ''
        continue
      }
      out += `${gap ? '零' : ''}${digits[d]}${name}`
      gap = false
    }
    return out
  }
  if (n === 0) return '零'
  let out = ''
  let gap = false
  for (const [size, name] of [
    [100_000_000, '亿'],
    [10_000, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(n / size) % (size === 100_000_000 ? 10 : 10_000)
    if (part === 0) {
      // 一亿零一千: nothing in 万 is a gap, whatever comes behind it.
      gap = out !== ''
      continue
    }
    out += `${out !== '' && (gap || part < 1000) ? '零' : ''}${four(part)}${name}`
    gap = false
  }
  return out
}
