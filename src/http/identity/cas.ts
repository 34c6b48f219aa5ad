import { randomBytes, timingSafeEqual } from 'node:crypto'
import { ProductError } from '#errors'
import { readCasAnswer } from './cas-answer.ts'
import type { CasSettings } from './settings.ts'
import { callbackOf, PATIENCE_SECONDS, type SignInWay } from './way.ts'

/** The service tickets of CAS 3: they begin with ST- and are at most 256 characters long. */
const TICKET = /^ST-[\w.~-]{1,253}$/
const LONGEST_ANSWER = 65_536

/**
 * CAS 3: the browser brings a ticket, which the CAS server itself is asked about. The service address holds a state that only this browser
 * knows, so that nobody is signed in by a link another person made.
 */
export function casWay({ server, title }: CasSettings, address: URL): SignInWay {
  const serviceOf = (state: string) => {
    const service = callbackOf(address, 'cas')
    service.searchParams.set('state', state)
    return service.href
  }
  const at = (path: string, parameters: Record<string, string>) => {
    const url = new URL(path, server)
    url.search = new URLSearchParams(parameters).toString()
    return url
  }
  return {
    id: 'cas',
    title,
    begin: async () => {
      const state = randomBytes(24).toString('base64url')
      return { address: at('login', { service: serviceOf(state) }).href, remember: state }
    },
    finish: async (state, query) => {
      if (!isSame(query.get('state') ?? '', state)) throw new ProductError('SIGN_IN_BEGIN_AGAIN', {})
      const ticket = query.get('ticket') ?? ''
      if (!TICKET.test(ticket)) throw new ProductError('IDENTITY_REFUSED', { reason: '票据格式不对' })
      const { user, name } = readCasAnswer(await ask(at('p3/serviceValidate', { service: serviceOf(state), ticket })))
      return { way: 'cas', subject: user, login: user, name }
    },
  }
}

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The text of the answer; a redirect is not followed, a long answer not read to its end. @throws ProductError IDENTITY_PROVIDER_AWAY */
async function ask(url: URL): Promise<string> {
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000),
      headers: { accept: 'application/xml' },
    })
    if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`)
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of answer.body) {
      size += chunk.length
      if (size > LONGEST_ANSWER) throw new Error('the answer is too long')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  } catch (cause) {
    throw new ProductError('IDENTITY_PROVIDER_AWAY', {}, { cause })
  }
}
