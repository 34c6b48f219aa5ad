import { compiled, matches } from '../patterns.ts'
import { rule } from '../rule.ts'
import { type Hit, placeOfRaw, rawHits, scriptOf } from '../script.ts'

export default rule({
  id: 'leftover-placeholder',
  title: '模板里待填的内容应填好或删去',
  severity: 'error',
  covers: ['E03'],
  source: 'mof-2020-10#result-form',
  why: '“XX”、空括号、填写提示是模板留下的，说明这一处还没有写完。',
  remedy: '填上实际内容；不适用的整句删去。',
  example: { right: '2024年我街道开展培训 3 次', wrong: '2024年XX街道开展培训____次' },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    const seen: Hit[] = []
    for (const { pattern, say, unless, sure } of lexicon.placeholders) {
      for (const hit of rawHits(script, compiled(pattern))) {
        const { stretch, start, end, text } = hit
        const nearby = stretch.raw.slice(Math.max(0, start - 20), end + 20)
        if (matches(nearby, unless) || seen.some((other) => other.stretch === stretch && other.start < end && other.end > start)) continue
        seen.push(hit)
        yield {
          message: `“${text.trim()}”：${say}`,
          place: placeOfRaw(script, stretch, start, end),
          found: text.trim(),
          ...(sure ? {} : { severity: 'warning' as const }),
        }
      }
    }
  },
})
