import type { Services } from '#app/services.ts'
import { findCaller } from '#app/session/find-caller.ts'
import { ProductError } from '#errors'
import { allRoutes } from './all-routes.ts'
import { elsewhereOf } from './identity/elsewhere.ts'
import type { SignInSettings } from './identity/settings.ts'
import { addPages } from './pages.ts'
import { makeServer } from './server.ts'

export interface ListenOptions {
  readonly services: Services
  readonly host: string
  readonly port: number
  readonly version: string
  /** Proxies in front that end TLS, by address; undefined: none. */
  readonly proxy: string | undefined
  /** Folder of the built pages; a plain page stands in when it is not there. */
  readonly pages: string
  /** Other systems by which people may sign in. */
  readonly signIn?: SignInSettings | undefined
}

export interface Listening {
  readonly address: string
  /** Takes no more requests, lets the running ones end. */
  readonly close: () => Promise<void>
}

/** Opens the port 启动服务. @throws ProductError PORT_IN_USE, PORT_REFUSED */
export async function listen({ services, host, port, version, proxy, pages, signIn }: ListenOptions): Promise<Listening> {
  const server = await makeServer({
    routes: allRoutes(services, version, elsewhereOf(signIn)),
    findCaller: (kind, secret) => findCaller(services, kind, secret),
    version,
    proxy,
    extend: (open) => addPages(open, pages),
    log: 'warn',
  })
  try {
    const address = await server.listen({ host, port })
    services.workshop.warm()
    return { address, close: () => server.close() }
  } catch (cause) {
    await server.close()
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new ProductError('PORT_IN_USE', { port }, { cause })
    throw new ProductError('PORT_REFUSED', { host, port, reason: code ?? message }, { cause })
  }
}
