import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Person, type Product } from './product.ts'

/** The reviewer's board 审核台: counts by state in the address, a reminder that arrives, clean ones accepted in one go. */
let product: Product
let page: Page
let id: string

before(async () => {
  product = await openProduct()
  page = await product.visit('shenhe')
  id = await product.yearOf(page)
  await page.goto('/')
})
after(() => product?.close())

const street = () => page.getByRole('row', { name: /虚构/ })
async function take(person: Person, action: string) {
  const visitor = await product.visit(person)
  const { version } = (await (await visitor.request.get(`/api/submissions/${id}`)).json()) as { version: number }
  const answer = await visitor.request.post(`/api/submissions/${id}/steps`, {
    data: { action, version },
    headers: { origin: product.address },
  })
  assert.equal(answer.status(), 200, await answer.text())
}

test('who has not submitted is reminded, and reads it on his own first page', async () => {
  await street().getByRole('checkbox').check()
  assert.equal(await page.getByRole('button', { name: /^审定选中的/ }).isDisabled(), true)
  await page.getByRole('button', { name: '催办选中的 1 个单位' }).click()
  await page.getByText(/^已通知 \d+ 人。$/).waitFor()
  const clerk = await product.visit('jingban')
  await clerk.goto('/')
  await clerk.getByRole('heading', { name: /^通知（\d+ 条未读）$/ }).waitFor()
  await clerk.getByRole('button', { name: '全部标为已读' }).click()
  await clerk.getByRole('heading', { name: '通知', exact: true }).waitFor()
})

test('the filter stands in the address', async () => {
  await take('fuzeren', 'confirm')
  await take('fuzeren', 'submit')
  await page.goto('/?state=submitted')
  await street().waitFor()
  assert.equal(await page.locator('tbody tr').count(), 1)
  await page.getByRole('button', { name: /^已退回/ }).click()
  await page.getByText('没有符合条件的单位。').waitFor()
  assert.match(page.url(), /state=returned/)
})

test('clean ones are accepted in one go', async () => {
  await page.getByRole('button', { name: /^待审核/ }).click()
  await street().getByRole('checkbox').check()
  await page.getByRole('button', { name: '审定选中的 1 份' }).click()
  await page.getByText(/^已审定 1 份/).waitFor()
  await page.getByRole('button', { name: /^已审定 1$/ }).click()
  await street().getByText('已审定').waitFor()
})
