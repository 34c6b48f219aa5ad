/** Units of a county as the benchmarks need them: 虚构 data of the usual size. */
import type { Finding } from '#domain/finding.ts'
import { Exact, points } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'
import { loadDivisions } from '#store/divisions.ts'
import { newId } from '#store/ids.ts'
import type { Store } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { createSubmission } from '#store/submissions.ts'
import { addUnit } from '#store/units.ts'
import { anIndicator, aProject, aSubmission } from '../tests/builders.ts'
import { aFinding } from '../tests/store-world.ts'

export const AT = '2025-03-10T01:02:03.456Z'

/** A unit's year: `projects` projects of ten rows each. */
export function aYear(projects: number): Submission {
  const rows = Array.from({ length: 10 }, (_, i) =>
    anIndicator({
      name: `指标 ${i + 1}`,
      points: points(9),
      actual: { kind: 'measure', measure: { value: Exact.of(500 - i), unit: '人次' } },
    }),
  )
  return aSubmission({ projects: Array.from({ length: projects }, (_, i) => aProject({ name: `虚构项目 ${i + 1}`, indicators: rows })) })
}

export const findings = (count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, i) => aFinding({ path: `projects[${i % 16}].indicators[${i % 10}]`, severity: 'warning' }))

export interface Row {
  readonly regionId: number
  readonly unitId: string
  readonly submissionId: string
}

/** So many counties with so many units, each with a first version; `first` tells the counties of one call from those of another. */
export async function populate(store: Store, counties: number, units: number, content: Submission, first = 0): Promise<readonly Row[]> {
  const rows: Row[] = []
  const author = newId()
  for (let county = 0; county < counties; county++) {
    const regionId = 990_101 + first + county
    await store.write(everything, async (tx) => {
      await loadDivisions(tx, [{ code: String(regionId), name: '虚构县', fullName: '虚构省虚构市虚构县', level: 3 }])
      for (let n = 0; n < units; n++) {
        const unit = await addUnit(tx, { regionId, code: String(n), name: `虚构单位 ${n}`, kind: 'department' })
        const made = await createSubmission(tx, {
          regionId,
          unitId: unit.id,
          year: 2024,
          stage: 'self-evaluation',
          content,
          author,
          at: AT,
          source: 'import',
        })
        rows.push({ regionId, unitId: unit.id, submissionId: made!.id })
      }
    })
  }
  return rows
}
