import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import { ProductError } from '#errors'
import { openZip } from '../../read/safe-zip.ts'
import { zip } from '../zip.ts'
import { strayTagOfDocument } from './balance.ts'
import { finishPart } from './finish.ts'
import { tagParser } from './lookup.ts'
import { inlineValues, joinedParts, runLooks, takenParts } from './modules.ts'
import { PictureParts, pictures } from './picture.ts'
import { sayTemplateError, type TagTree, unknownTags } from './problems.ts'

/**
 * Fills a user's .docx template 填充模板. Tags are names of the catalogue; nothing in a template is executed.
 *
 * @throws ProductError TEMPLATE_INVALID naming every wrong tag at once, with the nearest known name; ARCHIVE_… for a file that is no sound .docx.
 */
export async function fillTemplate(template: Uint8Array, view: object, tags: TagTree): Promise<Uint8Array> {
  const container = openZip(template, '报告模板')
  if (!container.has('word/document.xml')) throw new ProductError('TEMPLATE_INVALID', { problems: ['文件不是 Word 文档（.docx）'] })
  const problems: string[] = []
  const drawn = new PictureParts()
  const taken = new Map<string, string>()
  const document = compile(template, [takenParts(taken), runLooks(), inlineValues(), pictures(drawn), joinedParts(misplacedIn(problems))])
  for (const part of Object.values(document.compiled)) problems.push(...unknownTags(part.postparsed, tags))
  if (problems.length > 0) throw new ProductError('TEMPLATE_INVALID', { problems: [...new Set(problems)] })
  document.render(view)
  const parts = new Map([...taken].map(([name, xml]) => [name, finishPart(xml)]))
  for (const [name, xml] of parts) {
    const stray = strayTagOfDocument(xml)
    if (stray !== undefined)
      throw new ProductError('TEMPLATE_INVALID', { problems: [`循环的位置使文档结构不完整（${name} 中的 ${stray}）`] })
  }
  return pack(container, parts, drawn)
}

const misplacedIn = (problems: string[]) => (loop: string) =>
  void problems.push(`循环“${loop}”的开始和结束标签不在同一个单元格或同一层段落里`)

/** The part of docxtemplater that its types leave out. */
interface Compiled {
  readonly compiled: Readonly<Record<string, { readonly postparsed: Parameters<typeof unknownTags>[0] }>>
  render(view: object): void
}

function compile(template: Uint8Array, modules: readonly object[]): Compiled {
  try {
    const options: DXT.ConstructorOptions = {
      paragraphLoop: true,
      errorLogging: false,
      parser: tagParser,
      nullGetter: () => '',
      // docxtemplater types a module's postparse with three parameters; it passes two.
      modules: modules as DXT.Module[],
    }
    return new Docxtemplater(new PizZip(template), options) as unknown as Compiled
  } catch (error) {
    throw new ProductError('TEMPLATE_INVALID', { problems: sayTemplateError(error) }, { cause: error })
  }
}

/** The template's package with the filled parts in their places; every other part is kept byte for byte. */
async function pack(container: ReturnType<typeof openZip>, parts: ReadonlyMap<string, string>, drawn: PictureParts): Promise<Uint8Array> {
  const changed: Readonly<Record<string, (xml: string) => string>> = drawn.any
    ? { 'word/_rels/document.xml.rels': (xml) => drawn.relationships(xml), '[Content_Types].xml': (xml) => drawn.contentTypes(xml) }
    : {}
  const own = container.names.map((name) => {
    const change = changed[name]
    const bytes = container.bytes(name)!
    return { name, content: parts.get(name) ?? (change ? change(new TextDecoder().decode(bytes)) : bytes) }
  })
  const media = await drawn.media()
  return zip([...own, ...media.map((entry) => ({ ...entry, stored: true }))])
}
