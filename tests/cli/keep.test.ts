import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openEmbedded } from '#store/engine/embedded.ts'
import { newFolder, prepareTemplate } from '../store.ts'
import { freePort, mingji, serve } from './binary.ts'

/** People, backups and proofs through the real binary, on an installation with the example departments. */
const base = newFolder()
const data = join(base, 'data')
const root = join(import.meta.dirname, '..', '..')
after(() => rmSync(base, { recursive: true, force: true }))

before(async () => {
  await prepareTemplate()
  await (await serve(['--data', data, '--port', String(await freePort()), '--examples'])).end('SIGTERM')
})

/** What the database itself is told, behind the program's back. */
async function tamper(folder: string, sql: string): Promise<void> {
  const engine = await openEmbedded(join(folder, 'database'))
  const session = await engine.acquire()
  await session.query(sql, [])
  await session.release()
  await engine.close()
}

const ask = async (...args: readonly string[]) => {
  const { code, said } = await mingji([...args, '--data', data])
  assert.equal(code, 0, said)
  return said
}

test('people: added, given a role, disabled, enabled, deprived of the role, given a new password', async () => {
  assert.match(await ask('user', 'add', 'zhangsan', '--name', '虚构张三', '--region', '990101'), /一次性密码 [\w-]{10,}/)
  assert.match(await ask('user', 'grant', 'zhangsan', '--role', 'reviewer'), /已授予 zhangsan“/)
  const line = async () => (await ask('user', 'list')).split('\n').find((each) => each.includes('zhangsan')) ?? ''
  assert.match(await line(), /虚构张三.*审核/)
  assert.match(await ask('user', 'disable', 'zhangsan'), /不能再登录/)
  assert.match(await line(), /已停用/)
  await ask('user', 'enable', 'zhangsan')
  assert.doesNotMatch(await line(), /已停用/)
  assert.match(await ask('user', 'revoke', 'zhangsan', '--role', 'reviewer'), /1 项授权/)
  assert.doesNotMatch(await line(), /审核/)
  assert.match(await ask('user', 'revoke', 'zhangsan', '--role', 'reviewer'), /没有变化/)
  const one = await ask('user', 'reset', 'zhangsan')
  assert.notEqual(await ask('user', 'reset', 'zhangsan'), one)
})

test('people who do not exist, roles without their unit, and unknown roles are refused in words', async () => {
  const refused: readonly (readonly [RegExp, ...string[]])[] = [
    [/没有登录名为“nobody”的人员/, 'user', 'reset', 'nobody'],
    [/必须指明单位/, 'user', 'grant', 'jingban', '--role', 'clerk'],
    [/选项 --role .* 不能是“king”/, 'user', 'grant', 'jingban', '--role', 'king'],
    [/“jingban”已被使用/, 'user', 'add', 'jingban', '--name', '某人'],
  ]
  for (const [words, ...args] of refused) {
    const { code, said } = await mingji([...args, '--data', data])
    assert.deepEqual([code, words.test(said)], [2, true], said)
  }
})

const tables = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson') && name !== 'log-anchors.ndjson')
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])

test('a backup is proved by itself, restored into a new folder, and comes out the same', async () => {
  const [backup, copy, again] = [join(base, 'backup'), join(base, 'copy'), join(base, 'again')]
  assert.match(await ask('backup', backup), /备份完成/)
  const proof = await mingji(['verify', '--export', backup])
  assert.deepEqual([proof.code, /校验通过/.test(proof.said)], [0, true], proof.said)
  const restored = await mingji(['restore', backup, '--data', copy])
  assert.equal(restored.code, 0, restored.said)
  assert.equal((await mingji(['verify', '--data', copy])).code, 0)
  assert.equal((await mingji(['backup', again, '--data', copy])).code, 0)
  assert.ok(tables(backup).length > 15)
  assert.deepEqual(tables(again), tables(backup))
  const over = await mingji(['restore', backup, '--data', data])
  assert.deepEqual([over.code, /已有数据，不能覆盖/.test(over.said)], [2, true])
  writeFileSync(join(backup, 'unit.ndjson'), '{}\n')
  const bent = await mingji(['verify', '--export', backup])
  assert.deepEqual([bent.code, /unit\.ndjson 与清单不符/.test(bent.said)], [2, true], bent.said)
})

test('a disk that is not there is told, and its mount point is not filled', async () => {
  const { code, said } = await mingji(['backup', join(base, 'no-usb', 'mingji'), '--data', data])
  assert.deepEqual([code, /找不到文件夹“.*no-usb”.*U 盘/.test(said)], [2, true], said)
  const doctor = await mingji(['doctor', '--data', data, '--port', String(await freePort())], { MINGJI_BACKUP_TO: join(base, 'no-usb') })
  assert.deepEqual([doctor.code, /备份文件夹 .*no-usb 不在/.test(doctor.said)], [1, true], doctor.said)
})

test('figures of a delivered report are proved, and a changed one is named', async () => {
  const made = await mingji(['evaluate', join(root, 'examples', 'xingfu-2024'), '--out', join(base, 'out'), '--no-pdf'])
  assert.ok(made.code !== 2, made.said)
  const docx = join(base, 'out', '部门整体支出绩效自评报告.docx')
  const sound = await mingji(['verify', '--export', docx, '--data', data])
  assert.deepEqual([sound.code, /全部|一致/.test(sound.said)], [0, true], sound.said)
  const parts = unzipSync(new Uint8Array(readFileSync(docx)))
  const text = strFromU8(parts['word/document.xml']!)
  const score = /<w:tag w:val="[^"]*total[^"]*"\/>.*?<w:t[^>]*>(\d+\.\d\d)<\/w:t>/s.exec(text)
  assert.ok(score, 'a bound total stands in the report')
  const changed = text.slice(0, score.index) + score[0].replace(`>${score[1]}<`, '>99.99<') + text.slice(score.index + score[0].length)
  const bent = join(base, '改过.docx')
  writeFileSync(bent, zipSync({ ...parts, 'word/document.xml': strToU8(changed) }))
  const { code, said } = await mingji(['verify', '--docx', bent, '--data', data])
  assert.equal(code, 1, said)
  assert.match(said, /99\.99/)
  assert.ok(said.includes(String(score[1])), said)
})

test('what was bent behind the back of the program is found and named: a score, a shown total, a log entry', async () => {
  const bends: readonly (readonly [RegExp, string])[] = [
    [/评分结果|得分与留存的不符/, `update run set body = replace(body, '"score":', '"score": ') where region_id = 130104`],
    [/进度表上的得分或等级与第 \d+ 版的评分结果不符/, 'update submission set total = total + 1 where total is not null'],
    [
      /操作日志：.*发现 [1-9]\d* 处不符/,
      'delete from log where region_id = 990101 and seq = (select max(seq) - 1 from log where region_id = 990101)',
    ],
  ]
  const backup = join(base, 'before-bending')
  await ask('backup', backup)
  const victim = join(base, 'victim')
  assert.equal((await mingji(['restore', backup, '--data', victim])).code, 0)
  for (const [, sql] of bends) await tamper(victim, sql)
  const { code, said } = await mingji(['verify', '--data', victim])
  assert.equal(code, 1, said)
  for (const [words] of bends) assert.match(said, words)
  assert.match(said, /校验没有通过/)
})

test('help is Chinese for every command, and a mistyped one is told what was meant', async () => {
  const { code, said } = await mingji(['--help'])
  assert.equal(code, 0)
  for (const name of ['serve', 'init', 'user', 'backup', 'restore', 'verify', 'migrate', 'doctor', 'evaluate', 'check']) {
    assert.match(said, new RegExp(`^  ${name}\\b.*[\\u4e00-\\u9fff]`, 'm'), name)
    const help = await mingji([name, '--help'])
    assert.equal(help.code, 0)
    assert.match(help.said, /用法：/)
    assert.doesNotMatch(help.said, /Usage|[oO]ptions|Arguments|display help|default:/, help.said)
  }
  const typo = await mingji(['serv'])
  assert.deepEqual([typo.code, /serve/.test(typo.said)], [2, true], typo.said)
})

test('a year from an office PC is shown, then merged into the county’s system, and a conflict is left alone', async () => {
  const [exchange, county] = [join(base, 'exchange'), join(base, 'county')]
  assert.match(await ask('backup', exchange, '--exchange'), /导出完成/)
  assert.equal((await mingji(['init', '--data', county])).code, 0)
  // The county knows the fictional division too, and the unit under another name.
  await tamper(
    county,
    `insert into division select 990101, '990101', '虚构区', '虚构省示例市虚构区', 3, 990101, 990101, '990101';
     insert into unit (region_id, id, code, name, kind, active, sort_key)
       select 990101, '${streetId()}', '999001', '另一个名称', 'department', true, ''`,
  )
  const merge = (...more: readonly string[]) => mingji(['restore', exchange, '--merge', ...more, '--data', county])
  const shown = await merge()
  assert.equal(shown.code, 1, shown.said)
  assert.match(shown.said, /将汇入（尚未写入）：单位 \d+ 个、填报 1 份/)
  assert.match(shown.said, /冲突：单位 999001 两边名称不同。已保留本系统的名称/)
  const merged = await merge('--commit')
  assert.match(merged.said, /已汇入：单位 \d+ 个、填报 1 份、版本 1 个/)
  assert.match((await merge()).said, /填报 0 份、版本 0 个；1 份没有变化/)
  assert.equal((await mingji(['verify', '--data', county])).code, 0)
})

/** Id of the street in the exchange. */
const streetId = (): string =>
  readFileSync(join(base, 'exchange', 'unit.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly id: string; readonly code: string })
    .find(({ code }) => code === '999001')!.id
