import type { Finding } from '#domain/finding.ts'
import { sayPlace } from '#domain/place.ts'
import { spanFinder } from '#domain/place-span.ts'
import type { Prose } from '#domain/prose.ts'
import { anchorsIn } from '#domain/prose-place.ts'
import { deadline } from '../read/deadline.ts'
import { readDocx } from '../read/docx/docx.ts'
import { readLimits } from '../read/limits.ts'
import { openPackage } from '../read/package/ooxml-package.ts'
import { decodeXml } from '../read/package/xml.ts'
import { type ParagraphCharacters, paragraphCharacters } from './comments/characters.ts'
import { type Hung, withMarkers } from './comments/markers.ts'
import { type Comment, commentsPart, isStrict, nextCommentId, withContentType, withRelationship } from './comments/parts.ts'
import { type Checked, isOpen, saySource, severityNames } from './findings-input.ts'
import { patchZip } from './zip-patch.ts'

const AUTHOR = '明绩体检'
const INITIALS = '明绩'

/**
 * The user's own .docx with the open findings as Word comments 批注 at the very words. Only document.xml (markers, split runs), comments.xml, its relationship and
 * its content type change; every other part stays byte for byte. Comments already there are kept. What concerns the whole document is one comment on its first
 * words.
 *
 * @throws ProductError when the bytes are no sound .docx.
 */
export function commentDocx(bytes: Uint8Array, findings: readonly Finding[], file = '报告.docx', clause?: Checked['clause']): Uint8Array {
  const pack = openPackage(bytes, file, readLimits, deadline(file, readLimits.milliseconds))
  const text = (part: string) => {
    const content = pack.zip.bytes(part)
    return content && decodeXml(content)
  }
  const documentXml = text(pack.mainPart)!
  const folder = pack.mainPart.slice(0, pack.mainPart.lastIndexOf('/') + 1)
  const commentsName = pack.related(pack.mainPart).find(({ type }) => type === 'comments')?.target
  const existing = commentsName === undefined ? undefined : text(commentsName)
  const paragraphs = paragraphCharacters(documentXml)
  const { comments, hung } = placed(findings.filter(isOpen), readDocx(bytes, file), paragraphs, nextCommentId(existing), clause)
  if (comments.length === 0) return bytes
  const strict = isStrict(documentXml)
  const encoder = new TextEncoder()
  const changes = new Map<string, Uint8Array>()
  changes.set(pack.mainPart, encoder.encode(utf8(withMarkers(documentXml, paragraphs, hung))))
  changes.set(commentsName ?? `${folder}comments.xml`, encoder.encode(utf8(commentsPart(existing, comments, strict))))
  if (commentsName === undefined) {
    const relations = `${folder}_rels/${pack.mainPart.slice(folder.length)}.rels`
    changes.set(relations, encoder.encode(utf8(withRelationship(text(relations), 'comments.xml', strict))))
    changes.set('[Content_Types].xml', encoder.encode(utf8(withContentType(text('[Content_Types].xml') ?? '', `/${folder}comments.xml`))))
  }
  return patchZip(bytes, file, changes)
}

/** What we write is UTF-8, whatever the part said before. */
const utf8 = (xml: string) => xml.replace(/^\uFEFF/, '').replace(/^(<\?xml[^>]*?encoding=["'])[^"']*(["'])/, '$1UTF-8$2')

/** Each finding as a comment with its range; those without a place in the body together on the first words. */
function placed(
  findings: readonly Finding[],
  prose: Prose,
  paragraphs: ReadonlyMap<number, ParagraphCharacters>,
  firstId: number,
  clause: Checked['clause'],
) {
  const find = spanFinder(prose)
  const comments: Comment[] = []
  const hung: Hung[] = []
  const general: Finding[] = []
  const elsewhere: Finding[] = []
  let id = firstId
  for (const finding of findings) {
    if (finding.place && finding.place.file !== prose.file) {
      elsewhere.push(finding)
      continue
    }
    const range = rangeOf(finding, find, paragraphs, prose.file)
    if (!range) {
      general.push(finding)
      continue
    }
    comments.push({ id, author: AUTHOR, initials: INITIALS, lines: linesOf(finding, clause) })
    hung.push({ id, ...range })
    id++
  }
  const first = general.length + elsewhere.length > 0 ? firstWords(paragraphs) : undefined
  const together = (title: string, found: readonly Finding[]) => {
    if (!first || found.length === 0) return
    const lines = found.flatMap((finding, i) => {
      const [head, ...more] = linesOf(finding, clause)
      return [`${i + 1}. ${finding.place && finding.place.file !== prose.file ? `${sayPlace(finding.place)}：` : ''}${head}`, ...more]
    })
    comments.push({ id, author: AUTHOR, initials: INITIALS, lines: [title, ...lines] })
    hung.push({ id, ...first })
    id++
  }
  together('【全文】以下问题涉及全文：', general)
  together('【其他文件】以下问题在一起检查的其他文件里：', elsewhere)
  return { comments, hung }
}

type Range = Pick<Hung, 'start' | 'end'>

function rangeOf(
  { place }: Finding,
  find: ReturnType<typeof spanFinder>,
  paragraphs: ReadonlyMap<number, ParagraphCharacters>,
  file: string,
): Range | undefined {
  const span = place && find({ ...place, file })
  if (!span) return undefined
  const anchors = anchorsIn(span.passage.pieces, span.start, span.end)
  const [first, last] = [anchors[0], anchors.at(-1)]
  if (first?.piece.element === undefined || last?.piece.element === undefined) return undefined
  const [start, end] = [paragraphs.get(first.piece.element), paragraphs.get(last.piece.element)]
  if (!start || !end) return undefined
  // Word takes no comments inside a text box: the paragraph that holds it gets the comment.
  const holder = start.holder === undefined ? undefined : paragraphs.get(start.holder)
  if (holder) return holder.characters.length > 0 ? whole(holder) : undefined
  if (start.characters.length === 0 || end.characters.length === 0) return undefined
  // A range holds at least one character.
  const from = Math.min(first.from, start.characters.length - 1)
  const to = Math.min(Math.max(last.to, start === end ? from + 1 : 1), end.characters.length)
  return { start: { ordinal: start.ordinal, column: from }, end: { ordinal: end.ordinal, column: to } }
}

const whole = ({ ordinal, characters }: ParagraphCharacters): Range => ({
  start: { ordinal, column: 0 },
  end: { ordinal, column: characters.length },
})

function firstWords(paragraphs: ReadonlyMap<number, ParagraphCharacters>): Range | undefined {
  const outside = [...paragraphs.values()].filter(({ holder, characters }) => holder === undefined && characters.length > 0)
  const paragraph = outside.sort((a, b) => a.ordinal - b.ordinal)[0]
  return paragraph && whole(paragraph)
}

function linesOf(finding: Finding, clause: Checked['clause']): string[] {
  const { severity, message, expected, why, remedy } = finding
  return [
    `【${severityNames[severity]}】${message}`,
    ...(expected === undefined ? [] : [`应为：${expected}`]),
    `为什么：${why}`,
    `怎么改：${remedy}`,
    `依据：${saySource(finding, clause)}`,
  ]
}
