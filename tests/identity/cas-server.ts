import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Who is signed in at the CAS server, and how it answers when it is asked about a ticket. */
export interface CasBehaviour {
  user: string
  name?: string
  /** Answers this instead of the truth; the user's place is marked by {user}. */
  answer?: string
  status?: number
  /** Sends whoever asks elsewhere, where anybody is vouched for. */
  redirect?: true
}

/** A real CAS 3 server on loopback, small: /cas/login gives tickets for a service, /cas/p3/serviceValidate takes each once, for that very service. */
export async function startCasServer() {
  const tickets = new Map<string, { readonly service: string; readonly user: string }>()
  const behaviour: CasBehaviour = { user: 'nobody' }
  const seen = { validations: [] as URL[] }
  const server = createServer((request, response) => answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cas`

  function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', address)
    if (url.pathname === '/cas/login') {
      const service = url.searchParams.get('service') ?? ''
      const ticket = `ST-1-${randomBytes(16).toString('hex')}-cas`
      tickets.set(ticket, { service, user: behaviour.user })
      const back = new URL(service)
      back.searchParams.set('ticket', ticket)
      return void response.writeHead(302, { location: back.href }).end()
    }
    // Where a redirect leads to: it would vouch for anybody.
    if (url.pathname === '/cas/elsewhere') return void response.end(success(behaviour.user))
    if (url.pathname !== '/cas/p3/serviceValidate') return void response.writeHead(404).end()
    seen.validations.push(url)
    if (behaviour.redirect) return void response.writeHead(302, { location: `${address}/elsewhere` }).end()
    response.writeHead(behaviour.status ?? 200, { 'content-type': 'application/xml' })
    response.end(behaviour.answer?.replace('{user}', behaviour.user) ?? truth(url))
  }

  function truth(url: URL): string {
    const ticket = tickets.get(url.searchParams.get('ticket') ?? '')
    tickets.delete(url.searchParams.get('ticket') ?? '')
    if (!ticket) return failure('INVALID_TICKET')
    if (ticket.service !== url.searchParams.get('service')) return failure('INVALID_SERVICE')
    return success(ticket.user, behaviour.name)
  }

  return {
    address,
    behaviour,
    seen,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

export const success = (user: string, name?: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>${user}</cas:user>${
    name === undefined ? '' : `<cas:attributes><cas:displayName>${name}</cas:displayName></cas:attributes>`
  }</cas:authenticationSuccess></cas:serviceResponse>`

export const failure = (code: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="${code}">no</cas:authenticationFailure></cas:serviceResponse>`
