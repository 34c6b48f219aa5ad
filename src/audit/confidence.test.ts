import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Exact, points } from '#domain/quantity.ts'
import { aBudget, anIndicator, aProject, aScheme, aSubmission } from '../../tests/builders.ts'
import { aReport } from '../../tests/test-rule.ts'
import { areToldElsewhere, isFirm, isNameless, isOfAnother, withConfidence } from './confidence.ts'
import type { Report } from './rule.ts'

const passagesOf = (text: string) => aReport(text).claims!.passages

test('a reason told elsewhere with the very points is no missing reason', () => {
  const passages = passagesOf('虚构局2024年度部门整体支出绩效自评表\n三、扣分说明\n5. 信访办结率扣0.14分：43件中42件办结，1件跨年办理。')
  assert.equal(areToldElsewhere(Exact.of('0.14'), passages), true)
  assert.equal(areToldElsewhere(Exact.of('0.41'), passages), false)
  assert.equal(areToldElsewhere(Exact.of('0.1'), passages), false)
})

test('a sum far beyond its whole is of another figure, unless a point moved or a unit was mistaken', () => {
  const whole = Exact.of('154.8')
  assert.equal(isOfAnother(whole, Exact.of('8712')), true)
  assert.equal(isOfAnother(whole, Exact.of('1548')), false)
  assert.equal(isOfAnother(whole, Exact.of('1548000')), false)
  assert.equal(isOfAnother(whole, Exact.of('164.8')), false)
})

test('firms and the nameless among several are no projects', () => {
  assert.equal(isFirm('虚构天衡工程咨询有限公司'), true)
  assert.equal(isFirm('公司纾困补助'), false)
  const [named, nameless] = [aProject(), aProject({ name: undefined })]
  assert.equal(isNameless(nameless, [named, nameless]), true)
  assert.equal(isNameless(nameless, [nameless]), false)
})

test('a score of a hundred beside ten points is asked about, a slip beyond the points is an error', () => {
  const severitiesOf = (claimedScore: string) => {
    const project = aProject({ budget: aBudget({ claimedPoints: points('10'), claimedScore: points(claimedScore) }) })
    const source = { ...aReport('虚构局2024年度项目支出绩效自评报告'), submission: aSubmission({ projects: [project] }) }
    const reports: Report[] = [{ path: 'projects[0].budget.claimedScore', message: '' }]
    return [...withConfidence(reports, source, aScheme())].map(({ severity }) => severity)
  }
  assert.deepEqual(severitiesOf('97'), ['warning'])
  assert.deepEqual(severitiesOf('12'), [undefined])
})

test('a number or a class in the place of a name, or points beyond the full ones, show columns taken for others', () => {
  const severityWith = (changes: Parameters<typeof anIndicator>[0]) => {
    const project = aProject({ indicators: [anIndicator(changes)] })
    const source = { ...aReport('虚构局2024年度项目支出绩效自评报告'), submission: aSubmission({ projects: [project] }) }
    return [...withConfidence([{ path: 'projects[0].indicators[0]', message: '' }], source, aScheme())][0]?.severity
  }
  assert.equal(severityWith({}), undefined)
  assert.equal(severityWith({ name: '6' }), 'warning')
  assert.equal(severityWith({ name: '数量指标' }), 'warning')
  assert.equal(severityWith({ claimedScore: points('9750') }), 'warning')
})
