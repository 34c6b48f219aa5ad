import type { Services } from '#app/services.ts'
import type { Caller } from '#app/session/caller.ts'
import { demoAccounts } from '#app/session/demo.ts'
import { findCaller } from '#app/session/find-caller.ts'
import { beginSecondFactor, changePassword, confirmSecondFactor, signOut } from '#app/session/own-account.ts'
import { profileOf } from '#app/session/profile.ts'
import { signIn } from '#app/session/sign-in.ts'
import * as contract from '../contract/session.ts'
import { done } from '../done.ts'
import { type Route, serve } from '../serve.ts'
import { clearCookie, setCookie } from '../session.ts'

/** 登录与本人账户. Every sign-in makes a new secret, so a planted cookie is worth nothing. */
export const sessionRoutes = (services: Services): readonly Route[] => [
  serve(contract.signIn, async ({ body, request, reply }) => {
    const { secret, expiresAt } = await signIn(services, { ...body, address: request.ip, agent: request.headers['user-agent'] })
    setCookie(request, reply, secret, expiresAt)
    // Found a moment after it was made, by the very secret.
    return profileOf(services, (await findCaller(services, 'session', secret)) as Caller)
  }),
  serve(contract.whoAmI, ({ caller }) => profileOf(services, caller)),
  serve(contract.signOut, ({ caller, reply }) => {
    clearCookie(reply)
    return done(signOut(services, caller))
  }),
  serve(contract.changePassword, ({ caller, body }) => done(changePassword(services, caller, body.old, body.wanted))),
  serve(contract.beginSecondFactor, ({ caller, body }) => beginSecondFactor(services, caller, body.password)),
  serve(contract.confirmSecondFactor, ({ caller, body }) => done(confirmSecondFactor(services, caller, body.code))),
  serve(contract.demoAccounts, async () => ({ accounts: await demoAccounts(services) })),
]
