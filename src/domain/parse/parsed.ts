/** What a parser of one notation gives back: the value, or in plain Chinese what is wrong and what to do. Never an exception, never a guess. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Refused

export interface Refused {
  readonly ok: false
  readonly message: string
  readonly remedy: string
}

export const understood = <T>(value: T): Parsed<T> => ({ ok: true, value })

/** `message` says what is wrong, `remedy` what to do; both in plain Chinese. */
export const refused = (message: string, remedy: string): Refused => ({ ok: false, message, remedy })
