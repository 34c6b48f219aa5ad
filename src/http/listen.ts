import type { Services } from '#app/services.ts'
import { findCaller } from '#app/session/find-caller.ts'
import { ProductError } from '#errors'
import { allRoutes } from './all-routes.ts'
import { addPages } from './pages.ts'
import { makeServer } from './server.ts'

export interface ListenOptions {
  readonly services: Services
  readonly host: string
  readonly port: number
  readonly version: string
  /** Behind a proxy that ends TLS. */
  readonly behindProxy: boolean
  /** Folder of the built pages; a plain page stands in when it is not there. */
  readonly pages: string
}

export interface Listening {
  readonly address: string
  /** Takes no more requests, lets the running ones end. */
  readonly close: () => Promise<void>
}

/** Opens the port 启动服务. @throws ProductError PORT_IN_USE, PORT_REFUSED */
export async function listen({ services, host, port, version, behindProxy, pages }: ListenOptions): Promise<Listening> {
  const server = await makeServer({
    routes: allRoutes(services, version),
    findCaller: (kind, secret) => findCaller(services, kind, secret),
    version,
    behindProxy,
    extend: (open) => addPages(open, pages),
    log: 'warn',
  })
  try {
    return { address: await server.listen({ host, port }), close: () => server.close() }
  } catch (cause) {
    await server.close()
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new ProductError('PORT_IN_USE', { port }, { cause })
    throw new ProductError('PORT_REFUSED', { host, port, reason: code ?? message }, { cause })
  }
}
