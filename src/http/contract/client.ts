import type { z } from 'zod'
import type { Call, Contract } from './contract.ts'

/** An answer that refuses: RFC 9457 problem+json of the error catalogue. */
export interface ProblemAnswer {
  readonly type: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly details?: unknown
}

export class RefusedCall extends Error {
  override readonly name = 'RefusedCall'
  readonly problem: ProblemAnswer

  constructor(problem: ProblemAnswer) {
    super(problem.detail)
    this.problem = problem
  }
}

/**
 * Calls a route by its contract 调用接口: `call(listSubmissions, { query: { year: 2024 } })` gives its typed response.
 * @throws RefusedCall with the server's words when it refuses; TypeError when the network is away.
 */
export async function call<C extends Contract>(contract: C, input: Call<C>, fetcher: typeof fetch = fetch): Promise<z.output<C['response']>> {
  const { params, query, body } = input as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')))
  const search = new URLSearchParams(Object.entries(query ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as [string, string]])))
  const answer = await fetcher(search.size > 0 ? `${path}?${search}` : path, {
    method: contract.method,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new RefusedCall((await answer.json()) as ProblemAnswer)
  return (answer.status === 204 ? undefined : await answer.json()) as z.output<C['response']>
}
