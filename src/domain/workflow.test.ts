import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Action, type Facts, offers, type Result, type State, type Status, step, transitions } from './workflow.ts'
import { type Actor, type Grant, may, type Role, roles } from './workflow-roles.ts'

const REGIONS = { from: 990101, to: 990101 }
const grant = (role: Role, changes: Partial<Grant> = {}): Grant => ({
  role,
  regions: REGIONS,
  ...(role === 'clerk' || role === 'head' ? { unitId: 'unit' } : {}),
  ...changes,
})
const actor = (personId: string, ...grants: readonly Grant[]): Actor => ({ personId, grants })

const clerk = actor('clerk', grant('clerk'))
const head = actor('head', grant('head'))
const reviewer = actor('reviewer', grant('reviewer'))
const second = actor('second', grant('second-reviewer'))
/** One person with every role: the one the two keys are meant against. */
const mighty = actor('mighty', ...roles.map((role) => grant(role)))

const draft: Status = { regionId: 990101, unitId: 'unit', stage: 'self-evaluation', state: 'draft', version: 3 }
const facts: Facts = {
  now: '2025-03-10T00:00:00.000Z',
  opensAt: '2025-03-01T00:00:00.000Z',
  dueAt: '2025-04-20T00:00:00.000Z',
  openErrors: 0,
  authors: ['clerk'],
}
const full: Facts = { ...facts, reason: '理由', newDueAt: '2025-05-01T00:00:00.000Z', newClerk: 'other' }

function after(status: Status, ...steps: readonly (readonly [Action, Actor, Partial<Facts>?])[]): Status {
  let at = status
  for (const [action, by, changes] of steps) {
    const result = step(at, action, by, { ...full, ...changes })
    assert.ok(result.ok, `${action}: ${result.ok ? '' : result.refusal.say}`)
    at = result.status
  }
  return at
}
const refusal = (result: Result) => (result.ok ? undefined : result.refusal.kind)

test('the straight way, with both keys over the same version', () => {
  const end = after(
    draft,
    ['save', clerk],
    ['confirm', head],
    ['submit', clerk],
    ['take', reviewer],
    ['accept', second],
    ['lock', reviewer],
    ['publish', reviewer],
    ['archive', reviewer],
  )
  assert.equal(end.state, 'archived')
  assert.deepEqual([end.first?.person, end.second?.person, end.first?.version, end.second?.version], ['head', 'second', 3, 3])
})

test('a return and a withdrawal drop the keys', () => {
  const returned = after(draft, ['confirm', head], ['submit', head], ['return', reviewer])
  assert.deepEqual([returned.state, returned.first, returned.dueAt], ['returned', undefined, full.newDueAt])
  const withdrawn = after(draft, ['confirm', head], ['submit', head], ['withdraw', clerk])
  assert.deepEqual([withdrawn.state, withdrawn.first], ['draft', undefined])
})

test('named refusals', () => {
  const submitted = after(draft, ['confirm', head], ['submit', clerk])
  const cases: readonly (readonly [string, Status, Action, Actor, { readonly [K in keyof Facts]?: Facts[K] | undefined }, string])[] = [
    ['before the round opens', draft, 'save', clerk, { now: '2025-02-01T00:00:00.000Z' }, 'open'],
    ['a foreign head', draft, 'confirm', actor('x', grant('head', { unitId: 'other' })), {}, 'role'],
    ['a foreign division', submitted, 'accept', actor('x', grant('reviewer', { regions: { from: 1, to: 2 } })), {}, 'role'],
    ['a clerk does not confirm', draft, 'confirm', clerk, {}, 'role'],
    ['open errors', draft, 'confirm', head, { openErrors: 2 }, 'no-errors'],
    ['too late', after(draft, ['confirm', head]), 'submit', clerk, { now: '2025-04-21T00:00:00.000Z' }, 'in-time'],
    ['nothing to submit yet', draft, 'submit', clerk, {}, 'state'],
    ['a return without a reason', submitted, 'return', reviewer, { reason: ' ' }, 'reason'],
    ['a return with a past deadline', submitted, 'return', reviewer, { newDueAt: '2025-01-01T00:00:00.000Z' }, 'new-due'],
    ['withdrawn after it was taken up', after(submitted, ['take', reviewer]), 'withdraw', clerk, {}, 'not-taken'],
    ['accepted by one of its authors', submitted, 'accept', reviewer, { authors: ['clerk', 'reviewer'] }, 'other-person'],
    ['an ended role', submitted, 'accept', actor('x', grant('reviewer', { until: '2025-03-10T00:00:00.000Z' })), {}, 'role'],
    ['an expert only comments', submitted, 'accept', actor('x', grant('expert')), {}, 'role'],
    ['an administrator holds no key', submitted, 'accept', actor('x', grant('administrator')), {}, 'role'],
    ['a hand-over to nobody', draft, 'hand-over', head, { newClerk: undefined }, 'new-clerk'],
  ]
  for (const [name, status, action, by, changes, expected] of cases)
    assert.equal(refusal(step(status, action, by, { ...full, ...changes } as Facts)), expected, name)
})

test('the deadline moves with an extension, and a return gives its own', () => {
  const late = { now: '2025-04-25T00:00:00.000Z' }
  const extended = after(draft, ['extend', reviewer, late], ['confirm', head, late], ['submit', clerk, late])
  assert.equal(extended.state, 'submitted')
  const again = after(draft, ['confirm', head], ['submit', head], ['return', reviewer], ['confirm', head, late], ['submit', head, late])
  assert.equal(again.state, 'submitted')
})

test('neither the one who signed nor the one signed for holds the second key', () => {
  const standIn = actor('vice', grant('head', { standsInFor: 'head' }))
  const submitted = after(draft, ['confirm', standIn], ['submit', clerk])
  assert.deepEqual([submitted.first?.person, submitted.first?.onBehalfOf], ['vice', 'head'])
  for (const by of [
    actor('vice', grant('reviewer')),
    actor('head', grant('reviewer')),
    actor('third', grant('reviewer', { standsInFor: 'head' })),
  ])
    assert.equal(refusal(step(submitted, 'accept', by, full)), 'other-person')
  // With a role of one's own beside the stand-in, the own one serves.
  const both = actor('third', grant('reviewer', { standsInFor: 'head' }), grant('second-reviewer'))
  assert.deepEqual(after(submitted, ['accept', both]).second, { person: 'third', role: 'second-reviewer', at: full.now, version: 3 })
})

test('offers are what a step would do', () => {
  assert.deepEqual(offers(draft, clerk, facts), ['save'])
  assert.deepEqual(offers(draft, head, facts), ['save', 'confirm', 'hand-over'])
  assert.deepEqual(offers(after(draft, ['confirm', head], ['submit', head]), reviewer, facts), ['take', 'return', 'accept'])
  assert.deepEqual(offers(draft, actor('nobody'), facts), [])
})

/** Every status reachable from a draft, by anyone, with any facts that matter: keys, time, errors, authorship. */
function explore() {
  const actors = [
    clerk,
    head,
    reviewer,
    second,
    mighty,
    actor('vice', grant('head', { standsInFor: 'reviewer' }), grant('reviewer', { standsInFor: 'head' })),
  ]
  const worlds: readonly Facts[] = [
    full,
    { ...full, now: '2025-04-25T00:00:00.000Z' },
    { ...full, openErrors: 1 },
    { ...full, authors: ['clerk', 'mighty'] },
  ]
  const seen = new Map<string, Status>()
  const edges = new Map<string, Set<string>>()
  const keyOf = ({ state, first, second: other, reviewer: taken, dueAt }: Status) =>
    JSON.stringify([state, first?.person, first?.onBehalfOf, other?.person, other?.onBehalfOf, taken, dueAt])
  const open = [draft]
  for (const status of open) {
    const from = keyOf(status)
    if (seen.has(from)) continue
    seen.set(from, status)
    edges.set(from, new Set())
    for (const { action } of transitions)
      for (const by of actors)
        for (const world of worlds) {
          const result = step(status, action, by, world)
          if (!result.ok) continue
          edges.get(from)!.add(keyOf(result.status))
          open.push(result.status)
        }
  }
  return { seen, edges }
}

test('model check: no state without its keys, none a trap, every state and step reached', () => {
  const { seen, edges } = explore()
  const needsBoth: readonly State[] = ['accepted', 'locked', 'published', 'archived']
  const people = (key: Status['first']) => [key?.person, key?.onBehalfOf].filter((person) => person !== undefined)
  for (const status of seen.values()) {
    const { state, first, second: other } = status
    if (needsBoth.includes(state)) {
      assert.ok(first && other, `${state} without both keys`)
      assert.equal(first.version, other.version)
      assert.ok(!people(first).some((person) => people(other).includes(person)), `${state}: one person holds both keys`)
    } else assert.equal(other, undefined, `${state} with a second key`)
    if (state === 'confirmed' || state === 'submitted') assert.ok(first, `${state} without the first key`)
    if (state === 'draft' || state === 'returned') assert.equal(first, undefined, `${state} still signed`)
  }
  // Backwards from the end: whatever is reachable can still be finished.
  const finishing = new Set([...seen].filter(([, { state }]) => state === 'archived').map(([key]) => key))
  for (let grown = true; grown; ) {
    grown = false
    for (const [from, targets] of edges)
      if (!finishing.has(from) && [...targets].some((to) => finishing.has(to))) {
        finishing.add(from)
        grown = true
      }
  }
  assert.deepEqual(
    [...seen.keys()].filter((key) => !finishing.has(key)),
    [],
    'traps',
  )
  assert.deepEqual(new Set([...seen.values()].map(({ state }) => state)), new Set([...transitions.flatMap(({ from }) => from), 'archived']))
  assert.ok(seen.size > 50, `only ${seen.size} statuses explored`)
})

test('the mighty one can walk the whole way only with somebody else', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...transitions.map(({ action }) => action)), { maxLength: 25 }), (actions) => {
      let status = draft
      for (const action of actions) {
        const result = step(status, action, mighty, { ...full, authors: [] })
        if (result.ok) status = result.status
      }
      return status.second === undefined
    }),
    { numRuns: 500 },
  )
})

test('nobody but the auditor, the analyst and the reviewers sees beyond a unit, and the auditor writes nothing', () => {
  const auditor = actor('auditor', grant('auditor'))
  assert.ok(may(auditor, 'log.read', { regionId: 990101 }, full.now))
  assert.deepEqual(offers(draft, auditor, full), [])
  assert.ok(!may(clerk, 'submission.read', { regionId: 990101 }, full.now))
  assert.ok(!may(clerk, 'submission.read', { regionId: 990101, unitId: 'other' }, full.now))
  assert.ok(may(clerk, 'submission.read', { regionId: 990101, unitId: 'unit' }, full.now))
})
