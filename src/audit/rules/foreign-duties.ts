import { anyOf, compiled } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'foreign-duties',
  title: '职能应是本单位的',
  severity: 'warning',
  covers: ['E17'],
  source: 'mof-2013-53#department-frame',
  why: '把党工委、人大等机构的职责写成本单位的，绩效目标就失去了依据；单位也不可能“领导”它自己。',
  remedy: '按“三定”方案或权责清单写本单位的职能。',
  example: { right: '负责辖区社区治理和公共服务', wrong: '领导街道办事处、人大工作室和武装部（写在办事处的职能里）' },
  *writing(document, { lexicon }) {
    const unit = document.claims.unit?.value ?? document.submission.department.name
    if (unit === undefined) return
    const script = scriptOf(document)
    for (const { body, units, except, phrases } of lexicon.duties) {
      if (!units.some((word) => unit.includes(word)) || except.some((word) => unit.includes(word))) continue
      for (const { stretch, start, end, text } of plainHits(script, compiled(anyOf(phrases)))) {
        yield { message: `“${text}”是${body}的职责，不是${unit}的`, place: placeOfPlain(script, stretch, start, end), found: text }
      }
    }
  },
})
