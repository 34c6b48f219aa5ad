import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { strayTag, strayTagOfDocument } from './balance.ts'

test('a fragment may leave its run and come back, but not its cell', () => {
  assert.equal(strayTag('<w:p><w:r/></w:p>'), undefined)
  assert.equal(strayTag('</w:t></w:r><w:r><w:t>'), undefined)
  assert.equal(strayTag('</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>'), 'w:tbl')
  assert.equal(strayTag('<w:p></w:tc>'), 'w:tc')
  assert.equal(strayTag('<w:p w:x="a>b"></w:p>'), undefined)
})

/** Small documents, sound and broken, to compare with a real parser. */
const piece = fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', '<c/>', 'text', '<!-- c -->')
test('a document is called sound exactly when a parser accepts it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const xml = `<root>${pieces.join('')}</root>`
      let sound = true
      const parser = new SaxesParser()
      parser.on('error', () => {
        sound = false
      })
      parser.write(xml).close()
      assert.equal(strayTagOfDocument(xml) === undefined, sound, xml)
    }),
    { numRuns: 400 },
  )
})
