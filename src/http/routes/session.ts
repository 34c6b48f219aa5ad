import type { Services } from '#app/services.ts'
import type { Caller } from '#app/session/caller.ts'
import { demoAccounts } from '#app/session/demo.ts'
import { findCaller } from '#app/session/find-caller.ts'
import { beginSecondFactor, changePassword, confirmSecondFactor, signOut } from '#app/session/own-account.ts'
import { endOthers, endOwnSession, sessionsOf } from '#app/session/own-sessions.ts'
import { profileOf } from '#app/session/profile.ts'
import { signIn } from '#app/session/sign-in.ts'
import { callerAddress } from '../caller-address.ts'
import * as contract from '../contract/session.ts'
import { done } from '../done.ts'
import { begin, type Elsewhere, finish } from '../identity/elsewhere.ts'
import { type Route, serve } from '../serve.ts'
import { clearCookie, setCookie } from '../session.ts'

/** 登录与本人账户. Every sign-in makes a new secret, so a planted cookie is worth nothing. */
export const sessionRoutes = (services: Services, elsewhere: Elsewhere): readonly Route[] => [
  serve(contract.signIn, async ({ body, request, reply }) => {
    const { secret, expiresAt } = await signIn(services, { ...body, address: callerAddress(request), agent: request.headers['user-agent'] })
    setCookie(request, reply, secret, expiresAt)
    // Found a moment after it was made, by the very secret.
    return profileOf(services, (await findCaller(services, 'session', secret)) as Caller)
  }),
  serve(contract.whoAmI, async ({ caller }) => (caller ? profileOf(services, caller) : null)),
  serve(contract.signOut, ({ caller, reply }) => {
    clearCookie(reply)
    return done(signOut(services, caller))
  }),
  serve(contract.changePassword, ({ caller, body, request }) =>
    done(changePassword(services, caller, { ...body, address: callerAddress(request) })),
  ),
  serve(contract.beginSecondFactor, ({ caller, body, request }) =>
    beginSecondFactor(services, caller, { ...body, address: callerAddress(request) }),
  ),
  serve(contract.confirmSecondFactor, ({ caller, body }) => done(confirmSecondFactor(services, caller, body.code))),
  serve(contract.listSessions, async ({ caller }) => ({ sessions: await sessionsOf(services, caller) })),
  serve(contract.endSession, ({ caller, params }) => done(endOwnSession(services, caller, params.id))),
  serve(contract.endOtherSessions, async ({ caller }) => ({ ended: await endOthers(services, caller) })),

  serve(contract.signInWays, async () => ({
    ways: elsewhere.ways.map(({ id, title }) => ({ id, title, address: `/api/session/${id}` })),
  })),
  serve(contract.beginOidc, (exchange) => begin(elsewhere, 'oidc', exchange)),
  serve(contract.finishOidc, (exchange) => finish(services, elsewhere, 'oidc', exchange)),
  serve(contract.beginCas, (exchange) => begin(elsewhere, 'cas', exchange)),
  serve(contract.finishCas, (exchange) => finish(services, elsewhere, 'cas', exchange)),
  serve(contract.demoAccounts, async () => ({ accounts: await demoAccounts(services) })),
]
