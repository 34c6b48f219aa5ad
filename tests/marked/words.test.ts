import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { check, isIn } from '../corpus/measure.ts'
import { documentsIn, isOn, kindOf, slipsOf, written } from './documents.ts'

/**
 * Defects of goals, scoring behaviour and wording, as clerks make them. A file is named by the codes it is about; sound documents must be silent on these,
 * and every slip must be told, whatever the severity, on its line.
 */
const folder = join(import.meta.dirname, 'words')

for (const file of readdirSync(folder)) {
  const { codes, documents } = documentsIn(readFileSync(join(folder, file), 'utf8'))
  for (const { name, raw } of documents) {
    const checked = (at: number) => check({ name: `样稿.${kindOf(raw)}`, text: written(raw, at) })
    test(`${file} ${name}`, async () => {
      const sound = await checked(-1)
      const own = sound.filter(({ covers }) => covers.some((code) => codes.includes(code)))
      const missed: string[] = own.map(({ place, message }) => `falsely told: ${place?.line} ${message}`)
      for (const { at, lines, text } of slipsOf(raw)) {
        const found = (await checked(at)).filter((finding) => !isIn(finding, sound) && finding.covers.some((code) => codes.includes(code)))
        if (!found.some(isOn(lines)))
          missed.push(`missed: ${text} in line ${lines}; told: ${found.map(({ message }) => message).join('; ')}`)
      }
      assert.deepEqual(missed, [])
    })
  }
}
