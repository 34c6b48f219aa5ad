import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product, settled } from './product.ts'

/** What axe cannot see: the keyboard gets everywhere and away again, focus is seen, and paper shows the page without its furniture. */
let product: Product
let page: Page
let year: string
before(async () => {
  product = await openProduct()
  page = await product.visit('jingban')
  year = `/year/${await product.yearOf(page)}`
})
after(() => product?.close())

const open = async (address: string) => {
  await page.goto(address)
  await settled(page)
}

interface Stop {
  /** Tells elements apart. */
  readonly id: number
  readonly name: string
  /** Is it drawn differently for having the focus? */
  readonly seen: boolean
}

/** Where the focus is; undefined at the end of the page. */
const stopHere = () =>
  page.evaluate(`(() => {
    const here = document.activeElement
    if (!here || here === document.body) return undefined
    const ids = (window.stops ??= new Map())
    if (!ids.has(here)) ids.set(here, ids.size)
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(here)
    const { width, height } = here.getBoundingClientRect()
    const seen = ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none') && width > 0 && height > 0
    return { id: ids.get(here), name: (here.getAttribute('aria-label') || here.labels?.[0]?.textContent || here.textContent).trim().slice(0, 40) + ' ' + here.tagName + ' ' + (here.type ?? ''), seen }
  })()`) as Promise<Stop | undefined>

const MOST_STOPS = 400
/** A date is one field with stops for year, month, day and its calendar. */
const PARTS_OF_DATE = 4

/** Every stop of the Tab key until it leaves the page. */
async function walk(): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab')
    const stop = await stopHere()
    if (!stop || stop.id === stops[0]?.id) return stops
    const again = stops.slice(-PARTS_OF_DATE).every(({ id }) => id === stop.id) && stops.length >= PARTS_OF_DATE
    assert.ok(!again, `the keyboard is caught in ${stop.name}`)
    stops.push(stop)
  }
  return assert.fail(`no way out after ${MOST_STOPS} stops, the last: ${stops.at(-1)?.name}`)
}

test('Tab goes through the pages and out again, and is seen at every stop', async () => {
  for (const name of ['', '/profile', '/problems', '/findings', '/confirm', '/history']) {
    await open(`${year}${name}`)
    const stops = await walk()
    assert.ok(stops.length > 12, `${name}: ${stops.length} stops`)
    assert.deepEqual(
      stops.filter(({ seen }) => !seen).map((stop) => stop.name),
      [],
      name,
    )
  }
})

test('the first stop leads past the head to the content', async () => {
  await open(`${year}/profile`)
  await page.keyboard.press('Tab')
  assert.equal((await stopHere())?.name.trim(), '跳到正文 A')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'content')
})

test('Escape and Tab lead out of the indicator table', async () => {
  await open(`${year}/projects/0`)
  await page.locator('[data-cell="0:actual"]').focus()
  await page.keyboard.press('Escape')
  // The evidence of the rows that follow has stops of its own; cells have none any more.
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.dataset.cell ?? null'), null)
    if (await page.evaluate("document.activeElement.closest('[role=grid]') === null")) return
  }
  assert.fail('the table does not let go')
})

test('paper shows the page and not the furniture', async () => {
  const furniture = `[...document.querySelectorAll('header, nav, aside, .no-print, button, [role=dialog]')].filter((each) => each.checkVisibility() && !each.matches('.score')).map((each) => (each.getAttribute('aria-label') ?? each.textContent).trim().slice(0, 30))`
  for (const name of ['/projects/0', '/whole', '/report', '/confirm', '/overview']) {
    await page.emulateMedia({ media: 'screen' })
    await open(`${year}${name}`)
    await page.emulateMedia({ media: 'print' })
    // As the browser says it before it prints.
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert.ok(((await page.evaluate("document.querySelector('main').innerText.length")) as number) > 300, name)
    assert.deepEqual(await page.evaluate(furniture), [], name)
  }
})
