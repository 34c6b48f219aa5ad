import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** One event of a stream: its id comes back as Last-Event-ID when the browser reconnects. */
export interface Event {
  readonly id: string
  readonly data: unknown
}

/** Sends events 服务器推送 until they end or the reader leaves. */
export function sendEvents(reply: FastifyReply, events: AsyncIterable<Event | 'beat'>): FastifyReply {
  reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no')
  return reply.send(Readable.from(lines(events)))
}

/** 'beat' keeps proxies from closing a quiet line. */
async function* lines(events: AsyncIterable<Event | 'beat'>): AsyncIterable<string> {
  yield 'retry: 2000\n\n'
  for await (const event of events) yield event === 'beat' ? ': \n\n' : `id: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`
}
