import { keepAnchors } from '#store/anchors.ts'
import { everything } from '#store/scope.ts'
import { sweepSessions } from '#store/sessions.ts'
import type { Services } from '../services.ts'
import { firstAdministrator } from './first-administrator.ts'
import { loadExamples } from './load-examples.ts'
import { type Installation, openServices } from './open-services.ts'

export interface StartRequest extends Installation {
  /** Folder of the examples, when they are asked for. */
  readonly examplesDir?: string
}

export interface Started {
  readonly services: Services
  /** Shown once, on the very first start. */
  readonly administrator: { readonly login: string; readonly password: string } | undefined
  readonly stop: () => Promise<void>
}

const HOUR_MS = 3_600_000

/** Everything a server runs on 启动: the store, its first person, the examples when asked for, and the hourly housekeeping. */
export async function startInstallation({ examplesDir, ...installation }: StartRequest): Promise<Started> {
  const services = await openServices(installation)
  const { store, now } = services
  try {
    const administrator = await firstAdministrator(services)
    if (examplesDir !== undefined) await loadExamples(services, examplesDir)
    const tidy = async () => {
      await keepAnchors(store)
      await store.write(everything, (tx) => sweepSessions(tx, now()))
    }
    let tidying = tidy()
    const timer = setInterval(() => (tidying = tidying.then(tidy)), HOUR_MS).unref()
    return {
      services,
      administrator,
      stop: async () => {
        clearInterval(timer)
        await tidying
        await services.workshop.close()
        await keepAnchors(store)
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
