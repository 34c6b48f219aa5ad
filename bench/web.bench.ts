/**
 * Speed of the pages in a real browser: node bench/web.bench.ts. Bytes of script for the first screens as they cross the wire; first paint and the
 * moment a page can be used, each in a fresh profile (nothing cached); the time from a key to the new score. Minima of several: other work on
 * the machine only ever adds.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openProduct, type Product, settled } from '../tests/journeys/product.ts'

const ROUNDS = 3
const KEYS = 40
const assets = join(import.meta.dirname, '..', 'build', 'web', 'assets')

const say = (what: string, figure: string, goal = '') => console.log(`${what.padEnd(36, '　')}${figure.padStart(12)}   ${goal}`)
const pagesOf = (id: string): readonly (readonly [name: string, address: string, ready: string])[] => [
  ['首页', '/', 'main a.button-link'],
  ['任务清单', `/year/${id}`, '.tasks a'],
  ['基本情况', `/year/${id}/profile`, 'main input'],
  ['收支', `/year/${id}/accounts`, 'main table input'],
  ['项目清单', `/year/${id}/projects`, 'main table a'],
  ['项目自评表', `/year/${id}/projects/0`, '[data-cell="0:actual"]'],
  ['部门整体', `/year/${id}/whole`, 'main .sheet textarea'],
  ['佐证', `/year/${id}/evidence`, 'main h3'],
  ['评分', `/year/${id}/scores`, 'main table a'],
  ['问题与整改', `/year/${id}/problems`, 'main textarea'],
  ['体检', `/year/${id}/findings`, '.finding'],
  ['报告', `/year/${id}/report`, '.paper p'],
  ['一览（图表）', `/year/${id}/overview`, 'main svg, main canvas'],
  ['确认报送', `/year/${id}/confirm`, '.attention li'],
  ['历史版本', `/year/${id}/history`, 'main table tbody tr, main ol li'],
  ['导入', `/year/${id}/import`, 'main input[type="file"]'],
  ['帮助', '/help', '#search'],
  ['使用手册', '/manual/clerk', '.manual h1'],
]

/** Bytes of packed script a page asked for. */
const scriptBytes = (page: Page) =>
  page.evaluate(
    "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map(({ name }) => name.replace(/^.*\\//, ''))",
  ) as Promise<readonly string[]>
const weigh = (names: readonly string[]) => names.reduce((sum, name) => sum + (sizeOf(`${name}.br`) ?? sizeOf(name) ?? 0), 0)
const sizeOf = (name: string) => statSync(join(assets, name), { throwIfNoEntry: false })?.size
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

/** One cold load: bytes, first paint and the moment `ready` stands, in milliseconds after the address was asked for. */
async function coldLoad(product: Product, address: string, ready: string) {
  const page = await product.visit('jingban')
  try {
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator(ready).first().waitFor()
    const usable = (await page.evaluate('performance.now()')) as number
    const paint = (await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")) as number
    return { usable, paint, bytes: weigh(await scriptBytes(page)) }
  } finally {
    await page.context().close()
  }
}

async function loads(product: Product): Promise<void> {
  const first = await product.visit()
  await first.goto('/sign-in')
  await settled(first)
  say('登录页脚本（brotli）', kB(weigh(await scriptBytes(first))), '目标 ≤ 250 kB')
  await first.context().close()
  const visitor = await product.visit('jingban')
  const id = await product.yearOf(visitor)
  await visitor.context().close()
  for (const [name, address, ready] of pagesOf(id)) {
    const tries: Awaited<ReturnType<typeof coldLoad>>[] = []
    for (let round = 0; round < ROUNDS; round++)
      await coldLoad(product, address, ready).then(
        (load) => tries.push(load),
        () => say(`${name}：没有等到`, ready),
      )
    const least = (key: 'usable' | 'paint') => Math.min(...tries.map((each) => each[key])).toFixed(0)
    say(
      `${name}：可用`,
      `${least('usable')} ms`,
      `首次显示 ${least('paint')} ms，脚本 ${kB(tries[0]?.bytes ?? 0)}；目标 ≤ 1500、≤ 1000 ms、≤ 250 kB`,
    )
  }
}

/** From the key to the frame in which the new score stands, measured inside the page. */
async function typing(product: Product): Promise<void> {
  const page = await product.visit('jingban')
  await page.goto(`/year/${await product.yearOf(page)}/projects/0`)
  await settled(page)
  await page.locator('[data-cell="0:actual"]').click()
  await page.evaluate(`{
    window.times = []
    document.addEventListener('input', () => {
      const from = performance.now()
      requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - from)))
    }, true)
  }`)
  for (let i = 0; i < KEYS; i++) await page.keyboard.type(String(1 + (i % 9)), { delay: 30 })
  await page.waitForTimeout(300)
  const times = ((await page.evaluate('window.times')) as number[]).toSorted((a, b) => a - b)
  const [median, late] = [times[Math.floor(times.length / 2)] ?? 0, times[Math.floor(times.length * 0.95)] ?? 0]
  say(`按键到得分（${times.length} 键）`, `${median.toFixed(0)} ms`, `95% 在 ${late.toFixed(0)} ms 内；目标 ≤ 50 ms`)
  await page.context().close()
}

const product = await openProduct()
try {
  await loads(product)
  await typing(product)
} finally {
  await product.close()
}
