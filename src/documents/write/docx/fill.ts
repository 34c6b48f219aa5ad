import { zip } from '../zip.ts'
import { finishPart } from './finish.ts'
import { PictureParts } from './picture.ts'
import type { TagTree } from './problems.ts'
import { newFilling, render } from './render.ts'
import { readTemplate, type Template } from './template.ts'

/**
 * Fills a user's .docx template 填充模板. Tags are names of the catalogue; nothing in a template is executed.
 *
 * @throws ProductError TEMPLATE_INVALID naming every wrong tag at once, with the nearest known name; ARCHIVE_… for a file that is no sound .docx.
 */
export async function fillTemplate(bytes: Uint8Array, view: object, tags: TagTree): Promise<Uint8Array> {
  const template = readTemplate(bytes, tags)
  const drawn = new PictureParts()
  const filling = newFilling(drawn)
  const parts = new Map<string, string>()
  for (const [name, nodes] of template.parts) parts.set(name, finishPart(render(nodes, view, filling), filling.emptied))
  return pack(template, parts, drawn)
}

/** The template's package with the filled parts in their places; every other part is kept byte for byte. */
async function pack({ container }: Template, parts: ReadonlyMap<string, string>, drawn: PictureParts): Promise<Uint8Array> {
  const changed: Readonly<Record<string, (xml: string) => string>> = drawn.any
    ? { 'word/_rels/document.xml.rels': (xml) => drawn.relationships(xml), '[Content_Types].xml': (xml) => drawn.contentTypes(xml) }
    : {}
  const own = container.names.map((name) => {
    const change = changed[name]
    const part = parts.get(name)
    if (part !== undefined) return { name, content: part }
    const bytes = container.bytes(name)!
    return { name, content: change ? change(new TextDecoder().decode(bytes)) : bytes }
  })
  const media = await drawn.media()
  return zip([...own, ...media.map((entry) => ({ ...entry, stored: true }))])
}
