import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsPassword, hashPassword, passwordFaults } from './password.ts'
import { acceptedStep, codeAt, newSecret } from './totp.ts'

test('a password fits its own hash only, and a missing person fits nothing', async () => {
  const stored = await hashPassword('清晨的街道很安静2025')
  assert.equal(await fitsPassword('清晨的街道很安静2025', stored), true)
  assert.equal(await fitsPassword('清晨的街道很安静2024', stored), false)
  assert.equal(await fitsPassword('no such person', undefined), false)
})

const weak: readonly (readonly [string, RegExp])[] = [
  ['短密码', /至少 10 个字符/],
  ['wangfang-2025-x', /不要包含用户名/],
  ['aaaabbbbaaaa', /重复的字符太多/],
  ['Password12345', /太常见/],
  ['1234567890', /太常见/],
  ['9876543210', /太常见/],
  ['长'.repeat(129), /不能超过/],
]
for (const [password, fault] of weak) {
  test(`refuses the password ${password.slice(0, 20)}`, () => assert.match(passwordFaults(password, 'wangfang').join(''), fault))
}

test('takes a sentence', () => assert.deepEqual(passwordFaults('三月的自评表要按时交', 'wangfang'), []))

test('TOTP gives the vectors of RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  assert.equal(codeAt(secret, Math.floor(59 / 30)), '287082')
  assert.equal(codeAt(secret, Math.floor(1111111109 / 30)), '081804')
  assert.equal(codeAt(secret, Math.floor(20000000000 / 30)), '353130')
})

test('a code is taken within one step and only once', () => {
  const secret = newSecret()
  const now = 1_700_000_000_000
  const step = Math.floor(now / 30_000)
  assert.equal(acceptedStep(secret, codeAt(secret, step), now), step)
  assert.equal(acceptedStep(secret, codeAt(secret, step - 1), now), step - 1)
  assert.equal(acceptedStep(secret, codeAt(secret, step), now, step), undefined)
  assert.equal(acceptedStep(secret, codeAt(secret, step - 3), now), undefined)
})
