import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A file as an answer: bytes, or a stream that is passed on as it comes. */
export interface Download {
  readonly name: string
  readonly mime: string
  readonly content: Uint8Array | AsyncIterable<Uint8Array>
  readonly size?: number
  /** Shown in the page (a picture drawn by us); anything else is saved, never opened inside our origin. */
  readonly inline?: true
}

/** Sends a file 下载. The name travels encoded, so that nothing in it becomes a header of its own. */
export function sendDownload(reply: FastifyReply, { name, mime, content, size, inline }: Download): FastifyReply {
  const plain = name.replace(/[^\w.-]+/g, '_')
  reply
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, asHex)}`,
    )
    .header('x-content-type-options', 'nosniff')
    // Should a browser show it all the same, it runs nothing and belongs to nobody.
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .type(mime)
  if (size !== undefined) reply.header('content-length', size)
  return reply.send(
    content instanceof Uint8Array ? Buffer.from(content.buffer, content.byteOffset, content.byteLength) : Readable.from(content),
  )
}

const asHex = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
