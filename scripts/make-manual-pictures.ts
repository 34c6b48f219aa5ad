import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openProduct, type Person, settled, sizes } from '../tests/journeys/product.ts'
import { smallPng } from './small-png.ts'

/**
 * The pictures of the manual 手册截图: node scripts/make-manual-pictures.ts starts the product with the fictional street, walks through it and writes
 * docs/manual/pictures/*.png anew.
 */
const folder = join(import.meta.dirname, '..', 'docs', 'manual', 'pictures')

interface Picture {
  readonly name: string
  readonly person?: Person
  /** Address; $year stands for the street's year. */
  readonly at: string
  readonly phone?: true
  /** What is done before the picture is taken. */
  readonly first?: (page: Page) => Promise<unknown>
  /** Height in pixels; the whole screen otherwise. */
  readonly height?: number
}

const actual = (page: Page) => page.locator('[data-cell="0:actual"]')

/** In the order they are taken: the later ones see what the earlier ones did. */
const pictures: readonly Picture[] = [
  { name: 'sign-in', at: '/sign-in', height: 560 },
  { name: 'home', person: 'jingban', at: '/', height: 520 },
  { name: 'tasks', person: 'jingban', at: '$year', height: 560 },
  { name: 'profile', person: 'jingban', at: '$year/profile', height: 520 },
  { name: 'accounts', person: 'jingban', at: '$year/accounts', height: 560 },
  { name: 'import', person: 'jingban', at: '$year/import', height: 480 },
  { name: 'form', person: 'jingban', at: '$year/projects/0', first: (page) => actual(page).scrollIntoViewIfNeeded() },
  {
    name: 'reason',
    person: 'jingban',
    at: '$year/projects/0',
    first: async (page) => {
      await actual(page).click()
      await page.keyboard.type('60场')
      await page
        .getByText(/请写原因/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'proof',
    person: 'jingban',
    at: '$year/projects/0',
    first: async (page) => {
      await page.locator('#row-0 .score').first().click()
      await page.waitForTimeout(600)
    },
  },
  {
    name: 'help',
    person: 'jingban',
    at: '$year/projects/0',
    first: async (page) => {
      await actual(page).click()
      await page.keyboard.press('F1')
      await page.getByText('常见的错').waitFor()
    },
  },
  { name: 'evidence', person: 'jingban', at: '$year/evidence', height: 520 },
  { name: 'findings', person: 'jingban', at: '$year/findings', height: 560 },
  { name: 'report', person: 'jingban', at: '$year/report' },
  { name: 'history', person: 'jingban', at: '$year/history', height: 480 },
  { name: 'confirm', person: 'fuzeren', at: '$year/confirm' },
  { name: 'board', person: 'shenhe', at: '/', height: 620 },
  { name: 'overview', person: 'shenhe', at: '$year/overview' },
  { name: 'phone', person: 'jingban', at: '$year', phone: true },
]

const product = await openProduct()
try {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const reader = await product.visit('jingban')
  const year = `/year/${await product.yearOf(reader)}`
  for (const { name, person, at, phone, first, height } of pictures) {
    const viewport = phone ? sizes.phone : { width: 1180, height: height ?? 680 }
    const page = await product.visit(person, { viewport })
    await page.goto(at.replace('$year', year))
    await settled(page)
    await first?.(page)
    const png = smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
    writeFileSync(join(folder, `${name}.png`), png)
    console.log(`${name}.png  ${(png.length / 1000).toFixed(0)} kB`)
    await page
      .getByText('✓ 已保存')
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined)
    await page.context().close()
  }
} finally {
  await product.close()
}
