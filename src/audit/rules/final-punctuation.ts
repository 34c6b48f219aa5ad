import type { SectionKind } from '../extract/claims.ts'
import { rule } from '../rule.ts'
import { placeOfRaw, scriptOf } from '../script.ts'

/** Shorter lines are headings, names, captions. */
const SHORTEST = 20
const ENDED = /[。！？；：…!?;:”’"』」）)》】〕\]]$/u
const NO_TEXT: ReadonlySet<SectionKind> = new Set(['attachments'])

export default rule({
  id: 'final-punctuation',
  title: '段落末尾应有标点',
  severity: 'warning',
  covers: ['E07'],
  source: 'gbt-15834-2011#punctuation',
  why: '段末没有标点，可能是漏了标点，也可能是后面的内容丢了。',
  remedy: '核对内容是否完整，补上句号。',
  example: { right: '满意度达到 90%以上。', wrong: '满意度达到 90%以上' },
  *writing(document) {
    const script = scriptOf(document)
    for (const [position, stretch] of script.stretches.entries()) {
      if (stretch.index === undefined || stretch.heading || position === 0) continue
      if (stretch.kind !== undefined && NO_TEXT.has(stretch.kind)) continue
      const raw = stretch.raw.trimEnd()
      if (stretch.text.length < SHORTEST || ENDED.test(raw) || !/[，。；]/u.test(raw) || isLabelled(raw)) continue
      const from = Math.max(0, raw.length - 8)
      const last = raw.at(-1) ?? ''
      yield {
        message: /[，、]/u.test(last) ? `段末是“${last}”，后面的内容可能丢了` : '段末没有句号',
        place: placeOfRaw(script, stretch, from, raw.length),
        found: raw.slice(from),
      }
    }
  },
})

/** "附件：…", "联系人：张三，电话：…": lines of facts carry no stop. */
const isLabelled = (text: string) =>
  /^(?:附[件表]|联系|填报|单位|负责|经办|审核|电话|日期|注|说明|来源|抄送|主送)[^，。]{0,8}[：:]/u.test(text)
