import type { Attributes, XmlHandler } from '../package/xml.ts'
import type { DraftBlock } from './draft.ts'
import { closing, opening } from './elements.ts'
import { put, type State } from './state.ts'
import { unseen } from './unseen.ts'

/**
 * One pass over document.xml, a header, footer or notes part. Deleted and moved-away text is left out, inserted text kept; of alternative contents the
 * first is read; fields give their results; comments are references only and add nothing.
 *
 * `keep` is told of the characters that are kept, and may throw when they become too many.
 *
 * A paragraph's text counts one character for each character of w:t and m:t and for w:tab, w:ptab, w:br, w:cr, w:noBreakHyphen, w:sym, w:checkBox and m:den:
 * whoever walks the same w:p again by this rule finds the same columns.
 */
export function bodyReader(keep: (characters: number) => void): { readonly handler: XmlHandler; readonly blocks: readonly DraftBlock[] } {
  const blocks: DraftBlock[] = []
  const state: State = {
    path: [],
    skipped: 0,
    ordinal: -1,
    flows: [blocks],
    paragraphs: [],
    tables: [],
    fields: [],
    alternatives: [],
    keep,
    hidden: false,
    inText: false,
    inCode: false,
  }
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'w:p') state.ordinal++
      if (state.skipped > 0 || isLeftOut(state, name, attributes)) {
        state.skipped++
        return
      }
      opening[name]?.(state, attributes)
      state.path.push(name)
    },
    close(name) {
      if (state.skipped > 0) {
        state.skipped--
        return
      }
      state.path.pop()
      closing[name]?.(state)
    },
    text(text) {
      if (state.skipped > 0) return
      if (state.inText) put(state, text)
      const field = state.fields.at(-1)
      if (state.inCode && field && field.code.length < 200) field.code += text
    },
  }
  return { handler, blocks }
}

function isLeftOut(state: State, name: string, attributes: Attributes): boolean {
  if (unseen.has(name)) return true
  const parent = state.path.at(-1)
  // Inside w:rPr and w:trPr these are marks on the paragraph or row, not contents.
  if (name === 'w:del' || name === 'w:moveFrom') return parent !== 'w:rPr' && parent !== 'w:trPr'
  if (name === 'mc:Choice' || name === 'mc:Fallback') {
    if (state.alternatives.at(-1)) return true
    if (state.alternatives.length > 0) state.alternatives[state.alternatives.length - 1] = true
    return false
  }
  return (name === 'w:footnote' || name === 'w:endnote') && /eparator/.test(attributes.get('w:type') ?? '')
}
