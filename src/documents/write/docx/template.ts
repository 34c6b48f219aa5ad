import { createHash } from 'node:crypto'
import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import { ProductError } from '#errors'
import { openZip, type SafeZip } from '../../read/package/safe-zip.ts'
import { type Node, nodesOf, type ParsedPart } from './nodes.ts'
import { sayTemplateError, type TagTree, unknownTags } from './problems.ts'

/** A template that was read and found right: the package, and for each part with text the words and tags in order. */
export interface Template {
  readonly container: SafeZip
  readonly parts: ReadonlyMap<string, readonly Node[]>
}

/** Templates of this process that were read before: a batch of units shares one. */
const known = new WeakMap<TagTree, Map<string, Template>>()
const MOST_KNOWN = 4

/**
 * Reads a user's .docx template 读模板. docxtemplater finds the tags (cut into runs as Word likes to do), pairs the loops and says what is wrong with them; the
 * catalogue says which names there are.
 *
 * @throws ProductError TEMPLATE_INVALID naming every wrong tag at once; ARCHIVE_… for a file that is no sound .docx.
 */
export function readTemplate(bytes: Uint8Array, tags: TagTree): Template {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const templates = known.get(tags) ?? new Map<string, Template>()
  const template = templates.get(hash) ?? parse(bytes, tags)
  templates.delete(hash)
  templates.set(hash, template)
  if (templates.size > MOST_KNOWN) templates.delete(templates.keys().next().value ?? '')
  known.set(tags, templates)
  return template
}

function parse(bytes: Uint8Array, tags: TagTree): Template {
  const container = openZip(bytes, '报告模板')
  if (!container.has('word/document.xml')) throw new ProductError('TEMPLATE_INVALID', { problems: ['文件不是 Word 文档（.docx）'] })
  const problems: string[] = []
  const parts = new Map<string, readonly Node[]>()
  for (const [name, { postparsed }] of Object.entries(compile(bytes))) {
    const nodes = nodesOf(postparsed, problems)
    problems.push(...unknownTags(nodes, tags))
    parts.set(name, nodes)
  }
  if (problems.length > 0) throw new ProductError('TEMPLATE_INVALID', { problems: [...new Set(problems)] })
  return { container, parts }
}

type Compiled = Readonly<Record<string, { readonly postparsed: readonly ParsedPart[] }>>

function compile(bytes: Uint8Array): Compiled {
  try {
    const options: DXT.ConstructorOptions = {
      paragraphLoop: true,
      errorLogging: false,
      // Tags are looked up by render.ts; docxtemplater is not to look inside them.
      parser: () => ({ get: () => undefined }),
      // docxtemplater types a module's postparse with three parameters; it passes two.
      modules: [runLooks(), pictureMarks()] as unknown as DXT.Module[],
    }
    // The parsed parts are not in docxtemplater's types.
    return (new Docxtemplater(new PizZip(bytes), options) as unknown as { readonly compiled: Compiled }).compiled
  } catch (error) {
    throw new ProductError('TEMPLATE_INVALID', { problems: sayTemplateError(error) }, { cause: error })
  }
}

/** Tells `{%图表}` from a plain tag. */
const pictureMarks = () => ({ name: 'MingjiPictureMarks', matchers: () => [['%', 'picture']] })

/** Notes on every tag the look (`w:rPr`) of the run it stands in. Runs before loops are folded, on the flat list of parts. */
const runLooks = () => ({
  name: 'MingjiRunLooks',
  priority: 10,
  postparse(parsed: ParsedPart[]): ParsedPart[] {
    let properties = ''
    let collecting = false
    let inRun = false
    for (const part of parsed) {
      if (part.tag === 'w:r') {
        inRun = part.position === 'start'
        properties = ''
      }
      if (part.tag === 'w:rPr' && part.position === 'start') {
        properties = ''
        collecting = true
      }
      if (collecting && part.type !== 'placeholder') properties += part.value
      if (part.tag === 'w:rPr' && part.position === 'end') collecting = false
      if (part.type === 'placeholder' && inRun) part.look ??= properties
    }
    return parsed
  },
})
