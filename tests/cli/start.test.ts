import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { browserCommand } from '../../src/cli/open-browser.ts'
import { newFolder, prepareTemplate } from '../store.ts'
import { freePort } from './binary.ts'

/** `npm start` as somebody meets the product for the first time. */
const root = join(import.meta.dirname, '..', '..')
const base = newFolder()
let running: ChildProcess | undefined
await prepareTemplate()
after(() => {
  // With all below it: npm passes no signal on.
  if (running?.pid !== undefined) process.kill(-running.pid, 'SIGKILL')
  rmSync(base, { recursive: true, force: true })
})

const START_MS = 180_000

test('npm start makes the pages, loads the examples, prints address and accounts, and ends cleanly with its npm', async () => {
  const port = await freePort()
  const npm = spawn('npm', ['start', '--', '--port', String(port), '--data', join(base, 'data')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: undefined, MINGJI_NO_BROWSER: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running = npm
  let said = ''
  npm.stderr.on('data', (text) => (said += text))
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(said)), START_MS)
    npm.stdout.on('data', (text) => {
      said += text
      const found = /明绩已启动：(http:\S+?)　/.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
  })
  assert.equal(address, `http://127.0.0.1:${port}`)
  for (const word of ['经办人', '单位负责人', '财政审核人', '用户名', '密码']) assert.ok(said.includes(word), word)
  const page = await fetch(address)
  assert.equal(page.status, 200)
  const html = await page.text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1]
  assert.ok(script, 'the page loads its program')
  assert.equal((await fetch(`${address}${script}`)).status, 200)
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ login: 'shenhe', password: 'yanshi-2024' }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
  const { rows } = (await (await fetch(`${address}/api/submissions?year=2024`, { headers: { cookie } })).json()) as {
    rows: { unitName: string }[]
  }
  assert.deepEqual(
    rows.map(({ unitName }) => unitName),
    ['幸福里街道办事处（虚构）'],
  )

  const closed = once(npm, 'close')
  npm.kill('SIGTERM')
  // npm passes no signal on; the server notices that its npm is gone and closes. Its output pipe closes with it.
  await closed
  running = undefined
  assert.match(said, /按 Ctrl\+C 停止[\s\S]*已停止，数据都已保存/)
  await assert.rejects(fetch(address))
})

const desktops: readonly (readonly [string, NodeJS.Platform, Record<string, string>, readonly string[] | undefined])[] = [
  ['Windows', 'win32', {}, ['cmd', '/c', 'start', '""', 'http://x']],
  ['macOS', 'darwin', {}, ['open', 'http://x']],
  ['a Linux desktop', 'linux', { DISPLAY: ':0' }, ['xdg-open', 'http://x']],
  ['a Wayland desktop', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', 'http://x']],
  ['a server without a desktop', 'linux', {}, undefined],
  ['a build machine', 'linux', { DISPLAY: ':0', CI: 'true' }, undefined],
  ['where quiet is asked for', 'win32', { MINGJI_NO_BROWSER: '1' }, undefined],
]
for (const [title, platform, environment, command] of desktops)
  test(`the browser on ${title}`, () => assert.deepEqual(browserCommand('http://x', { platform, environment }), command))
