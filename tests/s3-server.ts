import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface S3Misbehaviour {
  /** Answers so many requests with 503 first. */
  stumbles: number
  /** Refuses everything. */
  refuses: boolean
  /** Sends readers to another address. */
  redirects: boolean
}

/**
 * A small S3-like store over real HTTP: PUT, GET, ListObjectsV2 with pages. It computes each request's signature anew from the bytes it got,
 * the way the receiving side does (written apart from the sender), and the checksums of each body.
 */
export async function startS3Server(key: { readonly accessKey: string; readonly secretKey: string; readonly region: string }) {
  const objects = new Map<string, Buffer>()
  const behaviour: S3Misbehaviour = { stumbles: 0, refuses: false, redirects: false }
  const seen: { readonly method: string; readonly path: string; readonly status: number }[] = []
  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const [path = '', question = ''] = (request.url ?? '').split('?')
    const say = (status: number, content: string | Buffer = '') => {
      seen.push({ method: request.method ?? '', path, status })
      response.writeHead(status).end(content)
    }
    if (behaviour.stumbles > 0) {
      behaviour.stumbles--
      return say(503)
    }
    // Where a redirect leads to: whoever follows gets anything.
    if (path.startsWith('/open/')) return say(200, objects.get(path.slice('/open/'.length)) ?? '')
    if (behaviour.redirects) {
      response.writeHead(307, { location: path.replace('/evidence/', '/open/') }).end()
      return
    }
    const fault = behaviour.refuses ? 'AccessDenied' : faultOf(request, path, question, body)
    if (fault !== undefined) return say(403, `<Error><Code>${fault}</Code></Error>`)
    const name = path.slice('/evidence/'.length)
    if (request.method === 'PUT') {
      const checksum = createHash('sha256').update(body).digest('base64')
      if (request.headers['x-amz-checksum-sha256'] !== checksum) return say(400, '<Error><Code>BadDigest</Code></Error>')
      objects.set(name, body)
      return say(200)
    }
    if (name === '') return say(200, listing(new URLSearchParams(question).get('continuation-token')))
    const found = objects.get(name)
    return found ? say(200, found) : say(404, '<Error><Code>NoSuchKey</Code></Error>')
  }

  /** Three a page. */
  function listing(after: string | null): string {
    const names = [...objects.keys()].toSorted().filter((name) => after === null || name > after)
    const page = names.slice(0, 3)
    const more = names.length > 3 ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    return `<ListBucketResult>${page.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')}${more}</ListBucketResult>`
  }

  function faultOf(request: IncomingMessage, path: string, question: string, body: Buffer): string | undefined {
    const said =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
        request.headers.authorization ?? '',
      )
    if (!said) return 'MissingSecurityHeader'
    const [, accessKey, day, region, signed = '', signature] = said
    const moment = String(request.headers['x-amz-date'])
    const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(moment) ?? []
    const sent = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s))
    if (!(Math.abs(Date.now() - sent) < 900_000) || !moment.startsWith(day!)) return 'RequestTimeTooSkewed'
    if (accessKey !== key.accessKey || region !== key.region) return 'InvalidAccessKeyId'
    const payload = createHash('sha256').update(body).digest('hex')
    if (request.headers['x-amz-content-sha256'] !== payload) return 'XAmzContentSHA256Mismatch'
    for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256']) if (!signed.split(';').includes(needed)) return 'AccessDenied'
    let canonical = `${request.method}\n${path}\n${question.split('&').filter(Boolean).toSorted().join('&')}\n`
    for (const name of signed.split(';')) canonical += `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}\n`
    canonical += `\n${signed}\n${payload}`
    const digest = createHash('sha256').update(canonical).digest('hex')
    let secret: Buffer = Buffer.from(`AWS4${key.secretKey}`)
    for (const part of [day!, region!, 's3', 'aws4_request']) secret = createHmac('sha256', secret).update(part).digest()
    const expected = createHmac('sha256', secret)
      .update(`AWS4-HMAC-SHA256\n${moment}\n${day}/${region}/s3/aws4_request\n${digest}`)
      .digest('hex')
    return expected === signature ? undefined : 'SignatureDoesNotMatch'
  }

  return {
    endpoint: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    objects,
    behaviour,
    seen,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
