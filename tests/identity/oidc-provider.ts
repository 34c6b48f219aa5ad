import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the next sign-in at the provider is about, and how the provider misbehaves. */
export interface Behaviour {
  /** Claims of the ID token beside iss, aud, iat, exp, nonce. */
  claims: Record<string, unknown>
  /** Claims that are only told at the userinfo endpoint. */
  userinfo?: Record<string, unknown>
  /** Overrides of what the token says of itself. */
  override?: Record<string, unknown>
  /** Signs by a key that is not published. */
  strangeKey?: boolean
  /** 'none' leaves the token unsigned; 'HS256' signs by the client's secret. */
  alg?: 'RS256' | 'none' | 'HS256'
  /** The person says no. */
  denied?: boolean
}

interface Grant {
  readonly challenge: string
  readonly nonce: string
  readonly redirect: string
}

/** A real OpenID provider on loopback, small: discovery, authorization, token and userinfo endpoints, RS256 by node:crypto, PKCE enforced. */
export async function startOidcProvider(client: { readonly id: string; readonly secret: string }, port = 0) {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const strange = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const behaviour: Behaviour = { claims: { sub: 'nobody' } }
  const grants = new Map<string, Grant>()
  const tokens = new Map<string, Behaviour>()
  const seen = { authorizations: [] as URL[], tokenRequests: 0 }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    const routes: Record<string, () => void | Promise<void>> = {
      '/.well-known/openid-configuration': () =>
        json(response, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        }),
      '/keys': () => json(response, 200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] }),
      '/authorize': () => authorize(url, response),
      '/token': () => token(request, response),
      '/userinfo': () => {
        const about = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
        json(response, about ? 200 : 401, about ? { sub: about.claims['sub'], ...about.userinfo } : {})
      },
    }
    await (routes[url.pathname] ?? (() => json(response, 404, {})))()
  }

  function authorize(url: URL, response: ServerResponse) {
    seen.authorizations.push(url)
    const asked = (name: string) => url.searchParams.get(name) ?? ''
    const back = new URL(asked('redirect_uri'))
    back.searchParams.set('state', asked('state'))
    if (asked('client_id') !== client.id || asked('response_type') !== 'code' || asked('code_challenge_method') !== 'S256')
      return json(response, 400, { error: 'invalid_request' })
    if (behaviour.denied) back.searchParams.set('error', 'access_denied')
    else {
      const code = randomBytes(16).toString('hex')
      grants.set(code, { challenge: asked('code_challenge'), nonce: asked('nonce'), redirect: asked('redirect_uri') })
      back.searchParams.set('code', code)
    }
    response.writeHead(302, { location: back.href }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    seen.tokenRequests++
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const basic = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()
    const known = form.get('client_secret') === client.secret || basic === `${client.id}:${client.secret}`
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!known) return json(response, 401, { error: 'invalid_client' })
    if (!grant || proof !== grant.challenge || form.get('redirect_uri') !== grant.redirect)
      return json(response, 400, { error: 'invalid_grant' })
    const access = randomBytes(16).toString('hex')
    tokens.set(access, { ...behaviour })
    json(response, 200, { access_token: access, token_type: 'Bearer', expires_in: 60, id_token: idToken(grant.nonce) })
  }

  function idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: client.id, iat: now, exp: now + 60, nonce, ...behaviour.claims, ...behaviour.override }
    const alg = behaviour.alg ?? 'RS256'
    const text = `${encode({ alg, kid: 'own', typ: 'JWT' })}.${encode(claims)}`
    return `${text}.${signature(text, alg, behaviour.strangeKey ? strange.privateKey : own.privateKey)}`
  }

  function signature(text: string, alg: NonNullable<Behaviour['alg']>, key: KeyObject): string {
    if (alg === 'none') return ''
    if (alg === 'HS256') return createHmac('sha256', client.secret).update(text).digest('base64url')
    return sign('sha256', Buffer.from(text), key).toString('base64url')
  }

  return { issuer, behaviour, seen, close: () => new Promise((resolve) => server.close(resolve)) }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
