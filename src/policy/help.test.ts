import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ProductError } from '#errors'
import { loadGlossary } from './glossary.ts'
import { loadHelp } from './help.ts'
import { loadSources } from './sources.ts'

const policy = join(import.meta.dirname, '../../policy')

test('填写说明：每一栏都在词汇表里，依据都找得到', async () => {
  const sources = await loadSources(policy)
  const cited: string[] = []
  const help = await loadHelp(policy, await loadGlossary(policy), (clause) => {
    cited.push(clause)
    return clause
  })
  assert.ok(help.fields.length > 40 && help.words.length > 20)
  for (const clause of cited) {
    const [id = '', name = ''] = clause.split('#')
    assert.ok(sources.get(id)?.clauses[name], `no such clause: ${clause}`)
  }
  assert.deepEqual(help.words.find(({ id }) => id === 'evidence')?.aliases, ['佐证材料'])
  assert.equal(help.fields.find(({ id }) => id === 'actual')?.label, '实际完成值')
})

test('词汇表里没有的栏、写了两次的栏、不认识的键都不收', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingji-help-'))
  const glossary = await loadGlossary(policy)
  const message = async (lines: string) => {
    await writeFile(join(folder, 'help.yaml'), `fields:\n  - { id: actual, wants: 甲, example: 乙 }\n${lines}`)
    return loadHelp(folder, glossary, String).then(
      () => assert.fail('应当拒绝'),
      (error: unknown) => (error instanceof ProductError ? error.message : assert.fail(String(error))),
    )
  }
  try {
    assert.match(await message('  - { id: actuals, wants: 甲, example: 乙 }\n'), /第 3 行的 fields\[1\] 有误：词汇表里没有标识“actuals”/)
    assert.match(await message('  - { id: actual, wants: 甲, example: 乙 }\n'), /“actual”写了两次/)
    assert.match(await message('words:\n  - { id: nobody, means: 甲 }\n'), /words\[0\] 有误：词汇表里没有标识“nobody”/)
    assert.match(await message('  - { id: target, want: 甲, example: 乙 }\n'), /不认识的键“want”/)
  } finally {
    await rm(folder, { recursive: true })
  }
})
