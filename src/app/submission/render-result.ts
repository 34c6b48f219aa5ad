import { toJson } from '#domain/json.ts'
import { getRun } from '#store/assessments.ts'
import { getRound } from '#store/rounds.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import type { Rendered, StoredYear, Wanted } from '../workshop/render-task.ts'
import { judgedFindings } from './findings-of.ts'
import { schemeOf, stageOf } from './keep-scores.ts'
import { reading } from './open-submission.ts'
import { schemeOfRun } from './read-assessment.ts'
import { versionOf } from './read-submission.ts'

export interface RenderWanted {
  readonly id: string
  readonly version?: number | undefined
}

/** A file made anew from what is stored 下载成果; the current version is scored under the scheme its scores were kept with. */
export async function renderResult(
  services: Services,
  caller: Caller,
  request: RenderWanted & { readonly what: Wanted; readonly project?: number | undefined },
): Promise<Rendered> {
  const { year, unit } = await storedYear(services, caller, request)
  const made = await services.workshop.run('renderFile', { ...year, what: request.what, project: request.project })
  return request.what === 'everything.zip' ? { ...made, name: `${unit}${made.name}` } : made
}

/** Every file of a unit's year, for exports of many. */
export async function renderAll(services: Services, caller: Caller, id: string): Promise<readonly Rendered[]> {
  const { year } = await storedYear(services, caller, { id })
  return services.workshop.run('renderAll', year)
}

/** The report as blocks to read in the browser 报告预览. */
export async function previewReport(services: Services, caller: Caller, request: RenderWanted) {
  const { year, version } = await storedYear(services, caller, request)
  return { version, ...(await services.workshop.run('renderReport', year)) }
}

interface Stored {
  readonly version: number
  readonly unit: string
  readonly year: StoredYear
}

async function storedYear(services: Services, caller: Caller, { id, version: wanted }: RenderWanted): Promise<Stored> {
  const { row, round, run, version, findings, content } = await reading(
    services,
    { caller, id, permission: 'submission.read' },
    async (db, found) => {
      const at = wanted ?? found.version
      const kept = found.run_id === null || at !== found.version ? undefined : await getRun(db, found.region_id, found.run_id)
      return {
        row: found,
        version: at,
        run: kept,
        round: await getRound(db, found.region_id, found.year, stageOf(found)),
        content: (await versionOf(db, found, at)).content,
        findings: await judgedFindings(db, found, at, services.now()),
      }
    },
  )
  const scheme = await (run ? schemeOfRun(services, run) : schemeOf(services, row, round))
  return { version, unit: content.department.name ?? '', year: { content: toJson(content), scheme: toJson(scheme), findings } }
}
