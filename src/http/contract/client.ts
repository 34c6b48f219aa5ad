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

/** The address of a route with its values: for `call`, for links to downloads (`<a href>`), for EventSource. */
export function addressOf<C extends Contract>(contract: C, input: Omit<Call<C>, 'body'>): string {
  const { params, query } = input as { params?: Record<string, unknown>; query?: Record<string, unknown> }
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')))
  const search = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as [string, string]])),
  )
  // Not `search.size`: Chromium before 113 has none.
  const asked = search.toString()
  return asked === '' ? path : `${path}?${asked}`
}

/**
 * Calls a route by its contract 调用接口: `call(listSubmissions, { query: { year: 2024 } })` gives its typed response.
 * @throws RefusedCall with the server's words when it refuses; TypeError when the network is away.
 */
export async function call<C extends Contract>(
  contract: C,
  input: Call<C>,
  fetcher: typeof fetch = fetch,
): Promise<z.output<C['response']>> {
  const { body } = input as { body?: unknown }
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return ask(contract, addressOf(contract, input), json, fetcher)
}

/** Sends files to a route that takes some 上传; throws as `call` does. */
export async function upload<C extends Contract>(
  contract: C,
  input: Call<C> & { readonly files: readonly File[] },
  fetcher: typeof fetch = fetch,
): Promise<z.output<C['response']>> {
  const body = new FormData()
  for (const file of input.files) body.append('file', file, file.name)
  return ask(contract, addressOf(contract, input), { body }, fetcher)
}

async function ask<C extends Contract>(
  contract: C,
  address: string,
  init: RequestInit,
  fetcher: typeof fetch,
): Promise<z.output<C['response']>> {
  const answer = await fetcher(address, { method: contract.method, credentials: 'same-origin', ...init })
  if (!answer.ok) throw new RefusedCall(await problemOf(answer))
  // The server serialises by this very contract.
  return (answer.status === 204 ? undefined : await answer.json()) as z.output<C['response']>
}

/** A proxy in between answers with a page of its own, not with a problem. */
async function problemOf(answer: Response): Promise<ProblemAnswer> {
  if (answer.headers.get('content-type')?.includes('json')) return (await answer.json()) as ProblemAnswer
  const detail = '服务器暂时没有回应，您的内容没有丢失。请稍后重试。'
  return { type: 'about:blank', status: answer.status, code: 'NO_ANSWER', title: detail, detail }
}
