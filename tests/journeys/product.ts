import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../scripts/find-browser.ts'

const root = join(import.meta.dirname, '..', '..')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const WAIT_MS = 20_000
const START_MS = 120_000

/** The sizes everything must work at: an old office screen, a phone. */
export const sizes = { office: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const

/** The demonstration people of the fictional street. */
export type Person = 'jingban' | 'fuzeren' | 'shenhe'
const DEMO_PASSWORD = 'yanshi-2024'

export interface Product {
  readonly address: string
  readonly browser: Browser
  /** What the first start says once: the administrator's password, to be changed at the first sign-in. */
  readonly oneTimePassword: string
  /** A fresh browser profile with one page, signed in when a person is named. */
  readonly visit: (person?: Person, options?: BrowserContextOptions) => Promise<Page>
  /** Id of the street's submission. */
  readonly yearOf: (page: Page) => Promise<string>
  readonly close: () => Promise<void>
}

/** The whole product as `npm start` serves it, with the fictional street's year, and a real browser before it. */
export async function openProduct(): Promise<Product> {
  const executablePath = findBrowser()
  execFileSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'mingji-journey-'))
  const port = await freePort()
  const args = [join(root, 'src', 'main.ts'), 'serve', '--data', join(folder, 'data'), '--port', String(port), '--examples']
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const said = await started(server)
    // Without a locale Chromium gives files with Chinese names the name "download".
    const browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, LANG: 'C.UTF-8' } })
    const address = `http://127.0.0.1:${port}`
    return {
      address,
      browser,
      oneTimePassword: /一次性密码 ([\w-]+)/.exec(said)?.[1] ?? '',
      visit: (person, options) => visit(browser, address, person, options),
      yearOf,
      close: async () => {
        await browser.close()
        await stopped(server)
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await stopped(server)
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function visit(browser: Browser, address: string, person?: Person, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: sizes.office,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(WAIT_MS)
  if (person) {
    const answer = await context.request.post('/api/session', {
      data: { login: person, password: DEMO_PASSWORD },
      headers: { origin: address },
    })
    if (!answer.ok()) throw new Error(`${person} could not sign in: ${await answer.text()}`)
  }
  return context.newPage()
}

/** The page stands: nothing is being fetched and nobody is asked to wait. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByText(/^正在/).first().waitFor({ state: 'detached' })
}

/** Goes to a page of a year, by its address, and waits until it stands. */
export async function goTo(page: Page, year: string, where: string): Promise<void> {
  await page.goto(`/year/${year}/${where}`)
  await page.locator('.year-page h2').first().waitFor()
}

async function yearOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/submissions?year=2024')
  const { rows } = (await answer.json()) as { rows: { id: string; unitName: string }[] }
  const street = rows.find(({ unitName }) => unitName.includes('虚构'))
  if (!street) throw new Error('the fictional street is not there')
  return street.id
}

/** What the server said while it started. */
function started(server: ChildProcess): Promise<string> {
  let heard = ''
  const timer = setTimeout(() => server.kill('SIGKILL'), START_MS)
  return new Promise<string>((resolve, reject) => {
    server.stderr?.on('data', (text) => (heard += text))
    server.stdout?.on('data', (text) => {
      heard += text
      if (heard.includes('明绩已启动')) resolve(heard)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${heard}`)))
  }).finally(() => clearTimeout(timer))
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await ended
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
