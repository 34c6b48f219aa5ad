import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { violations } from './accessible.ts'
import { openProduct, type Person, type Product, settled, sizes } from './product.ts'

/**
 * Every page for everybody (WCAG 2.2 AA) 无障碍: by axe, in an office and on a phone, in normal and in large type; one title, one first
 * heading, nothing wider than the screen.
 */
const screens = [
  { name: 'office', size: sizes.office, large: false },
  { name: 'phone', size: sizes.phone, large: false },
  { name: 'office, large type', size: sizes.office, large: true },
  { name: 'phone, large type', size: sizes.phone, large: true },
] as const
/** The others see the clerk's pages, mostly to read: the two ends of the scale. */
const ends = [screens[0], screens[3]]
const people: readonly { readonly person: Person; readonly on: readonly (typeof screens)[number][] }[] = [
  { person: 'jingban', on: screens },
  { person: 'fuzeren', on: ends },
  { person: 'shenhe', on: ends },
]

/** Every route of src/web/router.tsx, as the address of an example. */
const pages: readonly string[] = [
  '/',
  '/account',
  '/help',
  '/manual',
  ...[
    '',
    '/import',
    '/profile',
    '/accounts',
    '/projects',
    '/projects/0',
    '/print',
    '/whole',
    '/evidence',
    '/scores',
    '/problems',
    '/findings',
  ].map((page) => `/year/$id${page}`),
  ...['/report', '/overview', '/confirm', '/history'].map((page) => `/year/$id${page}`),
]

let product: Product
before(async () => {
  product = await openProduct()
})
after(() => product?.close())

test('no route is left out', () => {
  const router = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'web', 'router.tsx'), 'utf8')
  const routes = [...router.matchAll(/ path: '([^']+)'/g)].map((found) => found[1] ?? '')
  const tails = routes.map((route) => route.replace('$index', '0').replace('/{-$part}', '')).filter((route) => route !== '/sign-in')
  assert.ok(tails.length > 10)
  assert.deepEqual(
    tails.filter((tail) => !pages.some((page) => page.endsWith(tail) || page === '/year/$id')),
    [],
  )
})

async function look(page: Page, where: string): Promise<readonly string[]> {
  const found = [...(await violations(page))]
  const wide = (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number
  if (wide > 0) found.push(`${wide} px wider than the screen`)
  if (!/(?:· 明绩|^明绩.*)$/.test(await page.title())) found.push(`title: ${await page.title()}`)
  const headings = await page.locator('h1').count()
  if (headings !== 1) found.push(`${headings} first headings`)
  return found.map((text) => `${where}: ${text}`)
}

test('signing in', async () => {
  const page = await product.visit()
  const found: string[] = []
  for (const { name, size } of screens.slice(0, 2)) {
    await page.setViewportSize(size)
    await page.goto('/sign-in')
    await settled(page)
    found.push(...(await look(page, name)))
  }
  await page.context().close()
  assert.deepEqual(found, [])
})

for (const { person, on } of people)
  test(`${person}: every page`, async () => {
    const page = await product.visit(person)
    const id = await product.yearOf(page)
    await page.goto('/account')
    const found: string[] = []
    for (const { name, size, large } of on) {
      await page.setViewportSize(size)
      await page.evaluate(`localStorage.setItem('mingji.large-type', '${large ? 'yes' : 'no'}')`)
      for (const address of pages) {
        await page.goto(address.replace('$id', id))
        await settled(page)
        found.push(...(await look(page, `${address} ${name}`)))
      }
    }
    await page.context().close()
    assert.deepEqual(found, [])
  })
