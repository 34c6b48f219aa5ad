import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeFile } from '../corpus/carrier.ts'
import { Chance } from '../corpus/random.ts'
import { drawStyle, reportLines } from '../corpus/report.ts'
import { drawUnit } from '../corpus/unit.ts'
import { newFolder } from '../store.ts'
import { mingji } from './binary.ts'

/** `mingji check` of a folder: many units in one go, by the real command. */
const base = newFolder()
const county = join(base, '全区')
after(() => rmSync(base, { recursive: true, force: true }))

function reportText(seed: number): string {
  const chance = new Chance(seed)
  const unit = drawUnit(chance)
  return writeFile(`${seed}`, reportLines(unit, { ...drawStyle(chance), carrier: 'txt', outline: 'district' }, chance), 'txt', chance).text
}

/** Paragraphs that no two offices write alike by chance. */
const long = (n: number) =>
  `第${n}项工作由办公室牵头，会同各科室逐户走访登记，把居民提出的意见分门别类记入台账，当场能够答复的当场答复，不能当场答复的报分管负责人研究后限期办理，办理结果再逐户回访，年底对台账逐条核销并公开，第${n}批名单同时报上级备查。`
const copied = Array.from({ length: 5 }, (_, i) => long(i + 1)).join('\n')
const rewritten = copied.replaceAll('会同各科室', '会同有关科室')

mkdirSync(join(county, '丙街道'), { recursive: true })
writeFileSync(join(county, '甲.txt'), `${reportText(11)}\n${copied}\n`)
writeFileSync(join(county, '乙.txt'), `${reportText(12)}\n${rewritten}\n`)
writeFileSync(join(county, '丁.txt'), '')
writeFileSync(join(county, '丙街道', '报告.txt'), reportText(13))
writeFileSync(join(county, '丙街道', '说明.md'), '# 虚构街道补充说明\n\n本单位没有需要补充的事项。\n')
writeFileSync(join(county, '备注.zip'), 'not for checking')

interface Record {
  readonly files: readonly { readonly file: string }[]
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly waiver?: object }[]
}
const recordsOf = (said: string) => JSON.parse(said.slice(0, said.lastIndexOf(']') + 1)) as Record[]
const copiesIn = ({ findings }: Record) => findings.filter(({ rule }) => rule === 'copied-between-reports')

test('each file and each subfolder is a unit; what cannot be read stops nobody', async () => {
  const { code, said } = await mingji(['check', county])
  assert.equal(code, 1, said)
  for (const row of [/丁 .*未能检查/, /丙街道 /, /乙 /, /甲 /]) assert.match(said, row)
  assert.doesNotMatch(said, /备注/)
  assert.match(said, /共检查 3 个单位：错误 \d+ 条、警告 \d+ 条、提示 \d+ 条/)
  assert.match(said, /雷同比对：1 对报告有整段相同/)
  assert.match(said, /（甲\.txt）与.*（乙\.txt）：\d+ 段相同或几乎相同/)
  assert.match(said, /丁：.*丁\.txt”是空文件/)
})

test('the array holds the record of each unit as a check of its own gives it, and the copies besides; it is the same each time', async () => {
  const { said } = await mingji(['check', county, '--format', 'json'])
  assert.equal((await mingji(['check', county, '--format', 'json'])).said, said)
  const records = recordsOf(said)
  assert.deepEqual(
    records.map(({ files }) => files.map(({ file }) => file)),
    [['报告.txt', '说明.md'], ['乙.txt'], ['甲.txt']],
  )
  const [own, earlier, later] = records as [Record, Record, Record]
  const alone = await mingji(['check', join(county, '丙街道', '报告.txt'), join(county, '丙街道', '说明.md'), '--format', 'json'])
  assert.deepEqual(own, JSON.parse(alone.said))
  assert.deepEqual([copiesIn(own).length, copiesIn(earlier).length, copiesIn(later).length], [0, 0, 1])
  assert.match(copiesIn(later)[0]!.message, /^有 [5-9] 段与.*“乙\.txt”相同或几乎相同$/)
  const { findings } = JSON.parse((await mingji(['check', join(county, '甲.txt'), '--format', 'json'])).said) as Record
  assert.deepEqual(
    later.findings.filter(({ rule }) => rule !== 'copied-between-reports'),
    findings,
  )
})

test('with a folder for the results each unit has a file of its own, in any form; without one only table and array are printed', async () => {
  const out = join(base, '结果')
  const { code, said } = await mingji(['check', county, '--format', 'docx', '--out', out])
  assert.equal(code, 1, said)
  assert.match(said, /各单位的意见已放在：.*结果（3 个文件）/)
  assert.deepEqual(readdirSync(out).sort(), ['丙街道.docx', '乙.docx', '甲.docx'].sort())
  for (const name of readdirSync(out)) assert.equal(readFileSync(join(out, name)).subarray(0, 2).toString(), 'PK', name)
  const refused = await mingji(['check', county, '--format', 'html'])
  assert.equal(refused.code, 2)
  assert.match(refused.said, /每个单位一个文件。请加 --out/)
})

test('a waiver beside a report holds for the copies too', async () => {
  const waivers = join(county, '甲.txt.waivers.yaml')
  writeFileSync(
    waivers,
    'waivers:\n  - rule: E02\n    reason: 两个单位合署办公，共同编写\n    author: 王某（虚构）\n    until: 2099-12-31\n',
  )
  const { said } = await mingji(['check', county, '--format', 'json'])
  rmSync(waivers)
  const copies = recordsOf(said).flatMap(copiesIn)
  assert.equal(copies.length, 1)
  assert.ok(copies[0]!.waiver)
})

test('a folder with nothing to check, and a batch of unreadable files, are said to be so', async () => {
  const empty = join(base, '空')
  mkdirSync(empty)
  const nothing = await mingji(['check', empty])
  assert.equal(nothing.code, 2)
  assert.match(nothing.said, /空”里没有可以检查的文件/)
  writeFileSync(join(empty, '坏.docx'), '')
  const { code, said } = await mingji(['check', empty])
  assert.equal(code, 2)
  assert.match(said, /共检查 0 个单位/)
})
