import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { openZip } from '../read/package/safe-zip.ts'
import { zip } from './zip.ts'

test('what is packed comes out again, by another library and by our own careful reader', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record({ name: fc.stringMatching(/^[a-z一二三]{1,8}$/), content: fc.uint8Array({ maxLength: 300 }), stored: fc.boolean() }),
        { selector: ({ name }) => name, maxLength: 6 },
      ),
      (entries) => {
        const bytes = zip(entries)
        const out = unzipSync(bytes)
        const careful = openZip(bytes, 'x.zip')
        assert.deepEqual(Object.keys(out).sort(), entries.map(({ name }) => name).sort())
        for (const { name, content } of entries) {
          assert.deepEqual(Buffer.from(out[name]!), Buffer.from(content))
          assert.deepEqual(Buffer.from(careful.bytes(name)!), Buffer.from(content))
        }
      },
    ),
    { numRuns: 60 },
  )
  assert.equal(new TextDecoder().decode(unzipSync(zip([{ name: 'a', content: '文字' }]))['a']), '文字')
})
