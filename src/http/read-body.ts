import type { FastifyInstance } from 'fastify'
import { ProductError } from '#errors'

/**
 * Text that no form ever holds and no database takes 非法字符: NUL and halves of characters. Refused where they come in, so that nothing
 * behind has to think of them.
 */
export function refuseStrangeText(server: FastifyInstance): void {
  // A form of another site may send text/plain without asking; no route takes it.
  server.removeContentTypeParser('text/plain')
  const parse = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (!SUSPECT.test(String(text))) return parse(request, String(text), done)
    return parse(request, String(text), (error, value) =>
      done(error ?? (isStrange(value) ? new ProductError('TEXT_STRANGE', {}) : null), value),
    )
  })
  server.addHook('preValidation', async (request) => {
    if (isStrange(request.params) || isStrange(request.query)) throw new ProductError('TEXT_STRANGE', {})
  })
}

/** JSON text that may hold such a character: only escaped, or as a raw NUL. */
const SUSPECT = /\\u0000|\0|\\ud[89a-f]/i

function isStrange(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, field]) => isStrange(key) || isStrange(field))
}
