import { anyOf, compiled, matches } from '../patterns.ts'
import { rule } from '../rule.ts'
import { around, placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'outdated-phrase',
  title: '表述应是现行的',
  severity: 'notice',
  covers: ['E18'],
  source: 'mof-2020-10#result-form',
  why: '已经结束的活动、已经改名的科目和机构出现在当年的报告里，说明可能沿用了往年的文字。',
  remedy: '核对这一处是不是当年的内容；改用现行的表述。',
  example: { right: '卫生健康支出', wrong: '医疗卫生与计划生育支出（2019 年已更名）' },
  *writing(document, { lexicon }) {
    const year = document.claims.year?.value
    if (year === undefined) return
    const script = scriptOf(document)
    for (const { words, since, instead, why, unless } of lexicon.outdated) {
      if (`${year}-12-31` < since) continue
      const hits = [...plainHits(script, compiled(anyOf(words)))].filter(
        ({ stretch, start, end }) => !matches(around(stretch.text, start, end).text, unless),
      )
      const [first, ...others] = hits.map(({ stretch, start, end }) => placeOfPlain(script, stretch, start, end))
      if (!first) continue
      const found = [...new Set(hits.map(({ text }) => text))].map((text) => `“${text}”`).join('、')
      yield {
        message: `${found}可能已过时${hits.length > 1 ? `（共 ${hits.length} 处）` : ''}：${why}`,
        place: first,
        related: others,
        found,
        ...(instead === undefined ? {} : { expected: instead }),
      }
    }
  },
})
