import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readDocument } from '#app/check/check-documents.ts'
import { policyData } from '#app/policy/policy-data.ts'
import { differences, factsOf } from './facts.ts'
import { type Layout, layouts } from './layouts.ts'
import { modelOf, type Part } from './model.ts'

const policy = policyData(join(import.meta.dirname, '../../policy'))
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** What is read of a document that was written down in a layout. */
export async function readAs(parts: readonly Part[], { ending, write }: Layout, name: string): Promise<string[]> {
  const { source } = await readDocument({ name: `${name}.${ending}`, bytes: bytesOf(write(parts)) }, policy)
  return factsOf(source.submission)
}

export interface Compared {
  readonly file: string
  readonly layout: Layout
  readonly facts: number
  readonly lost: readonly string[]
  readonly more: readonly string[]
}

/** A document in every layout, compared with what is read of it as it is. */
export async function compare(path: string, chosen: readonly Layout[]): Promise<readonly Compared[]> {
  const [bytes, file] = [readFileSync(path), basename(path)]
  const parts = await modelOf(bytes, file)
  const before = await readAs(parts, layouts[0]!, file)
  const all: Compared[] = []
  for (const layout of chosen) {
    const after = await readAs(parts, layout, file)
    all.push({ file, layout, facts: before.length, ...differences(before, after) })
  }
  return all
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { layout: { type: 'string' }, show: { type: 'boolean' } }, allowPositionals: true })
  const chosen = layouts.filter(({ id }) => values.layout === undefined || new RegExp(`^(?:${values.layout})$`).test(id))
  const all: Compared[] = []
  for (const path of positionals) all.push(...(await compare(path, chosen)))
  for (const layout of chosen) {
    const own = all.filter((one) => one.layout === layout)
    const facts = own.reduce((sum, one) => sum + one.facts, 0)
    const lost = own.reduce((sum, one) => sum + one.lost.length, 0)
    const more = own.reduce((sum, one) => sum + one.more.length, 0)
    const same = own.filter((one) => one.lost.length + one.more.length === 0).length
    console.log(`${layout.id.padEnd(22)} ${same}/${own.length} equal; kept ${(100 * (1 - lost / facts)).toFixed(1)}%; added ${more}`)
    for (const one of own.filter((each) => each.lost.length + each.more.length > 0)) {
      console.log(`   ${one.file} -${one.lost.length} +${one.more.length} of ${one.facts}`)
      if (values.show)
        for (const [sign, facts] of [['-', one.lost] as const, ['+', one.more] as const])
          for (const fact of facts.slice(0, 12)) console.log(`      ${sign} ${fact}`)
    }
  }
}
