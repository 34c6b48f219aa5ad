import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arbitrarySubmission } from '../../../../tests/arbitrary-submission.ts'
import { aBudget, anIndicator, aSubmission } from '../../../../tests/builders.ts'
import { emptySubmission } from '../../empty-submission.ts'
import type { Place } from '../../place.ts'
import { fromWanyuan } from '../../quantity.ts'
import type { Project, Submission } from '../../submission.ts'
import { mergeSubmissions, type Reading } from './merge.ts'

const bare = (changes: Partial<Submission>): Submission => ({ ...emptySubmission(), ...changes })
const read = (file: string, changes: Partial<Submission>, cells: Readonly<Record<string, string>> = {}): Reading => ({
  submission: bare(changes),
  places: Object.fromEntries(Object.entries(cells).map(([path, cell]): [string, Place] => [path, { file, sheet: '表', cell }])),
  problems: [],
})
const project = (changes: Partial<Project>): Project => ({ budget: { sources: [] }, indicators: [], claims: [], evidence: [], ...changes })
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('one form a file becomes one unit, with places and problems under their new paths', () => {
  const merged = mergeSubmissions([
    read('甲.xlsx', { year: 2024, projects: [project({ name: '甲' })] }, { 'projects[0].name': 'A1' }),
    {
      ...read(
        '乙.xlsx',
        { year: 2024, projects: [project({ name: '乙' })] },
        { 'projects[0].name': 'B2', 'projects[0].indicators[3].actual': 'F9' },
      ),
      problems: [{ path: 'projects[0].amount', message: '不是金额', remedy: '改' }],
    },
  ])
  assert.deepEqual(
    merged.submission.projects.map(({ name }) => name),
    ['甲', '乙'],
  )
  assert.deepEqual(merged.places['projects[1].name'], { file: '乙.xlsx', sheet: '表', cell: 'B2' })
  assert.equal(merged.places['projects[1].indicators[3].actual']?.cell, 'F9')
  assert.deepEqual(
    merged.problems.map(({ path }) => path),
    ['projects[1].amount'],
  )
})

test('goals and self-evaluation of one project meet by code, else by name', () => {
  const goals = project({ name: '社区工作经费', code: '1301', goal: { expected: '目标', indicators: [] } })
  const result = project({ name: '社区工作 经费', code: '1301', budget: aBudget(), indicators: [anIndicator()] })
  const [byCode] = mergeSubmissions([read('a', { projects: [goals] }), read('b', { projects: [result] })]).submission.projects
  assert.deepEqual([byCode?.goal?.expected, byCode?.indicators.length, byCode?.budget.executed?.toString()], ['目标', 1, '1000000'])
  const other = mergeSubmissions([read('a', { projects: [goals] }), read('b', { projects: [{ ...result, code: '1302' }] })]).submission
    .projects
  assert.equal(other.length, 2)
})

test('indicators meet by level and name, and what one lacks the other gives', () => {
  const { actual: _actual, actualText: _text, ...planned } = anIndicator()
  const done = anIndicator({ target: undefined, targetText: undefined, points: undefined })
  const merged = mergeSubmissions([
    read('a', { projects: [project({ name: '甲', indicators: [planned] })] }),
    read('b', { projects: [project({ name: '甲', indicators: [done] })] }),
  ])
  assert.deepEqual(json(merged.submission.projects[0]?.indicators), json([anIndicator()]))
  assert.deepEqual(merged.problems, [])
})

test('what two files say differently is a problem that names both, and the earlier one counts', () => {
  const money = (executed: number) => project({ name: '甲', budget: { sources: [], executed: fromWanyuan(executed) } })
  const merged = mergeSubmissions([
    read('a.xlsx', { projects: [money(5)] }, { 'projects[0].budget.executed': 'F6' }),
    read('b.xlsx', { projects: [money(6)] }, { 'projects[0].budget.executed': 'G7' }),
  ])
  assert.equal(merged.submission.projects[0]?.budget.executed?.toString(), '50000')
  const [problem] = merged.problems
  assert.equal(problem?.path, 'projects[0].budget.executed')
  assert.match(problem?.message ?? '', /a\.xlsx《表》F6写“50000”，b\.xlsx《表》G7写“60000”/)
  assert.equal(problem?.place?.file, 'b.xlsx')
})

test('the same said twice is said once', () => {
  const once = { submission: aSubmission(), places: {}, problems: [] }
  assert.deepEqual(json(mergeSubmissions([once, once])), json(once))
})

test('property: merging with itself or with nothing changes nothing', () => {
  const empty = read('', {})
  fc.assert(
    fc.property(arbitrarySubmission, (submission) => {
      const reading = { submission, places: {}, problems: [] }
      assert.deepEqual(json(mergeSubmissions([reading, empty])), json(reading))
      assert.deepEqual(json(mergeSubmissions([empty, reading])), json(reading))
      assert.deepEqual(json(mergeSubmissions([reading, reading])), json(reading))
    }),
    { numRuns: 60 },
  )
})

test('an empty list of readings is a mistake of the caller', () => {
  assert.throws(() => mergeSubmissions([]), RangeError)
})
