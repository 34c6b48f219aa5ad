import type { WrongTerm } from '#domain/lexicon.ts'
import { compiled, escaped, matches } from '../patterns.ts'
import { rule } from '../rule.ts'
import { around, placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'wrong-term',
  title: '用词应准确，没有错别字',
  severity: 'error',
  covers: ['E04'],
  source: 'mof-2020-10#result-form',
  why: '错字和误用的术语会改变意思（例如把支出写成收入），也让人怀疑其他内容没有核对。',
  remedy: '按提示改正；如果是引用原文或专有名称，可以豁免。',
  example: { right: '社会保障和就业支出 238.29 万元', wrong: '社会保障和就业支出收入 238.29 万元' },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    for (const term of lexicon.terms) {
      for (const { stretch, start, end, text } of plainHits(script, compiled(term.pattern ? term.wrong : escaped(term.wrong)))) {
        if (matches(around(stretch.text, start, end).text, term.unless)) continue
        yield { ...say(term, text), place: placeOfPlain(script, stretch, start, end), found: text, expected: term.right }
      }
    }
    if (lexicon.doubled.length === 0) return
    for (const { stretch, start, end, text } of plainHits(script, compiled(`(${lexicon.doubled.map(escaped).join('|')})\\1`))) {
      const word = text.slice(0, text.length / 2)
      yield {
        message: `“${word}”写了两遍`,
        place: placeOfPlain(script, stretch, start, end),
        found: text,
        expected: word,
        severity: 'warning',
      }
    }
  },
})

const say = ({ right, sure, why }: WrongTerm, found: string) =>
  sure
    ? { message: `“${found}”应为“${right}”${why === undefined ? '' : `：${why}`}` }
    : { message: `“${found}”请核对，通常写作“${right}”${why === undefined ? '' : `：${why}`}`, severity: 'notice' as const }
