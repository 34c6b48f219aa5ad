import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { zipStream } from '#documents/write/zip-stream.ts'
import { ProductError } from '#errors'
import { exportTo } from '#store/backup/export.ts'
import type { JobTable } from '#store/database.ts'
import { claimJob, finishJob, reportProgress, sweepJobs } from '#store/jobs.ts'
import { appendLog } from '#store/log.ts'
import { everything, region } from '#store/scope.ts'
import { fileName } from '../evaluate/outcome-files.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { callerOf } from '../session/find-caller.ts'
import { minutesAfter } from '../session/moments.ts'
import { board } from '../submission/list-submissions.ts'
import { renderAll, renderResult, resultParts } from '../submission/render-result.ts'
import { rescore } from '../submission/rescore.ts'
import { sayProof, verifyInstallation } from '../verify/verify-installation.ts'
import { type JobKind, type JobOutput, type JobRequest, jobFolder, jobPath } from './jobs.ts'

type Request<K extends JobKind> = Extract<JobRequest, { kind: K }>
/** Told how far it is; false = cancelled, stop. */
type Tell = (done: number, total: number, message: string) => Promise<boolean>
interface Done {
  readonly message: string
  readonly output?: JobOutput
}

interface Desk {
  readonly services: Services
  readonly caller: Caller
  readonly job: JobTable
  readonly tell: Tell
}

const handlers: { readonly [K in JobKind]: (desk: Desk, request: Request<K>) => Promise<Done | undefined> } = {
  export: exportResults,
  rescore: rescoreDrafts,
  document: makeDocument,
  verify: async ({ services, tell }) => {
    const proof = await verifyInstallation(services, (done, total, what) => void tell(done, total, what))
    return { message: sayProof(proof).join('\n') }
  },
  backup: async ({ services, caller }) => {
    const { store, now } = services
    const at = now()
    const name = at.replaceAll(':', '-')
    await exportTo(store, join(store.folder, 'backups', name), { purpose: 'backup', at })
    await store.write(region(caller.regionId), (tx) =>
      appendLog(tx, store.origin, [
        { regionId: caller.regionId, at, person: caller.personId, action: 'backup.make', subject: { kind: 'backup', id: name } },
      ]),
    )
    return { message: `备份已存入数据文件夹的 backups/${name}。请另存一份到别的磁盘。` }
  },
}

const STALE_MINUTES = 5
/** Another process may have left work on a shared database; on the embedded engine only this one makes any. */
const LOOK_MS = { embedded: 60_000, server: 5_000, citus: 5_000 } as const

export interface Runner {
  /** There is new work. */
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/** A person waits for a document: it must not stand behind the export of a whole county. */
const lanes: readonly (readonly JobKind[])[] = [['document'], ['export', 'rescore', 'verify', 'backup']]

/** Works off the jobs in the order they came, one at a time in each lane 后台任务执行. */
export function runJobs(services: Services): Runner {
  const runners = lanes.map((kinds) => runLane(services, kinds))
  return {
    wake: () => {
      for (const { wake } of runners) wake()
    },
    stop: async () => {
      await Promise.all(runners.map(({ stop }) => stop()))
    },
  }
}

function runLane(services: Services, kinds: readonly JobKind[]): Runner {
  let stopped = false
  let woken = false
  let alarm = () => {}
  const nap = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS[services.store.engine]).unref()
      alarm = () => {
        clearTimeout(timer)
        resolve()
      }
      if (woken || stopped) alarm()
    })
  const loop = async () => {
    while (!stopped) {
      woken = false
      // A database that is away for a moment must not end the runner; the job is claimed again later.
      const worked = await workOne(services, kinds).catch(() => false)
      if (!worked) await nap()
    }
  }
  const running = loop()
  return {
    wake: () => {
      woken = true
      alarm()
    },
    stop: async () => {
      stopped = true
      alarm()
      await running
    },
  }
}

/** @returns false when there was nothing to do */
async function workOne(services: Services, kinds: readonly JobKind[]): Promise<boolean> {
  const { store, now } = services
  const job = await store.write(everything, (tx) => claimJob(tx, kinds, now(), minutesAfter(now(), -STALE_MINUTES)))
  if (!job) return false
  const end = (result: { readonly state: 'done' | 'failed'; readonly output?: string; readonly message: string }) =>
    store.write(region(job.region_id), (tx) => finishJob(tx, job, now(), result))
  try {
    const caller = job.person_id === null ? undefined : await callerOf(services, job.region_id, job.person_id)
    if (!caller) throw new ProductError('SIGN_IN_FIRST', {})
    const tell: Tell = (done, total, message) =>
      store.write(region(job.region_id), (tx) => reportProgress(tx, job, now(), { done, total, message }))
    const request = JSON.parse(job.input) as JobRequest // written by beginJob from this very type
    // The table pairs each kind with its request.
    const done = await (handlers[request.kind] as (desk: Desk, request: JobRequest) => Promise<Done | undefined>)(
      { services, caller, job, tell },
      request,
    )
    if (done) await end({ state: 'done', message: done.message, ...(done.output ? { output: JSON.stringify(done.output) } : {}) })
  } catch (error) {
    await end({
      state: 'failed',
      message: error instanceof ProductError ? error.message : '任务没有完成。请稍后重试；仍然失败请查看服务日志。',
    })
  }
  return true
}

/** Forms, reports and findings of every submission within reach, a folder a unit, as one zip. */
async function exportResults({ services, caller, job, tell }: Desk, { year, stage, ids }: Request<'export'>): Promise<Done | undefined> {
  const { rows } = await board(services, caller, { year, stage })
  const wanted = ids === undefined ? rows : rows.filter(({ id }) => ids.includes(id))
  const path = jobPath(services.store.folder, job.id)
  await mkdir(jobFolder(services.store.folder), { recursive: true, mode: 0o700 })
  let cancelled = false
  async function* files() {
    for (const [index, { id, unitName, unitCode }] of wanted.entries()) {
      if (!(await tell(index, wanted.length, unitName))) {
        cancelled = true
        return
      }
      for (const { name, bytes } of await renderAll(services, caller, id))
        yield { name: `${fileName(`${unitCode} ${unitName}`)}/${name}`, bytes }
    }
  }
  await pipeline(zipStream(files()), createWriteStream(`${path}.part`, { mode: 0o600 }))
  if (cancelled) {
    await rm(`${path}.part`, { force: true })
    return undefined
  }
  await rename(`${path}.part`, path)
  await tell(wanted.length, wanted.length, '')
  return { message: `已导出 ${wanted.length} 个单位的材料。`, output: { file: `${year}年度自评材料.zip` } }
}

/** One document of one submission that takes longer than an answer may: the PDF, or everything as one zip, file by file. */
async function makeDocument({ services, caller, job, tell }: Desk, { id, what }: Request<'document'>): Promise<Done | undefined> {
  await mkdir(jobFolder(services.store.folder), { recursive: true, mode: 0o700 })
  const path = jobPath(services.store.folder, job.id)
  if (what === 'report.pdf') {
    await tell(0, 1, '正在排版')
    const { name, bytes } = await renderResult(services, caller, { id, what })
    await writeFile(path, bytes, { mode: 0o600 })
    await tell(1, 1, '')
    return { message: '报告（PDF）已生成。', output: { file: name } }
  }
  const { name, parts } = await resultParts(services, caller, id)
  let cancelled = false
  async function* files() {
    for (const [index, { title, make }] of parts.entries()) {
      if (!(await tell(index, parts.length, title))) {
        cancelled = true
        return
      }
      const made = await make()
      if (made) yield made
    }
  }
  await pipeline(zipStream(files()), createWriteStream(path, { mode: 0o600 }))
  if (cancelled) {
    await rm(path, { force: true })
    return undefined
  }
  await tell(parts.length, parts.length, '')
  return { message: '全部材料已打包。', output: { file: name } }
}

/** Drafts scored anew after the scheme of a round was changed; what was submitted keeps its scores. */
async function rescoreDrafts({ services, caller, tell }: Desk, { year, stage }: Request<'rescore'>): Promise<Done | undefined> {
  const { rows } = await board(services, caller, { year, stage })
  const drafts = rows.filter(({ state }) => state === 'draft' || state === 'returned')
  for (const [index, { id, unitName }] of drafts.entries()) {
    if (!(await tell(index, drafts.length, unitName))) return undefined
    await rescore(services, caller, id)
  }
  await tell(drafts.length, drafts.length, '')
  return { message: `已重新评分 ${drafts.length} 份。` }
}

const KEPT_DAYS = 7

/** Old jobs and their files go. */
export async function sweepOldJobs({ store, now }: Services): Promise<void> {
  const before = minutesAfter(now(), -KEPT_DAYS * 24 * 60)
  const kept = await store.write(everything, async (tx) => {
    await sweepJobs(tx, before)
    return new Set((await tx.selectFrom('job').select('id').execute()).map(({ id }) => `${id}.zip`))
  })
  const names = await readdir(jobFolder(store.folder)).catch(() => [])
  for (const name of names) if (!kept.has(name) && !name.endsWith('.part')) await rm(join(jobFolder(store.folder), name), { force: true })
}
