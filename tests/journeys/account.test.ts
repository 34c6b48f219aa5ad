import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { codeAt } from '#app/session/totp.ts'
import { openProduct, type Product } from './product.ts'

/** Signing in 登录: the one-time password that must be changed, the second factor, the way out, wrong passwords told plainly. */
const NEW_PASSWORD = '清晨的街道很安静2025'
const STEP_SECONDS = 30
let product: Product
let page: Page
const said: string[] = []

before(async () => {
  product = await openProduct()
  page = await product.visit()
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
})
after(() => product?.close())

const field = (name: string) => page.getByRole('textbox', { name, exact: true })
async function signIn(login: string, password: string) {
  await field('用户名').fill(login)
  await field('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
async function leave() {
  await page.locator('.menu summary').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await field('用户名').waitFor()
}

test('the first page opens without an error in the console', async () => {
  await page.goto('/')
  await page.waitForURL(/\/sign-in/)
  await page.getByRole('button', { name: /经办人/ }).waitFor()
  assert.deepEqual(said, [])
})

test('a wrong password is told in words that say what to do', async () => {
  await signIn('jingban', '不是这个密码')
  await page.getByText(/用户名或密码不对。请核对后重试/).waitFor()
})

test('with a one-time password nothing opens before it is changed', async () => {
  await signIn('admin', product.oneTimePassword)
  await page.getByRole('heading', { name: '设定自己的密码' }).waitFor()
  await page.goto('/')
  await page.getByRole('heading', { name: '设定自己的密码' }).waitFor()
  await field('一次性密码').fill(product.oneTimePassword)
  await field('新密码').fill('1234567890')
  await field('再输入一次新密码').fill('1234567890')
  await page.getByRole('button', { name: '设定并继续' }).click()
  await page.getByText(/新密码不能使用/).waitFor()
  await field('新密码').fill(NEW_PASSWORD)
  await field('再输入一次新密码').fill(`${NEW_PASSWORD}？`)
  await page.getByText('两次输入的新密码不一样。').waitFor()
  await field('再输入一次新密码').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '设定并继续' }).click()
  await page.waitForURL((url) => url.pathname === '/')
})

test('a second factor is set up with a code drawn here, and asked at the next sign-in', async () => {
  await page.goto('/account')
  await field('先输入登录密码').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: '开始设置' }).click()
  await page.locator('.qr svg').first().waitFor()
  const secret = ((await page.locator('.qr code').textContent()) ?? '').trim()
  const step = () => Math.floor(Date.now() / 1000 / STEP_SECONDS)
  await page.locator('.qr input').fill(codeAt(secret, step()))
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByText(/已启用：登录时除密码外/).waitFor()
  await leave()
  await signIn('admin', NEW_PASSWORD)
  const code = page.getByRole('textbox', { name: /^动态口令/ })
  await code.fill('000000')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText(/动态口令不对或已用过/).waitFor()
  // The code of the set-up is spent; that of the next half minute is taken already.
  await code.fill(codeAt(secret, step() + 1))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.locator('.menu').waitFor()
})

test('a page asked for before signing in opens after it', async () => {
  await leave()
  await page.goto('/account')
  await page.getByRole('button', { name: /经办人/ }).click()
  await page.getByRole('heading', { name: '已登录的设备' }).waitFor()
  await page.getByText('这台设备').waitFor()
})
