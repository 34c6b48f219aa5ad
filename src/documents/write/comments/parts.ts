/** The other parts a Word file needs for comments: comments.xml, its relationship and its content type. */

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

/** Word cuts longer names of authors and initials off by itself. */
export interface Comment {
  readonly id: number
  readonly author: string
  readonly initials: string
  /** Paragraphs; the first is set in bold. */
  readonly lines: readonly string[]
}

export const isStrict = (documentXml: string): boolean => documentXml.slice(0, 8000).includes(STRICT)

/** The part with the new comments behind those already there. */
export function commentsPart(existing: string | undefined, comments: readonly Comment[], strict: boolean): string {
  const added = comments.map(commentXml).join('')
  if (existing === undefined) {
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${strict ? STRICT : TRANSITIONAL}">${added}</w:comments>`
  }
  const end = existing.lastIndexOf('</')
  if (end >= 0) return existing.slice(0, end) + added + existing.slice(end)
  // <w:comments …/> without any comment.
  return existing.replace(
    /<(\w+:)?comments\b([^>]*)\/>\s*$/,
    (_, prefix = '', attributes) => `<${prefix}comments${attributes}>${added}</${prefix}comments>`,
  )
}

function commentXml({ id, author, initials, lines }: Comment): string {
  const paragraphs = lines.map(
    (line, index) => `<w:p><w:r>${index === 0 ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${encoded(line)}</w:t></w:r></w:p>`,
  )
  return `<w:comment w:id="${id}" w:author="${encoded(author)}" w:initials="${encoded(initials)}">${paragraphs.join('')}</w:comment>`
}

/** One more than the highest id of the comments already there. */
export function nextCommentId(existing: string | undefined): number {
  const ids = [...(existing ?? '').matchAll(/<(?:\w+:)?comment\b[^>]*?\s(?:\w+:)?id\s*=\s*["'](\d+)["']/g)].map(([, id]) => Number(id))
  return ids.length === 0 ? 0 : Math.max(...ids) + 1
}

/** Relationships of the document with one to comments.xml. */
export function withRelationship(existing: string | undefined, target: string, strict: boolean): string {
  const type = `${strict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'}/comments`
  const xml =
    existing ??
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  const ids = new Set([...xml.matchAll(/\bId\s*=\s*["']([^"']+)["']/g)].map(([, id]) => id))
  let number = ids.size + 1
  while (ids.has(`rId${number}`)) number++
  return inserted(xml, `<Relationship Id="rId${number}" Type="${type}" Target="${target}"/>`)
}

/** [Content_Types].xml with the type of comments.xml. */
export function withContentType(existing: string, part: string): string {
  return existing.includes(`"${part}"`) ? existing : inserted(existing, `<Override PartName="${part}" ContentType="${CONTENT_TYPE}"/>`)
}

/** Before the root's end; an empty root is opened first. */
function inserted(xml: string, element: string): string {
  const end = xml.lastIndexOf('</')
  if (end >= 0) return xml.slice(0, end) + element + xml.slice(end)
  return xml.replace(/<((?:\w+:)?\w+)((?:\s[^>]*)?)\/>\s*$/, (_, name, attributes) => `<${name}${attributes}>${element}</${name}>`)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const encoded = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
