import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadExamples } from '#app/start/load-examples.ts'
import { root, startTestServer } from './server-world.ts'

/** The example data as a person meets them: one total, whichever page shows it. */
test('the board, the assessment and the scheme of the example say the same', async () => {
  const server = await startTestServer()
  try {
    await loadExamples(server.services, join(root, 'examples'))
    const visitor = await server.visit()
    const { accounts } = (await visitor.get('/api/session/demo')).json
    const { login, password } = accounts[0]
    assert.equal((await visitor.send('POST', '/api/session', { login, password })).status, 200)
    const [row] = (await visitor.get('/api/submissions?year=2024')).json.rows
    const assessment = (await visitor.get(`/api/submissions/${row.id}/assessment`)).json
    const submission = (await visitor.get(`/api/submissions/${row.id}`)).json
    assert.equal(row.total, assessment.details[0].total)
    assert.equal(row.grade, assessment.details[0].grade)
    assert.equal(assessment.scheme, submission.schemeId)
  } finally {
    await server.close()
  }
})
