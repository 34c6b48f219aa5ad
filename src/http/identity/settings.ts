import { z } from 'zod'
import { ProductError } from '#errors'

/** How people may sign in by another system 统一身份认证设置, from the environment (docs/manual/administration.md). */
export interface SignInSettings {
  /** Address under which browsers reach this installation: https://jixiao.example.gov.cn */
  readonly address: URL
  readonly oidc?: OidcSettings
  readonly cas?: CasSettings
  /** Division into which unknown people are registered, without any role; undefined: they are refused. */
  readonly registerIn?: number
}

export interface OidcSettings {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  readonly title: string
  /** The claim that holds the sign-in name of this system. */
  readonly loginClaim: string
}

export interface CasSettings {
  /** Address of the CAS server, with a slash at the end: https://cas.example.gov.cn/cas/ */
  readonly server: URL
  readonly title: string
}

/** Secrets and proofs travel here: TLS, or the same machine. */
const safeUrl = z
  .url('不是完整的网址')
  .transform((text) => new URL(text))
  .refine(({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)), '须以 https:// 开头')
const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\./.test(host)

const environment = z.object({
  MINGJI_URL: safeUrl.refine(({ pathname, search }) => pathname === '/' && search === '', '只写到域名和端口').optional(),
  MINGJI_OIDC_ISSUER: safeUrl.optional(),
  MINGJI_OIDC_CLIENT_ID: z.string().optional(),
  MINGJI_OIDC_CLIENT_SECRET: z.string().optional(),
  MINGJI_OIDC_TITLE: z.string().default('统一身份认证登录'),
  MINGJI_OIDC_LOGIN_CLAIM: z.string().default('preferred_username'),
  MINGJI_CAS_URL: safeUrl.optional(),
  MINGJI_CAS_TITLE: z.string().default('单点登录'),
  MINGJI_REGISTER_REGION: z
    .string()
    .regex(/^\d{6}$/, '须是六位区划代码')
    .optional(),
})

/** Reads the settings; undefined when no other system is named. @throws ProductError SIGN_IN_SETTINGS_WRONG naming the variable */
export function readSignInSettings(env: Readonly<Record<string, string | undefined>>): SignInSettings | undefined {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in environment.shape && value?.trim()))
  const parsed = environment.safeParse(given)
  const [issue] = parsed.error?.issues ?? []
  if (issue) return refuse(String(issue.path[0]), issue.message)
  // A failed parse has an issue, and that was refused above.
  const set = parsed.data as z.output<typeof environment>
  if (!set.MINGJI_OIDC_ISSUER && !set.MINGJI_CAS_URL) return undefined
  return {
    address: set.MINGJI_URL ?? refuse('MINGJI_URL', '没有填写。请填写浏览器访问本系统的地址'),
    ...(set.MINGJI_OIDC_ISSUER ? { oidc: oidcOf(set, set.MINGJI_OIDC_ISSUER) } : {}),
    ...(set.MINGJI_CAS_URL ? { cas: { server: withSlash(set.MINGJI_CAS_URL), title: set.MINGJI_CAS_TITLE } } : {}),
    ...(set.MINGJI_REGISTER_REGION ? { registerIn: Number(set.MINGJI_REGISTER_REGION) } : {}),
  }
}

const oidcOf = (set: z.output<typeof environment>, issuer: URL): OidcSettings => ({
  issuer,
  clientId: set.MINGJI_OIDC_CLIENT_ID ?? refuse('MINGJI_OIDC_CLIENT_ID', '没有填写'),
  clientSecret: set.MINGJI_OIDC_CLIENT_SECRET ?? refuse('MINGJI_OIDC_CLIENT_SECRET', '没有填写'),
  title: set.MINGJI_OIDC_TITLE,
  loginClaim: set.MINGJI_OIDC_LOGIN_CLAIM,
})

/** `new URL('login', …)` would otherwise replace the last part of the path. */
const withSlash = (url: URL): URL => new URL(url.pathname.endsWith('/') ? url : `${url.origin}${url.pathname}/`)

function refuse(name: string, reason: string): never {
  throw new ProductError('SIGN_IN_SETTINGS_WRONG', { name, reason })
}
