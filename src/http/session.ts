import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#app/session/caller.ts'
import { ProductError } from '#errors'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined
  }
}

/** Finds the caller of a session cookie or bearer token; undefined when unknown or expired. */
export type FindCaller = (kind: 'session' | 'token', secret: string) => Promise<Caller | undefined>

export const COOKIE = 'mingji'

/** Fills `request.caller` and refuses writes that another site may have sent 防跨站. */
export function addSessions(server: FastifyInstance, findCaller: FindCaller): void {
  server.decorateRequest('caller', undefined)
  server.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return
    const bearer = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) {
      request.caller = await findCaller('token', bearer)
      if (!request.caller) throw new ProductError('TOKEN_UNKNOWN', {})
      return
    }
    if (!isSafe(request) && !comesFromHere(request)) throw new ProductError('FOREIGN_ORIGIN', {})
    const cookie = request.cookies[COOKIE]
    if (cookie !== undefined) request.caller = await findCaller('session', cookie)
  })
}

const isSafe = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD'

/**
 * Browsers say where a write comes from: Sec-Fetch-Site, older ones Origin. A request with neither carries no cookie of a browser's
 * making and is let through only without one.
 */
function comesFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === request.host
  return request.cookies[COOKIE] === undefined
}

/** The session travels in a cookie no script can read; over TLS only where TLS is. */
export function setCookie(request: FastifyRequest, reply: FastifyReply, secret: string, expiresAt: string): void {
  reply.setCookie(COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    expires: new Date(expiresAt),
  })
}

export const clearCookie = (reply: FastifyReply): void => void reply.clearCookie(COOKIE, { path: '/' })
