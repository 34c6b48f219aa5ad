import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isAccessible } from './accessible.ts'
import { goTo, openProduct, type Product } from './product.ts'

/** From a finding to its field; a finding let stand and not; then what happens rarely: another clerk, publication, unlocking. */
let product: Product
let clerk: Page
let head: Page
let reviewer: Page
let year: string

before(async () => {
  product = await openProduct()
  clerk = await product.visit('jingban')
  head = await product.visit('fuzeren')
  reviewer = await product.visit('shenhe')
  year = await product.yearOf(clerk)
})
after(() => product?.close())

const go = (page: Page, where: string) => goTo(page, year, where)
const finding = (page: Page) => page.locator('.finding').first()
const state = (page: Page, words: string) => page.locator('header .tag', { hasText: words }).waitFor()
const begin = async (page: Page, button: string) => {
  await page.locator('.acts').getByRole('button', { name: button, exact: true }).click()
  return page.getByRole('dialog')
}
/** Steps whose dialogs are tried elsewhere. */
async function step(page: Page, action: string): Promise<void> {
  const { version } = (await (await page.request.get(`/api/submissions/${year}`)).json()) as { version: number }
  const answer = await page.request.post(`/api/submissions/${year}/steps`, {
    data: { action, version },
    headers: { origin: product.address },
  })
  assert.equal(answer.status(), 200, await answer.text())
}

interface Kept {
  readonly version: number
  readonly body: {
    readonly accounts: { readonly income: { total: unknown } }
    readonly projects: readonly { readonly budget: { executed: unknown } }[]
  }
}
const read = async () => (await (await clerk.request.get(`/api/submissions/${year}`)).json()) as Kept // the two places below are all it needs
async function save({ version, body }: Kept): Promise<void> {
  const answer = await clerk.request.put(`/api/submissions/${year}`, { data: { version, body }, headers: { origin: product.address } })
  assert.equal(answer.status(), 200, await answer.text())
}

test('every finding leads to its very field', async () => {
  const sound = await read()
  const bent = structuredClone(sound)
  bent.body.accounts.income.total = { $exact: '1' }
  bent.body.projects[1]!.budget.executed = { $exact: '1' }
  await save(bent)
  await go(clerk, 'findings')
  await finding(clerk).waitFor()
  const links = clerk.locator('.finding').getByRole('link', { name: '去改这一处' })
  const reached: string[] = []
  for (let at = 0; at < (await links.count()); at++) {
    await links.nth(at).click()
    await clerk.locator('.jumped-to').waitFor()
    const [wanted, found] = (await clerk.evaluate(
      "[decodeURIComponent(location.hash.slice(1)), document.activeElement.closest('[data-path]')?.dataset.path ?? '']",
    )) as [string, string]
    assert.equal(found, wanted, 'the focus is in the field')
    reached.push(found)
    await clerk.goBack()
    await finding(clerk).waitFor()
  }
  for (const path of ['accounts.income.total', 'projects[1].budget.executed', 'projects[4]']) assert.ok(reached.includes(path), path)
  await save({ ...sound, version: (await read()).version })
  await clerk.reload()
  await clerk.getByText('没有错误，可以确认报送').waitFor()
})

test('a finding is let stand with reason and day, and counts again when that is taken back', async () => {
  const all = await clerk.locator('.finding').count()
  const words = (await finding(clerk).locator('strong').first().textContent()) ?? ''
  await finding(clerk).getByRole('button', { name: '申请豁免' }).click()
  const ask = finding(clerk).getByRole('button', { name: '提交申请' })
  assert.equal(await ask.isDisabled(), true, 'without a reason nothing is asked')
  await finding(clerk)
    .getByLabel(/为什么这条意见可以不改/)
    .fill('区里统一口径，见虚财绩〔2025〕3号')
  await finding(clerk).getByLabel('豁免到').fill('2099-06-30')
  await isAccessible(clerk, 'a waiver is asked for')
  await ask.click()
  await finding(clerk).getByText('等待财政部门决定').waitFor()

  await go(reviewer, 'findings')
  const same = reviewer.locator('.finding', { hasText: words }).first()
  await same.getByRole('button', { name: '同意豁免' }).click()
  await reviewer.getByRole('button', { name: /^已豁免 1$/ }).click()
  await same.getByText('✓ 已豁免：区里统一口径，见虚财绩〔2025〕3号（李四，至 2099-06-30）').waitFor()
  await isAccessible(reviewer, 'a waived finding')
  await go(clerk, 'findings')
  await finding(clerk).waitFor()
  assert.equal(await clerk.locator('.finding').count(), all - 1)

  await same.getByRole('button', { name: '撤销豁免' }).click()
  await same.getByRole('button', { name: '确定' }).click()
  await reviewer.getByRole('button', { name: /^已豁免 0$/ }).waitFor()
  await clerk.reload()
  await clerk.getByText('陈一', { exact: false }).first().waitFor()
  assert.equal(await clerk.locator('.finding').count(), all)
  assert.match((await clerk.locator('.finding', { hasText: words }).first().textContent()) ?? '', /陈一.*决定不豁免，请改正/)
})

test('the work goes over to another person of the unit', async () => {
  await go(head, 'confirm')
  const dialog = await begin(head, '换经办人')
  const send = dialog.getByRole('button', { name: '换经办人' })
  await dialog.getByLabel(/为什么移交/).fill('李四休产假')
  assert.equal(await send.isDisabled(), true, 'nobody is chosen yet')
  await dialog.getByLabel(/由谁接手/).selectOption({ label: '张三' })
  await isAccessible(head, 'handing over')
  await send.click()
  await head.getByText(/移交给另一位经办人已办好/).waitFor()
  await go(clerk, 'history')
  await clerk.locator('.time-line li.step', { hasText: '移交' }).getByText('理由：李四休产假').waitFor()
})

test('published, taken back, unlocked: each says what follows, and asks why', async () => {
  await step(head, 'confirm')
  await step(head, 'submit')
  await step(reviewer, 'accept')
  await step(reviewer, 'lock')
  await go(reviewer, 'confirm')
  const publish = await begin(reviewer, '公开')
  await publish.getByText(/没有个人信息和不宜公开的内容/).waitFor()
  await isAccessible(reviewer, 'publication')
  await publish.getByRole('button', { name: '公开', exact: true }).click()
  await state(reviewer, '已公开')

  const back = await begin(reviewer, '撤回公开')
  await back.getByLabel(/为什么撤回公开/).fill('附件里有居民电话')
  await back.getByRole('button', { name: '撤回公开' }).click()
  await state(reviewer, '已锁定')

  const unlock = await begin(reviewer, '解锁')
  const send = unlock.getByRole('button', { name: '解锁', exact: true })
  await unlock.getByLabel(/为什么解锁/).fill('佐证里的电话要遮掉')
  assert.equal(await send.isDisabled(), true, 'the unit must know until when')
  await unlock.getByLabel(/在哪一天之前改好/).fill('2099-12-31')
  await isAccessible(reviewer, 'unlocking')
  await send.click()
  await state(reviewer, '已退回')
  await go(clerk, 'confirm')
  await clerk.getByText(/陈一.*退回：/).waitFor()
  await clerk.getByText('佐证里的电话要遮掉').first().waitFor()
  await state(clerk, '已退回')
})
