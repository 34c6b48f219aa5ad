import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#app/session/caller.ts'
import { ProductError } from '#errors'
import { type Event, sendEvents } from './answer-events.ts'
import { type Download, sendDownload } from './answer-file.ts'
import type { Contract, Input, Output } from './contract/contract.ts'

/** One file of an upload; its name is only ever shown. */
export interface Upload {
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
}

/** What a handler gets beside its validated input. `caller` is there unless the contract is open to anyone. */
export interface Exchange<C extends Contract> extends Input<C> {
  readonly caller: C['may'] extends 'anyone' ? Caller | undefined : Caller
  /** The files of a contract that takes some, one after the other as they arrive. */
  readonly files: AsyncIterable<Upload>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Answers = { readonly file: Download; readonly events: AsyncIterable<Event | 'beat'>; readonly redirect: string }
export type Answer<C extends Contract> = C['answers'] extends keyof Answers ? Answers[C['answers']] : Output<C>

/** A contract with what answers it. The list of all routes makes the server, the document and the tests. */
export interface Route {
  readonly contract: Contract
  readonly handle: (exchange: never) => Promise<unknown>
}

/** A handler does three things: take validated input, call one use case, choose the answer. */
export const serve = <C extends Contract>(contract: C, handle: (exchange: Exchange<C>) => Promise<Answer<C>>): Route => ({
  contract,
  handle,
})

/** Adds the routes; who is calling was found by the session hook. */
export function addRoutes(server: FastifyInstance, routes: readonly Route[]): void {
  for (const { contract, handle } of routes) {
    server.route({
      method: contract.method,
      url: contract.path,
      schema: schemaOf(contract),
      config: {
        forBrowser: contract.answers === 'redirect',
        ...(contract.perMinute === undefined ? {} : { rateLimit: { max: contract.perMinute, timeWindow: '1 minute' } }),
      },
      handler: async (request, reply) => {
        admit(contract, request.caller)
        if (contract.status) reply.code(contract.status)
        const exchange = {
          params: request.params ?? {},
          query: request.query ?? {},
          body: request.body,
          caller: request.caller,
          files: contract.takes === 'files' ? uploads(request) : [],
          request,
          reply,
        }
        // The route's own contract has validated the first three; the list of all routes cannot carry each one's types.
        return answer(contract, reply, await handle(exchange as never))
      },
    })
  }
}

/** @throws ProductError SIGN_IN_FIRST, NEW_PASSWORD_FIRST */
function admit({ may, unfinished }: Contract, caller: Caller | undefined): void {
  if (may === 'anyone') return
  if (caller === undefined) throw new ProductError('SIGN_IN_FIRST', {})
  if (caller.unfinished && !unfinished) throw new ProductError('NEW_PASSWORD_FIRST', {})
}

/** What the server checks requests by, and answers by; the description is made elsewhere, from the same contracts. */
const schemaOf = ({ params, query, body, response, status, answers }: Contract) => ({
  ...(params ? { params } : {}),
  ...(query ? { querystring: query } : {}),
  ...(body ? { body } : {}),
  ...(answers ? {} : { response: { [status ?? 200]: response } }),
})

function answer(contract: Contract, reply: FastifyReply, result: unknown): unknown {
  // `serve` has bound the type of the result to the contract's `answers`.
  switch (contract.answers) {
    case 'file':
      return sendDownload(reply, result as Download)
    case 'events':
      return sendEvents(reply, result as AsyncIterable<Event | 'beat'>)
    case 'redirect':
      return reply.redirect(result as string, 303)
    default:
      return result
  }
}

async function* uploads(request: FastifyRequest): AsyncIterable<Upload> {
  for await (const part of arriving(request.files())) yield { name: shownName(part), content: whole(part) }
}

/** A file that was cut off at the limit is refused, not taken as it came. */
async function* whole({ file, filename }: MultipartFile): AsyncIterable<Uint8Array> {
  yield* arriving(file)
  if (file.truncated) throw new ProductError('UPLOAD_TOO_LARGE', { file: filename })
}

/** A form that is torn off, or is none, is the sender's matter and no fault of ours. @throws ProductError UPLOAD_TORN */
async function* arriving<T>(parts: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* parts
  } catch (cause) {
    // The limits have codes and words of their own.
    throw (cause as { code?: string }).code?.startsWith('FST_') ? cause : new ProductError('UPLOAD_TORN', {}, { cause })
  }
}

const LONGEST_NAME = 120

/** What people see as the file's name: no folders, no control characters, bounded. */
const shownName = ({ filename }: MultipartFile) =>
  [
    ...(filename ?? '')
      .replace(/^.*[\\/]/s, '')
      .replace(/\p{Cc}/gu, '')
      .toWellFormed(),
  ]
    .slice(-LONGEST_NAME)
    .join('') || '未命名文件'
