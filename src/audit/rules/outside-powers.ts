import type { SectionKind } from '../extract/claims.ts'
import { anyOf, compiled } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const GOALS: ReadonlySet<SectionKind> = new Set(['goals', 'safeguards', 'overall-results'])

export default rule({
  id: 'outside-powers',
  title: '绩效目标应在本单位职责之内',
  severity: 'notice',
  covers: ['C07'],
  source: 'mof-2015-88#goals',
  why: '目标不由本单位决定，完成与否就说明不了本单位的绩效。',
  remedy: '改为本单位能负责的工作，例如“按时报送数据”“协调服务 5 次”。',
  example: { right: '街道：服务辖区企业 30 家次', wrong: '街道：固定资产投资完成 100%' },
  *writing(document, { lexicon }) {
    const unit = document.claims.unit?.value ?? document.submission.department.name
    if (unit === undefined) return
    const kind = lexicon.units.kinds.find(({ endings }) => endings.some((ending) => unit.endsWith(ending)))?.kind
    const script = scriptOf(document)
    for (const { words, why } of lexicon.units.powers.filter((power) => power.kind === kind)) {
      for (const { stretch, start, end, text } of plainHits(script, compiled(anyOf(words)))) {
        if (stretch.kind === undefined || !GOALS.has(stretch.kind)) continue
        yield { message: `“${text}”：${why}`, place: placeOfPlain(script, stretch, start, end), found: text }
      }
    }
  },
})
