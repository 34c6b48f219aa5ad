import { chineseNumeral } from '#domain/parse/chinese-numeral.ts'
import { Exact } from '#domain/quantity.ts'
import { anyOf, compiled } from '../patterns.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

const BOUNDS: readonly (readonly [RegExp, string])[] = [
  [/(?:不低于|不少于|≥|至少|最少)[\d.]+[^，。;、\d]{0,5}(?:以内|以下|之内)/gu, '前面说“至少”，后面说“以内”'],
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
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    for (const { words, least } of lexicon.goals.repeated) yield* tooFew(script, words, least)
    for (const [pattern, say] of BOUNDS) {
      for (const { stretch, start, end, text } of plainHits(script, pattern)) {
        yield { message: `“${text}”自相矛盾：${say}`, place: placeOfPlain(script, stretch, start, end), found: text, severity: 'error' }
      }
    }
  },
})

/** "分批次…，全年不少于1次": the number for the year is smaller than the words before it can mean. */
function* tooFew(script: Script, words: readonly string[], least: number): Generator<Report> {
  const pattern = `(${anyOf(words)})[^。;\\d]{0,40}(?:全年|每年|年内|年度|一年)[^，。;\\d]{0,6}(?:不少于|不低于|至少|最少|≥)(\\d+|[一二两三四五六七八九十]{1,3})(?:余)?(?:次|场|期|批|回)`
  for (const { stretch, start, end, groups } of plainHits(script, compiled(pattern))) {
    const [word = '', written = ''] = groups
    const count = /^\d+$/.test(written) ? Exact.of(written) : chineseNumeral(written.replace('两', '二'))
    if (!count || count.gte(least)) continue
    yield {
      message: `说“${word}”，全年却只要求 ${count.toString()} 次`,
      place: placeOfPlain(script, stretch, start, end),
      found: `${count.toString()} 次`,
      expected: `至少 ${least} 次`,
    }
  }
}
