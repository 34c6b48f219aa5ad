import { editPerson, giveRole, peopleOf, registerPerson, resetPassword, takeRole } from '#app/office/people.ts'
import { roundsOf, setClosed, setRound } from '#app/office/rounds.ts'
import { commonFindings, divisionStatistics } from '#app/office/statistics.ts'
import { colleaguesOf, divisionsUnder, editUnit, makeUnit, unitsOf } from '#app/office/units.ts'
import type { Services } from '#app/services.ts'
import { yearsOf } from '#app/submission/read-submission.ts'
import * as contract from '../contract/office.ts'
import * as statistics from '../contract/statistics.ts'
import { done } from '../done.ts'
import { type Route, serve } from '../serve.ts'

/** Divisions, units, people, rounds and what is counted over them. */
export const officeRoutes = (services: Services): readonly Route[] => [
  serve(contract.listDivisions, async ({ caller, query }) => ({ divisions: await divisionsUnder(services, caller, query.region) })),
  serve(contract.listUnits, async ({ caller, query }) => ({ units: await unitsOf(services, caller, query.region) })),
  serve(contract.addUnit, ({ caller, body }) => makeUnit(services, caller, body)),
  serve(contract.changeUnit, ({ caller, params, body }) => editUnit(services, caller, params.id, body)),
  serve(contract.listYears, async ({ caller, params }) => ({ rows: await yearsOf(services, caller, params.id) })),
  serve(contract.listColleagues, async ({ caller, params }) => ({ people: await colleaguesOf(services, caller, params.id) })),

  serve(contract.listPeople, async ({ caller, query }) => ({ people: await peopleOf(services, caller, query.region) })),
  serve(contract.addPerson, ({ caller, body }) => registerPerson(services, caller, body)),
  serve(contract.changePerson, ({ caller, params, body }) => editPerson(services, caller, params.id, body)),
  serve(contract.resetPassword, ({ caller, params }) => resetPassword(services, caller, params.id)),
  serve(contract.grantRole, ({ caller, params, body }) => giveRole(services, caller, params.id, body)),
  serve(contract.endGrant, ({ caller, params }) => done(takeRole(services, caller, params.id, params.grant))),

  serve(contract.listRounds, async ({ caller, query }) => ({ rounds: await roundsOf(services, caller, query.region) })),
  serve(contract.saveRound, ({ caller, body }) => setRound(services, caller, body)),
  serve(contract.closeRound, ({ caller, params, body }) => done(setClosed(services, caller, params.id, body.closed))),

  serve(statistics.readStatistics, ({ caller, query }) => divisionStatistics(services, caller, query)),
  serve(statistics.readCommonFindings, async ({ caller, query }) => ({ rows: await commonFindings(services, caller, query) })),
]
