import { anyOf, compiled } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'adverbial-particle',
  title: '修饰动作用“地”',
  severity: 'notice',
  covers: ['E06'],
  source: 'gbt-15834-2011#wording',
  why: '“的”后面是名词，“地”后面是动作；混用会把一句话读成半句话。',
  remedy: '修饰动作的“的”改为“地”。',
  example: { right: '全面地评价项目的实施情况', wrong: '全面的评价项目的实施情况' },
  *writing(document, { lexicon: { grammar } }) {
    const script = scriptOf(document)
    const pattern = `(?:${anyOf(grammar.adverbs)})的(${anyOf(grammar.verbs)})(?!${anyOf(grammar.nounHeads)}|$)`
    for (const { stretch, start, end, text } of plainHits(script, compiled(pattern))) {
      yield {
        message: `“${text}”中的“的”应为“地”`,
        place: placeOfPlain(script, stretch, start, end),
        found: text,
        expected: text.replace(/的(?=[^的]*$)/u, '地'),
      }
    }
  },
})
