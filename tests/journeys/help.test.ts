import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openProduct, type Product, settled } from './product.ts'

/** Help in place 填写说明 and the guided first run 新手引导, in a real browser. */
let product: Product
before(async () => {
  product = await openProduct()
})
after(() => product?.close())

const SELECTOR = 'main input, main textarea, main select'
const FIELDS = `[...document.querySelectorAll('${SELECTOR}')]`
const box = (page: Page) => page.getByRole('dialog', { name: /怎么填|填写说明/ })

test('every field has its help under F1, and the keyboard stays in the field', async () => {
  const page = await product.visit('jingban')
  const id = await product.yearOf(page)
  const without: string[] = []
  let asked = 0
  for (const name of ['profile', 'accounts', 'projects/0', 'whole', 'problems']) {
    await page.goto(`/year/${id}/${name}`)
    await settled(page)
    // One field of each name: rows of a table share the help of their column.
    const fields = (await page.evaluate(`(() => {
      const seen = new Set()
      return ${FIELDS}.flatMap((field, index) => {
        const name = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? ''
        const kind = name.replace(/^第 \\d+ [^ ]+ /, '')
        if (seen.has(kind) || field.offsetParent === null || field.type === 'file') return []
        seen.add(kind)
        return [[index, name]]
      })
    })()`)) as [number, string][]
    for (const [index, label] of fields) {
      const field = page.locator(SELECTOR).nth(index)
      await field.focus()
      await page.keyboard.press('F1')
      const text = await box(page).innerText()
      if (/没有单独的说明|还没有说明/.test(text)) without.push(`${name}: ${label}`)
      assert.equal(await page.evaluate(`${FIELDS}.indexOf(document.activeElement)`), index, label)
      await page.keyboard.press('Escape')
      assert.equal(await box(page).count(), 0)
      asked++
    }
  }
  await page.context().close()
  assert.ok(asked > 40, `${asked} fields`)
  assert.deepEqual(without, [])
})

test('the help page finds a field by a word in it', async () => {
  const page = await product.visit('jingban')
  await page.goto('/help')
  await page.getByRole('searchbox').fill('执行率')
  await page.getByText(/找到 \d+ 栏、\d+ 个词/).waitFor()
  await page.getByRole('heading', { name: '全年预算数' }).waitFor()
  assert.equal(await page.getByRole('heading', { name: '联系电话' }).count(), 0)
  await page.getByRole('searchbox').fill('没有这个词')
  await page.getByText('没有找到“没有这个词”').waitFor()
  await page.context().close()
})

test('the manual opens without signing in', async () => {
  const page = await product.visit()
  await page.goto('/manual')
  await page.getByRole('link', { name: '经办人' }).first().click()
  await page.getByRole('heading', { level: 1, name: '经办人' }).waitFor()
  assert.match(page.url(), /\/manual\/clerk$/)
  await page.context().close()
})

test('the guided run notices what was done, can be left and gone on with', async () => {
  const page = await product.visit('jingban')
  await page.goto('/')
  await page.getByRole('button', { name: /跟着走一遍/ }).click()
  const panel = page.getByRole('complementary', { name: '跟着走一遍' })
  const at = (step: number) => panel.getByText(`第 ${step} 步，共 7 步`).waitFor()
  await at(1)
  const id = await product.yearOf(page)
  await page.goto(`/year/${id}`)
  await at(2)
  await panel.getByRole('link', { name: '去那一页' }).click()
  await page.locator('[data-cell="0:actual"]').click()
  await page.keyboard.type('60场')
  await at(3)
  await page.keyboard.press('Enter')
  await page.locator('#row-0 .score').first().click()
  await at(4)
  // Closed and opened again, it is where it was.
  await page.getByText('✓ 已保存').waitFor()
  await page.goto(`/year/${id}/evidence`)
  await at(4)
  await panel.getByRole('button', { name: '跳过这一步' }).click()
  await at(5)
  await panel.getByRole('button', { name: '收起' }).click()
  assert.equal(await panel.getByText('去改这一处').count(), 0)
  await page.goto(`/year/${id}/findings`)
  await page.getByRole('link', { name: '去改这一处' }).first().click()
  await at(6)
  await panel.getByRole('button', { name: '展开' }).click()
  await panel.getByRole('link', { name: '去那一页' }).click()
  await at(7)
  await settled(page)
  await panel.getByRole('link', { name: '去那一页' }).click()
  await panel.getByText('走完了').waitFor()
  await panel.getByRole('button', { name: '关闭' }).click()
  assert.equal(await panel.count(), 0)
  await page.goto('/')
  await settled(page)
  assert.equal(await page.getByRole('button', { name: /跟着走一遍/ }).count(), 0, 'offered once')
  await page.goto('/help')
  await page.getByRole('button', { name: /跟着走一遍/ }).waitFor()
  await page.context().close()
})
