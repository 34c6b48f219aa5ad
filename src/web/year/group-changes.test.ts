import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences } from '#domain/compare/differences.ts'
import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { groupChanges } from './group-changes.ts'

test('changes stand under their project, without its name before each', () => {
  const before = { ...aSubmission(), projects: [aProject({ name: '培训', code: '1' }), aProject({ name: '维修', code: '2' })] }
  const [training, repair] = before.projects
  const after = {
    ...before,
    projects: [
      { ...training!, budget: aBudget({ executed: fromWanyuan(90) }) },
      { ...repair!, problems: '工期推迟' },
    ],
    resultUse: '随决算公开',
  }
  const groups = groupChanges(differences(before, after), after)
  assert.deepEqual(
    groups.map(({ title }) => title),
    ['项目“培训”', '项目“维修”', '结果应用和公开'],
  )
  assert.match(groups[0]!.changes[0]!.text, /^资金：全年执行数由“100 万元”改为“90 万元”$/)
  assert.match(groups[1]!.changes[0]!.text, /存在的问题/)
  assert.doesNotMatch(groups[1]!.changes[0]!.text, /维修/)
})

test('a change that begins with the very name of its part keeps it', () => {
  const before = { ...aSubmission(), resultUse: '公开' }
  const after = { ...before, resultUse: '不公开' }
  assert.equal(groupChanges(differences(before, after), after)[0]?.changes[0]?.text, '结果应用和公开由“公开”改为“不公开”')
})
