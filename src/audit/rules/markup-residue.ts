import { compiled, matches } from '../patterns.ts'
import { rule } from '../rule.ts'
import { type Hit, placeOfRaw, rawHits, scriptOf } from '../script.ts'

export default rule({
  id: 'markup-residue',
  title: '文中不应留有标记、代码和乱码',
  severity: 'error',
  covers: ['E12'],
  source: 'gbt-9704-2012#layout',
  why: '公式命令、网页标签、域代码是转换文件时留下的，不是正文，公开后读者看不懂。',
  remedy: '改成正常的文字和符号，例如“$75 \\leq$”改为“75≤”。',
  example: { right: '75≤得分<85 分为良好', wrong: '$75 \\leq$ 得分 < 85 分为良好' },
  *writing(document, { lexicon }) {
    const script = scriptOf(document)
    const seen: Hit[] = []
    for (const { pattern, say, unless } of lexicon.residue) {
      for (const hit of rawHits(script, compiled(pattern))) {
        const { stretch, start, end, text } = hit
        if (matches(stretch.raw, unless) || seen.some((other) => other.stretch === stretch && other.start < end && other.end > start))
          continue
        seen.push(hit)
        yield { message: `“${text.trim()}”是${say}`, place: placeOfRaw(script, stretch, start, end), found: text.trim() }
      }
    }
  },
})
