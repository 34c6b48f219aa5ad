import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product } from './product.ts'

/** Last year's workbook into a new year 导入到新年度: looked at, corrected, taken over, undone as one. */
const workbook = join(import.meta.dirname, '..', '..', 'examples', 'xingfu-2024', '部门填报工作簿.xlsx')
let product: Product
let page: Page

before(async () => {
  product = await openProduct()
  page = await product.visit('jingban')
})
after(() => product?.close())

const content = async () => {
  const id = /\/year\/([^/?#]+)/.exec(page.url())?.[1]
  return (await (await page.request.get(`/api/submissions/${id}`)).json()) as {
    version: number
    body: { projects: { code?: string; budget: { adjusted?: unknown } }[] }
  }
}
const field = (path: string) => page.locator(`.field-row[data-path="${path}"]`)
const group = (title: string) => page.locator('.field-group', { has: page.getByRole('button', { name: title, exact: true }) })

test('the unit begins a new year and is led to the import', async () => {
  await page.goto('/')
  await page.getByRole('button', { name: /^开始 \d+ 年度的填报$/ }).click()
  await page.getByRole('link', { name: '先导入已有的表' }).click()
  await page.getByRole('heading', { name: '导入已有的表' }).waitFor()
})

test('what was understood is shown with its place, what was refused with the reason, and nothing is written', async () => {
  const { version } = await content()
  await page.locator('main input[type=file]').setInputFiles([
    { name: '部门填报工作簿.xlsx', mimeType: 'application/zip', buffer: readFileSync(workbook) },
    { name: '照片.xlsx', mimeType: 'image/png', buffer: await page.screenshot() },
  ])
  await page.getByRole('heading', { name: '看一看读懂了什么' }).waitFor({ timeout: 60_000 })
  await page.getByText('认出：填报工作簿').waitFor()
  assert.match((await page.locator('.files-read .refused').textContent()) ?? '', /照片\.xlsx.*没有读取/)
  await page.getByText(/文件写的是 2024 年度/).waitFor()
  await group('项目“社区工作经费”').getByRole('button').first().click()
  assert.match((await field('projects[0].name').textContent()) ?? '', /部门填报工作簿\.xlsx《项目》[A-Z]+\d+/)
  assert.equal((await content()).version, version)
})

test('a value is corrected by keyboard, another is left out', async () => {
  const code = field('projects[0].code')
  await code.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  assert.equal(await code.getByRole('checkbox').isChecked(), false)
  const amount = field('projects[0].budget.adjusted')
  await amount.getByRole('button', { name: /^改/ }).click()
  await amount.getByRole('textbox').fill('没有')
  await page.keyboard.press('Enter')
  await amount.getByText('请填数字。').waitFor()
  await amount.getByRole('textbox').fill('123.45')
  await page.keyboard.press('Enter')
  await amount.getByText('123.45').waitFor()
})

test('taken over as one version, with the corrected value and without what was left out', async () => {
  await page.getByRole('button', { name: /^采纳选中的 \d+ 处$/ }).click()
  await page.getByText(/✓ 已导入 \d+ 处，存为第 2 版/).waitFor({ timeout: 60_000 })
  const { body } = await content()
  assert.equal(body.projects.length, 16)
  const [first] = body.projects
  assert.deepEqual([first?.budget.adjusted, first?.code], [{ $exact: '1234500' }, undefined])
})

test('the whole import is undone in one step; while the year is read again no file is taken, for it would be lost', async () => {
  await page.route(/\/api\/submissions\/[\w-]+$/, async (route) => {
    await new Promise((done) => setTimeout(done, 1500))
    await route.continue()
  })
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('button', { name: '确定' }).click()
  await page.locator('main input[type=file]:disabled').waitFor({ state: 'attached' })
  await page.getByText(/✓ 已导入/).waitFor({ state: 'detached' })
  await page.locator('main input[type=file]:enabled').waitFor({ state: 'attached' })
  await page.unroute(/\/api\/submissions\/[\w-]+$/)
  assert.equal((await content()).body.projects.length, 0)
})

test('files that give nothing are told apart, and one dropped beside its place changes nothing', async () => {
  await page.locator('main input[type=file]').setInputFiles([
    { name: '安装.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ no form') },
    { name: '空的.xlsx', mimeType: 'application/zip', buffer: Buffer.alloc(0) },
  ])
  await page.getByText('没有读出可以导入的内容，什么都没有改。').waitFor({ timeout: 60_000 })
  assert.match((await page.locator('.files-read .empty').textContent()) ?? '', /安装\.exe.*没有读出可以采用的内容/)
  assert.match((await page.locator('.files-read .refused').textContent()) ?? '', /空的\.xlsx.*空文件/)
  const stayed = await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], '去年.xlsx'))
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
    document.querySelector('main h2').dispatchEvent(drop)
    return drop.defaultPrevented
  })()`)
  assert.equal(stayed, true, 'the browser does not open the file in place of the page')
  await page.getByRole('button', { name: '重新选文件' }).click()
  await page.goto('/year/nobody')
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
})
