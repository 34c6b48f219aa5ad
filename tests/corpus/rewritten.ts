import { parseArgs } from 'node:util'
import type { Finding } from '#domain/finding.ts'
import { check, isIn, standsOn } from './measure.ts'
import { headingRewrites } from './rewrites/headings.ts'
import { layoutRewrites } from './rewrites/layout.ts'
import { type Rewrite, traced } from './rewrites/traced.ts'
import { wordRewrites } from './rewrites/words.ts'
import { ownFolder, type Plant, planted, plants, wildFiles } from './wild.ts'

/** Every document by hand, written in another way: what was found must be found again, and nothing else be called wrong. */

export const rewrites: readonly Rewrite[] = [...wordRewrites, ...headingRewrites, ...layoutRewrites]

/** What a rewrite changed in what is said. */
export interface Rewritten {
  readonly rewrite: Rewrite
  /** Documents that the rewrite changes. */
  readonly documents: number
  /** Defects found in the document as it was written. */
  readonly known: number
  readonly lost: readonly { readonly file: string; readonly plant: Plant }[]
  readonly falseErrors: readonly { readonly file: string; readonly finding: Finding }[]
}

/** The document in the other writing, and where its lines went. */
function rewritten(rewrite: Rewrite, name: string, text: string) {
  const lines = rewrite.write(traced(text))
  return {
    name: rewrite.ending ? name.replace(/\.\w+$/, rewrite.ending) : name,
    text: lines.map((line) => line.text).join('\n'),
    linesOf: (from: ReadonlySet<number>) => new Set(lines.flatMap((line, i) => (line.from.some((one) => from.has(one)) ? [i + 1] : []))),
  }
}

const says = (findings: readonly Finding[], { codes }: Plant, sound: readonly Finding[], lines: ReadonlySet<number> | undefined) =>
  findings.some((finding) => finding.covers.some((code) => codes.includes(code)) && !isIn(finding, sound) && standsOn(finding, lines))

/** Measures the rewrites over the documents of a folder whose names match. */
export async function measureRewritten(chosen: readonly Rewrite[], folder = ownFolder, names = /./): Promise<readonly Rewritten[]> {
  const files = wildFiles(folder).filter(({ name }) => names.test(name))
  const results = chosen.map((rewrite) => ({ rewrite, documents: 0, known: 0, lost: [], falseErrors: [] })) as {
    rewrite: Rewrite
    documents: number
    known: number
    lost: { file: string; plant: Plant }[]
    falseErrors: { file: string; finding: Finding }[]
  }[]
  for (const file of files) {
    const sound = await check(file)
    const known: Plant[] = []
    for (const plant of plants(folder).filter((each) => each.file === file.name)) {
      const { text, lines } = planted(file.text, plant)
      if (says(await check({ name: file.name, text }), plant, sound, lines)) known.push(plant)
    }
    for (const result of results) {
      const { rewrite } = result
      if (!rewrite.takes.test(file.name)) continue
      const other = rewritten(rewrite, file.name, file.text)
      if (other.text === file.text) continue
      result.documents++
      const otherSound = await check(other)
      const before = new Set(sound.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))
      for (const finding of otherSound)
        if (finding.severity === 'error' && !before.has(finding.rule)) result.falseErrors.push({ file: file.name, finding })
      for (const plant of known) {
        const { text, lines } = planted(file.text, plant)
        const twin = rewritten(rewrite, file.name, text)
        result.known++
        const at = lines && twin.name === file.name ? twin.linesOf(lines) : undefined
        if (!says(await check(twin), plant, otherSound, at)) result.lost.push({ file: file.name, plant })
      }
    }
  }
  return results
}

function print({ rewrite, documents, known, lost, falseErrors }: Rewritten): void {
  console.log(`${rewrite.id}  ${rewrite.title}：${documents} 份；仍查出 ${known - lost.length}/${known}；新的误报 ${falseErrors.length} 条`)
  for (const { file, plant } of lost) console.log(`   漏 ${plant.codes[0]} ${file} “${plant.by.slice(0, 50).replaceAll('\n', '⏎')}”`)
  for (const { file, finding } of falseErrors)
    console.log(`   误 ${finding.rule} ${file} ${finding.message.slice(0, 110)} «${finding.place?.quote?.slice(0, 50) ?? ''}»`)
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { folder: { type: 'string' }, files: { type: 'string' } },
    allowPositionals: true,
  })
  const chosen = positionals.length === 0 ? rewrites : rewrites.filter(({ id }) => positionals.includes(id))
  const results = await measureRewritten(chosen, values.folder, new RegExp(values.files ?? '.'))
  for (const result of results) print(result)
  const [known, lost, errors] = [
    results.reduce((all, one) => all + one.known, 0),
    results.reduce((all, one) => all + one.lost.length, 0),
    results.reduce((all, one) => all + one.falseErrors.length, 0),
  ]
  console.log(`合计：仍查出 ${known - lost}/${known} = ${((100 * (known - lost)) / known).toFixed(1)}%，新的误报 ${errors} 条`)
}
