import type { Identity } from '#app/session/sign-in-elsewhere.ts'

/** A way to sign in by another system 统一身份认证: the browser is sent there and comes back with a proof. */
export interface SignInWay {
  readonly id: Identity['way']
  /** What the button says. */
  readonly title: string
  /** Where the browser goes, and what its cookie has to remember until it comes back. @throws ProductError IDENTITY_PROVIDER_AWAY */
  readonly begin: () => Promise<{ readonly address: string; readonly remember: string }>
  /**
   * Who came back, proved by the other system.
   * @throws ProductError SIGN_IN_BEGIN_AGAIN when it does not answer what this browser began, IDENTITY_REFUSED, IDENTITY_PROVIDER_AWAY
   */
  readonly finish: (remembered: string, query: URLSearchParams) => Promise<Identity>
}

/** Where the browser comes back to; made from the configured address, never from what a request says of itself. */
export const callbackOf = (address: URL, way: Identity['way']): URL => new URL(`/api/session/${way}/callback`, address)

/** How long the other system may take to answer us. */
export const PATIENCE_SECONDS = 10
