import { z } from 'zod'
import { type WaiverEntry, waiverFileName } from '#domain/waiver.ts'
import { ProductError } from '#errors'
import { dateText, text } from './values.ts'
import { firstIssue, parseYaml, sayPath, YamlProblem } from './yaml-file.ts'

const count = z.coerce.number().int().min(1)
const WaiverFile = z.strictObject({
  waivers: z.array(
    z.strictObject({
      rule: text,
      quote: text.optional(),
      line: count.optional(),
      paragraph: count.optional(),
      sheet: text.optional(),
      cell: text.optional(),
      reason: text,
      author: text,
      until: dateText,
    }),
  ),
})

/**
 * Reads a file of waivers: `waivers`, a list of rule (id or code), place (quote, line, paragraph, sheet, cell), reason, author and until. Reason, author and until are
 * required: a waiver without them is none.
 * @param file name of the checked file the waivers belong to
 * @throws ProductError POLICY_INVALID with the line of what is wrong.
 */
export function parseWaivers(content: string, file: string): readonly WaiverEntry[] {
  const name = waiverFileName(file)
  const refuse = (line: number, key: string, reason: string) => new ProductError('POLICY_INVALID', { file: name, line, key, reason })
  try {
    const [document] = parseYaml(content)
    if (document === undefined) return []
    const parsed = WaiverFile.safeParse(document.value)
    if (!parsed.success) {
      const { path, reason } = firstIssue(parsed.error)
      throw refuse(document.line(path), sayPath(path), reason)
    }
    // zod writes optional properties as `| undefined`; the file never holds undefined.
    return parsed.data.waivers.map(
      (waiver, index) => ({ ...waiver, file, writtenIn: { file: name, line: document.line(['waivers', index]) } }) as WaiverEntry,
    )
  } catch (error) {
    if (error instanceof YamlProblem) throw refuse(error.line, '', error.message)
    throw error
  }
}
