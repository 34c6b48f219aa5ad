import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { ProductError } from '#errors'
import type { Contract, Input, Output } from './contract/contract.ts'
import type { Caller } from './session.ts'

/** What a handler gets beside its validated input. `caller` is there unless the contract is open to anyone. */
export interface Exchange<C extends Contract> extends Input<C> {
  readonly caller: C['may'] extends 'anyone' ? Caller | undefined : Caller
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A contract with what answers it. The list of all routes makes the server, the document and the tests. */
export interface Route {
  readonly contract: Contract
  readonly handle: (exchange: never) => Promise<unknown>
}

/** A handler does three things: take validated input, call one use case, choose the status. */
export const serve = <C extends Contract>(contract: C, handle: (exchange: Exchange<C>) => Promise<Output<C>>): Route => ({
  contract,
  handle,
})

/** Adds the routes; who is calling was found by the session hook. */
export function addRoutes(server: FastifyInstance, routes: readonly Route[]): void {
  for (const { contract, handle } of routes) {
    const { params, query, body, response } = contract
    const streams = contract.stream !== undefined
    server.route({
      method: contract.method,
      url: contract.path,
      schema: {
        summary: contract.summary,
        tags: [contract.path.split('/')[2] ?? ''],
        description: `权限：${contract.may}`,
        ...(params ? { params } : {}),
        ...(query ? { querystring: query } : {}),
        ...(body ? { body } : {}),
        ...(streams ? {} : { response: { [contract.status ?? 200]: response as z.ZodType } }),
      },
      handler: async (request, reply) => {
        if (contract.may !== 'anyone' && request.caller === undefined) throw new ProductError('SIGN_IN_FIRST', {})
        if (contract.status) reply.code(contract.status)
        const exchange = {
          params: request.params ?? {},
          query: request.query ?? {},
          body: request.body,
          caller: request.caller,
          request,
          reply,
        }
        // The route's own contract has validated these three; the list of all routes cannot carry each one's types.
        return handle(exchange as never)
      },
    })
  }
}
