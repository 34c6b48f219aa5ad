import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { everything } from '#store/scope.ts'
import { addUnit } from '#store/units.ts'
import { addUser, HOME, startTestServer, type TestServer, type Visitor } from './server-world.ts'

/** The whole way of each stage over real HTTP 全过程: keys, withdrawal, stand-ins, hand-over, deadlines, unlocking, publication, archive. */
const DAY = 24 * 60

for (const stage of ['goals', 'monitoring', 'self-evaluation'] as const)
  describe(`the way of ${stage}`, () => {
    let server: TestServer
    const people = new Map<string, string>()
    const visitors = new Map<string, Visitor>()
    let unitId: string
    let id: string

    before(async () => {
      server = await startTestServer({ proxy: '127.0.0.1' })
      unitId = await server.services.store.write(everything, async (tx) => {
        const unit = await addUnit(tx, { regionId: HOME, code: '001', name: '虚构街道办事处', kind: 'department' })
        for (const [login, role] of [
          ['jingban', 'clerk'],
          ['jieban', 'clerk'],
          ['fuzeren', 'head'],
          ['fuzhi', 'clerk'],
          ['shenhe', 'reviewer'],
          ['fuhe', 'second-reviewer'],
          ['guanli', 'administrator'],
        ] as const)
          people.set(login, await addUser(server.services, tx, { login, role, regionId: HOME, unit }))
        return unit.id
      })
      for (const login of people.keys()) visitors.set(login, await server.visit(login))
      const dueAt = new Date(Date.now() + 10 * DAY * 60_000).toISOString()
      const round = await who('shenhe').send('PUT', '/api/rounds', { year: 2024, stage, title: '虚构任务', dueAt })
      assert.equal(round.status, 200, round.text)
      const made = await who('jingban').send('POST', '/api/submissions', { unitId, year: 2024, stage })
      assert.equal(made.status, 201, made.text)
      id = made.json.id
      // Findings on an empty form are not the matter here.
      await server.services.store.write(everything, (tx) => tx.updateTable('submission').set({ errors: 0 }).execute())
    })
    after(() => server.close())

    const who = (login: string) => visitors.get(login)!
    const again = async (login: string) => visitors.set(login, await server.visit(login))
    const state = async () => (await who('shenhe').get(`/api/submissions/${id}`)).json.state
    const step = (login: string, action: string, more: object = {}) =>
      who(login).send('POST', `/api/submissions/${id}/steps`, { action, version: 1, ...more })
    const steps = async (...taken: readonly (readonly [string, string, object?])[]) => {
      for (const [login, action, more] of taken) {
        const answer = await step(login, action, more)
        assert.equal(answer.status, 200, `${login} ${action}: ${answer.text}`)
      }
    }
    const refused = async (says: RegExp, login: string, action: string, more: object = {}) => {
      const answer = await step(login, action, more)
      assert.ok(answer.status === 409 || answer.status === 403, `${login} ${action}: ${answer.status}`)
      assert.match(answer.json.detail, says)
    }
    const soon = () => new Date(Date.parse(server.services.now()) + 5 * DAY * 60_000).toISOString()

    test('withdrawn before it is taken up, with a reason, never after', async () => {
      await steps(['fuzeren', 'confirm'], ['jingban', 'submit'])
      await refused(/理由/, 'jingban', 'withdraw')
      await steps(['jingban', 'withdraw', { reason: '漏附材料' }])
      assert.equal(await state(), 'draft')
      await steps(['fuzeren', 'confirm'], ['jingban', 'submit'], ['shenhe', 'take'])
      await refused(/受理/, 'jingban', 'withdraw', { reason: '漏附材料' })
      await steps(['shenhe', 'return', { reason: '请补充', newDueAt: soon() }])
      assert.equal(await state(), 'returned')
    })

    test('when people change the head or the administrator hands over, to somebody of the unit only', async () => {
      assert.equal((await step('fuzeren', 'hand-over', { reason: '轮岗', newClerk: people.get('shenhe')! })).json.code, 'CLERK_UNFIT')
      await refused(/须由单位负责人或管理员/, 'jingban', 'hand-over', { reason: '轮岗', newClerk: people.get('jieban')! })
      await steps(['fuzeren', 'hand-over', { reason: '轮岗', newClerk: people.get('jieban')! }])
      assert.equal((await who('jieban').get(`/api/submissions/${id}`)).json.clerk, '虚构jieban')
      await steps(['guanli', 'hand-over', { reason: '负责人离任', newClerk: people.get('jingban')! }])
      assert.equal((await who('jieban').get(`/api/submissions/${id}`)).json.clerk, '虚构jingban')
      assert.equal((await who('guanli').get(`/api/submissions/${id}`)).status, 403, 'and reads nothing by it')
    })

    test('a stand-in signs for the absent head, until the day given; neither of them holds the other key', async () => {
      const grant = (login: string, body: object) => who('guanli').send('POST', `/api/people/${people.get(login)}/grants`, body)
      await refused(/须由单位负责人/, 'fuzhi', 'confirm')
      const standIn = { role: 'head', unitId, standsInFor: people.get('fuzeren'), until: soon(), reason: '出差' }
      assert.equal((await grant('fuzhi', standIn)).status, 201)
      await steps(['fuzhi', 'confirm'])
      const { first } = (await who('shenhe').get(`/api/submissions/${id}`)).json
      assert.deepEqual([first.person, first.onBehalfOf], ['虚构fuzhi', '虚构fuzeren'])
      await steps(['jingban', 'submit'])
      for (const login of ['fuzhi', 'fuzeren', 'jingban']) {
        assert.equal((await grant(login, { role: 'reviewer', reason: '试图' })).status, 201)
        await refused(login === 'jingban' ? /参与填报/ : /不能既代表单位确认/, login, 'accept')
      }
      await steps(['fuhe', 'accept'])
      const opened = (await who('shenhe').get(`/api/submissions/${id}`)).json
      assert.deepEqual([opened.state, opened.second.person], ['accepted', '虚构fuhe'])
    })

    test('locked, unlocked only with a reason, which drops both keys', async () => {
      await steps(['shenhe', 'lock'])
      await refused(/理由/, 'shenhe', 'unlock', { newDueAt: soon() })
      await steps(['shenhe', 'unlock', { reason: '口径调整', newDueAt: soon() }])
      const opened = (await who('shenhe').get(`/api/submissions/${id}`)).json
      assert.deepEqual([opened.state, opened.first, opened.second], ['returned', null, null])
    })

    test('after its day nothing is submitted, until it is extended; the server’s clock decides', async () => {
      await steps(['fuzeren', 'confirm'])
      server.later(6 * DAY)
      for (const login of people.keys()) await again(login)
      await refused(/截止/, 'jingban', 'submit')
      await refused(/须由/, 'jieban', 'extend', { reason: '再等等', newDueAt: soon() })
      await steps(['shenhe', 'extend', { reason: '系统维护', newDueAt: soon() }], ['jingban', 'submit'])
    })

    test('accepted, locked, published, taken back, published again, archived for good', async () => {
      await refused(/须在/, 'shenhe', 'publish')
      await steps(
        ['fuhe', 'accept'],
        ['shenhe', 'lock'],
        ['shenhe', 'publish'],
        ['shenhe', 'unpublish', { reason: '有个人信息' }],
        ['shenhe', 'publish'],
        ['shenhe', 'archive'],
      )
      assert.equal(await state(), 'archived')
      for (const action of ['unlock', 'return', 'unpublish', 'revoke'])
        await refused(/已归档/, 'shenhe', action, { reason: '试图', newDueAt: soon() })
      const log = (await who('guanli').get(`/api/log?subjectKind=submission&subjectId=${id}&limit=500`)).json.entries as {
        action: string
        why: string | null
      }[]
      assert.equal(log.find(({ action }) => action === 'submission.unlock')?.why, '口径调整')
      assert.equal(log.length, 24, 'one entry a step, and the beginning')
    })
  })
