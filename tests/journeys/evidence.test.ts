import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product } from './product.ts'

/** Evidence beside the value 佐证: uploaded, looked at, used twice, taken away; what fails says why and stops nothing. */
let product: Product
let page: Page
let picture: Buffer

before(async () => {
  product = await openProduct()
  page = await product.visit('jingban')
  await page.goto(`/year/${await product.yearOf(page)}/evidence`)
  picture = await page.screenshot()
})
after(() => product?.close())

const row = (index: number) => page.locator('.evidence-rows > li').nth(index)
const dialog = () => page.getByRole('dialog')

/** The drawn width of a picture once it has come; 0 when it does not. */
async function widthOf(selector: string): Promise<number> {
  for (let tries = 0; tries < 40; tries++) {
    const width = await page.evaluate<number>(`document.querySelector('${selector}')?.naturalWidth ?? 0`)
    if (width > 0) return width
    await page.waitForTimeout(250)
  }
  return 0
}

test('without a file the row says so', async () => {
  assert.match((await row(0).locator('.evidence-button').textContent()) ?? '', /无文件|未附佐证/)
})

test('a picture is uploaded and can be looked at; a program is refused with the reason', async () => {
  await row(0).locator('.evidence-button').click()
  await dialog()
    .locator('.drop-zone input[type=file]')
    .setInputFiles([
      { name: '活动照片.png', mimeType: 'image/png', buffer: picture },
      { name: '工具.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]) },
    ])
  await dialog()
    .getByText(/^没有上传：/)
    .waitFor()
  await dialog()
    .getByRole('button', { name: /不传了/ })
    .click()
  await dialog()
    .getByRole('button', { name: /放大看：活动照片/ })
    .click()
  assert.ok((await widthOf('dialog .enlarged img')) > 100)
  await dialog().getByRole('button', { name: '完成' }).click()
  await row(0).getByRole('button', { name: /^1 份/ }).waitFor()
  await page.getByText('✓ 已保存').waitFor()
})

test('the same file proves a second indicator without being uploaded again', async () => {
  await row(1).locator('.evidence-button').click()
  await dialog().getByRole('combobox').selectOption({ label: '活动照片.png' })
  await dialog().getByRole('button', { name: '用于这项指标' }).click()
  await dialog().getByRole('link', { name: '活动照片.png' }).waitFor()
  await dialog().getByRole('button', { name: '完成' }).click()
  await row(1).getByRole('button', { name: /^1 份/ }).waitFor()
})

test('a file dropped on a row goes to that row', async () => {
  await page.evaluate(`{
    const data = new DataTransfer()
    data.items.add(new File(['签到：虚构甲、虚构乙'], '签到册.txt', { type: 'text/plain' }))
    document.querySelectorAll('.evidence-rows > li')[2].dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }`)
  await row(2).getByRole('button', { name: /^1 份/ }).waitFor()
})

test('taken away from one indicator, it stays with the other, also after opening anew', async () => {
  await row(0).locator('.evidence-button').click()
  await dialog()
    .getByRole('button', { name: /^移除\s*“活动照片”$/ })
    .click()
  await dialog().getByRole('button', { name: '确定' }).click()
  await dialog().getByRole('link', { name: '活动照片.png' }).waitFor({ state: 'detached' })
  await dialog().getByRole('button', { name: '完成' }).click()
  await page.getByText('✓ 已保存').waitFor()
  await page.reload()
  await row(1).getByRole('button', { name: /^1 份/ }).waitFor()
  assert.doesNotMatch((await row(0).locator('.evidence-button').textContent()) ?? '', /^1 份/)
})
