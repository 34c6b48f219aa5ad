import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isAccessible } from './accessible.ts'
import { openProduct, type Product, sizes } from './product.ts'

/** The indicator table in a real browser 指标表: filled in with the keys of Excel, on the fictional street. */
let product: Product
let page: Page
let year: string

before(async () => {
  product = await openProduct()
  page = await product.visit('jingban')
  year = await product.yearOf(page)
  await open(page)
})
after(() => product?.close())

const open = async (on: Page, where = 'projects/0') => {
  await on.goto(`/year/${year}/${where}`)
  await on.locator('.indicators').waitFor()
}
const cell = (row: number, column: string, on = page) => on.locator(`[data-cell="${row}:${column}"]`)
const text = (row: number, column: string) => cell(row, column).inputValue()
const texts = (row: number, ...columns: readonly string[]) => Promise.all(columns.map((column) => text(row, column)))
const here = () => page.evaluate('document.activeElement.dataset.cell')
const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const saved = (on = page) => on.getByText('✓ 已保存').waitFor()
const rows = () => page.locator('.indicators tbody tr').count()
/** Puts a block on the clipboard of a paste, as Excel and WPS do: text, and HTML where merged cells matter. */
const paste = (plain: string, html = '') =>
  page.evaluate(
    `{ const data = new DataTransfer(); data.setData('text/plain', ${JSON.stringify(plain)}); data.setData('text/html', ${JSON.stringify(html)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }`,
  )

test('a value is typed over another: score and question for the reason follow each key, one undo brings all back', async () => {
  const [before, score] = [await text(0, 'actual'), page.locator('#row-0 button.score')]
  const full = await score.textContent()
  await cell(0, 'actual').click()
  await page.keyboard.type('80场')
  assert.equal(await text(0, 'actual'), '80场')
  assert.notEqual(await score.textContent(), full)
  await page.getByText(/^扣 .+ 分，请写原因：目标≥96场，完成80场，少 16场/).waitFor()
  await score.click()
  const why = page.getByRole('dialog', { name: /为什么是/ })
  for (const words of ['按完成比例赋分', '80 ÷ 96', '四舍五入', '财预〔2020〕10号']) await why.getByText(words).first().waitFor()
  await keys('Escape')
  await cell(0, 'actual').click()
  await keys('Control+z')
  assert.equal(await text(0, 'actual'), before)
  assert.equal(await score.textContent(), full)
  await saved()
})

test('Escape gives back what stood there; F2 goes on typing behind it', async () => {
  const before = await text(1, 'actual')
  await cell(1, 'actual').click()
  await page.keyboard.type('99')
  await keys('Escape')
  assert.equal(await text(1, 'actual'), before)
  await keys('F2')
  await page.keyboard.type('半')
  assert.equal(await text(1, 'actual'), `${before}半`)
  await keys('Escape', 'Enter')
  assert.equal(await here(), '2:actual')
})

test('a block of 50 × 8 from Excel goes in whole and is undone at once', async () => {
  const before = await rows()
  const block = Array.from({ length: 50 }, (_, i) =>
    [
      '产出指标',
      i < 30 ? '数量指标' : '质量指标',
      `粘贴的第${i + 1}项`,
      `≥${i + 10}次`,
      `${i + 11}次`,
      '1',
      '1',
      i === 0 ? '"第一行\n第二行"' : '',
    ].join('\t'),
  )
  await cell(0, 'category').click()
  await paste(`${block.join('\r\n')}\r\n`)
  assert.equal(await rows(), 50)
  assert.deepEqual(await texts(49, 'name', 'target', 'actual', 'points'), ['粘贴的第50项', '≥59次', '60次', '1'])
  assert.equal(await text(0, 'deviationReason'), '第一行\n第二行')
  await page.getByText('已粘贴 50 行').waitFor()
  await keys('Control+z')
  assert.equal(await rows(), before)
})

test('a block with merged cells is pasted from the HTML, its heading row tells the columns', async () => {
  const html = `<html><body><!--StartFragment--><table><tr><td>指标名称</td><td>目标值</td><td>一级指标</td></tr>
    <tr><td>合并的甲</td><td>&ge;3次</td><td rowspan=2>效益指标</td></tr><tr><td>合并的乙</td><td>&ge;4次</td></tr></table></body></html>`
  await cell(0, 'category').click()
  await paste('指标名称\t目标值\t一级指标\r\n合并的甲\t≥3次\t效益指标\r\n合并的乙\t≥4次\t\r\n', html)
  assert.deepEqual(await texts(0, 'name', 'target', 'category'), ['合并的甲', '≥3次', '效益指标'])
  assert.deepEqual(await texts(1, 'name', 'target'), ['合并的乙', '≥4次'])
  await keys('Control+z')
})

test('what is copied is what Excel takes: text and a table', async () => {
  await cell(0, 'name').click()
  await keys('Shift+ArrowRight', 'Shift+ArrowDown')
  const copied = (await page.evaluate(`new Promise((done) => {
    document.addEventListener('copy', (event) => done([event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html')]), { once: true })
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }))
  })`)) as [string, string]
  const expected = [await texts(0, 'name', 'target'), await texts(1, 'name', 'target')]
  assert.equal(copied[0], expected.map((row) => row.join('\t')).join('\r\n'))
  assert.ok(copied[1].startsWith('<table><tr><td') && copied[1].includes(expected[1]![0]!))
})

test('a range is filled down, emptied, and both are undone', async () => {
  const [first, second, third] = await Promise.all([0, 1, 2].map((row) => text(row, 'actual')))
  await cell(0, 'actual').click()
  await keys('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
  assert.deepEqual(await Promise.all([0, 1, 2].map((row) => text(row, 'actual'))), [first, first, first])
  await keys('Delete')
  assert.deepEqual(await Promise.all([0, 1, 2].map((row) => text(row, 'actual'))), ['', '', ''])
  await keys('Control+z', 'Control+z')
  assert.deepEqual(await Promise.all([0, 1, 2].map((row) => text(row, 'actual'))), [first, second, third])
})

test('rows are inserted, doubled, moved and deleted by keys', async () => {
  const before = await rows()
  const [first, second] = [await text(0, 'name'), await text(1, 'name')]
  await cell(0, 'name').click()
  await keys('Alt+Shift+ArrowDown')
  assert.deepEqual([await text(0, 'name'), await text(1, 'name'), await here()], [second, first, '1:name'])
  await keys('Control+Shift+d')
  assert.deepEqual([await rows(), await text(2, 'name'), await text(2, 'actual')], [before + 1, first, ''])
  await keys('Alt+Delete', 'Alt+Insert')
  assert.equal(await rows(), before + 1)
  await keys('Control+z', 'Control+z', 'Control+z', 'Control+z')
  assert.deepEqual([await rows(), await text(0, 'name')], [before, first])
})

test('an indicator is taken from the library by the keyboard alone', async () => {
  await cell(0, 'name').click()
  await keys('Alt+Insert')
  assert.equal(await here(), '1:name')
  await page.keyboard.type('hdcc')
  await page.getByRole('option', { name: /开展活动场次/ }).waitFor()
  await page.getByText('同一活动在几个项目里重复计').waitFor()
  await keys('ArrowDown', 'Enter')
  assert.deepEqual([await here(), await text(1, 'name'), await text(1, 'target')], ['1:target', '开展活动场次', '≥＿场'])
  // The blank is marked: typing fills it.
  await page.keyboard.type('24')
  assert.equal(await text(1, 'target'), '≥24场')
  await keys('Enter', 'Control+z', 'Control+z', 'Control+z')
})

test('the goal check offers a better text, F9 takes it', async () => {
  await cell(0, 'name').click()
  await keys('Alt+Insert')
  await page.keyboard.type('设备故障率')
  await keys('Escape', 'Tab')
  await page.keyboard.type('≥2%')
  await page.getByText('越低越好，应写不超过多少').waitFor()
  await keys('F9')
  assert.equal(await text(1, 'target'), '≤2%')
  await page.getByText('越低越好，应写不超过多少').waitFor({ state: 'detached' })
  await keys('Control+z')
  assert.equal(await text(1, 'target'), '≥2%')
  await keys('Control+z', 'Control+z', 'Control+z')
  await saved()
})

test('性质 and 档次 are chosen by keys', async () => {
  const before = await text(0, 'nature')
  await cell(0, 'nature').click()
  await keys('2')
  assert.equal(await text(0, 'nature'), '定性')
  await keys('Space')
  assert.equal(await text(0, 'nature'), '定量')
  await keys('Control+z', 'Control+z')
  assert.equal(await text(0, 'nature'), before)
  await cell(0, 'level').click()
  await keys('Alt+ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
  assert.equal(await text(0, 'level'), '部分达成')
  await keys('Control+z')
})

test('the keyboard is not caught: Escape, then Tab leaves the table', async () => {
  await cell(3, 'actual').click()
  await keys('Tab')
  assert.equal(await here(), '3:points')
  await keys('Escape', 'Tab')
  assert.notEqual(await page.evaluate('document.activeElement.dataset.cell'), '3:score')
})

test('money: a total that is not the sum says so, and the sum can be taken', async () => {
  const total = page.getByLabel('年度资金总额 全年执行数（万元）')
  const before = await total.inputValue()
  await total.fill('1')
  await page.getByText(/^各来源合计 50.96，相差 49.96/).waitFor()
  await page.getByRole('button', { name: '用合计' }).click()
  assert.equal(await total.inputValue(), before)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await saved()
})

test('the printed form is drawn from its layout, one project a page, without the screen around it', async () => {
  const pages = async () => [...(await page.pdf({ preferCSSPageSize: true })).toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
  assert.equal(await pages(), 1)
  await page.goto(`/year/${year}/print`)
  await page.locator('.printed').nth(16).waitFor()
  assert.equal(await page.locator('.printed', { hasText: '社区工作经费' }).getByText('偏差原因分析').count(), 1)
  await page.emulateMedia({ media: 'print' })
  assert.deepEqual([await page.locator('.year nav').first().isVisible(), await page.locator('.printed').first().isVisible()], [false, true])
  await page.emulateMedia({ media: 'screen' })
})

test('on a phone an indicator is a card, edited with a thumb', async () => {
  const phone = await product.visit('jingban', { viewport: sizes.phone, hasTouch: true, isMobile: true })
  await open(phone)
  await cell(0, 'actual', phone).tap()
  await phone.keyboard.type('1')
  assert.match(await cell(0, 'actual', phone).inputValue(), /^.+1$/)
  const box = await cell(0, 'actual', phone).boundingBox()
  assert.ok(box && box.height >= 44 && box.width >= 200, JSON.stringify(box))
  await phone.getByRole('button', { name: '撤销' }).click()
  await saved(phone)
  await isAccessible(phone, 'form on a phone')
  await phone.context().close()
})

test('the form is accessible while it is used', async () => {
  await open(page)
  await cell(0, 'actual').click()
  await page.keyboard.type('1')
  await page.getByText(/^扣 .+ 分，请写原因/).waitFor()
  await isAccessible(page, 'a cell being typed into')
  await cell(1, 'name').click()
  await keys('Alt+ArrowDown')
  await page.getByRole('option').first().waitFor()
  await isAccessible(page, 'the library open')
  await keys('Escape', 'Control+z')
  await saved()
})
