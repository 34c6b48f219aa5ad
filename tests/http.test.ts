import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { codeAt } from '#app/session/totp.ts'
import { verifyInstallation } from '#app/verify/verify-installation.ts'
import type { Submission } from '#domain/submission.ts'
import { everything } from '#store/scope.ts'
import { addUnit } from '#store/units.ts'
import { ABROAD, addUser, HOME, PASSWORD, root, startTestServer, type TestServer, type Visitor } from './server-world.ts'

/** The way of a year over real HTTP, on a real store: from an empty unit to locked, with a return in between. */
const workbook = join(root, 'examples', 'xingfu-2024', '部门填报工作簿.xlsx')
const asFile = (path: string, name: string) => new File([readFileSync(path)], name)
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('a year over HTTP', () => {
  let server: TestServer
  let clerk: Visitor
  let head: Visitor
  let reviewer: Visitor
  let unitId: string
  let id: string
  const at = (path = '') => `/api/submissions/${id}${path}`
  const body = async (): Promise<{ version: number; body: Submission }> => (await clerk.get(at())).json
  const step = async (who: Visitor, action: string, more: object = {}) =>
    who.send('POST', at('/steps'), { action, version: (await who.get(at())).json.version, ...more })
  const soon = new Date(Date.now() + 86_400_000).toISOString()

  before(async () => {
    server = await startTestServer()
    const { services } = server
    unitId = await services.store.write(everything, async (tx) => {
      const unit = await addUnit(tx, { regionId: HOME, code: '001', name: '虚构街道办事处', kind: 'department' })
      for (const [login, role] of [
        ['jingban', 'clerk'],
        ['fuzeren', 'head'],
        ['shenhe', 'reviewer'],
        ['fuhe', 'second-reviewer'],
      ] as const)
        await addUser(services, tx, { login, role, regionId: HOME, unit })
      await addUser(services, tx, { login: 'shiji', role: 'analyst', regionId: 990100, regions: { from: 990100, to: 990199 } })
      await addUser(services, tx, { login: 'guanli', role: 'administrator', regionId: HOME })
      await addUser(services, tx, { login: 'shenji', role: 'auditor', regionId: HOME })
      return unit.id
    })
    clerk = await server.visit('jingban')
    head = await server.visit('fuzeren')
    reviewer = await server.visit('shenhe')
  })
  after(() => server.close())

  test('the finance bureau opens a round, the clerk begins', async () => {
    const round = await reviewer.send('PUT', '/api/rounds', {
      year: 2024,
      stage: 'self-evaluation',
      title: '2024年度绩效自评',
      schemeId: 'qiaoxi-2020',
      dueAt: soon,
    })
    assert.equal(round.status, 200, round.text)
    assert.deepEqual(
      (await reviewer.get('/api/submissions?year=2024')).json.missing.map((unit: { unitId: string }) => unit.unitId),
      [unitId],
    )
    const made = await clerk.send('POST', '/api/submissions', { unitId, year: 2024, stage: 'self-evaluation' })
    assert.equal(made.status, 201, made.text)
    id = made.json.id
    assert.equal(
      (await clerk.send('POST', '/api/submissions', { unitId, year: 2024, stage: 'self-evaluation' })).json.code,
      'SUBMISSION_EXISTS',
    )
    const opened = (await clerk.get(at())).json
    assert.deepEqual(
      [opened.state, opened.version, opened.schemeId, opened.clerk, opened.offers],
      ['draft', 1, 'qiaoxi-2020', '虚构jingban', ['save']],
    )
  })

  test('an import is previewed, adopted without what was rejected, and can be undone', async () => {
    const preview = await clerk.upload(at('/import/preview'), [
      asFile(workbook, '部门填报工作簿.xlsx'),
      new File(['not a form'], '说明.txt'),
    ])
    assert.equal(preview.status, 200, preview.text)
    const { version, fields, body: merged, files } = preview.json
    assert.equal(version, 1)
    assert.equal(files.length, 2)
    const label = fields.find((field: { path: string }) => field.path === 'projects[0].indicators[0].actualText')
    assert.match(label.label, /^项目“.+”／绩效指标“.+”／实际完成值$/)
    assert.match(label.place.cell, /^[A-Z]+\d+$/)
    assert.equal((await clerk.get(at('/versions'))).json.versions.length, 1, 'a preview writes nothing')
    const applied = await clerk.send('POST', at('/import'), {
      version,
      body: merged,
      reject: ['resultUse'],
      files: ['部门填报工作簿.xlsx'],
    })
    assert.deepEqual(applied.json, { version: 2 })
    const after = await body()
    assert.equal(after.body.projects.length, 16)
    assert.equal(after.body.resultUse, undefined)
    assert.deepEqual((await clerk.send('POST', at('/restore'), { version: 2, from: 1 })).json, { version: 3 })
    assert.equal((await body()).body.projects.length, 0)
    assert.deepEqual((await clerk.send('POST', at('/restore'), { version: 3, from: 2 })).json, { version: 4 })
    assert.equal((await clerk.get(at('/versions'))).json.versions[0].note, '恢复到第 2 版')
  })

  test('scores come with their proof, and follow from the words that were written', async () => {
    const now = await body()
    const bent = structuredClone(now.body) as unknown as { projects: { indicators: { actualText: string; actual: object }[] }[] }
    const indicator = bent.projects[0]!.indicators[0]!
    indicator.actualText = '1人'
    indicator.actual = { kind: 'measure', measure: { value: { $exact: '999999' }, unit: '人' } }
    const saved = await clerk.send('PUT', at(), { version: now.version, body: bent })
    assert.equal(saved.status, 200, saved.text)
    const again = (await body()).body.projects[0]!.indicators[0] as unknown as { actual: { measure: { value: { $exact: string } } } }
    assert.equal(again.actual.measure.value.$exact, '1')
    const { details } = (await clerk.get(at('/assessment'))).json
    const line = details[1].lines[0]
    assert.equal(line.outcome.kind, 'scored')
    assert.match(line.outcome.proof.formula, /四舍五入|×/)
    assert.match(line.outcome.proof.because, /执行率|预算/)
    assert.equal(details[1].lines[1].outcome.kind, 'problem', 'another unit than the target is not guessed')
    const { differences } = (await clerk.get(at('/differences?from=4&to=5'))).json
    assert.equal(differences.length, 1)
    assert.match(differences[0].text, /^“.+”的“.+”：实际完成值由“.+”改为“1人”$/)
    await clerk.send('POST', at('/restore'), { version: 5, from: 4 })
  })

  test('of two clerks the slower one gets both sides, nothing is lost', async () => {
    const now = await body()
    const mine = { ...now.body, lastYearRectification: '我写的' }
    const theirs = { ...now.body, lastYearRectification: '她写的' }
    const answers = await Promise.all([
      head.send('PUT', at(), { version: now.version, body: theirs }),
      clerk.send('PUT', at(), { version: now.version, body: mine }),
    ])
    const [saved, refused] = answers.toSorted((a, b) => a.status - b.status)
    assert.equal(saved!.status, 200)
    assert.equal(refused!.status, 409)
    assert.equal(refused!.json.code, 'SUBMISSION_CHANGED')
    const { details } = refused!.json
    assert.equal(details.version, now.version + 1)
    assert.equal(details.body.lastYearRectification, (await body()).body.lastYearRectification)
    assert.match(details.author, /^虚构/)
  })

  test('evidence is bound to a value, shown, and taken away with a trace', async () => {
    const path = 'projects[0].indicators[0].actual'
    const made = await clerk.upload(at(`/evidence?path=${encodeURIComponent(path)}&title=${encodeURIComponent('现场照片')}`), [
      new File([png], '照片.png'),
    ])
    assert.equal(made.status, 201, made.text)
    const { id: evidence, sha256 } = made.json
    const file = await reviewer.get(at(`/evidence/${evidence}/file`))
    assert.deepEqual(Buffer.from(file.bytes), png)
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
    const preview = await clerk.get(at(`/evidence/${evidence}/preview`))
    assert.equal(preview.headers.get('content-type'), 'image/png')
    const bound = await clerk.send('POST', at(`/evidence/${evidence}/bind`), { path: 'projects[1].indicators[0].actual' })
    assert.equal(bound.json.sha256, sha256)
    assert.equal((await clerk.get(at('/evidence'))).json.evidence.length, 2)
    await clerk.send('DELETE', at(`/evidence/${bound.json.id}`))
    assert.equal((await clerk.get(at('/evidence'))).json.evidence.length, 1)
    assert.equal((await clerk.get(at(`/evidence/${bound.json.id}/file`))).status, 404)
  })

  test('results are made from what is stored', async () => {
    const report = await clerk.get(at('/download/report.docx'))
    assert.equal(report.status, 200, report.text.slice(0, 200))
    assert.equal(Buffer.from(report.bytes.subarray(0, 2)).toString(), 'PK')
    assert.match(report.headers.get('content-disposition') ?? '', /filename\*=UTF-8''.*%E9%83%A8%E9%97%A8.*%E7%AC%AC\d+%E7%89%88/)
    const { blocks } = (await clerk.get(at('/report'))).json
    assert.ok(blocks.some((block: { kind: string }) => block.kind === 'table'))
    const form = await clerk.get(at('/download/project-form.xlsx?project=3'))
    assert.equal(form.status, 200)
    assert.equal((await clerk.get(at('/download/project-form.xlsx?project=99'))).status, 404)
    const checked = await clerk.upload('/api/check', [new File([report.bytes], '报告.docx')])
    assert.equal(checked.status, 200, checked.text)
    assert.equal(typeof checked.json.counts.error, 'number')
  })

  test('first key, submission, return with a list, again, second key, lock', async () => {
    assert.equal((await step(clerk, 'confirm')).json.code, 'STEP_REFUSED', 'a clerk holds no key')
    assert.deepEqual((await step(head, 'confirm')).json.state, 'confirmed')
    const closed = await body()
    assert.equal((await clerk.send('PUT', at(), { version: closed.version, body: closed.body })).json.code, 'SUBMISSION_CLOSED')
    assert.equal((await step(clerk, 'submit')).json.state, 'submitted')
    assert.equal((await step(head, 'accept')).status, 409)
    const returned = await step(reviewer, 'return', {
      reason: '请补充两处',
      newDueAt: soon,
      items: [{ path: 'projects[0].problems', text: '请写明问题' }],
    })
    assert.equal(returned.json.state, 'returned', returned.text)
    const { comments } = (await clerk.get(at('/comments'))).json
    assert.deepEqual([comments[0].kind, comments[0].text, comments[0].author], ['return', '请写明问题', '虚构shenhe'])
    assert.ok((await clerk.get('/api/notices')).json.unread >= 1)
    await clerk.send('POST', at(`/comments/${comments[0].id}/resolve`))
    const now = await body()
    const saved = await clerk.send('PUT', at(), { version: now.version, body: { ...now.body, resultUse: '作为编制下年预算的依据' } })
    assert.equal(saved.status, 200, saved.text)
    await step(head, 'confirm')
    await step(head, 'submit')
    const accepted = await reviewer.send('POST', '/api/submissions/accept', { items: [{ id, version: saved.json.version }] })
    assert.deepEqual(accepted.json.results, [{ id, ok: true, message: null }])
    assert.equal((await step(reviewer, 'lock')).json.state, 'locked')
    const opened = (await reviewer.get(at())).json
    assert.deepEqual([opened.first.person, opened.second.person], ['虚构fuzeren', '虚构shenhe'])
    assert.deepEqual(
      (await clerk.get(at('/steps'))).json.steps.map((each: { action: string }) => each.action),
      ['confirm', 'submit', 'return', 'confirm', 'submit', 'accept', 'lock'],
    )
  })

  test('a city sees its counties from the roll-ups, whoever moved them', async () => {
    const city = await server.visit('shiji')
    const { region, total, rows } = (await city.get('/api/statistics?year=2024')).json
    assert.equal(region.name, '虚构市')
    assert.deepEqual([total.units, total.submitted, total.accepted, total.projects], [1, 1, 1, 16])
    assert.deepEqual(
      rows.map((row: { regionId: number; submitted: number }) => [row.regionId, row.submitted]),
      [
        [990100, 0],
        [HOME, 1],
        [ABROAD, 0],
      ],
    )
    assert.equal((await city.get(`/api/statistics?year=2024&region=${HOME}`)).json.total.mean, total.mean)
    assert.equal((await city.get('/api/statistics?year=2024&region=990000')).status, 403)
    assert.equal((await city.get(at())).status, 200)
    assert.equal((await city.send('PUT', at(), { version: 1, body: (await body()).body })).status, 403)
  })

  test('the auditor reads the log page by page, and everything proves', async () => {
    const auditor = await server.visit('shenji')
    const first = (await auditor.get('/api/log?limit=5')).json
    assert.equal(first.entries.length, 5)
    const second = (await auditor.get(`/api/log?limit=500&before=${first.next}`)).json
    assert.equal(second.next, null)
    const titles = [...first.entries, ...second.entries].map(({ title }: { title: string }) => title)
    for (const title of ['导入', '确认', '退回', '审定', '锁定', '上传佐证', '恢复旧版本']) assert.ok(titles.includes(title), title)
    assert.deepEqual(
      (await auditor.get('/api/log?action=submission.lock')).json.entries.map(({ person }: { person: string }) => person),
      ['虚构shenhe'],
    )
    const proof = await verifyInstallation(server.services, () => {})
    assert.equal(proof.sound, true, JSON.stringify([proof.log.problems, proof.content.problems, proof.scores.problems]))
  })

  test('an administrator registers a person, who changes the one-time password before anything else', async () => {
    const administrator = await server.visit('guanli')
    const made = await administrator.send('POST', '/api/people', { login: 'xinren', name: '虚构新人', unitId })
    assert.equal(made.status, 201, made.text)
    assert.equal((await administrator.send('POST', '/api/people', { login: 'xinren', name: '重名' })).json.code, 'LOGIN_TAKEN')
    const granted = await administrator.send('POST', `/api/people/${made.json.id}/grants`, { role: 'clerk', unitId })
    assert.equal(granted.status, 201, granted.text)
    assert.equal(
      (await administrator.send('POST', `/api/people/${made.json.id}/grants`, { role: 'reviewer', regionFrom: HOME, regionTo: ABROAD }))
        .json.code,
      'GRANT_TOO_WIDE',
    )
    const newcomer = await server.visit()
    assert.equal(
      (await newcomer.send('POST', '/api/session', { login: 'xinren', password: made.json.password })).json.unfinished,
      'new-password',
    )
    assert.equal((await newcomer.get('/api/submissions?year=2024')).json.code, 'NEW_PASSWORD_FIRST')
    assert.equal((await newcomer.send('POST', '/api/session/password', { old: made.json.password, wanted: PASSWORD })).status, 200)
    assert.equal((await newcomer.get('/api/submissions?year=2024')).json.rows.length, 1)
    await administrator.send('PATCH', `/api/people/${made.json.id}`, { active: false })
    assert.equal((await newcomer.get('/api/submissions?year=2024')).status, 401, 'who has left is out at once')
  })

  test('a second factor is set up with the password and asked for from then on', async () => {
    const visitor = await server.visit('fuhe')
    assert.equal((await visitor.send('POST', '/api/session/second-factor', { password: 'wrong' })).status, 401)
    const { secret } = (await visitor.send('POST', '/api/session/second-factor', { password: PASSWORD })).json
    const now = Math.floor(Date.now() / 30_000)
    assert.equal((await visitor.send('PUT', '/api/session/second-factor', { code: codeAt(secret, now) })).status, 200)
    const again = await server.visit()
    const enter = (code?: string) => again.send('POST', '/api/session', { login: 'fuhe', password: PASSWORD, ...(code ? { code } : {}) })
    assert.equal((await enter()).json.code, 'SECOND_FACTOR_NEEDED')
    assert.equal((await enter(codeAt(secret, now))).json.code, 'SECOND_FACTOR_WRONG', 'a code is good once')
    assert.equal((await enter(codeAt(secret, now + 1))).status, 200)
  })

  test('a token does what it names and nothing else, until it is revoked', async () => {
    const made = await reviewer.send('POST', '/api/tokens', { name: '一体化平台', permissions: ['submission.read'], expiresAt: soon })
    assert.equal(made.status, 201, made.text)
    assert.equal(
      (await reviewer.send('POST', '/api/tokens', { name: 'x', permissions: ['person.manage'], expiresAt: soon })).json.code,
      'TOKEN_TOO_WIDE',
    )
    const bearer = { authorization: `Bearer ${made.json.token}` }
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${server.url}${path}`, { ...init, headers: { ...bearer, 'content-type': 'application/json' } })
    assert.equal((await ask(at())).status, 200)
    assert.equal((await ask('/api/statistics?year=2024')).status, 403)
    const { version } = (await clerk.get(at())).json
    assert.equal((await ask(at('/steps'), { method: 'POST', body: JSON.stringify({ action: 'publish', version }) })).status, 403)
    assert.equal((await ask('/api/tokens')).status, 403, 'a token makes no tokens')
    await reviewer.send('DELETE', `/api/tokens/${made.json.id}`)
    assert.equal((await ask(at())).status, 401)
  })

  test('a job tells its progress by events and can be resumed', async () => {
    const job = await reviewer.send('POST', '/api/jobs', { kind: 'export', year: 2024, stage: 'self-evaluation' })
    assert.equal(job.status, 202, job.text)
    const events = await reviewer.get(`/api/jobs/${job.json.id}/events`)
    const last = events.text.trim().split('\n\n').at(-1)!
    assert.match(last, /^id: done-1-1\n/)
    const resumed = await fetch(`${server.url}/api/jobs/${job.json.id}/events`, {
      headers: { cookie: reviewer.cookie(), 'last-event-id': 'done-1-1' },
    })
    assert.doesNotMatch(await resumed.text(), /data:/)
    const zip = await reviewer.get(`/api/jobs/${job.json.id}/file`)
    assert.equal(Buffer.from(zip.bytes.subarray(0, 4)).toString('latin1'), 'PK\x03\x04')
    assert.equal((await clerk.get(`/api/jobs/${job.json.id}`)).status, 404, 'jobs of others do not exist')
  })
})
