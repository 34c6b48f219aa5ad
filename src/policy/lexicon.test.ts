import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLexicon } from './lexicon.ts'

const lexicon = await loadLexicon(join(import.meta.dirname, '..', '..', 'policy'))

test('the shipped lexicon loads, with places and a hash', () => {
  assert.match(lexicon.hash, /^[0-9a-f]{64}$/)
  assert.ok(lexicon.terms.length > 80)
  assert.ok((lexicon.gazetteer?.counties.length ?? 0) > 2_900)
  assert.equal(lexicon.documents.find((each) => each.number === '财预〔2020〕10号')?.title, '项目支出绩效评价管理办法')
})

test('a wrong word never matches its own right word', () => {
  for (const { wrong, right, pattern } of lexicon.terms) {
    if (!/[（(…]/u.test(right)) assert.ok(!new RegExp(pattern ? wrong : escaped(wrong), 'u').test(right), `${wrong} 也匹配 ${right}`)
  }
})

test('a malformed expression and a key in two files are refused with file and line', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lexicon-'))
  try {
    mkdirSync(join(dir, 'lexicon'))
    writeFileSync(join(dir, 'lexicon', 'a.yaml'), 'doubled: [增加]\nresidue:\n  - { pattern: "(", say: 坏 }\n')
    await assert.rejects(loadLexicon(dir), /lexicon|a\.yaml/)
    writeFileSync(join(dir, 'lexicon', 'b.yaml'), 'doubled: [减少]\n')
    await assert.rejects(loadLexicon(dir), /a\.yaml 里已经有了/)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
