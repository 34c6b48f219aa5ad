import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product } from './product.ts'

/** Two people on one form 两人同时填: nobody is overwritten silently, each field can be chosen, both sides survive. */
let product: Product
let clerk: Page
let head: Page
let id: string

before(async () => {
  product = await openProduct()
  clerk = await product.visit('jingban')
  head = await product.visit('fuzeren')
  id = await product.yearOf(clerk)
  for (const page of [clerk, head]) await page.goto(`/year/${id}/profile`)
})
after(() => product?.close())

const saved = (page: Page) => page.getByText('✓ 已保存').waitFor()
const department = async () =>
  ((await (await clerk.request.get(`/api/submissions/${id}`)).json()) as { body: { department: Readonly<Record<string, unknown>> } }).body
    .department
const side = (label: RegExp, whose: '我的' | '对方的') =>
  head.getByRole('dialog').locator('fieldset', { hasText: label }).locator('label', { hasText: whose })

test('the second to save sees both sides in words, her own changes proposed', async () => {
  await head.getByRole('textbox', { name: '联系电话' }).waitFor()
  await clerk.getByRole('textbox', { name: '联系人' }).fill('虚构甲')
  await clerk.getByRole('textbox', { name: '单位编码' }).fill('999777')
  await saved(clerk)
  await head.getByRole('textbox', { name: '联系人' }).fill('虚构乙')
  await head.getByRole('textbox', { name: '联系电话' }).fill('0000-7654321')
  await head.getByRole('dialog', { name: '别处刚才也保存了这份填报' }).waitFor()
  assert.match((await side(/联系人/, '对方的').textContent()) ?? '', /虚构甲/)
  assert.match((await side(/联系人/, '我的').textContent()) ?? '', /虚构乙/)
  assert.equal(
    await side(/联系电话/, '我的')
      .getByRole('radio')
      .isChecked(),
    true,
  )
  assert.equal(
    await side(/单位编码|编码/, '对方的')
      .getByRole('radio')
      .isChecked(),
    true,
  )
  assert.equal((await department()).contact, '虚构甲', 'nothing is overwritten while the dialog is open')
})

test('chosen field by field, the two are put together', async () => {
  await side(/联系人/, '对方的').click()
  await head.getByRole('button', { name: '按上面选的合并' }).click()
  await saved(head)
  const { contact, phone, code } = await department()
  assert.deepEqual([contact, phone, code], ['虚构甲', '0000-7654321', '999777'])
})

test('what was given up is one undo away', async () => {
  await head.getByRole('button', { name: /撤销/ }).click()
  assert.equal(await head.getByRole('textbox', { name: '联系人' }).inputValue(), '虚构乙')
})
