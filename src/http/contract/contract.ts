import type { z } from 'zod'
import type { Permission } from '#domain/workflow-roles.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One route as data 接口约定: the server, the OpenAPI document, the typed client and the test of every route × role are derived from it.
 * Shared with the browser: types and schemas only.
 */
export interface Contract {
  readonly method: Method
  /** Fastify path: "/api/submissions/:id". */
  readonly path: `/api/${string}`
  /** What a person must be allowed; 'anyone' needs no session, 'signed-in' any session. The use case checks it again, with its scope. */
  readonly may: Permission | 'anyone' | 'signed-in'
  /** One line in Chinese for the OpenAPI document. */
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
  /** Status of success when it is not 200. */
  readonly status?: 201 | 202 | 204
  /** The body is multipart/form-data with files only; everything else stands in the query. */
  readonly takes?: 'files'
  /**
   * Other than JSON: a file; text/event-stream, where each event's data is one `response` as JSON; or the browser is sent elsewhere.
   */
  readonly answers?: 'file' | 'events' | 'redirect'
  /** Calls one address may make in a minute, where it is less than the general limit. */
  readonly perMinute?: number
  /** Also open to someone who still has to change a one-time password. */
  readonly unfinished?: true
}

type Parsed<S, Otherwise> = S extends z.ZodType ? z.output<S> : Otherwise
type Written<S, Otherwise> = S extends z.ZodType ? z.input<S> : Otherwise

/** What a handler of the contract is given, parsed. */
export interface Input<C extends Contract> {
  readonly params: Parsed<C['params'], Record<never, never>>
  readonly query: Parsed<C['query'], Record<never, never>>
  readonly body: Parsed<C['body'], undefined>
}
/** What a handler answers: it need not own the lists it passes on. */
export type Output<C extends Contract> = Lasting<z.input<C['response']>>
type Lasting<T> = T extends readonly (infer E)[] ? readonly Lasting<E>[] : T extends object ? { readonly [K in keyof T]: Lasting<T[K]> } : T

/** What a caller of the contract passes. */
export type Call<C extends Contract> = (C['params'] extends z.ZodType
  ? { readonly params: Written<C['params'], never> }
  : Record<never, never>) &
  (C['query'] extends z.ZodType ? { readonly query?: Written<C['query'], never> } : Record<never, never>) &
  (C['body'] extends z.ZodType ? { readonly body: Written<C['body'], never> } : Record<never, never>)

/** Keeps the literal types of a contract. */
export const contract = <const C extends Contract>(definition: C): C => definition
