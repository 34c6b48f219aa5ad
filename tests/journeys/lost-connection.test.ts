import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product } from './product.ts'

/** A lost network and a closed lid 断网与合上电脑, a session that ends while typing 登录过期: nothing typed is lost. */
let product: Product
let page: Page
let id: string

before(async () => {
  product = await openProduct()
  page = await product.visit('jingban')
  id = await product.yearOf(page)
  await page.goto(`/year/${id}/profile`)
})
after(() => product?.close())

const contact = () => page.getByRole('textbox', { name: '联系人' })
const onServer = async () =>
  ((await (await page.request.get(`/api/submissions/${id}`)).json()) as { body: { department: { contact: string } } }).body.department
    .contact
const saved = () => page.getByText('✓ 已保存').waitFor()

test('without a network the page says so and keeps the words; when it is back they are sent', async () => {
  await contact().waitFor()
  await page.context().setOffline(true)
  await contact().fill('断网时填的')
  await page.getByText(/^⚠ 离线，已存在本机/).waitFor()
  await page.context().setOffline(false)
  await saved()
  assert.equal(await onServer(), '断网时填的')
})

test('the lid is closed while offline: the words are there on opening, and are sent', async () => {
  const context = page.context()
  await context.setOffline(true)
  await contact().fill('合上电脑前填的')
  await page.getByText(/^⚠ 离线/).waitFor()
  await page.close()
  await context.setOffline(false)
  page = await context.newPage()
  await page.goto(`/year/${id}/profile`)
  assert.equal(await contact().inputValue(), '合上电脑前填的')
  await saved()
  assert.equal(await onServer(), '合上电脑前填的')
})

test('the session ends while typing: signing in again on the spot saves what was typed', async () => {
  await page.context().clearCookies()
  await contact().fill('过期时填的')
  const dialog = page.getByRole('dialog', { name: /登录已过期/ })
  await dialog.waitFor()
  assert.equal(await dialog.getByRole('textbox', { name: '用户名' }).inputValue(), 'jingban')
  await dialog.getByRole('textbox', { name: '密码' }).fill('不对的密码不对')
  await dialog.getByRole('button', { name: '登录' }).click()
  await dialog.getByText(/用户名或密码不对/).waitFor()
  await dialog.getByRole('textbox', { name: '密码' }).fill('yanshi-2024')
  await dialog.getByRole('button', { name: '登录' }).click()
  await dialog.waitFor({ state: 'detached' })
  await saved()
  assert.equal(await contact().inputValue(), '过期时填的')
  assert.equal(await onServer(), '过期时填的')
})
