import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import { ProductError } from '#errors'
import type { OidcSettings } from './settings.ts'
import { callbackOf, PATIENCE_SECONDS, type SignInWay } from './way.ts'

const remembered = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

/**
 * OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked against the provider's keys
 * although TLS has carried it. The provider is asked for its addresses at the first sign-in, so we start while it is away.
 */
export function oidcWay(settings: OidcSettings, address: URL): SignInWay {
  const callback = callbackOf(address, 'oidc')
  let found: Promise<Configuration> | undefined
  const provider = async () => {
    found ??= discover(settings)
    return found.catch((cause: unknown) => {
      found = undefined
      throw new ProductError('IDENTITY_PROVIDER_AWAY', {}, { cause })
    })
  }
  return {
    id: 'oidc',
    title: settings.title,
    begin: async () => {
      const config = await provider()
      const kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const parameters = {
        redirect_uri: callback.href,
        scope: 'openid profile',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      }
      return { address: buildAuthorizationUrl(config, parameters).href, remember: JSON.stringify(kept) }
    },
    finish: async (text, query) => {
      const kept = keptOf(text)
      if (kept === undefined || query.get('state') !== kept.state) throw new ProductError('SIGN_IN_BEGIN_AGAIN', {})
      const config = await provider()
      const arrived = new URL(callback)
      arrived.search = query.toString()
      try {
        return await identityOf(config, settings, arrived, kept)
      } catch (cause) {
        throw isAway(cause) ? new ProductError('IDENTITY_PROVIDER_AWAY', {}, { cause }) : refused(cause)
      }
    },
  }
}

/** A cookie that is not of our making is as good as none. */
function keptOf(text: string): z.output<typeof remembered> | undefined {
  try {
    return remembered.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const discover = ({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> =>
  discovery(issuer, clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    // The settings take plain http on this very machine only.
    execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
  })

async function identityOf(config: Configuration, { loginClaim }: OidcSettings, arrived: URL, kept: z.output<typeof remembered>) {
  const tokens = await authorizationCodeGrant(config, arrived, {
    expectedState: kept.state,
    expectedNonce: kept.nonce,
    pkceCodeVerifier: kept.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('no ID token')
  const { sub } = claims
  const complete = typeof claims[loginClaim] === 'string' || config.serverMetadata().userinfo_endpoint === undefined
  const about = complete ? claims : { ...claims, ...(await fetchUserInfo(config, tokens.access_token, sub)) }
  return { way: 'oidc', subject: sub, login: textOf(about[loginClaim]), name: textOf(about['name']) } as const
}

const textOf = (claim: unknown): string | undefined => (typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : undefined)

/** fetch says TypeError when nobody answers. */
const isAway = (error: unknown): boolean => error instanceof TypeError || (error as { code?: string }).code === 'OAUTH_TIMEOUT'

const refused = (cause: unknown) =>
  new ProductError(
    'IDENTITY_REFUSED',
    { reason: cause instanceof AuthorizationResponseError ? '对方没有同意登录' : '凭据核对不上' },
    { cause },
  )
