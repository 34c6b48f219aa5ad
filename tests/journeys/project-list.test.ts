import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product } from './product.ts'

/** The list of projects 项目清单 by mouse and keyboard. */
let product: Product
let page: Page

before(async () => {
  product = await openProduct()
  page = await product.visit('jingban')
  await page.goto(`/year/${await product.yearOf(page)}/projects`)
  await names().first().waitFor()
})
after(() => product?.close())

const names = () => page.locator('[data-project]')
const all = () => names().allTextContents()
const saved = () => page.getByText('✓ 已保存').waitFor()

test('projects are filtered by name and by what is open', async () => {
  const before = (await all()).length
  await page.getByLabel('按名称筛选').fill('党')
  assert.deepEqual((await all()).length < before, true)
  assert.ok((await all()).every((name) => name.includes('党')))
  await page.getByLabel('按名称筛选').fill('')
  await page.getByRole('button', { name: '没有填完' }).click()
  assert.deepEqual(await all(), [])
  await page.getByText('没有符合条件的项目').waitFor()
  await page.getByRole('button', { name: '全部', exact: true }).click()
  assert.equal((await all()).length, before)
})

test('a project is added, renamed and moved by keys, deleted, and all of it undone', async () => {
  const before = await all()
  await page.getByRole('button', { name: '＋ 添加项目' }).click()
  assert.equal((await all()).length, before.length + 1)
  await page.keyboard.press('F2')
  await page.getByLabel('项目名称').fill('口袋公园建设经费（虚构）')
  await page.keyboard.press('Enter')
  assert.equal((await all()).at(-1), '口袋公园建设经费（虚构）')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  assert.equal((await all()).at(-2), '口袋公园建设经费（虚构）')
  assert.equal(await page.evaluate('document.activeElement.textContent'), '口袋公园建设经费（虚构）')
  await page.keyboard.press('ArrowDown')
  assert.equal(await page.evaluate('document.activeElement.textContent'), before.at(-1))
  await page.getByRole('button', { name: '删除“口袋公园建设经费（虚构）”' }).click()
  await page.getByText('已删除“口袋公园建设经费（虚构）”，可撤销').waitFor()
  assert.deepEqual(await all(), before)
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z')
  assert.deepEqual(await all(), before)
  await saved()
})
