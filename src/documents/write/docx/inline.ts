import { type Figure, GAP_FORMAT, type Gap, gapText, type Inline, type Rich, tagOf } from '../../figures/figure.ts'

/** Where a tag stands in its run: what has to be closed before the new runs and opened again behind them. */
export interface RunPlace {
  /** `<w:rPr>…</w:rPr>` of the run, or ''. */
  readonly properties: string
  /** The tag begins its run: the opening tags were taken away at compile time. */
  readonly first: boolean
  readonly last: boolean
}

/** Numbers the content controls of one document; Word wants them distinct. */
export class ControlIds {
  #next = 1_700_000_000
  next(): number {
    return this.#next++
  }
}

/**
 * Words, figures and gaps as WordprocessingML runs with the look of the tag's own run. A figure sits in a content control that names its source; a gap is
 * highlighted.
 */
export function inlineXml(value: Inline | Rich, { properties, first, last }: RunPlace, ids: ControlIds): string {
  const parts = typeof value === 'object' && value.kind === 'rich' ? value.parts : [value]
  const open = `<w:r>${properties}<w:t xml:space="preserve">`
  let xml = ''
  let inRun = !first
  for (const part of parts) {
    if (typeof part === 'string') {
      if (part === '') continue
      xml += inRun ? textXml(part) : `<w:r>${properties}<w:t${outerSpace(part) ? ' xml:space="preserve"' : ''}>${textXml(part)}`
      inRun = true
      continue
    }
    if (inRun) xml += '</w:t></w:r>'
    inRun = false
    xml += part.kind === 'figure' ? controlXml(part, properties, ids) : gapXml(part, properties, ids)
  }
  if (inRun && last) return `${xml}</w:t></w:r>`
  return inRun || last ? xml : `${xml}${open}`
}

/** Word drops blanks at the ends of a text that does not ask to keep them. */
const outerSpace = (text: string) => text.charCodeAt(0) === SPACE || text.charCodeAt(text.length - 1) === SPACE
const SPACE = 32

const controlXml = (figure: Figure, properties: string, ids: ControlIds) =>
  inControl(tagOf(figure), `<w:r>${properties}<w:t>${textXml(figure.text)}</w:t></w:r>`, ids, figure.text.includes('\n'))

const inControl = (tag: string, run: string, ids: ControlIds, lines: boolean) =>
  `<w:sdt><w:sdtPr><w:tag w:val="${attribute(tag)}"/><w:id w:val="${ids.next()}"/><w:text${lines ? ' w:multiLine="1"' : ''}/></w:sdtPr><w:sdtContent>${run}</w:sdtContent></w:sdt>`

function gapXml(gap: Gap, properties: string, ids: ControlIds): string {
  const run = `<w:r>${highlighted(properties)}<w:t xml:space="preserve">${escapeXml(gapText(gap))}</w:t></w:r>`
  return gap.traced ? inControl(tagOf({ path: gap.path, format: GAP_FORMAT }), run, ids, false) : run
}

/** A line break inside a cell or a paragraph. */
const textXml = (text: string) => escapeXml(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')

/** Elements of w:rPr that come after w:highlight in the schema's order. */
const AFTER_HIGHLIGHT = /<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]|<\/w:rPr>/

function highlighted(properties: string): string {
  const own = (properties === '' ? '<w:rPr></w:rPr>' : properties).replace(/<w:highlight [^>]*\/>/, '')
  const at = own.search(AFTER_HIGHLIGHT)
  return `${own.slice(0, at)}<w:highlight w:val="yellow"/>${own.slice(at)}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// Control characters and lone surrogates cannot stand in XML at all.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/u
const SPECIAL = /[&<>]/
const attribute = (text: string) => escapeXml(text).replaceAll('"', '&quot;')
/** Text as it may stand in XML. */
export function escapeXml(text: string): string {
  const clean = FORBIDDEN.test(text) ? text.replace(new RegExp(FORBIDDEN, 'gu'), '') : text
  return SPECIAL.test(clean) ? clean.replace(/[&<>]/g, (character) => entities[character]!) : clean
}
