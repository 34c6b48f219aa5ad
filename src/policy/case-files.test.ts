import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ProductError } from '#errors'
import { loadCases } from './case-files.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingji-cases-'))
})
after(() => rm(folder, { recursive: true, force: true }))

async function cases(text: string) {
  const file = join(folder, 'x.yaml')
  await writeFile(file, text)
  return loadCases(file)
}

const refusal = (text: string) =>
  cases(text).then(
    () => assert.fail('应当拒绝'),
    (error: unknown) => (error instanceof ProductError ? error.message : assert.fail(String(error))),
  )

const good = `title: 一\nscheme: mof-2020-10\ntotal: 90\nexpect: { grade: 优 }\n`

describe('读取算例', () => {
  it('一个文件多条，记住每条的行号', async () => {
    const found = await cases(`# 说明\n${good}---\n\n${good}---\n# 末尾空的不算\n`)
    assert.deepEqual(
      found.map(({ file, line }) => `${file}:${line}`),
      ['x.yaml:2', 'x.yaml:8'],
    )
  })
  it('数字、引号、空值的写法都一样读成原话', async () => {
    const [found] = await cases(
      `title: 一\nscheme: s\nyear: 2023\nindicator: { points: 10, target: '≥3次', actual: , level: null }\nexpect: { score: 9.00 }\n`,
    )
    assert.deepEqual(found?.worked.indicator, { points: '10', target: '≥3次' })
    assert.equal(found?.worked.year, 2023)
    assert.equal(found?.worked.expect.score, '9.00')
  })
  it('文件夹连同下级，只读 yaml', async () => {
    await mkdir(join(folder, 'd/下级'), { recursive: true })
    await writeFile(join(folder, 'd/b.yaml'), good)
    await writeFile(join(folder, 'd/下级/a.yml'), good)
    await writeFile(join(folder, 'd/note.txt'), 'x')
    assert.deepEqual(
      (await loadCases(join(folder, 'd'))).map(({ file }) => file),
      ['b.yaml', '下级/a.yml'],
    )
  })
  it('空文件没有算例', async () => assert.deepEqual(await cases('# 只有说明\n'), []))
  it('没有这个文件夹', async () => {
    await assert.rejects(loadCases(join(folder, '没有')), { code: 'FILE_NOT_FOUND' })
  })
})

describe('写错的算例，说明文件、行和原因', () => {
  const wrong: Readonly<Record<string, readonly [string, RegExp]>> = {
    不认识的键: [good.replace('total:', 'totall:'), /算例文件“x\.yaml”第 3 行有误：totall：不认识的键“totall”/],
    第二条里不认识的键: [`${good}---\n${good.replace('grade', 'grad')}`, /第 9 行有误：expect\.grad：不认识的键/],
    没有标题: [good.replace('title: 一\n', ''), /title：缺少这一项/],
    没有题目: [good.replace('total: 90\n', ''), /写且只写 indicator（指标）、budget（预算执行）、total（总分）中的一种/],
    两种题目: [good.replace('total: 90', 'total: 90\nbudget: { adjusted: 5 }'), /写且只写/],
    没有期望: [good.replace('{ grade: 优 }', '{}'), /expect：至少写一项期望结果/],
    性质写错: [
      `title: 一\nscheme: s\nindicator: { nature: 定额 }\nexpect: { score: 1 }\n`,
      /第 3 行有误：indicator\.nature：应为 定量、定性 之一/,
    ],
    问题写错: [
      `title: 一\nscheme: s\nindicator: { points: 1 }\nexpect: { problem: 指标值 }\n`,
      /expect\.problem：应为 target、actual、points 之一/,
    ],
    档次用在总分: [good.replace('total: 90', 'total: 90\nlevel: 达成'), /level 和 share 只用于指标/],
    年份: [good.replace('total', 'year: 24\ntotal'), /year：应为四位年份/],
    缩进: ['title: 一\n  scheme: s\n', /第 \d 行有误：/],
    引号没有收尾: ["title: '一\nscheme: s\n", /第 \d 行有误：缺少引号、括号或冒号/],
    不是键和值: ['- 一\n', /应为“键: 值”的形式/],
  }
  for (const [title, [text, message]] of Object.entries(wrong)) it(title, async () => assert.match(await refusal(text), message))
})
