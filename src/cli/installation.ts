import type { Services } from '#app/services.ts'
import type { Terminal } from './terminal.ts'

/** Opens the installation of a data folder for one command and closes it whatever happens. */
export async function withInstallation<T>(
  terminal: Terminal,
  folder: string,
  command: string,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const { openServices } = await import('#app/start/open-services.ts')
  const { databaseUrl } = terminal.installation
  const services = await openServices({
    folder,
    databaseUrl,
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
