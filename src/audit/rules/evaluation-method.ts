import type { SectionKind } from '../extract/claims.ts'
import { anyOf, compiled, escaped } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const METHODS: ReadonlySet<SectionKind> = new Set(['methods', 'organisation', 'introduction'])

export default rule({
  id: 'evaluation-method',
  title: '写明的评价方法应当用到',
  severity: 'warning',
  covers: ['E19'],
  source: 'mof-2020-10#methods',
  why: '单位自评以“目标与实际比较”为主；写了一种方法却看不出怎么用，说明是照抄的。',
  remedy: '写实际采用的方法（通常是比较法）；保留某种方法的，说明用它分析了什么。',
  example: { right: '采用比较法，将年初目标值与实际完成值逐项对比', wrong: '采用因素分析法（通篇没有分析任何影响因素）' },
  *writing(document, { lexicon: { methods } }) {
    const script = scriptOf(document)
    for (const { name, traces } of methods.named) {
      const hits = [...plainHits(script, compiled(escaped(name)))]
      const first = hits.find(({ stretch }) => stretch.kind === undefined || METHODS.has(stretch.kind)) ?? hits[0]
      if (!first || isUsed(script.plain.text, name, traces)) continue
      yield {
        message: `写了用“${name}”，但没有看到用它分析了什么`,
        place: placeOfPlain(script, first.stretch, first.start, first.end),
        found: name,
      }
    }
    const [first] = [...plainHits(script, /(?:采用|运用|使用|采取)[^。\n]{0,30}(?:法|方法)/gu)].filter(
      ({ stretch }) => stretch.kind === 'methods',
    )
    if (first && !new RegExp(`${anyOf(methods.comparison)}|比较|对比|对照`, 'u').test(script.plain.text)) {
      yield {
        message: '方法里没有“比较”：单位自评应把目标值与实际完成值逐项比较',
        place: placeOfPlain(script, first.stretch, first.start, first.end),
        severity: 'notice',
      }
    }
  },
})

/** The name alone does not show use: a trace must stand somewhere else. */
const isUsed = (text: string, name: string, traces: readonly string[]) => new RegExp(traces.join('|'), 'u').test(text.replaceAll(name, ''))
