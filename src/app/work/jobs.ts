import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Stage } from '#domain/workflow.ts'
import type { Permission } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import type { JobTable } from '#store/database.ts'
import { addJob, cancelJob, getJob, listJobs } from '#store/jobs.ts'
import { region } from '#store/scope.ts'
import { scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

export type JobRequest =
  | { readonly kind: 'export'; readonly year: number; readonly stage: Stage; readonly ids?: readonly string[] | undefined }
  | { readonly kind: 'rescore'; readonly year: number; readonly stage: Stage }
  | { readonly kind: 'verify' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'document'; readonly id: string; readonly what: 'report.pdf' | 'everything.zip' }
export type JobKind = JobRequest['kind']
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** What a person must be allowed to begin it; the work itself asks again. */
const needs: Readonly<Record<JobKind, Permission>> = {
  export: 'submission.read',
  rescore: 'round.manage',
  verify: 'log.read',
  backup: 'backup.make',
  document: 'submission.read',
}

export interface ShownJob {
  readonly id: string
  readonly regionId: number
  readonly kind: JobKind
  readonly state: JobState
  readonly done: number
  readonly total: number
  readonly message: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly hasFile: boolean
}

/** Jobs of one person at a time; more only slows everybody down. */
const MOST_WAITING = 5

/** Begins work that goes on in the background 后台任务. @throws ProductError NOT_ALLOWED, JOBS_WAITING */
export async function beginJob({ store, now }: Services, caller: Caller, request: JobRequest): Promise<ShownJob> {
  const at = now()
  scopesFor(caller, needs[request.kind], at)
  return store.write(region(caller.regionId), async (tx) => {
    const open = (await listJobs(tx, caller.regionId, caller.personId, 50)).filter(
      ({ state }) => state === 'waiting' || state === 'running',
    )
    if (open.length >= MOST_WAITING) throw new ProductError('JOBS_WAITING', { count: open.length })
    return shownJob(
      await addJob(tx, { regionId: caller.regionId, kind: request.kind, input: JSON.stringify(request), personId: caller.personId, at }),
    )
  })
}

export const jobsOf = async ({ store }: Services, caller: Caller): Promise<readonly ShownJob[]> =>
  (await store.read(region(caller.regionId), (db) => listJobs(db, caller.regionId, caller.personId, 50)))
    .filter((job) => isMine(job, caller))
    .map(shownJob)

/** @throws ProductError RECORD_NOT_FOUND also for jobs of others */
export const jobOf = async (services: Services, caller: Caller, id: string): Promise<ShownJob> => shownJob(await mine(services, caller, id))

export async function stopJob(services: Services, caller: Caller, id: string): Promise<void> {
  await jobOf(services, caller, id)
  await services.store.write(region(caller.regionId), (tx) => cancelJob(tx, caller.regionId, id, services.now()))
}

/** The file a job has made, called as its person will keep it; on the disk it is called by the job's id. @throws ProductError RECORD_NOT_FOUND */
export async function jobFile(services: Services, caller: Caller, id: string) {
  const job = await mine(services, caller, id)
  const { file: name } = outputOf(job)
  const path = jobPath(services.store.folder, job.id)
  const size = name === undefined ? undefined : (await stat(path).catch(() => undefined))?.size
  if (name === undefined || size === undefined) throw new ProductError('RECORD_NOT_FOUND', { what: '结果文件' })
  return { name, size, content: createReadStream(path) as AsyncIterable<Uint8Array> }
}

const LOOK_MS = 500
const BEAT_EVERY = 30

/** Each move of a job until it ends, the current state first; a reader that comes back with the id it has seen gets only what is new. */
export async function* watchJob(
  services: Services,
  caller: Caller,
  id: string,
  seen: string | undefined,
): AsyncIterable<{ readonly id: string; readonly data: ShownJob } | 'beat'> {
  let last = seen
  for (let quiet = 0; ; quiet++) {
    const job = await jobOf(services, caller, id)
    const mark = `${job.state}-${job.done}-${job.total}`
    if (mark !== last) {
      last = mark
      quiet = 0
      yield { id: mark, data: job }
    } else if (quiet % BEAT_EVERY === BEAT_EVERY - 1) yield 'beat'
    if (job.finishedAt !== null) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

async function mine({ store }: Services, caller: Caller, id: string): Promise<JobTable> {
  const job = await store.read(region(caller.regionId), (db) => getJob(db, caller.regionId, id))
  if (job === undefined || !isMine(job, caller)) throw new ProductError('RECORD_NOT_FOUND', { what: '后台任务' })
  return job
}

/** Of the person, and by a token only what the token could have begun: an export holds what it may not read otherwise. */
const isMine = (job: JobTable, { personId, only }: Caller): boolean =>
  job.person_id === personId && (only === undefined || only.includes(needs[job.kind as JobKind])) // written by beginJob only

/** What a job leaves: the name of its file, if it made one. The file itself is called by the job's id. */
export interface JobOutput {
  readonly file?: string
}
const outputOf = ({ output }: JobTable): JobOutput => (output === null ? {} : (JSON.parse(output) as JobOutput)) // written by the runner from this very type
export const jobFolder = (dataFolder: string): string => join(dataFolder, 'jobs')
export const jobPath = (dataFolder: string, id: string): string => join(jobFolder(dataFolder), `${id}.zip`)

export const shownJob = (job: JobTable): ShownJob => ({
  id: job.id,
  regionId: job.region_id,
  // Written by this program only, from these very types.
  kind: job.kind as JobKind,
  state: job.state as JobState,
  done: job.done,
  total: job.total,
  message: job.message,
  createdAt: job.created_at,
  finishedAt: job.finished_at,
  hasFile: job.state === 'done' && outputOf(job).file !== undefined,
})
