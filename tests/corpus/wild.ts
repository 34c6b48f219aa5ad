import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** Sound documents written by hand in the manner of other provinces, and one defect planted at a time: another hand than the generator's. */

/** The documents that belong to the repository; any other folder of the same form can be measured as well. */
export const ownFolder: string = join(import.meta.dirname, 'wild')

const Plants = z.array(
  z.strictObject({
    file: z.string(),
    /** Any of these codes finds it. */
    codes: z.array(z.string()).min(1),
    find: z.string(),
    by: z.string(),
    /** Words of the line the finding must stand on; the changed line when absent. */
    at: z.coerce.string().optional(),
    /** What is missing can be reported anywhere, and web pages have no lines. */
    anywhere: z.boolean().optional(),
  }),
)
export type Plant = z.infer<typeof Plants>[number]

export const wildFiles = (folder = ownFolder): readonly { readonly name: string; readonly text: string }[] =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|md|html|csv)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

export const plants = (folder = ownFolder): readonly Plant[] => Plants.parse(parse(readFileSync(join(folder, 'plants.yaml'), 'utf8')))

/** The text with its defect, and the 1-based lines where the finding may stand; undefined = anywhere. */
export function planted(
  text: string,
  { find, by, at, anywhere }: Plant,
): { readonly text: string; readonly lines: ReadonlySet<number> | undefined } {
  const start = text.indexOf(find)
  if (start < 0) throw new RangeError(`not in the text: ${find}`)
  const changed = text.slice(0, start) + by + text.slice(start + find.length)
  if (anywhere) return { text: changed, lines: undefined }
  const all = changed.split('\n')
  const lines = all.flatMap((line, i) => (at !== undefined && line.includes(at) ? [i + 1] : []))
  if (at !== undefined) return { text: changed, lines: new Set(lines) }
  const first = text.slice(0, start).split('\n').length
  return { text: changed, lines: new Set(by.split('\n').map((_, i) => first + i)) }
}
