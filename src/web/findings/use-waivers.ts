import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Finding } from '#domain/finding.ts'
import { call } from '#http/contract/client.ts'
import { listWaivers } from '#http/contract/submissions.ts'
import { useOpenYear } from '../year/year-context.ts'

export type AskedWaiver = z.output<typeof listWaivers.response>['waivers'][number]

/** What was asked to be let stand, with the decisions. */
export function useWaivers() {
  const { year } = useOpenYear()
  return useQuery({ queryKey: ['waivers', year.id], queryFn: async () => (await call(listWaivers, { params: { id: year.id } })).waivers })
}

/** The newest request that speaks of this finding; one without a path speaks of the rule everywhere. */
export const waiverOf = (waivers: readonly AskedWaiver[] | undefined, { rule, path }: Finding): AskedWaiver | undefined =>
  waivers?.findLast((each) => each.rule === rule && (each.path === null || each.path === (path ?? null)))
