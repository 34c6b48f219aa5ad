import { chineseNumeral, countWritten } from '#domain/parse/chinese-numeral.ts'
import { Exact } from '#domain/quantity.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { anyOf, compiled } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

const BOUNDS: readonly (readonly [RegExp, string])[] = [
  [/(?:不低于|不少于|≥|至少|最少)[\d.]+[^，。;、\d]{0,5}(?:以内|以下|之内)/gu, '前面说“至少”，后面说“以内”'],
  [/控制在[\d.]+[^，。;、\d]{0,5}以上/gu, '前面说“控制在”，后面说“以上”'],
  [/(?:不超过|不高于|不多于|≤|最多)[\d.]+[^，。;、\d]{0,5}以上/gu, '前面说“至多”，后面说“以上”'],
]

export default rule({
  id: 'contradictory-target',
  title: '指标值不应自相矛盾',
  severity: 'warning',
  covers: ['C05'],
  source: 'mof-2021-101#indicators',
  why: '说“分批次”“每月”，全年却只要求 1 次，写的和要做的对不上，怎么做都算完成。',
  remedy: '按实际安排改写次数，例如“分 3 批，全年不少于 3 次”。',
  example: { right: '分 3 批培训，全年不少于 3 次', wrong: '分批次组织培训，全年不少于 1 次' },
  *content(submission, _assessment, { lexicon }) {
    for (const { path, label, rows } of indicatorTables(submission)) {
      for (const [index, { name, target }] of rows.entries()) {
        if (target?.kind !== 'bound') continue
        const { unit, value } = target.measure
        const often = lexicon.goals.repeated.find(({ words }) => words.some((word) => name.includes(word)))
        const isUpward = target.direction === '≥' || target.direction === '>'
        // 平均每月 and 每月…率 are no counts of the year.
        if (often && isUpward && /^[次场期回]$/u.test(unit) && value.gt(1) && value.lt(often.least) && /次数|频次|场次/u.test(name))
          yield {
            path: `${path}[${index}].target`,
            message: `${label}的指标“${name}”全年只要求 ${value.toString()} ${unit}`,
            expected: `至少 ${often.least} ${unit}`,
          }
        if (isUpward && value.gt(0) && LESS_IS_BETTER.test(name))
          yield {
            path: `${path}[${index}].target`,
            message: `${label}的指标“${name}”越低越好，指标值却是“${target.direction}”`,
            found: `${target.direction}${value.toString()}${unit}`,
            expected: '≤',
          }
      }
    }
  },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    yield* otherCount(script)
    yield* partsOverWhole(script)
    for (const { words, least } of lexicon.goals.repeated) yield* tooFew(script, words, least)
    for (const [pattern, say] of BOUNDS) {
      for (const { stretch, start, end, text } of plainHits(script, pattern)) {
        yield { message: `“${text}”自相矛盾：${say}`, place: placeOfPlain(script, stretch, start, end), found: text, severity: 'error' }
      }
    }
  },
})

const LESS_IS_BETTER = /(?:事故|火灾|故障|投诉|差错|死亡|病死|返贫|辍学|流失|失业|损耗|超支|违规|逾期|漏损)(?:发生)?[率数]$/u

const TIMES_A_YEAR: Readonly<Record<string, number>> = { 每周: 52, 每月: 12, 每季度: 4, 每季: 4, 每半年: 2 }
const EVERY = /(每周|每月|每季度?|每半年)[^，。;\d]{0,12}(\d{1,2}|[一两二三])[次场期]，(?:全年|年度)(?:共|计|累计)?(\d{1,4})[次场期]/gu
/** "每周巡查1次，全年12次": far from what the words make. */
function* otherCount(script: Script): Generator<Report> {
  for (const { stretch, start, end, text, groups } of plainHits(script, EVERY)) {
    const [every = '', written = '', total = ''] = groups
    const each = countWritten(written)
    const expected = TIMES_A_YEAR[every]! * each
    // More may be those of several places together.
    if (Number(total) * 5 >= expected * 4) continue
    yield {
      message: `“${every}”${written}次，全年应在 ${expected} 次左右，写的是 ${total} 次`,
      place: placeOfPlain(script, stretch, start, end),
      found: text,
      expected: `${expected} 次左右`,
    }
  }
}

const PARTS = /分([两二三四五]|\d)(?:期|批|次|笔)[^。；;\d]{0,10}，每(?:期|批|次|笔)(?:支付|拨付|完成|付款)?(\d{1,3})%/gu
/** "分两期支付，每期支付60%" */
function* partsOverWhole(script: Script): Generator<Report> {
  for (const { stretch, start, end, text, groups } of plainHits(script, PARTS)) {
    const [count = '', share = ''] = groups
    const parts = countWritten(count)
    if (parts * Number(share) <= 100) continue
    yield {
      message: `“${text}”合计 ${parts * Number(share)}%，超过 100%`,
      place: placeOfPlain(script, stretch, start, end),
      found: text,
    }
  }
}

/** "分批次…，全年不少于1次": the number for the year is smaller than the words before it can mean. */
function* tooFew(script: Script, words: readonly string[], least: number): Generator<Report> {
  const pattern = `(${anyOf(words)})[^。;\\d]{0,40}(?:全年|每年|年内|年度|一年)[^，。;\\d]{0,6}(?:不少于|不低于|至少|最少|≥)(\\d+|[一二两三四五六七八九十]{1,3})(?:余)?(?:次|场|期|批|回)`
  for (const { stretch, start, end, groups } of plainHits(script, compiled(pattern))) {
    const [word = '', written = ''] = groups
    const count = /^\d+$/.test(written) ? Exact.of(written) : chineseNumeral(written)
    if (!count || count.gte(least)) continue
    yield {
      message: `说“${word}”，全年却只要求 ${count.toString()} 次`,
      place: placeOfPlain(script, stretch, start, end),
      found: `${count.toString()} 次`,
      expected: `至少 ${least} 次`,
    }
  }
}
