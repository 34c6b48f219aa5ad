import { toJson } from '#domain/json.ts'
import { ProductError } from '#errors'
import { getRun } from '#store/assessments.ts'
import { getRound } from '#store/rounds.ts'
import { fileName } from '../evaluate/outcome-files.ts'
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

/**
 * A file made anew from what is stored 下载成果; the current version is scored under the scheme its scores were kept with. Its name says unit,
 * year and version, so that two of them in one folder are told apart.
 */
export async function renderResult(
  services: Services,
  caller: Caller,
  request: RenderWanted & { readonly what: Wanted; readonly project?: number | undefined },
): Promise<Rendered> {
  const stored = await storedYear(services, caller, request)
  const { name, bytes } = await services.workshop.run('renderFile', { ...stored.year, what: request.what, project: request.project })
  return { name: nameFor(stored, name), bytes }
}

/** 幸福里街道办事处 2024年度 部门整体支出绩效自评报告（第3版）.docx */
function nameFor({ unit, period, version }: Stored, name: string): string {
  const dot = name.lastIndexOf('.')
  return `${fileName([unit, `${period}年度`].filter(Boolean).join(' '))} ${name.slice(0, dot)}（第${version}版）${name.slice(dot)}`
}

/** One file of the package. */
interface ResultPart {
  /** For the person who waits. */
  readonly title: string
  /** undefined when it cannot be made on this computer: the PDF without LibreOffice. */
  readonly make: () => Promise<Rendered | undefined>
}

/** Everything of a unit's year, file by file, for a package that tells how far it is 全部成果打包. */
export async function resultParts(
  services: Services,
  caller: Caller,
  id: string,
): Promise<{ readonly name: string; readonly parts: readonly ResultPart[] }> {
  const stored = await storedYear(services, caller, { id })
  const render = (what: Wanted, project?: number) => services.workshop.run('renderFile', { ...stored.year, what, project })
  const forms = stored.projects.map((title, project): ResultPart => ({ title, make: () => render('project-form.xlsx', project) }))
  const kinds = ['department-form.xlsx', 'report.docx', 'findings.xlsx', 'findings.html', 'workbook.xlsx'] as const
  const others = kinds.map((what): ResultPart => ({ title: titles[what], make: () => render(what) }))
  const pdf: ResultPart = {
    title: '报告（PDF）',
    make: () =>
      render('report.pdf').catch((error: unknown) => {
        if (error instanceof ProductError && error.code === 'PDF_NOT_MADE') return undefined
        throw error
      }),
  }
  return { name: nameFor(stored, '自评材料.zip'), parts: [...forms, ...others, pdf] }
}

const titles = {
  'department-form.xlsx': '部门整体自评表',
  'report.docx': '报告（Word）',
  'findings.xlsx': '审核意见（Excel）',
  'findings.html': '审核意见（网页）',
  'workbook.xlsx': '填报工作簿',
} as const

/** Every file of a unit's year, for exports of many. */
export async function renderAll(services: Services, caller: Caller, id: string): Promise<readonly Rendered[]> {
  const { year } = await storedYear(services, caller, { id })
  return services.workshop.run('renderAll', year)
}

interface Stored {
  readonly version: number
  readonly unit: string
  readonly period: number
  /** Names of the projects. */
  readonly projects: readonly string[]
  readonly year: StoredYear
}

/** What every file of a unit's year is made of, for who may read it. @throws ProductError as reading the submission does */
export async function storedYear(services: Services, caller: Caller, { id, version: wanted }: RenderWanted): Promise<Stored> {
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
  const unit = content.department.name ?? ''
  const projects = content.projects.map(({ name }) => name ?? '未命名项目')
  return { version, unit, period: row.year, projects, year: { content: toJson(content), scheme: toJson(scheme), findings } }
}
