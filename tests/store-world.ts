import type { Assessment, Evaluated, Line } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import { points } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'
import { loadDivisions } from '#store/divisions.ts'
import { type CheckedVersion, type NextVersion, nextVersion } from '#store/next-version.ts'
import type { Store } from '#store/open.ts'
import { addPerson } from '#store/people.ts'
import { everything, region, type Scope } from '#store/scope.ts'
import { createSubmission, type NewVersion, type OtherSide, otherSide } from '#store/submissions.ts'
import { addUnit } from '#store/units.ts'

/** 虚构市 and its two counties; codes that no real place has. */
export const FIRST = 990101
export const SECOND = 990102
export const AT = '2025-03-10T01:02:03.456Z'

/** A small fictional world 虚构: two counties, a unit and a person each, one draft. */
export async function makeWorld(store: Store, content: Submission) {
  return store.write(everything, async (tx) => {
    await loadDivisions(tx, [
      { code: '990100', name: '虚构市', fullName: '虚构省虚构市', level: 2 },
      { code: String(FIRST), name: '甲县', fullName: '虚构省虚构市甲县', level: 3 },
      { code: String(SECOND), name: '乙县', fullName: '虚构省虚构市乙县', level: 3 },
    ])
    const unit = await addUnit(tx, { regionId: FIRST, code: '001', name: '虚构街道办事处', kind: 'department' })
    const other = await addUnit(tx, { regionId: SECOND, code: '001', name: '虚构镇政府', kind: 'department' })
    const clerk = await addPerson(tx, { regionId: FIRST, login: 'jingban', name: '虚构甲', unitId: unit.id, at: AT })
    const head = await addPerson(tx, { regionId: FIRST, login: 'fuzeren', name: '虚构乙', unitId: unit.id, at: AT })
    const made = {
      regionId: FIRST,
      unitId: unit.id,
      year: 2024,
      stage: 'self-evaluation',
      content,
      author: clerk.id,
      at: AT,
      source: 'save',
    } as const
    const submission = (await createSubmission(tx, made))!
    return { unit, other, clerk, head, submission, scope: region(FIRST) }
  })
}

/** One save as the application makes it, of a 虚构 assessment; the other side when it was not applied. */
export async function save(store: Store, scope: Scope, made: NewVersion & Partial<CheckedVersion>): Promise<NextVersion | OtherSide> {
  const next = nextVersion({ assessment: anAssessment(1, 1), findings: [], ...made })
  const { regionId, submissionId, unitId, at, author } = made
  const log = {
    regionId,
    at,
    person: author,
    action: 'submission.save',
    subject: { kind: 'submission', id: submissionId },
    unitId,
    after: { version: next.version, hash: next.hash },
  }
  const saved = await store.change(scope, { statement: next.statement, log })
  return saved ? next : store.read(scope, (db) => otherSide(db, made))
}

const aLine = (path: string): Line => ({
  path,
  category: '产出指标',
  name: '培训人次',
  points: points(10),
  outcome: {
    kind: 'scored',
    score: points('9.74'),
    proof: () => ({
      rule: '按完成比例赋分',
      source: '',
      inputs: [],
      conditions: [],
      formula: '',
      rounding: '',
      result: '9.74',
      because: '',
    }),
  },
})

const aForm = (path: string, lines: number): Evaluated => ({
  path,
  name: `项目 ${path}`,
  execution: aLine(`${path}.budget`),
  lines: Array.from({ length: lines }, (_, i) => aLine(`${path}.indicators[${i}]`)),
  categories: [],
  total: points('94.5'),
  grade: '优',
  proven: true,
  pending: [],
})

/** An assessment of the usual size, without evaluating anything. */
export const anAssessment = (projects = 16, lines = 10): Assessment => ({
  schemeId: 'test',
  schemeHash: 'a'.repeat(64),
  department: aForm('whole', lines),
  projects: Array.from({ length: projects }, (_, i) => aForm(`projects[${i}]`, lines)),
  statistics: { scored: projects, grades: [{ title: '优', count: projects }] },
})

export const aFinding = (changes: Partial<Finding> = {}): Finding => ({
  rule: 'points-total',
  covers: ['A01'],
  severity: 'error',
  message: '分值合计 99 分，应为 100 分',
  why: '总分由各项相加',
  remedy: '调整分值',
  source: 'mof-2020-10#weights',
  path: 'projects[0].indicators',
  ...changes,
})
