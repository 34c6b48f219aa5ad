import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The clerk's way through the pages in a real browser 经办人的一次填报, on the fictional street. */
const root = join(import.meta.dirname, '..', '..')
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const skip = !executablePath
  ? 'no Chromium: install it (apt-get install chromium fonts-noto-cjk) to run the journeys'
  : !existsSync(join(root, 'build', 'web', 'index.html')) && 'the pages are not built: run node scripts/build.ts first'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const WAIT_MS = 15_000

let folder: string
let server: ChildProcess
let browser: Browser
let page: Page
let address: string

before(async () => {
  if (skip || !executablePath) return
  folder = mkdtempSync(join(tmpdir(), 'mingji-journey-'))
  const port = 20_000 + (process.pid % 20_000)
  server = spawn(
    process.execPath,
    [join(root, 'src', 'main.ts'), 'serve', '--data', join(folder, 'data'), '--port', String(port), '--examples'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (text) => String(text).includes('明绩已启动') && resolve())
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  address = `http://127.0.0.1:${port}`
  browser = await chromium.launch({ executablePath, args: flags })
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' })
  page.setDefaultTimeout(WAIT_MS)
})

after(async () => {
  if (skip) return
  await browser?.close()
  const ended = new Promise((resolve) => server.once('exit', resolve))
  if (server.kill()) await ended
  rmSync(folder, { recursive: true, force: true })
})

const cell = (row: number, column: string) => page.locator(`[data-cell="${row}:${column}"]`)
const saved = () => page.getByText('✓ 已保存').waitFor()

test('a clerk signs in, changes a value, sees score and reason asked, undoes it', { skip }, async () => {
  await page.goto(address)
  await page.getByRole('button', { name: /经办人/ }).click()
  await page.getByRole('link', { name: /打开/ }).click()
  await page.getByRole('link', { name: /^下一步/ }).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: '项目与指标' }).click()
  await page.getByRole('table').getByRole('link').first().click()
  const before = await cell(0, 'actual').inputValue()
  const score = page.locator('#row-0 button.score')
  const full = await score.textContent()
  await cell(0, 'actual').fill('1场')
  await page
    .getByText(/^扣 .* 分，请写原因/)
    .first()
    .waitFor()
  assert.notEqual(await score.textContent(), full)
  await saved()
  await page.getByRole('button', { name: '撤销' }).click()
  await saved()
  assert.equal(await cell(0, 'actual').inputValue(), before)
  assert.equal(await score.textContent(), full)
})

test('keys move between cells, a block is pasted and undone', { skip }, async () => {
  await cell(0, 'actual').press('Enter')
  assert.equal(await page.evaluate('document.activeElement.dataset.cell'), '1:actual')
  await cell(1, 'actual').press('Control+d')
  assert.equal(await cell(1, 'actual').inputValue(), await cell(0, 'actual').inputValue())
  await page.keyboard.press('Control+z')
  const target = await cell(0, 'target').inputValue()
  await cell(0, 'target').focus()
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', '≥10场\\t12场\\r\\n≥20次\\t21次\\r\\n')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
  assert.equal(await cell(0, 'target').inputValue(), '≥10场')
  assert.equal(await cell(1, 'actual').inputValue(), '21次')
  await page.keyboard.press('Control+z')
  assert.equal(await cell(0, 'target').inputValue(), target)
  await saved()
})

test('without a network the page says so, and saves when it is back', { skip }, async () => {
  await page.context().setOffline(true)
  await cell(0, 'actual').fill('90场')
  await page.getByText(/^⚠ 离线/).waitFor()
  await page.context().setOffline(false)
  await saved()
  await page.reload()
  await cell(0, 'actual').waitFor()
  assert.equal(await cell(0, 'actual').inputValue(), '90场')
})
