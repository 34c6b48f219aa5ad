import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureRewritten, rewrites } from './rewritten.ts'

/** Two documents and four rewrites for every run of the tests; `node tests/corpus/rewritten.ts` takes all of them. */
const chosen = rewrites.filter(({ id }) => ['fields-b', 'bracketed', 'decimal', 'cells'].includes(id))
const LEAST_KEPT = 0.95

for (const { rewrite, documents, known, lost, falseErrors } of await measureRewritten(chosen, undefined, /liuquan-street|guanwang/)) {
  test(`${rewrite.title}: what was found is found again, and nothing else is called wrong`, () => {
    assert.ok(documents > 0)
    assert.ok(known - lost.length >= LEAST_KEPT * known, lost.map(({ file, plant }) => `${plant.codes[0]} ${file} ${plant.by}`).join('\n'))
    assert.deepEqual(
      falseErrors.map(({ file, finding }) => `${file} ${finding.message}`),
      [],
    )
  })
}
