import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { loadFormTemplates } from './form-templates.ts'
import { kept } from './kept.ts'
import { loadLayouts } from './layouts.ts'
import { loadWords } from './lexicon.ts'
import { loadChanges } from './place-changes.ts'
import { loadSchemes } from './schemes.ts'
import { loadSources } from './sources.ts'

const shipped = join(import.meta.dirname, '..', '..', 'policy')
const base = mkdtempSync(join(tmpdir(), 'mingji-kept-'))
const policy = join(base, 'policy')
cpSync(shipped, policy, { recursive: true })

/** A name no build has, another one in each run: nothing of earlier runs is found. */
const program = `test-${process.pid}-${process.hrtime.bigint()}`
const other = `${program}-2`
after(() => {
  for (const name of [program, other]) rmSync(join(shipped, '..', 'build', 'program', name), { recursive: true, force: true })
  rmSync(base, { recursive: true, force: true })
})

/** Fields that are undefined are the same as fields that are not there. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, plain(part)]])))
}

const values: readonly (readonly [what: string, folders: readonly string[], load: () => Promise<unknown>])[] = [
  ['layouts', ['layouts'], () => loadLayouts(policy)],
  ['words', ['lexicon'], () => loadWords(policy)],
  ['schemes', ['schemes', 'sources'], async () => [...(await loadSchemes(policy)).values()]],
  ['sources', ['sources'], async () => [...(await loadSources(policy)).values()]],
  ['form-templates', ['templates/forms'], () => loadFormTemplates(policy)],
  ['place-changes', ['places'], () => loadChanges(policy)],
]

for (const [what, folders, load] of values) {
  test(`${what} come back as they were read, without being read again`, async () => {
    const read = await kept(policy, folders, what, load, program)
    const again = await kept(policy, folders, what, () => assert.fail('read again'), program)
    assert.deepEqual(again, plain(read))
  })
}

test('a changed, a new and a renamed file are read again, another program reads for itself', async () => {
  const folder = join(policy, 'lexicon')
  let reads = 0
  const count = (name?: string) => kept(policy, ['lexicon'], 'count', async () => ++reads, name)
  assert.deepEqual([await count(program), await count(program)], [1, 1])
  writeFileSync(join(folder, 'terms.yaml'), 'terms: []\n')
  assert.equal(await count(program), 2)
  writeFileSync(join(folder, 'new.yaml'), '')
  assert.equal(await count(program), 3)
  assert.equal(await count(other), 4)
  assert.equal(await count(program), 3)
  assert.deepEqual([await count(), await count()], [5, 6], 'sources that run as they are keep nothing')
})
