import { anyOf, compiled } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

/** Fewer are the wording of an official outline ("四、评价结论和评价等级"). */
const MANY = 3
/** Beside words of self-evaluation that stand as often, a single other one is a slip. */
const SELF_ENOUGH = 2

export default rule({
  id: 'self-or-evaluation',
  title: '自评和评价两种说法不混用',
  severity: 'notice',
  covers: ['E21'],
  source: 'mof-2020-10#self-evaluation',
  why: '单位自己做的是自评，部门和财政部门做的才是评价；混用会让人误以为结论经过了评审。',
  remedy: '单位自己打的分和等级统一写“自评得分”“自评等级”。',
  example: { right: '自评得分 98 分，自评等级为优', wrong: '绩效评价的得分结果为 98 分，绩效评价等级为优秀（单位自评报告）' },
  *writing(document, { lexicon: { report } }) {
    const script = scriptOf(document)
    const written = (words: readonly string[]) => [...plainHits(script, compiled(anyOf(words)))].filter(({ stretch }) => !stretch.heading)
    const evaluation = written(report.evaluationTerms)
    const self = script.plain.text.includes('自评')
    const [first, ...others] = evaluation
    const own = written(report.selfTerms).length
    if (!self || !first || (evaluation.length < MANY && own < SELF_ENOUGH)) return
    yield {
      message: `自评报告里有 ${evaluation.length} 处写成“${first.text}”等评价用语`,
      place: placeOfPlain(script, first.stretch, first.start, first.end),
      related: others.slice(0, 30).map((hit) => placeOfPlain(script, hit.stretch, hit.start, hit.end)),
      found: first.text,
    }
  },
})
