import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProductError } from '#errors'
import { randomFrom } from '../../../tests/fixtures/mutate.ts'
import { damage, readableFiles } from '../../../tests/fixtures/readable-files.ts'
import { readLimits } from './limits.ts'
import { readProse } from './prose.ts'

const limits = { ...readLimits, milliseconds: 5_000 }
const rounds: Readonly<Record<string, number>> = { '报告.pdf': 60 }

for (const [name, bytes] of Object.entries(readableFiles)) {
  test(`${name}: sound it is read, damaged it is read or refused in words, never slowly`, async () => {
    assert.ok((await readProse(bytes, name, limits)).blocks.length > 0)
    const random = randomFrom(20240601)
    for (let round = 0; round < (rounds[name] ?? 150); round++) {
      const broken = damage(name, bytes, random)
      const from = performance.now()
      try {
        await readProse(broken, name, limits)
      } catch (e) {
        assert.ok(e instanceof ProductError, `round ${round}: ${e instanceof Error ? e.stack : e}`)
        assert.ok(e.message.includes(name), e.message)
      }
      assert.ok(performance.now() - from < limits.milliseconds + 1_000, `round ${round} took ${performance.now() - from} ms`)
    }
  })
}
