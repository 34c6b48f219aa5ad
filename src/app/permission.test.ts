import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Grant } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import { mustBeAllowed, scopesFor } from './permission.ts'
import type { Caller } from './session/caller.ts'

const NOW = '2025-03-10T00:00:00.000Z'
const UNIT = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const caller = (grants: readonly Grant[], more: Partial<Caller> = {}): Caller => ({
  personId: 'p',
  regionId: 990101,
  login: 'p',
  name: '虚构甲',
  via: 'session',
  key: 'k',
  grants,
  ...more,
})
const refused = (work: () => unknown) => assert.throws(work, (error) => error instanceof ProductError && error.code === 'NOT_ALLOWED')

test('grants of single units give just these, grants over divisions all their units', () => {
  const regions = { from: 990101, to: 990101 }
  assert.deepEqual(
    scopesFor(
      caller([
        { role: 'clerk', regions, unitId: UNIT },
        { role: 'head', regions, unitId: OTHER },
      ]),
      'submission.read',
      NOW,
    ),
    [{ ...regions, units: [UNIT, OTHER] }],
  )
  assert.deepEqual(
    scopesFor(
      caller([
        { role: 'clerk', regions, unitId: UNIT },
        { role: 'reviewer', regions },
      ]),
      'submission.read',
      NOW,
    ),
    [regions],
  )
})

test('two far divisions never open what lies between', () => {
  const far: readonly Grant[] = [
    { role: 'reviewer', regions: { from: 130104, to: 130104 } },
    { role: 'reviewer', regions: { from: 650102, to: 650102 } },
  ]
  assert.deepEqual(scopesFor(caller(far), 'submission.read', NOW), [
    { from: 130104, to: 130104 },
    { from: 650102, to: 650102 },
  ])
  const near: readonly Grant[] = [
    { role: 'reviewer', regions: { from: 130100, to: 130199 } },
    { role: 'reviewer', regions: { from: 130104, to: 130104 } },
  ]
  assert.deepEqual(scopesFor(caller(near), 'submission.read', NOW), [{ from: 130100, to: 130199 }])
})

test('an ended role, a foreign place and a token without the permission are refused', () => {
  const regions = { from: 990101, to: 990101 }
  refused(() => scopesFor(caller([{ role: 'clerk', regions, unitId: UNIT, until: NOW }]), 'submission.read', NOW))
  refused(() => scopesFor(caller([{ role: 'clerk', regions, unitId: UNIT }], { only: ['statistics.read'] }), 'submission.read', NOW))
  refused(() =>
    mustBeAllowed(caller([{ role: 'clerk', regions, unitId: UNIT }]), 'submission.read', { regionId: 990101, unitId: OTHER }, NOW),
  )
  refused(() =>
    mustBeAllowed(caller([{ role: 'clerk', regions, unitId: UNIT }]), 'submission.read', { regionId: 990102, unitId: UNIT }, NOW),
  )
  mustBeAllowed(caller([{ role: 'clerk', regions, unitId: UNIT }]), 'submission.read', { regionId: 990101, unitId: UNIT }, NOW)
})
