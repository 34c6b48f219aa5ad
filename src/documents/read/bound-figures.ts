import { readTag } from '../figures/figure.ts'
import { deadline } from './deadline.ts'
import { readLimits } from './limits.ts'
import { openPackage } from './package/ooxml-package.ts'
import type { XmlHandler } from './package/xml.ts'

/** A figure of a delivered report as it stands there now, with the source it was printed from. */
export interface BoundFigure {
  /** w:tag of the content control. */
  readonly tag: string
  /** Expression over the data (`figures/expression.ts`), and how it was printed (`figures/format.ts`). */
  readonly path: string
  readonly format: string
  /** The words in the control. */
  readonly text: string
  /** Part of the package: word/document.xml, word/header1.xml … */
  readonly part: string
  /** Ordinal of the paragraph (w:p) in that part, from 0. */
  readonly element: number
  /** Where it begins in that paragraph, counted as a paragraph's columns are (docx-body.ts). */
  readonly column: number
}

const PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/

/**
 * Every bound figure of a .docx in reading order 已绑定的数字: what each content control of ours says now. Compare with `recompute(path, format, data)` to
 * find figures that were changed after delivery. Controls that are not ours are passed over.
 * @throws ProductError for a file that is no sound container.
 */
export function boundFigures(docx: Uint8Array, file = '报告.docx'): readonly BoundFigure[] {
  const container = openPackage(docx, file, readLimits, deadline(file, readLimits.milliseconds))
  const names = container.zip.names.filter((name) => PARTS.test(name)).sort((a, b) => order(a) - order(b) || a.localeCompare(b))
  return names.flatMap((name) => {
    const figures: BoundFigure[] = []
    container.scan(name, collector(name, figures))
    return figures
  })
}

const order = (name: string) => (name === 'word/document.xml' ? 0 : 1)

interface OpenControl {
  tag?: string
  text: string
  readonly element: number
  readonly column: number
}

/** Puts the figures of one part into `found`; a control inside another belongs to both texts. */
function collector(part: string, found: BoundFigure[]): XmlHandler {
  const open: OpenControl[] = []
  let paragraph = -1
  let column = 0
  let inText = false
  const add = (text: string) => {
    column += text.length
    for (const control of open) control.text += text
  }
  return {
    open(name, attributes) {
      if (name === 'w:p') {
        paragraph++
        column = 0
      } else if (name === 'w:sdt') open.push({ text: '', element: paragraph, column })
      else if (name === 'w:t') inText = true
      else if (name === 'w:br' || name === 'w:cr') add('\n')
      // A tab of the text, not a tab stop of the paragraph's properties.
      else if (name === 'w:tab' && attributes.get('w:val') === undefined) add('\t')
      else if (name === 'w:tag') {
        const [control, tag] = [open.at(-1), attributes.get('w:val')]
        if (control && tag !== undefined) control.tag = tag
      }
    },
    text(text) {
      if (inText) add(text)
    },
    close(name) {
      if (name === 'w:t') inText = false
      if (name !== 'w:sdt') return
      const { tag, text, element, column: at } = open.pop() ?? { text: '', element: paragraph, column }
      const source = tag === undefined ? undefined : readTag(tag)
      if (tag !== undefined && source) found.push({ tag, ...source, text, part, element, column: at })
    },
  }
}
