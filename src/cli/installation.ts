import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Services } from '#app/services.ts'
import { ProductError } from '#errors'
import type { Terminal } from './terminal.ts'

/**
 * Opens the installation that is in a data folder, for one command, and closes it whatever happens. A mistyped folder is refused instead of
 * becoming a new, empty installation that passes every proof.
 * @throws ProductError DATA_FOLDER_EMPTY and the refusals of opening
 */
export async function withInstallation<T>(
  terminal: Terminal,
  folder: string,
  command: string,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const place = terminal.installation.databaseUrl === undefined ? join(folder, 'database') : folder
  if (!existsSync(place)) throw new ProductError('DATA_FOLDER_EMPTY', { folder: resolve(folder) })
  return withNewInstallation(terminal, folder, command, work)
}

/** The same, made when it is not there yet. */
export async function withNewInstallation<T>(
  terminal: Terminal,
  folder: string,
  command: string,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const { openServices } = await import('#app/start/open-services.ts')
  const { databaseUrl, objects, sm2 } = terminal.installation
  const services = await openServices({
    folder,
    databaseUrl,
    objects,
    sm2,
    purpose: `mingji ${command}`,
    policyDir: terminal.policyDir,
    version: terminal.version,
  })
  try {
    return await work(services)
  } finally {
    await services.workshop.close()
    await services.store.close()
  }
}
