import { keepAnchors } from '#store/anchors.ts'
import { forgetAttempts } from '#store/login-attempts.ts'
import { everything } from '#store/scope.ts'
import { sweepSessions } from '#store/sessions.ts'
import { anyUnit } from '#store/units.ts'
import type { Services } from '../services.ts'
import { type DemoAccount, demoAccounts } from '../session/demo.ts'
import { minutesAfter } from '../session/moments.ts'
import { runJobs, sweepOldJobs } from '../work/run-jobs.ts'
import { firstAdministrator } from './first-administrator.ts'
import { type BackupWishes, keepBackups } from './keep-backups.ts'
import { loadExamples } from './load-examples.ts'
import { type Installation, openServices } from './open-services.ts'

export interface StartRequest extends Installation, BackupWishes {
  /** Folder of the examples, when they are asked for. */
  readonly examplesDir?: string
}

export interface Started {
  readonly services: Services
  /** Shown once, on the very first start. */
  readonly administrator: { readonly login: string; readonly password: string } | undefined
  /** The demonstration accounts; none without the example data. */
  readonly demo: readonly DemoAccount[]
  readonly stop: () => Promise<void>
}

/** Everything a server runs on 启动: the store, its first person, the examples when asked for, jobs, daily backups, hourly housekeeping. */
export async function startInstallation({ examplesDir, note, backupTo, ...installation }: StartRequest): Promise<Started> {
  const opened = await openServices(installation)
  try {
    const inUse = await opened.store.read(everything, anyUnit)
    const administrator = await firstAdministrator(opened)
    if (examplesDir !== undefined && !inUse) await loadExamples(opened, examplesDir)
    const demo = await demoAccounts(opened)
    // Accounts whose password everybody knows never join units that are at work.
    if (examplesDir !== undefined && demo.length === 0)
      note('这个数据文件夹里已有正式数据，没有装入示例数据。要看示例，请用 --data 另选一个新文件夹。')
    const runner = runJobs(opened)
    const services = { ...opened, wakeJobs: runner.wake }
    const ends = [keepHouse(services, { backupTo, note }), runner.stop, services.workshop.close]
    const stop = async () => {
      for (const end of ends) await end()
      await keepAnchors(services.store)
      await services.store.close()
    }
    return { services, administrator, demo, stop }
  } catch (error) {
    await opened.workshop.close()
    await opened.store.close()
    throw error
  }
}

const HOUR_MS = 3_600_000
/** Nobody waits for the house to be tidy; the first minutes belong to people. */
const QUIET_MS = 300_000
/** Failed sign-ins are kept a month. */
const ATTEMPTS_MINUTES = 60 * 24 * 30

/** Hourly tidying and daily backups, a while after the start. @returns the function that ends both */
function keepHouse(services: Services, wishes: BackupWishes): () => Promise<void> {
  const { store } = services
  let running: Promise<unknown> = Promise.resolve()
  let stopBackups = async () => {}
  const look = () => {
    running = running.then(() => tidy(services)).catch((error: unknown) => wishes.note(`整理数据时出错：${String(error)}`))
  }
  const timer = setInterval(look, HOUR_MS).unref()
  const later = setTimeout(() => {
    look()
    // A database server has its own administrators and their backups; the folder on a PC has only us.
    if (store.engine !== 'embedded') return
    stopBackups = keepBackups(services, wishes)
  }, QUIET_MS).unref()
  return async () => {
    clearInterval(timer)
    clearTimeout(later)
    await stopBackups()
    await running
  }
}

async function tidy(services: Services): Promise<void> {
  const { store, now } = services
  await keepAnchors(store)
  await sweepOldJobs(services)
  await store.write(everything, async (tx) => {
    await sweepSessions(tx, now())
    await forgetAttempts(tx, minutesAfter(now(), -ATTEMPTS_MINUTES))
  })
}
