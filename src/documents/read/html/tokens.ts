/** A token of tag soup. Attributes stay raw until someone asks: most nobody does. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string; readonly offset: number }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }

/** Elements whose content is no markup. */
const raw = /^(?:script|style|xmp|iframe|noembed|noframes|textarea|title)$/

/** Cuts HTML as browsers do where it matters: comments, raw text elements, quotes inside tags. One pass, whatever the input. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const last = { bracket: html.lastIndexOf('>'), '"': html.lastIndexOf('"'), "'": html.lastIndexOf("'") }
  const tag = /<(\/?)([A-Za-z][\w:-]*)/y
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0 || open > last.bracket) {
      yield { kind: 'text', text: html.slice(at), offset: at }
      return
    }
    if (open > at) yield { kind: 'text', text: html.slice(at, open), offset: at }
    tag.lastIndex = open
    const match = tag.exec(html)
    if (!match) {
      at = afterMark(html, open)
      if (at === open + 1) yield { kind: 'text', text: '<', offset: open }
      continue
    }
    const name = (match[2] ?? '').toLowerCase()
    const end = tagEnd(html, tag.lastIndex, last)
    if (match[1]) yield { kind: 'close', name }
    else yield { kind: 'open', name, attributes: html.slice(tag.lastIndex, end) }
    at = Math.min(end + 1, html.length)
    if (!match[1] && raw.test(name)) {
      const close = closing(html, name, at)
      if (name === 'title' || name === 'textarea') yield { kind: 'text', text: html.slice(at, close), offset: at }
      at = close
    }
  }
}

/** Behind a comment, declaration or instruction; behind the bracket alone when it is just a sign. */
function afterMark(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4)
    return end < 0 ? html.length : end + 3
  }
  if (html[open + 1] === '!' || html[open + 1] === '?' || html.startsWith('</', open)) {
    const end = html.indexOf('>', open)
    return end < 0 ? html.length : end + 1
  }
  return open + 1
}

/** The bracket that ends a tag, quoted ones skipped. */
function tagEnd(html: string, from: number, last: { readonly bracket: number; readonly '"': number; readonly "'": number }): number {
  for (let at = from; at <= last.bracket; at++) {
    const c = html[at]
    if (c === '>') return at
    // A quote opens a value only behind "=", and only when another one closes it.
    if ((c === '"' || c === "'") && at < last[c] && /=\s*$/.test(html.slice(Math.max(from, at - 3), at))) at = html.indexOf(c, at + 1)
  }
  return html.length
}

function closing(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s>/])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}

/** Value of an attribute, entities decoded; '' when it stands without value, undefined when it is not there. */
export function htmlAttribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s"'/])${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))|(?=[\\s/]|$))`, 'i').exec(
    attributes.slice(0, 20_000),
  )
  return match ? decodeEntities(match[1] ?? match[2] ?? match[3] ?? '') : undefined
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  times: '×',
  divide: '÷',
  plusmn: '±',
  ge: '≥',
  le: '≤',
  ne: '≠',
  deg: '°',
  permil: '‰',
  yen: '¥',
  copy: '©',
  reg: '®',
  sup2: '²',
  sup3: '³',
  laquo: '«',
  raquo: '»',
  sect: '§',
  zwnj: '',
  zwj: '',
  shy: '',
  rarr: '→',
  larr: '←',
  alpha: 'α',
  beta: 'β',
}

export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][\da-zA-Z]{1,9}));?/g,
        (all, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return named[name] ?? all
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
          return code > 8 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
        },
      )
    : text
