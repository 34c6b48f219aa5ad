import { anyOf, compiled } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'self-reference',
  title: '单位自称应统一',
  severity: 'notice',
  covers: ['E15'],
  source: 'gbt-9704-2012#wording',
  why: '“我办”“我街道”“本单位”混用，像是从几份材料拼起来的。',
  remedy: '选定一种自称，全文统一。',
  example: { right: '全文用“我街道”', wrong: '前面写“我办”，后面写“我街道”' },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    const first = new Map<string, ReturnType<typeof placeOfPlain>>()
    const counts = new Map<string, number>()
    for (const { stretch, start, end, text } of plainHits(script, compiled(`(?<!自)(?:${anyOf(lexicon.units.selfNames)})`))) {
      if (!first.has(text)) first.set(text, placeOfPlain(script, stretch, start, end))
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    if (first.size < 2) return
    const [, second] = [...first]
    if (!second) return
    const said = [...counts].map(([name, count]) => `“${name}” ${count} 处`).join('、')
    yield {
      message: `单位自称不统一：${said}`,
      place: second[1],
      related: [...first.values()].filter((place) => place !== second[1]),
      found: second[0],
    }
  },
})
