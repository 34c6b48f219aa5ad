import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newFolder } from '../store.ts'

/** The command runs from one built file: never from an old one, and from the sources where nothing can be built. On a checkout of its own. */
const root = join(import.meta.dirname, '..', '..')
const base = newFolder()
const checkout = join(base, '检出')
mkdirSync(checkout)
for (const part of ['bin', 'src', 'policy', 'package.json', 'package-lock.json'])
  cpSync(join(root, part), join(checkout, part), { recursive: true, filter: (path) => !/[/\\]src[/\\]web|\.test\.ts$/.test(path) })
symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'junction')
after(() => rmSync(base, { recursive: true, force: true }))

const inCheckout = (...path: readonly string[]) => join(checkout, ...path)
const builds = () => readdirSync(inCheckout('build', 'program')).filter((name) => !name.endsWith('.json'))

function mingji(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [inCheckout('bin', 'mingji.js'), ...args], {
    env: { ...process.env, NODE_COMPILE_CACHE: undefined, MINGJI_POLICY: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => (said.out += text))
  child.stderr.on('data', (text) => (said.err += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })))
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(inCheckout(path), 'utf8')
  assert.ok(text.includes(from), `${path} holds ${from}`)
  writeFileSync(inCheckout(path), text.replace(from, to))
}

const report = join(base, '报告.txt')
writeFileSync(
  report,
  '虚构街道办事处2024年度部门预算绩效自评报告\n一、基本情况\n按照有关要求，切实切实做好工作。\n二、得分\n综合得分95分，等级为优。\n',
)

test('the first run builds the program, silently, also when two begin at once', async () => {
  const runs = await Promise.all([mingji('check', report), mingji('check', report)])
  for (const run of runs) {
    assert.equal(run.err, '')
    assert.match(run.out, /^体检结果：/)
  }
  assert.equal(runs[0].out, runs[1].out)
  assert.equal(builds().length, 1)
  const again = await mingji('check', report)
  assert.deepEqual([again.out, again.err], [runs[0].out, ''])
  assert.equal(builds().length, 1)
  assert.ok(existsSync(inCheckout('build', 'program', builds()[0]!, 'main-check.code')), 'what was compiled is kept')
})

test('the whole job, with charts and packages that stay outside the build, says nothing that the sources do not say', async () => {
  const out = join(base, '结果')
  const { err } = await mingji('evaluate', join(root, 'examples', 'xingfu-2024'), '--no-pdf', '--out', out)
  assert.equal(err, '')
  assert.ok(readdirSync(out).some((name) => name.endsWith('.docx')))
})

test('a changed source counts at once', async () => {
  const first = await mingji('--help')
  assert.match(first.out, /地方预算单位绩效自评/)
  edit('src/cli/program.ts', '地方预算单位绩效自评', '地方预算单位绩效自评（改过）')
  assert.match((await mingji('--help')).out, /绩效自评（改过）/)
})

test('a changed policy file counts at once, and a wrong one is refused with its line', async () => {
  const before = await mingji('check', report, '--format', 'json')
  edit('policy/schemes/mof-2020-10.yaml', 'title: ', 'title: 改过的')
  const changed = await mingji('check', report, '--format', 'json')
  assert.notEqual(JSON.parse(changed.out).schemeTitle, JSON.parse(before.out).schemeTitle)
  assert.match(JSON.parse(changed.out).schemeTitle, /^改过的/)
  const words = readFileSync(inCheckout('policy', 'lexicon', 'grammar.yaml'), 'utf8')
  writeFileSync(inCheckout('policy', 'lexicon', 'grammar.yaml'), `${words}unknownKey: [a]\n`)
  const refused = await mingji('check', report)
  assert.equal(refused.code, 2)
  assert.match(refused.err, /lexicon\/grammar\.yaml.*unknownKey/s)
  writeFileSync(inCheckout('policy', 'lexicon', 'grammar.yaml'), words)
  assert.equal((await mingji('check', report, '--format', 'json')).out, changed.out)
})

test('a bug names the line of the source it is in', async () => {
  const text = readFileSync(inCheckout('src', 'cli', 'schemes.ts'), 'utf8')
  const line = text.split('\n').findIndex((each) => each.includes("await import('#app/policy/list-schemes.ts')")) + 1
  edit('src/cli/schemes.ts', "await import('#app/policy/list-schemes.ts')", "((): never => { throw new TypeError('planted') })()")
  const { code, err } = await mingji('schemes')
  assert.equal(code, 1)
  assert.match(err, /TypeError: planted/)
  assert.ok(err.includes(`${join('src', 'cli', 'schemes.ts')}:${line}:`), err)
  writeFileSync(inCheckout('src', 'cli', 'schemes.ts'), text)
})

test('an edit that does not compile is told as the sources tell it', async () => {
  const text = readFileSync(inCheckout('src', 'cli', 'schemes.ts'), 'utf8')
  writeFileSync(inCheckout('src', 'cli', 'schemes.ts'), `${text}\nconst = 1\n`)
  const { code, err } = await mingji('schemes')
  assert.equal(code, 1)
  assert.match(err, /schemes\.ts/)
  assert.match(err, /SyntaxError/)
  writeFileSync(inCheckout('src', 'cli', 'schemes.ts'), text)
})

test('where nothing can be kept the sources run as they are', async () => {
  const kept = await mingji('check', report)
  rmSync(inCheckout('build'), { recursive: true })
  writeFileSync(inCheckout('build'), 'in the way')
  const { code, out, err } = await mingji('check', report)
  assert.deepEqual([code, out, err], [kept.code, kept.out, ''])
})
