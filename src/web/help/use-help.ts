import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '#http/contract/client.ts'
import { readHelp } from '#http/contract/policy.ts'

export type Help = z.output<typeof readHelp.response>['fields'][number]

/** What the fields want 填写说明; fetched once, when the first help is opened. */
export function useHelp(id: string, wanted: boolean): { readonly help: Help | undefined; readonly failed: boolean } {
  const { data, isError } = useQuery({
    queryKey: ['help'],
    queryFn: () => call(readHelp, {}),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { help: data?.fields.find((field) => field.id === id), failed: isError }
}
