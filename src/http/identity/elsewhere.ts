import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '#app/services.ts'
import { type Identity, signInElsewhere } from '#app/session/sign-in-elsewhere.ts'
import { ProductError } from '#errors'
import { callerAddress } from '../caller-address.ts'
import { setCookie } from '../session.ts'
import { casWay } from './cas.ts'
import { oidcWay } from './oidc.ts'
import { recall, remember } from './remember.ts'
import type { SignInSettings } from './settings.ts'
import type { SignInWay } from './way.ts'

/** The other systems by which people may sign in here. */
export interface Elsewhere {
  readonly ways: readonly SignInWay[]
  readonly registerIn?: number | undefined
}

export const elsewhereOf = (settings: SignInSettings | undefined): Elsewhere =>
  settings === undefined
    ? { ways: [] }
    : {
        ways: [
          ...(settings.oidc ? [oidcWay(settings.oidc, settings.address)] : []),
          ...(settings.cas ? [casWay(settings.cas, settings.address)] : []),
        ],
        registerIn: settings.registerIn,
      }

interface Journey {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Sends the browser to the other system. @returns its address. @throws ProductError SIGN_IN_WAY_UNKNOWN */
export async function begin(elsewhere: Elsewhere, id: Identity['way'], { request, reply }: Journey): Promise<string> {
  const way = wayOf(elsewhere, id)
  const begun = await way.begin()
  remember(request, reply, way, begun.remember)
  return begun.address
}

/** The browser is back: proves who it is and opens a session. @returns the first page */
export async function finish(services: Services, elsewhere: Elsewhere, id: Identity['way'], { request, reply }: Journey): Promise<string> {
  const way = wayOf(elsewhere, id)
  const remembered = recall(request, reply, way)
  const identity = await way.finish(remembered, new URLSearchParams(request.url.split('?')[1] ?? ''))
  const { secret, expiresAt } = await signInElsewhere(services, {
    identity,
    registerIn: elsewhere.registerIn,
    address: callerAddress(request),
    agent: request.headers['user-agent'],
  })
  setCookie(request, reply, secret, expiresAt)
  return '/'
}

function wayOf({ ways }: Elsewhere, id: Identity['way']): SignInWay {
  const way = ways.find((each) => each.id === id)
  if (!way) throw new ProductError('SIGN_IN_WAY_UNKNOWN', {})
  return way
}
