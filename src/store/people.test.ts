import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { aSubmission } from '../../tests/builders.ts'
import { onEachEngine } from '../../tests/store.ts'
import { AT, FIRST, makeWorld, SECOND } from '../../tests/store-world.ts'
import { addToken, findToken, listTokens, revokeToken } from './api-tokens.ts'
import { evidenceTypes } from './blobs/file-type.ts'
import { blobPath } from './blobs/folder-blobs.ts'
import { addComments, listComments, resolveComment } from './comments.ts'
import { getCredential, removeCredential, setPassword, setTotp, takeTotpStep } from './credentials.ts'
import { divisionByCode, listDivisions, loadDivisions } from './divisions.ts'
import { attachEvidence, listEvidence, removeEvidence } from './evidence.ts'
import { newId, stableId } from './ids.ts'
import { failuresFrom, failuresOfName, forgetAttempts, forgetFailures, recordAttempt } from './login-attempts.ts'
import { countUnread, listNotices, markRead, notify } from './notices.ts'
import type { Store } from './open.ts'
import { changePerson, peopleByLogin } from './people.ts'
import { endGrant, grantRole, grantsOf } from './role-grants.ts'
import { getRound, saveRound } from './rounds.ts'
import { everything } from './scope.ts'
import { addSession, endSessionsOf, findSession, listSessionsOf, touchSession } from './sessions.ts'
import { addUnit, listUnits, subtree } from './units.ts'
import { verifyContent } from './verify-content.ts'

const LATER = '2025-03-11T00:00:00.000Z'

onEachEngine('people and what is theirs', (open) => {
  let store: Store
  let world: Awaited<ReturnType<typeof makeWorld>>
  before(async () => {
    store = await open()
    world = await makeWorld(store, aSubmission())
  })

  test('sign-in finds a person without knowing the division', async () => {
    const [found] = await store.read(everything, (db) => peopleByLogin(db, 'jingban'))
    assert.deepEqual([found?.region_id, found?.id], [FIRST, world.clerk.id])
    assert.deepEqual(await store.read(everything, (db) => peopleByLogin(db, 'nobody')), [])
  })

  test('a session ends with its time, with the person, or everywhere at once', async () => {
    const session = (id: string, expires_at: string) => ({
      region_id: FIRST,
      id,
      person_id: world.clerk.id,
      created_at: AT,
      last_seen_at: AT,
      expires_at,
      second_factor_at: null,
      address: null,
      agent: null,
    })
    await store.write(world.scope, async (tx) => {
      await addSession(tx, session('a', LATER))
      await addSession(tx, session('b', LATER))
    })
    const BEFORE = '2025-03-10T00:00:00.000Z'
    const find = (now: string, idleSince = BEFORE) => store.read(world.scope, (db) => findSession(db, FIRST, 'a', { now, idleSince }))
    assert.equal((await find(AT))?.person_id, world.clerk.id)
    assert.equal(await find(LATER), undefined, 'its time is over')
    const used = '2025-03-10T02:00:00.000Z'
    assert.equal(await find(AT, AT), undefined, 'nobody used it')
    await store.write(world.scope, (tx) => touchSession(tx, FIRST, 'a', used))
    assert.equal((await find(AT, AT))?.last_seen_at, used)
    await store.write(world.scope, (tx) => changePerson(tx, FIRST, world.clerk.id, { active: false }))
    assert.equal(await find(AT), undefined)
    await store.write(world.scope, (tx) => changePerson(tx, FIRST, world.clerk.id, { active: true }))
    await store.write(world.scope, (tx) => endSessionsOf(tx, FIRST, world.clerk.id, 'b'))
    assert.deepEqual(
      (await store.read(world.scope, (db) => listSessionsOf(db, FIRST, world.clerk.id, { now: AT, idleSince: BEFORE }))).map(
        ({ id }) => id,
      ),
      ['b'],
    )
  })

  test('a code of the second factor is good once; a password set anew leaves it, a password taken away is gone', async () => {
    const at = { regionId: FIRST, personId: world.clerk.id }
    const credential = () => store.read(world.scope, (db) => getCredential(db, FIRST, world.clerk.id))
    await store.write(world.scope, (tx) => setPassword(tx, { ...at, hash: 'h', at: AT, mustChange: true }))
    await store.write(world.scope, (tx) => setTotp(tx, FIRST, world.clerk.id, 'SECRET', AT))
    const use = (step: bigint) => store.write(world.scope, (tx) => takeTotpStep(tx, FIRST, world.clerk.id, step))
    assert.deepEqual((await Promise.all([use(5n), use(5n)])).toSorted(), [false, true])
    assert.deepEqual([await use(4n), await use(6n)], [false, true])
    await store.write(world.scope, (tx) => setPassword(tx, { ...at, hash: 'h2', at: AT, mustChange: false }))
    const { password_hash, must_change, totp_secret } = (await credential())!
    assert.deepEqual([password_hash, must_change, totp_secret], ['h2', false, 'SECRET'])
    await store.write(world.scope, (tx) => removeCredential(tx, FIRST, world.clerk.id))
    assert.equal(await credential(), undefined)
  })

  test('failed attempts are counted by name since the last success, and by address', async () => {
    const moment = (minute: number) => `2025-03-10T01:0${minute}:00.000Z`
    const attempt = (login: string, minute: number, ok = false) => ({ login, address: '10.0.0.1', at: moment(minute), ok, reason: null })
    await store.write(everything, async (tx) => {
      for (const made of [attempt('x', 1), attempt('x', 2), attempt('nobody', 2), attempt('x', 3, true), attempt('x', 4), attempt('x', 5)])
        await recordAttempt(tx, made)
    })
    const counts = (since: string) =>
      store.read(everything, async (db) => [
        await failuresOfName(db, 'x', since),
        await failuresOfName(db, 'nobody', since),
        await failuresFrom(db, '10.0.0.1', since),
      ])
    assert.deepEqual(
      [await counts(moment(1)), await counts(moment(5))],
      [
        [2, 1, 5],
        [1, 0, 1],
      ],
    )
    await store.write(everything, (tx) => forgetFailures(tx, 'x'))
    assert.deepEqual(await counts(moment(1)), [0, 1, 1])
    await store.write(everything, (tx) => forgetAttempts(tx, moment(9)))
    assert.deepEqual(await counts(moment(1)), [0, 0, 0])
  })

  test('tokens end when revoked or expired', async () => {
    const token = {
      region_id: FIRST,
      id: newId(),
      hash: 'hash',
      person_id: world.clerk.id,
      name: '平台',
      permissions: 'submission.read',
      created_at: AT,
      expires_at: LATER,
      revoked_at: null,
      last_used_at: null,
    }
    await store.write(world.scope, (tx) => addToken(tx, token))
    const find = (now: string) => store.read(world.scope, (db) => findToken(db, FIRST, 'hash', now))
    assert.deepEqual([(await find(AT))?.name, await find(LATER)], ['平台', undefined])
    await store.write(world.scope, (tx) => revokeToken(tx, FIRST, token.id, AT))
    assert.equal(await find(AT), undefined)
    assert.equal((await store.read(world.scope, (db) => listTokens(db, FIRST))).length, 1)
  })

  test('a role given comes back as the workflow knows it; an ended or unknown one grants nothing', async () => {
    const grant = await store.write(world.scope, (tx) =>
      grantRole(tx, {
        regionId: FIRST,
        personId: world.clerk.id,
        role: 'head',
        regions: { from: FIRST, to: FIRST },
        unitId: world.unit.id,
        until: LATER,
        standsInFor: world.head.id,
        at: AT,
        reason: '休假',
      }),
    )
    const grants = () => store.read(world.scope, (db) => grantsOf(db, FIRST, world.clerk.id))
    assert.deepEqual(await grants(), [
      { role: 'head', regions: { from: FIRST, to: FIRST }, unitId: world.unit.id, until: LATER, standsInFor: world.head.id },
    ])
    await store.write(world.scope, (tx) => endGrant(tx, FIRST, grant.id, AT))
    assert.equal((await grants())[0]?.until, AT)
    await store.write(world.scope, (tx) => tx.updateTable('role_grant').set({ role: 'king' }).where('id', '=', grant.id).execute())
    assert.deepEqual(await grants(), [])
  })

  test('divisions: a city is a range, names may change, the id stays', async () => {
    await store.write(everything, (tx) =>
      loadDivisions(tx, [{ code: String(FIRST), name: '甲区', fullName: '虚构省虚构市甲区', level: 3 }]),
    )
    const [city, first] = await store.read(everything, (db) => listDivisions(db, { from: 990100, to: 990199 }))
    assert.deepEqual([city?.lo, city?.hi, first?.name], [990100, 990199, '甲区'])
    assert.equal((await store.read(everything, (db) => divisionByCode(db, String(SECOND))))?.region_id, SECOND)
    await assert.rejects(
      store.write(everything, (tx) => loadDivisions(tx, [{ code: '12', name: '', fullName: '', level: 1 }])),
      RangeError,
    )
  })

  test('a department and all below it', async () => {
    await store.write(world.scope, async (tx) => {
      const child = await addUnit(tx, { regionId: FIRST, code: '00101', name: '下属一', kind: 'unit', parentId: world.unit.id })
      await addUnit(tx, { regionId: FIRST, code: '0010101', name: '下属二', kind: 'unit', parentId: child.id })
      await addUnit(tx, { regionId: FIRST, code: '002', name: '别的部门', kind: 'department' })
    })
    const units = await store.read(world.scope, (db) => listUnits(db, FIRST))
    assert.deepEqual(
      subtree(units, world.unit.id).map(({ code }) => code),
      ['001', '00101', '0010101'],
    )
    assert.equal(world.unit.id, stableId('unit', FIRST, '001'))
  })

  test('a round is one per year and stage and may be changed', async () => {
    const round = { regionId: FIRST, year: 2024, stage: 'self-evaluation', title: '自评' } as const
    await store.write(world.scope, (tx) => saveRound(tx, round))
    await store.write(world.scope, (tx) => saveRound(tx, { ...round, dueAt: LATER }))
    assert.equal((await store.read(world.scope, (db) => getRound(db, FIRST, 2024, 'self-evaluation')))?.due_at, LATER)
  })

  test('notices are read by their owner, comments resolved once', async () => {
    const notice = { region_id: FIRST, person_id: world.clerk.id, kind: 'return', title: '退回', text: '', link: null, at: AT }
    await store.write(world.scope, (tx) => notify(tx, [notice, { ...notice, at: LATER }]))
    const unread = () => store.read(world.scope, (db) => countUnread(db, FIRST, world.clerk.id))
    const [newest] = await store.read(world.scope, (db) => listNotices(db, FIRST, world.clerk.id, 1))
    await store.write(world.scope, (tx) => markRead(tx, FIRST, world.head.id, LATER))
    assert.deepEqual([newest?.at, await unread()], [LATER, 2])
    await store.write(world.scope, (tx) => markRead(tx, FIRST, world.clerk.id, LATER, [newest!.id]))
    assert.equal(await unread(), 1)
    const at = { regionId: FIRST, submissionId: world.submission.id, unitId: world.unit.id }
    const [comment] = await store.write(world.scope, (tx) =>
      addComments(tx, [{ ...at, path: 'projects[0]', version: 1, author: world.head.id, at: AT, text: '请补充', kind: 'return' }]),
    )
    const resolve = () => store.write(world.scope, (tx) => resolveComment(tx, FIRST, comment!.id, world.clerk.id, LATER))
    assert.deepEqual([(await resolve())?.resolved_by, await resolve()], [world.clerk.id, undefined])
    assert.equal((await store.read(world.scope, (db) => listComments(db, FIRST, world.submission.id))).length, 1)
  })

  test('content that changed behind our back is named: a version, an evidence file', async () => {
    const put = (text: string) =>
      store.blobs.put(
        (async function* () {
          yield Buffer.from(text)
        })(),
        { maxBytes: 1e6, types: evidenceTypes },
      )
    const at = {
      regionId: FIRST,
      submissionId: world.submission.id,
      unitId: world.unit.id,
      path: '',
      fileName: 'x.pdf',
      author: world.clerk.id,
      at: AT,
    }
    const [sound, bad] = [await put('%PDF-1'), await put('%PDF-2')]
    await put('%PDF-3: nobody speaks of it')
    const kept = await store.write(world.scope, async (tx) => {
      await attachEvidence(tx, { ...at, title: '好的', blob: sound })
      return attachEvidence(tx, { ...at, title: '坏的', blob: bad })
    })
    assert.deepEqual(await verifyContent(store), { versions: 1, runs: 0, evidence: 2, orphans: 1, problems: [] })
    writeFileSync(blobPath(`${store.folder}/blobs`, bad.sha256), 'x')
    await store.write(world.scope, (tx) =>
      tx
        .insertInto('submission_version')
        .values({
          region_id: FIRST,
          submission_id: world.submission.id,
          version: 9,
          unit_id: world.unit.id,
          body: '{}',
          body_hash: 'x',
          author_id: world.clerk.id,
          at: AT,
          source: 'save',
          note: null,
        })
        .execute(),
    )
    assert.deepEqual(
      (await verifyContent(store)).problems.map(({ say }) => say),
      ['第 9 版的内容与登记的校验值不符', '佐证材料“坏的”的文件被改动或损坏'],
    )
    rmSync(blobPath(`${store.folder}/blobs`, bad.sha256))
    assert.match((await verifyContent(store)).problems[1]!.say, /缺失/)
    await store.write(world.scope, (tx) => removeEvidence(tx, FIRST, kept.id, world.clerk.id, LATER))
    assert.equal((await store.read(world.scope, (db) => listEvidence(db, FIRST, world.submission.id))).length, 1)
  })
})
