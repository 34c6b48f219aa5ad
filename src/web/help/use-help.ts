import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '#http/contract/client.ts'
import { readHelp } from '#http/contract/policy.ts'

/** What the fields want 填写说明 and what the words mean; fetched once, when help is first opened. */
export function useHelp(): { readonly help: z.output<typeof readHelp.response> | undefined; readonly failed: boolean } {
  const { data, isError } = useQuery({ queryKey: ['help'], queryFn: () => call(readHelp, {}), staleTime: Number.POSITIVE_INFINITY })
  return { help: data, failed: isError }
}
