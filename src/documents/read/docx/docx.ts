import type { Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { deadline } from '../deadline.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { type OoxmlPackage, openPackage } from '../package/ooxml-package.ts'
import { type NewBlock, proseMaker } from '../prose-builder.ts'
import { joinCut } from '../text/join-lines.ts'
import { blocksOf, type DocxContext } from './blocks.ts'
import { bodyReader } from './body.ts'
import { readNumbering } from './numbering.ts'
import { readStyles } from './styles.ts'

/**
 * Reads a Word or WPS document (.docx, transitional or strict): headings by style, outline level or number, automatic numbers made visible, tables with
 * merges, text boxes after their paragraph, foot- and endnotes after the body, page headers and footers last as furniture. Tracked deletions, hidden text,
 * comments and field codes are left out.
 *
 * @throws ProductError ARCHIVE_…, FILE_DAMAGED, FILE_ENCRYPTED, FILE_TOO_COMPLEX, XML_UNSAFE, READING_TIMEOUT
 */
export function readDocx(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Prose {
  const pack = openPackage(bytes, file, limits, deadline(file, limits.milliseconds))
  const related = pack.related(pack.mainPart)
  const part = (type: string) => related.find((relation) => relation.type === type)?.target
  let characters = 0
  const keep = (more: number) => {
    characters += more
    if (characters > limits.characters) throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `文字超过 ${limits.characters} 字` })
  }
  const readPart = (name: string | undefined, within: DocxContext): NewBlock[] => {
    if (name === undefined) return []
    const reader = bodyReader(keep)
    pack.scan(name, reader.handler)
    return blocksOf(reader.blocks, within)
  }
  const context: DocxContext = { styles: readStyles(pack, part('styles')), numbers: readNumbering(pack, part('numbering')), anchored: true }
  const elsewhere = { ...context, anchored: false }
  const maker = proseMaker(file, 'docx', limits)
  for (const block of joinCut(readPart(pack.mainPart, context))) maker.add(block)
  for (const type of ['footnotes', 'endnotes']) for (const block of readPart(part(type), elsewhere)) maker.add(block)
  const frames = related.filter(({ type }) => type === 'header' || type === 'footer').flatMap(({ target }) => readPart(target, elsewhere))
  for (const block of furniture(frames)) maker.add(block)
  if (related.some(({ type }) => type === 'aFChunk')) {
    maker.problem({
      path: '',
      message: '文档中嵌入了另一个文件，其内容没有读取',
      remedy: '用 Word 或 WPS 打开后另存为新的 .docx，再重新上传。',
      place: { file },
    })
  }
  return maker.finish(readProperties(pack))
}

/** Headers and footers, each text once. Tables in them become lines of text. */
function furniture(blocks: readonly NewBlock[]): readonly NewBlock[] {
  const texts = new Set(
    blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [block.text]
        : block.rows.map((row) =>
            row.cells
              .map((cell) => cell.text)
              .filter(Boolean)
              .join(' '),
          ),
    ),
  )
  return [...texts].map((text) => ({ kind: 'paragraph', text, furniture: true, pieces: [{ at: 0, length: text.length, column: 0 }] }))
}

/** Document properties, core and custom: title, creator, template stamps. */
function readProperties(pack: OoxmlPackage): Record<string, string> {
  const properties = new Map<string, string>()
  let key: string | undefined
  const take = (nameOf: (name: string, custom: string | undefined) => string | undefined) => ({
    open: (name: string, attributes: { get(name: string): string | undefined }) => {
      key = nameOf(name, attributes.get('name')) ?? key
    },
    close: () => {},
    text: (text: string) => {
      if (key !== undefined && text.trim() !== '' && properties.size < 200) properties.set(key, (properties.get(key) ?? '') + text)
    },
  })
  pack.scan(
    'docProps/core.xml',
    take((name) => name.replace(/^.*:/, '')),
  )
  key = undefined
  pack.scan(
    'docProps/custom.xml',
    take((_, custom) => custom),
  )
  return Object.fromEntries(properties)
}
