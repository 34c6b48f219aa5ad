import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { donghua2024 } from '../../../scripts/examples/donghua-2024.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { reread } from '../edit/reread.ts'
import { emptySubmission } from '../empty-submission.ts'
import { toJson } from '../json.ts'
import { fromWanyuan, points } from '../quantity.ts'
import type { Submission } from '../submission.ts'
import { differences } from './differences.ts'
import { type Fields, submissionFields } from './fields.ts'
import { mergeImport, rejectPaths } from './import.ts'

const texts = (before: Submission, after: Submission) => differences(before, after).map(({ text }) => text)
const withProjects = (...projects: Submission['projects']) => aSubmission({ projects })

test('a version does not differ from itself', () => {
  for (const each of [xingfu2024, donghua2024]) assert.deepEqual(differences(each, each), [])
})

test('every changed field is one sentence, named as people call it', () => {
  const before = withProjects(aProject({ name: '党员教育培训', indicators: [anIndicator({ name: '培训期数', actualText: '3期' })] }))
  const after = withProjects(
    aProject({
      name: '党员教育培训',
      amount: fromWanyuan('98.5'),
      indicators: [anIndicator({ name: '培训期数', actualText: '4期', points: points('9.5') })],
    }),
  )
  assert.deepEqual(texts(before, after), [
    '“党员教育培训”：金额由“100 万元”改为“98.5 万元”',
    '“党员教育培训”的“培训期数”：实际完成值由“3期”改为“4期”',
    '“党员教育培训”的“培训期数”：分值由“10 分”改为“9.5 分”',
  ])
})

test('filling, clearing, adding, removing and renaming are told apart', () => {
  const first = aProject({ name: '甲', code: '001' })
  const second = aProject({ name: '乙', code: '002' })
  const base = withProjects(first, second)
  assert.match(
    texts(base, aSubmission({ projects: [first, second], resultUse: '作为编制预算的依据' })).join(),
    /^(填写结果应用和公开“作为编制预算的依据”|结果应用和公开由.*)$/,
  )
  assert.deepEqual(texts(base, withProjects(first)), ['删去项目“乙”'])
  assert.deepEqual(texts(withProjects(first), base), ['新增项目“乙”'])
  assert.deepEqual(texts(base, withProjects(second, first)), [], 'a moved row is no change')
  assert.deepEqual(texts(base, withProjects(first, { ...second, name: '丙' })), ['“丙”：名称由“乙”改为“丙”'])
  assert.deepEqual(texts(base, withProjects(first, { ...second, problems: '进度慢' })), ['“乙”：填写存在的问题“进度慢”'])
  assert.deepEqual(texts(withProjects(first, { ...second, problems: '进度慢' }), base), ['“乙”：清空存在的问题（原为“进度慢”）'])
})

test('a difference has the path of the later version', () => {
  const base = withProjects(aProject({ name: '甲', code: '001' }), aProject({ name: '乙', code: '002' }))
  const after = withProjects(aProject({ name: '乙', code: '002', preparedBy: '王五' }), aProject({ name: '甲', code: '001' }))
  assert.deepEqual(
    differences(base, after).map(({ path }) => path),
    ['projects[0].preparedBy'],
  )
})

/** Every field of the model that carries something of its own. */
function fieldsOf(value: unknown, table: Fields, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, field]) => {
    const known = table[name]
    if (known === undefined) return name in { target: 1, actual: 1 } && 'targetText' in table ? [] : [`${path}.${name}`]
    if (known.kind === 'object') return fieldsOf(field, known.fields, `${path}.${name}`)
    if (known.kind === 'list') return (field as readonly unknown[]).flatMap((each) => fieldsOf(each, known.fields, `${path}.${name}`))
    return []
  })
}

test('the table knows every field of the examples', () => {
  for (const each of [xingfu2024, donghua2024, aSubmission()]) assert.deepEqual(fieldsOf(toJson(each), submissionFields, ''), [])
})

test('importing a whole year into an empty one gives that year', () => {
  const empty = emptySubmission()
  const { merged, fields } = mergeImport(empty, xingfu2024)
  assert.deepEqual(differences(xingfu2024, merged), [])
  assert.deepEqual(toJson(merged), toJson(xingfu2024), 'with every empty list its type promises')
  assert.ok(fields.every(({ change }) => change === 'new'))
  assert.ok(fields.length > 1000)
  assert.ok(
    fields.some(({ label }) => /^项目“.+”／绩效指标“.+”／实际完成值$/.test(label)),
    fields.find(({ path }) => path.endsWith('actualText'))?.label,
  )
})

test('importing what is there changes nothing and says so', () => {
  const { merged, fields } = mergeImport(xingfu2024, xingfu2024)
  assert.deepEqual(toJson(merged), toJson(xingfu2024))
  assert.ok(fields.every(({ change }) => change === 'same'))
})

test('an import keeps what the files do not say, and puts new elements last', () => {
  const current = withProjects(aProject({ name: '甲', code: '001', problems: '进度慢' }), aProject({ name: '乙', code: '002' }))
  const { problems: _, ...bare } = aProject({ name: '乙', code: '002', amount: fromWanyuan(7) })
  const { merged, fields } = mergeImport(current, withProjects(bare, aProject({ name: '新', code: '009' })))
  assert.deepEqual(
    merged.projects.map(({ name }) => name),
    ['甲', '乙', '新'],
  )
  assert.equal(merged.projects[0]?.problems, '进度慢')
  const amount = fields.find(({ path }) => path === 'projects[1].amount')
  assert.deepEqual([amount?.from, amount?.current, amount?.text, amount?.change], ['projects[0].amount', '100 万元', '7 万元', 'changed'])
})

test('rejecting every changed value gives the current submission back', () => {
  fc.assert(
    fc.property(fc.subarray([...xingfu2024.projects.keys()]), (chosen) => {
      const current = {
        ...xingfu2024,
        projects: xingfu2024.projects.map((project, i) =>
          chosen.includes(i) ? { ...project, amount: fromWanyuan(i), phone: `${i}` } : project,
        ),
      }
      const { merged, fields } = mergeImport(current, xingfu2024)
      const rejected = rejectPaths(
        merged,
        current,
        fields.filter(({ change }) => change !== 'same').map(({ path }) => path),
      )
      return differences(current, rejected).length === 0
    }),
    { numRuns: 20 },
  )
})

test('an indicator of a goal without a category comes in as one without, not as half an indicator', () => {
  const blank = emptySubmission(2024)
  const bare = { ...anIndicator({ category: '', name: '受训人次' }) }
  const { merged } = mergeImport(blank, { ...blank, goals: { ...blank.goals, items: [{ title: '培训', indicators: [bare] }] } })
  assert.equal(merged.goals.items[0]?.indicators[0]?.category, '')
})

test('a row of which nothing is wanted is not added, one of which something is wanted stays whole in its type', () => {
  const current = { ...xingfu2024, projects: xingfu2024.projects.slice(0, 2) }
  const { merged, fields } = mergeImport(current, xingfu2024)
  const added = fields.filter(({ path }) => /^projects\[[2-9]|^projects\[1\d/.test(path)).map(({ path }) => path)
  assert.equal(rejectPaths(merged, current, added).projects.length, 2)
  const rows = added.filter((path) => path.startsWith('projects[2].indicators[0]') && !path.endsWith('.targetText'))
  const kept = rejectPaths(merged, current, rows).projects[2]?.indicators[0]
  assert.deepEqual([kept?.name, kept?.category, kept?.targetText], ['', '', xingfu2024.projects[2]?.indicators[0]?.targetText])
})

test('a rejected path of nowhere, or of the prototype, changes nothing', () => {
  for (const path of ['', 'nowhere', 'projects[999].name', '__proto__.x', 'constructor.prototype.y', 'projects[0].__proto__.z'])
    assert.deepEqual(toJson(rejectPaths(xingfu2024, xingfu2024, [path])), toJson(xingfu2024))
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
})

test('reading the words again gives what the examples mean', () => {
  for (const each of [xingfu2024, donghua2024]) assert.deepEqual(toJson(reread(each)), toJson(each))
})

test('a value sent along with other words does not count', () => {
  const bent = withProjects(aProject({ indicators: [anIndicator({ actualText: '1人次' })] }))
  const [indicator] = reread(bent).projects[0]!.indicators
  assert.equal(indicator?.actual?.kind === 'measure' && indicator.actual.measure.value.toString(), '1')
})
