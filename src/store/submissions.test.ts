import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { canonicalText } from '#domain/canonical-text.ts'
import { toJson } from '#domain/json.ts'
import { step } from '#domain/workflow.ts'
import type { Actor } from '#domain/workflow-roles.ts'
import { aSubmission } from '../../tests/builders.ts'
import { onEachEngine } from '../../tests/store.ts'
import { AT, aFinding, anAssessment, FIRST, makeWorld, SECOND, save } from '../../tests/store-world.ts'
import { assessmentOf, assessmentText, getRun, keepRun, listRuns, projectScores, saveRun, scoresOf } from './assessments.ts'
import { askWaiver, decideWaiver, findingCounts, listFindings, listWaivers, openCount, saveFindings, withWaiver } from './findings.ts'
import type { Store } from './open.ts'
import { listRollups, refreshRollup } from './rollups.ts'
import { region } from './scope.ts'
import { applyStep, listSteps, statusOf } from './submission-steps.ts'
import { authorsOf, createSubmission, getSubmission, listSubmissions, listVersions, readVersion } from './submissions.ts'

onEachEngine('submissions', (open) => {
  let store: Store
  let world: Awaited<ReturnType<typeof makeWorld>>
  const content = aSubmission()
  const next = (expected: number) => ({
    regionId: FIRST,
    submissionId: world.submission.id,
    unitId: world.unit.id,
    expected,
    content: { ...content, resultUse: `第 ${expected + 1} 版` },
    author: world.clerk.id,
    at: AT,
    source: 'save' as const,
  })

  before(async () => {
    store = await open()
    world = await makeWorld(store, content)
  })

  test('a submission comes back digit by digit', async () => {
    const version = await store.read(world.scope, (db) => readVersion(db, FIRST, world.submission.id, 1))
    assert.ok(version && canonicalText(toJson(version.content)) === canonicalText(toJson(content)))
    assert.ok(version?.content.projects[0]?.budget.adjusted?.eq(content.projects[0]!.budget.adjusted!))
  })

  test('a second submission of the same unit, year and stage is not made', async () => {
    const again = {
      regionId: FIRST,
      unitId: world.unit.id,
      year: 2024,
      stage: 'self-evaluation',
      content,
      author: world.clerk.id,
      at: AT,
      source: 'save',
    } as const
    assert.equal(await store.write(world.scope, (tx) => createSubmission(tx, again)), undefined)
  })

  test('of two saves from one version the second gets both sides back', async () => {
    assert.ok('hash' in (await save(store, world.scope, next(1))))
    const late = await save(store, world.scope, { ...next(1), content: { ...content, resultUse: '另一人' } })
    assert.ok('because' in late)
    assert.equal(late.because, 'version')
    assert.equal(late.theirs.content.resultUse, '第 2 版')
    const versions = await store.read(world.scope, (db) => listVersions(db, FIRST, world.submission.id))
    assert.deepEqual(
      versions.map(({ version }) => version),
      [2, 1],
    )
    assert.deepEqual(await store.read(world.scope, (db) => authorsOf(db, FIRST, world.submission.id)), [world.clerk.id])
  })

  test('a save under a foreign scope finds nothing and changes nothing', async () => {
    await assert.rejects(save(store, region(SECOND), next(2)), { code: 'SUBMISSION_NOT_FOUND' })
    const foreignUnit = { from: FIRST, to: FIRST, units: [world.other.id] }
    await assert.rejects(save(store, foreignUnit, next(2)), { code: 'SUBMISSION_NOT_FOUND' })
    assert.equal((await store.read(world.scope, (db) => getSubmission(db, FIRST, world.submission.id)))?.version, 2)
  })

  test('a draft keeps its newest run only, a submitted one its lines too', async () => {
    const assess = () =>
      store.write(world.scope, (tx) =>
        saveRun(tx, {
          regionId: FIRST,
          submissionId: world.submission.id,
          unitId: world.unit.id,
          version: 2,
          assessment: anAssessment(2, 3),
          at: AT,
          errors: 1,
          warnings: 0,
        }),
      )
    await assess()
    const id = await assess()
    const run = await store.read(world.scope, (db) => getRun(db, FIRST, id))
    assert.equal((await store.read(world.scope, (db) => listRuns(db, FIRST, world.submission.id))).length, 1)
    assert.equal(run?.total, 945000n)
    assert.equal((await store.read(world.scope, (db) => projectScores(db, FIRST, id))).length, 3)
    assert.equal(JSON.stringify(assessmentOf(run!).projects[0]?.lines[0]?.outcome), '{"kind":"scored","score":"9.74"}')
    assert.equal(run?.body, assessmentText(anAssessment(2, 3)))
    await store.write(world.scope, (tx) => keepRun(tx, run!))
    await assess()
    assert.equal((await store.read(world.scope, (db) => listRuns(db, FIRST, world.submission.id))).length, 2)
    const lines = await store.read(world.scope, (db) => scoresOf(db, FIRST, id))
    assert.equal(lines.length, 3 * 4)
    assert.deepEqual([lines[0]?.points, lines[0]?.score], [100000, 97400])
  })

  test('findings of a submitted version stay, those of a draft give way to the next', async () => {
    const at = { regionId: FIRST, submissionId: world.submission.id, unitId: world.unit.id }
    const rulesOf = async (version: number) =>
      (await store.read(world.scope, (db) => listFindings(db, FIRST, world.submission.id, version))).map(({ rule }) => rule)
    // The test before kept a run of version 2.
    for (const version of [1, 2, 3, 4])
      await store.write(world.scope, (tx) => saveFindings(tx, { ...at, version }, [aFinding({ rule: `of ${version}` })]))
    assert.deepEqual([await rulesOf(1), await rulesOf(2), await rulesOf(3), await rulesOf(4)], [[], ['of 2'], [], ['of 4']])
    await store.write(world.scope, (tx) => saveFindings(tx, { ...at, version: 4 }, []))
    assert.deepEqual([await rulesOf(2), await rulesOf(4)], [['of 2'], []])
  })

  test('findings are replaced, counted and waived', async () => {
    const checked = { regionId: FIRST, submissionId: world.submission.id, unitId: world.unit.id, version: 2 }
    await store.write(world.scope, (tx) => saveFindings(tx, checked, [aFinding(), aFinding({ rule: 'old' })]))
    await store.write(world.scope, (tx) => saveFindings(tx, checked, [aFinding(), aFinding({ severity: 'warning', rule: 'late' })]))
    const findings = await store.read(world.scope, (db) => listFindings(db, FIRST, world.submission.id, 2))
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['points-total', 'late'],
    )
    const counts = await store.read(world.scope, (db) => findingCounts(db, FIRST, 2024, 'self-evaluation'))
    assert.deepEqual(
      counts.map(({ rule, count }) => [rule, count]),
      [
        ['late', 1],
        ['points-total', 1],
      ],
    )
    const waiver = { ...checked, rule: 'points-total', reason: '区里统一口径', author: world.clerk.id, at: AT, until: '2025-12-31' }
    const asked = await store.write(world.scope, (tx) => askWaiver(tx, waiver))
    const decide = (granted: boolean) =>
      store.write(world.scope, (tx) => decideWaiver(tx, FIRST, asked.id, { by: world.head.id, at: AT, granted }))
    assert.equal((await decide(true))?.granted, true)
    assert.equal(await decide(true), undefined)
    const waivers = await store.read(world.scope, (db) => listWaivers(db, FIRST, world.submission.id))
    assert.equal(
      openCount(
        findings.map((finding) => withWaiver(finding, waivers, '2025-06-01')),
        'error',
      ),
      0,
    )
    assert.equal(
      openCount(
        findings.map((finding) => withWaiver(finding, waivers, '2026-01-01')),
        'error',
      ),
      1,
    )
    assert.equal((await decide(false))?.granted, false, 'a waiver is taken back')
    assert.equal(await decide(true), undefined, 'and not granted again without being asked for again')
  })

  test('a step is kept once, also when two people take it at the same time', async () => {
    const row = await store.read(world.scope, (db) => getSubmission(db, FIRST, world.submission.id))
    const before = statusOf(row!)
    const head: Actor = { personId: world.head.id, grants: [{ role: 'head', regions: { from: FIRST, to: FIRST }, unitId: world.unit.id }] }
    const result = step(before, 'confirm', head, { now: AT, openErrors: 0, authors: [] })
    assert.ok(result.ok)
    const keep = () => store.write(world.scope, (tx) => applyStep(tx, world.submission.id, before, result.status, result.step))
    assert.deepEqual((await Promise.all([keep(), keep()])).toSorted(), [false, true])
    const after = await store.read(world.scope, (db) => getSubmission(db, FIRST, world.submission.id))
    assert.deepEqual(statusOf(after!), result.status)
    const steps = await store.read(world.scope, (db) => listSteps(db, FIRST, world.submission.id))
    assert.deepEqual(
      steps.map(({ action, to_state }) => [action, to_state]),
      [['confirm', 'confirmed']],
    )
    const late = await save(store, world.scope, next(2))
    assert.ok('because' in late && late.because === 'state')
  })

  test('the board and the roll-up count what is there', async () => {
    const board = await store.read(world.scope, (db) =>
      listSubmissions(db, { regions: { from: FIRST, to: SECOND }, year: 2024, stage: 'self-evaluation' }),
    )
    assert.deepEqual(
      board.map(({ unit_name, state, errors }) => [unit_name, state, errors]),
      [['虚构街道办事处', 'confirmed', 1]],
    )
    await store.write(world.scope, async (tx) => {
      await tx.updateTable('submission').set({ state: 'submitted' }).where('region_id', '=', FIRST).execute()
      await refreshRollup(tx, FIRST, 2024, 'self-evaluation', AT)
    })
    const [rollup] = await store.read(world.scope, (db) => listRollups(db, { from: 990000, to: 999999 }, 2024, 'self-evaluation'))
    assert.deepEqual([rollup?.units, rollup?.submitted, rollup?.total_sum, rollup?.grades], [1, 1, 945000n, '{"优":1}'])
  })
})
