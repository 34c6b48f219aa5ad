import type { FastifyReply, FastifyRequest } from 'fastify'
import { ProductError } from '#errors'
import type { SignInWay } from './way.ts'

const MINUTES = 10

/**
 * What a sign-in that has begun must remember until the browser comes back: in a cookie that only its two routes see and no script reads, so
 * that several servers need not share it. Lax, because the browser comes back from another site.
 */
const placeOf = ({ id }: SignInWay) => ({ name: `mingji-${id}`, path: `/api/session/${id}` })

export function remember(request: FastifyRequest, reply: FastifyReply, way: SignInWay, text: string): void {
  const { name, path } = placeOf(way)
  const value = Buffer.from(text).toString('base64url')
  reply.setCookie(name, value, { path, httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', maxAge: MINUTES * 60 })
}

/** Read once. @throws ProductError SIGN_IN_BEGIN_AGAIN when this browser has begun nothing */
export function recall(request: FastifyRequest, reply: FastifyReply, way: SignInWay): string {
  const { name, path } = placeOf(way)
  reply.clearCookie(name, { path })
  const value = request.cookies[name]
  if (value === undefined) throw new ProductError('SIGN_IN_BEGIN_AGAIN', {})
  return Buffer.from(value, 'base64url').toString()
}
