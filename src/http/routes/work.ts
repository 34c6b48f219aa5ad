import type { Services } from '#app/services.ts'
import { demoAccounts } from '#app/session/demo.ts'
import { beginJob, jobFile, jobOf, jobsOf, stopJob, watchJob } from '#app/work/jobs.ts'
import { noticesOf, readNotices, remind } from '#app/work/notices.ts'
import { logPage } from '#app/work/read-log.ts'
import { endToken, makeToken, tokensOf } from '#app/work/tokens.ts'
import * as contract from '../contract/work.ts'
import { done } from '../done.ts'
import { typeOf } from '../file-types.ts'
import { type Route, serve } from '../serve.ts'

/** Notices, jobs, tokens, the log: what goes on around the submissions. */
export const workRoutes = (services: Services, version: string): readonly Route[] => [
  serve(contract.listNotices, ({ caller, query }) => noticesOf(services, caller, query.limit)),
  serve(contract.readNotices, ({ caller, body }) => done(readNotices(services, caller, body.ids))),
  serve(contract.remind, ({ caller, body }) => remind(services, caller, body)),

  serve(contract.beginJob, async ({ caller, body }) => {
    const job = await beginJob(services, caller, body)
    services.wakeJobs()
    return job
  }),
  serve(contract.listJobs, async ({ caller }) => ({ jobs: await jobsOf(services, caller) })),
  serve(contract.readJob, ({ caller, params }) => jobOf(services, caller, params.id)),
  serve(contract.watchJob, async ({ caller, params, request }) => {
    await jobOf(services, caller, params.id)
    return watchJob(services, caller, params.id, lastEventOf(request.headers['last-event-id']))
  }),
  serve(contract.cancelJob, ({ caller, params }) => done(stopJob(services, caller, params.id))),
  serve(contract.downloadJob, async ({ caller, params }) => {
    const made = await jobFile(services, caller, params.id)
    return { ...made, mime: typeOf(made.name) }
  }),

  serve(contract.listTokens, async ({ caller }) => ({ tokens: await tokensOf(services, caller) })),
  serve(contract.addToken, ({ caller, body }) => makeToken(services, caller, body)),
  serve(contract.revokeToken, ({ caller, params }) => done(endToken(services, caller, params.id))),

  serve(contract.readLog, ({ caller, query }) => logPage(services, caller, query)),
  serve(contract.readStatus, async () => ({ version, now: services.now(), examples: (await demoAccounts(services)).length > 0 })),
]

const lastEventOf = (header: string | readonly string[] | undefined) => (typeof header === 'string' ? header : undefined)
