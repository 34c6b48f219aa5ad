import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLexicon } from './lexicon.ts'

test('the shipped lexicon loads, with places and a hash', () => {
  const lexicon = loadLexicon()
  assert.match(lexicon.hash, /^[0-9a-f]{64}$/)
  assert.ok(lexicon.terms.length > 80)
  assert.ok((lexicon.gazetteer?.counties.length ?? 0) > 2_900)
  assert.equal(lexicon.documents.find((each) => each.number === '财预〔2020〕10号')?.title, '项目支出绩效评价管理办法')
})

test('a wrong word never matches its own right word', () => {
  for (const { wrong, right, pattern } of loadLexicon().terms) {
    if (!/[（(…]/u.test(right)) assert.ok(!new RegExp(pattern ? wrong : escaped(wrong), 'u').test(right), `${wrong} 也匹配 ${right}`)
  }
})

test('an unknown key or a malformed expression is refused in words', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lexicon-'))
  try {
    mkdirSync(join(dir, 'lexicon'))
    writeFileSync(join(dir, 'lexicon', 'a.yaml'), 'residue: [{ pattern: "(", say: 坏 }]\nunknown: 1\n')
    assert.throws(() => loadLexicon(dir), /不是正确的正则表达式/)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
