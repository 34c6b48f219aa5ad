import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'
import { ProductError } from '#errors'

/** Text stays text: by default the parser would make the number 130104 of a user called "130104", and 7 of "007". */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  maxNestedTags: 20,
})

const text = z.string().trim().min(1).max(200)
const success = z.object({
  serviceResponse: z.object({
    authenticationFailure: z.never().optional(),
    authenticationSuccess: z.object({
      user: text,
      attributes: z
        .object({ name: text.optional().catch(undefined), displayName: text.optional().catch(undefined) })
        .optional()
        .catch(undefined),
    }),
  }),
})

/** Who the CAS server vouches for 票据校验结果. @throws ProductError IDENTITY_REFUSED for a failure, several users, or anything not understood */
export function readCasAnswer(xml: string): { readonly user: string; readonly name: string | undefined } {
  // No answer of CAS declares entities; one that does wants something else.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml) || XMLValidator.validate(xml) !== true) throw refused()
  const parsed = success.safeParse(parsedOf(xml))
  if (!parsed.success) throw refused()
  const { user, attributes } = parsed.data.serviceResponse.authenticationSuccess
  return { user, name: attributes?.displayName ?? attributes?.name }
}

/** Names that would reach into every object (__proto__) are refused by the parser with an error of its own. */
function parsedOf(xml: string): unknown {
  try {
    return parser.parse(xml)
  } catch {
    throw refused()
  }
}

const refused = () => new ProductError('IDENTITY_REFUSED', { reason: '票据无效或已过期' })
