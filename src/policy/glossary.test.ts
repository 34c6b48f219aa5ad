import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ProductError } from '#errors'
import { loadGlossary } from './glossary.ts'

const policy = join(import.meta.dirname, '../../policy')

test('词汇表：一个词一个标识，名称和叫法都能反查', async () => {
  const glossary = await loadGlossary(policy)
  assert.ok(glossary.terms.length > 120)
  assert.equal(glossary.label('budget.adjusted'), '全年预算数（A）')
  assert.equal(glossary.label('actual'), '实际完成值')
  assert.equal(glossary.idOf('调整后预算数'), 'budget.adjusted')
  assert.equal(glossary.idOf('全年完成值'), 'actual')
  assert.equal(glossary.idOf('没有这个词'), undefined)
  assert.throws(() => glossary.label('nothing'), RangeError)
})

test('重复的标识和说法、不认识的键都不收', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingji-glossary-'))
  const message = async (lines: string) => {
    await writeFile(join(folder, 'glossary.yaml'), `terms:\n  - { id: a, term: 甲, english: a }\n${lines}`)
    return loadGlossary(folder).then(
      () => assert.fail('应当拒绝'),
      (error: unknown) => (error instanceof ProductError ? error.message : assert.fail(String(error))),
    )
  }
  try {
    assert.match(await message('  - { id: a, term: 乙, english: b }\n'), /第 3 行的 terms\[1\] 有误：标识“a”已经用过/)
    assert.match(await message('  - { id: b, term: 乙, aliases: [甲], english: b }\n'), /“甲”已经是“a”的说法/)
    assert.match(await message('  - { id: b, term: 乙, english: b, lable: 丙 }\n'), /不认识的键“lable”/)
    assert.match(await message('  - { id: 乙, term: 乙, english: b }\n'), /标识只用英文字母/)
  } finally {
    await rm(folder, { recursive: true })
  }
})
