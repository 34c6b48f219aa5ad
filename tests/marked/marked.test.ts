import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { check, isIn } from '../corpus/measure.ts'

/**
 * Short documents in many wordings, one file for a family of defects. "得{9.50→9.80}分" is sound with 9.50 and a slip with 9.80, which must be told on that very line.
 * "===" begins a document; the defects that its figures may have are named in the first line of the file.
 */
const SLIP = /\{([^{}→]*)→([^{}]*)\}/g

/** The document with the slip that begins at `at`, sound for any other number. */
const written = (raw: string, at: number) =>
  raw.replace(SLIP, (_, sound: string, slip: string, offset: number) => (offset === at ? slip : sound))

const kindOf = (text: string) => (text.startsWith('<') ? 'html' : /^\|/m.test(text) ? 'md' : 'txt')
/** Places in HTML have no lines. */
const isOn = (line: number) => (finding: Finding) =>
  [finding.place, ...(finding.related ?? [])].some((place) => place && (place.line === undefined || place.line === line))

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'))) {
  const [head = '', ...documents] = readFileSync(join(import.meta.dirname, file), 'utf8').split(/^=== /m)
  const codes = head.trim().split(/[\s,]+/)
  for (const document of documents) {
    const [name = '', ...lines] = document.split('\n')
    const raw = lines.join('\n')
    const checked = (at: number) => check({ name: `样稿.${kindOf(raw)}`, text: written(raw, at) })
    test(`${file} ${name}`, async () => {
      const sound = await checked(-1)
      const wrong = sound.filter(({ severity, covers }) => severity === 'error' && covers.some((code) => codes.includes(code)))
      assert.deepEqual(
        wrong.map(({ place, message }) => `${place?.line} ${message}`),
        [],
      )
      for (const { index, 0: slip } of raw.matchAll(SLIP)) {
        const line = raw.slice(0, index).split('\n').length
        const found = (await checked(index)).filter((finding) => finding.severity !== 'notice' && !isIn(finding, sound))
        assert.ok(found.some(isOn(line)), `${slip} in line ${line}; told: ${found.map(({ message }) => message).join('; ')}`)
      }
    })
  }
}
