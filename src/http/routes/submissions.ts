import type { Services } from '#app/services.ts'
import { acceptMany } from '#app/submission/accept-many.ts'
import { commentsOf, settleComment, writeComment } from '#app/submission/comments-of.ts'
import { beginYear } from '#app/submission/create-submission.ts'
import { decideOnWaiver, findingsOf, requestWaiver, waiversOf } from '#app/submission/findings-of.ts'
import { board } from '#app/submission/list-submissions.ts'
import { readAssessment } from '#app/submission/read-assessment.ts'
import { compareVersions, openSubmission, readOneVersion, stepsOf, versionsOf } from '#app/submission/read-submission.ts'
import { restoreVersion, saveSubmission } from '#app/submission/save-submission.ts'
import { takeStep } from '#app/submission/take-step.ts'
import { contentOf, withBody } from '../content.ts'
import * as contract from '../contract/submissions.ts'
import { done } from '../done.ts'
import { type Route, serve } from '../serve.ts'

/** 填报: reading, saving, versions, workflow, comments, waivers. */
export const submissionRoutes = (services: Services): readonly Route[] => [
  serve(contract.listSubmissions, ({ caller, query }) => board(services, caller, query)),
  serve(contract.createSubmission, ({ caller, body }) => beginYear(services, caller, body)),
  serve(contract.readSubmission, async ({ caller, params }) => withBody(await openSubmission(services, caller, params.id))),
  serve(contract.saveSubmission, ({ caller, params, body: { body, ...request } }) =>
    saveSubmission(services, caller, { id: params.id, ...request, content: contentOf(body), source: 'save' }),
  ),
  serve(contract.readAssessment, ({ caller, params }) => readAssessment(services, caller, params.id)),
  serve(contract.readFindings, ({ caller, params }) => findingsOf(services, caller, params.id)),
  serve(contract.takeStep, ({ caller, params, body }) => takeStep(services, caller, { id: params.id, ...body })),
  serve(contract.acceptMany, async ({ caller, body }) => ({ results: await acceptMany(services, caller, body.items) })),
  serve(contract.listSteps, async ({ caller, params }) => ({ steps: await stepsOf(services, caller, params.id) })),
  serve(contract.listVersions, async ({ caller, params }) => ({ versions: await versionsOf(services, caller, params.id) })),
  serve(contract.readVersion, async ({ caller, params: { id, version } }) =>
    withBody({ version, body: await readOneVersion(services, caller, id, version) }),
  ),
  serve(contract.readDifferences, async ({ caller, params, query }) => ({
    differences: await compareVersions(services, caller, params.id, query.from, query.to),
  })),
  serve(contract.restoreVersion, ({ caller, params, body }) => restoreVersion(services, caller, { id: params.id, ...body })),
  serve(contract.listComments, async ({ caller, params }) => ({ comments: await commentsOf(services, caller, params.id) })),
  serve(contract.writeComment, ({ caller, params, body }) => writeComment(services, caller, { id: params.id, ...body })),
  serve(contract.resolveComment, ({ caller, params }) => done(settleComment(services, caller, params))),
  serve(contract.listWaivers, async ({ caller, params }) => ({ waivers: await waiversOf(services, caller, params.id) })),
  serve(contract.askWaiver, ({ caller, params, body }) => requestWaiver(services, caller, { id: params.id, ...body })),
  serve(contract.decideWaiver, ({ caller, params, body }) => done(decideOnWaiver(services, caller, { ...params, ...body }))),
]
