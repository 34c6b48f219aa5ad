import { createHash, createHmac } from 'node:crypto'

export interface AwsKey {
  readonly accessKey: string
  readonly secretKey: string
  readonly region: string
}

export interface AwsRequest {
  readonly method: string
  readonly url: URL
  /** Beside host and date, which are added; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>
  /** sha256 of the body, hex. */
  readonly payload: string
  /** ISO moment. */
  readonly at: string
}

/**
 * The headers of a request signed with AWS Signature Version 4, service s3: what every S3-compatible store checks.
 * Source: AWS, Signature Version 4 for Amazon S3, authorization header.
 */
export function signedHeaders({ method, url, headers, payload, at }: AwsRequest, key: AwsKey): Readonly<Record<string, string>> {
  const moment = `${at.replace(/[-:]|\.\d+/g, '')}`
  const day = moment.slice(0, 8)
  const all = Object.fromEntries(
    Object.entries({ ...headers, 'x-amz-date': moment, 'x-amz-content-sha256': payload }).map(([name, value]) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  )
  const signed = Object.entries({ ...all, host: url.host }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = signed.map(([name]) => name).join(';')
  const question = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted()
  const path = decodeURIComponent(url.pathname).split('/').map(encoded).join('/')
  const request = [method, path, question.join('&'), ...signed.map(([name, value]) => `${name}:${value}`), '', names, payload].join('\n')
  const scope = `${day}/${key.region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', moment, scope, createHash('sha256').update(request).digest('hex')].join('\n')
  const signingKey = [day, key.region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${key.secretKey}`)
  const signature = hmac(signingKey, text).toString('hex')
  return { ...all, authorization: `AWS4-HMAC-SHA256 Credential=${key.accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}` }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
/** AWS encodes what encodeURIComponent leaves. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
