import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Download, Page } from 'playwright-core'
import { openZip } from '#documents/read/package/safe-zip.ts'
import { isAccessible } from './accessible.ts'
import { goTo, openProduct, type Person, type Product, sizes } from './product.ts'

/** From the report to the second key, in a real browser: three people, one street, one year. */
let product: Product
let clerk: Page
let head: Page
let reviewer: Page
let year: string

before(async () => {
  product = await openProduct()
  clerk = await product.visit('jingban', { acceptDownloads: true })
  head = await product.visit('fuzeren')
  reviewer = await product.visit('shenhe')
  year = await product.yearOf(clerk)
})
after(() => product?.close())

const go = (page: Page, where: string) => goTo(page, year, where)
const saved = (page: Page) => page.getByText('✓ 已保存').waitFor()
const bytesOf = async (download: Download) => new Uint8Array(await readFile(await download.path()))
const wordsOf = (docx: Uint8Array) =>
  new TextDecoder().decode(openZip(docx, '报告.docx').bytes('word/document.xml')).replace(/<[^>]*>/g, '')
const take = async (page: Page, button: string) => {
  await page.locator('.acts').getByRole('button', { name: button, exact: true }).click()
  return page.getByRole('dialog')
}
const state = (page: Page, words: string) => page.locator('header .tag', { hasText: words }).waitFor()

test('a text of the report is edited where it stands, and is in the Word file', async () => {
  await go(clerk, 'report')
  await clerk.locator('[data-opens="resultUse"]').first().click()
  const field = clerk.getByLabel('自评结果应用和公开情况', { exact: true })
  await field.fill('自评结果用于编制下年预算，三个没有达标的项目重新论证')
  await clerk.locator('.sheet', { hasText: '三个没有达标的项目重新论证' }).first().waitFor()
  await saved(clerk)
  await isAccessible(clerk, 'report while a text is edited')
  await clerk.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('link', { name: '报告（Word）' }).click()])
  assert.match(download.suggestedFilename(), /^幸福里街道.*2024年度.*自评报告（第2版）\.docx$/)
  assert.match(wordsOf(await bytesOf(download)), /三个没有达标的项目重新论证/)
})

test('a computed figure says where it comes from and cannot be edited', async () => {
  const total = clerk.locator('.figure[data-source="assessment.department.total|pts"]').first()
  await total.hover()
  await clerk.getByRole('tooltip').getByText('系统算出，不能在这里改').waitFor()
  assert.match((await clerk.getByRole('tooltip').textContent()) ?? '', /预算执行率和各项指标的得分相加/)
  await total.click()
  assert.equal(await clerk.locator('.prose-panel').count(), 0)
  assert.equal(await total.getAttribute('data-opens'), null)
})

test('the keyboard goes from word to word and opens a text', async () => {
  await clerk.getByRole('article').focus()
  await clerk.keyboard.press('ArrowRight')
  await clerk.keyboard.press('ArrowRight')
  const first = await clerk.evaluate('document.activeElement.dataset.source')
  assert.match(String(first), /^submission\.year/)
  await clerk.locator('[data-opens="organisation.workPlan"]').first().focus()
  await clerk.keyboard.press('Enter')
  await clerk.getByLabel('工作方案', { exact: true }).waitFor()
  assert.equal(await clerk.evaluate('document.activeElement.dataset.cell'), 'organisation.workPlan')
  await clerk.getByText('✓ 已保存').waitFor()
  await clerk.keyboard.press('Escape')
})

test('what last year said stands beside the text', async () => {
  const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('link', { name: '报告（Word）' }).click()])
  await clerk
    .getByLabel('2023 年度的报告')
    .setInputFiles({ name: '2023年度自评报告.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(await bytesOf(download)) })
  await clerk.getByText('编辑时旁边显示上年写的：2023年度自评报告.docx').waitFor()
  await clerk.getByRole('button', { name: '改“结果应用和公开”' }).first().click()
  const before = clerk.locator('.prose-panel .before')
  await before.getByText('三个没有达标的项目重新论证').waitFor()
  await isAccessible(clerk, 'a text with last year beside it')
  await clerk.keyboard.press('Escape')
})

test('the report comes as PDF, or the page says how to get one', async () => {
  const fetched = clerk.waitForEvent('download', { timeout: 120_000 })
  const told = clerk.locator('.downloads [role=alert]').waitFor({ timeout: 120_000 })
  // One of the two never comes.
  fetched.catch(() => {})
  told.catch(() => {})
  await clerk.getByRole('button', { name: '报告（PDF）' }).click()
  const download = await Promise.race([fetched, told])
  if (download) assert.equal(Buffer.from((await bytesOf(download)).subarray(0, 5)).toString(), '%PDF-')
  else assert.match((await clerk.locator('.downloads [role=alert]').textContent()) ?? '', /另存为 PDF/)
})

test('everything comes as one zip, with progress', async () => {
  const [download] = await Promise.all([
    clerk.waitForEvent('download', { timeout: 120_000 }),
    clerk.getByRole('button', { name: '全部打包（zip）' }).click(),
  ])
  assert.match(download.suggestedFilename(), /2024年度 自评材料（第2版）\.zip$/)
  const { names } = openZip(await bytesOf(download), '自评材料.zip')
  assert.equal(names.filter((name) => /^\d\d 项目支出绩效自评表（.+）\.xlsx$/.test(name)).length, 16)
  for (const wanted of [
    '部门整体支出绩效自评表.xlsx',
    '部门整体支出绩效自评报告.docx',
    '审核意见.xlsx',
    '审核意见.html',
    '部门填报工作簿.xlsx',
  ])
    assert.ok(names.includes(wanted), wanted)
})

test('an old version comes back after its changes were shown', async () => {
  await go(clerk, 'history')
  await isAccessible(clerk, 'history')
  await clerk.getByRole('button', { name: '恢复到第 1 版' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByText(/结果应用和公开由“自评结果用于编制下年预算/).waitFor()
  await isAccessible(clerk, 'preview of a restore')
  await dialog.getByRole('button', { name: '恢复，存为第 3 版' }).click()
  await clerk.getByText('已恢复到第 1 版的内容，存为第 3 版。').waitFor()
  await clerk.locator('.time-line li.version', { hasText: '第 3 版' }).getByText('恢复', { exact: false }).first().waitFor()
  await go(clerk, 'report')
  await clerk.locator('.paper').getByText('一、部门基本情况').waitFor()
  assert.equal(await clerk.locator('.paper').getByText('三个没有达标的项目重新论证').count(), 0)
})

test('the head asks for a repair at its place; the clerk finds it there, repairs, and says so', async () => {
  await go(head, 'confirm')
  await isAccessible(head, 'page of the unit head')
  const dialog = await take(head, '请经办人修改')
  await dialog.getByLabel('第 1 条的位置').selectOption('projects[1]')
  await dialog.getByLabel('第 1 条怎样修改').fill('目标完成情况写得太短，请补上巡查次数')
  await isAccessible(head, 'what is returned to the clerk')
  await dialog.getByRole('button', { name: '转给经办人' }).click()
  await head.getByText('（1 条待处理）').waitFor()
  await clerk.goto(`/year/${year}`)
  await clerk.getByText('有 1 条退回意见或批注等您处理').waitFor()
  await go(clerk, 'projects/1')
  await clerk.getByText('目标完成情况写得太短').waitFor()
  await isAccessible(clerk, 'a project with a remark')
  await clerk.getByRole('button', { name: /^已处理/ }).click()
  await clerk.getByText('目标完成情况写得太短').waitFor({ state: 'detached' })
  await head.reload()
  await head.getByText('（都已处理）').waitFor()
})

test('first key, submission, return with a list', async () => {
  const dialog = await take(head, '确认（单位签署）')
  await dialog.getByText(/我代表本单位确认.*第 3 版/).waitFor()
  await isAccessible(head, 'first key')
  await dialog.getByRole('button', { name: '确认（单位签署）' }).click()
  await state(head, '单位已确认')
  await head.getByText(/✓ 张三（单位负责人）/).waitFor()

  await go(clerk, 'report')
  await clerk.getByText('现在只能看，不能改。').waitFor()
  assert.equal(await clerk.locator('[data-opens]').count(), 0)
  await go(clerk, 'confirm')
  await (await take(clerk, '提交财政局')).getByRole('button', { name: '提交财政局' }).click()
  await state(clerk, '已提交')

  await go(reviewer, 'confirm')
  const back = await take(reviewer, '退回单位修改')
  const send = back.getByRole('button', { name: '退回单位修改' })
  assert.equal(await send.isDisabled(), true)
  await back.getByLabel(/退回的理由/).fill('请核对一处资金')
  await back.getByLabel(/在哪一天之前改好/).fill('2099-12-31')
  await back.getByRole('button', { name: '加一条' }).click()
  await back.getByLabel('第 1 条的位置').selectOption('projects[0].budget')
  await back.getByLabel('第 1 条怎样修改').fill('执行数请与支付凭证核对')
  await isAccessible(reviewer, 'return with a list')
  await send.click()
  await state(reviewer, '已退回')
  await go(clerk, 'projects/0')
  await clerk.getByText('执行数请与支付凭证核对').waitFor()
  await clerk.getByRole('button', { name: /^已处理/ }).click()
})

test('two keys by two people, then it is locked', async () => {
  await go(head, 'confirm')
  await (await take(head, '确认（单位签署）')).getByRole('button', { name: '确认（单位签署）' }).click()
  await state(head, '单位已确认')
  await (await take(head, '提交财政局')).getByRole('button', { name: '提交财政局' }).click()
  await state(head, '已提交')
  assert.equal(
    await head.locator('.acts').getByRole('button', { name: '审定（财政签署）' }).count(),
    0,
    'the head holds the first key only',
  )

  await go(reviewer, 'confirm')
  const accept = await take(reviewer, '审定（财政签署）')
  await accept.getByText(/我代表财政部门审定/).waitFor()
  await accept.getByRole('button', { name: '审定（财政签署）' }).click()
  await state(reviewer, '已审定')
  await reviewer.getByText(/✓ 陈一（审核人）/).waitFor()
  await (await take(reviewer, '锁定')).getByRole('button', { name: '锁定' }).click()
  await state(reviewer, '已锁定')

  await go(clerk, 'history')
  const line = clerk.locator('.time-line li.step')
  await line.first().waitFor()
  assert.deepEqual(await line.locator('strong').allTextContents(), ['锁定', '审定', '提交', '确认', '退回', '提交', '确认'])
  await clerk.getByText('理由：请核对一处资金').waitFor()
  assert.equal(await clerk.getByRole('button', { name: /^恢复到/ }).count(), 0)
})

test('who signs what has moved meanwhile is told, and nothing is signed', async () => {
  const own = await product.visit('shenhe' satisfies Person)
  await go(own, 'confirm')
  await take(own, '公开')
  const answer = await reviewer.request.post(`/api/submissions/${year}/steps`, {
    data: { action: 'archive', version: 3 },
    headers: { origin: product.address },
  })
  assert.equal(answer.status(), 200, await answer.text())
  await own.getByRole('dialog').getByRole('button', { name: '公开' }).click()
  await own.getByRole('dialog').getByRole('alert').waitFor()
  assert.match((await own.getByRole('dialog').getByRole('alert').textContent()) ?? '', /已归档/)
})

test('pictures of the year have tables, and fit a phone', async () => {
  await go(head, 'overview')
  await head.locator('.chart-box svg').nth(3).waitFor()
  await isAccessible(head, 'overview')
  await head.getByText('数据表').first().click()
  assert.equal(await head.getByRole('table', { name: '各项目得分（分）' }).getByRole('row').count(), 17)
  await head.setViewportSize(sizes.phone)
  for (const where of ['overview', 'confirm', 'report', 'history']) {
    await go(head, where)
    await head.locator('h2').first().waitFor()
    assert.equal(await head.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, where)
  }
})
