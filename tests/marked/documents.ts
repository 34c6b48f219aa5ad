import type { Finding } from '#domain/finding.ts'

/** "{9.50→9.80}" is sound with 9.50 and a slip with 9.80; "{~…→…}" may be told in any line. */
const SLIP = /\{(~?)([^{}→]*)→([^{}]*)\}/g

export interface Slip {
  readonly at: number
  /** Undefined when it may be told anywhere. */
  readonly lines: readonly number[] | undefined
  readonly text: string
}

/** A file of short documents: the codes it is about, then the documents, each behind "=== name". */
export function documentsIn(file: string): {
  readonly codes: readonly string[]
  readonly documents: readonly { readonly name: string; readonly raw: string }[]
} {
  const [head = '', ...documents] = file.split(/^=== /m)
  return {
    codes: head.trim().split(/[\s,]+/),
    documents: documents.map((document) => {
      const [name = '', ...lines] = document.split('\n')
      return { name, raw: lines.join('\n') }
    }),
  }
}

/** The document with the slip that begins at `at`, sound for any other number. */
export const written = (raw: string, at: number): string =>
  raw.replace(SLIP, (_, _anywhere: string, sound: string, slip: string, offset: number) => (offset === at ? slip : sound))

export function slipsOf(raw: string): readonly Slip[] {
  return [...raw.matchAll(SLIP)].map(({ index, 0: text, 1: anywhere, 3: slip = '' }) => {
    const first = written(raw.slice(0, index), -1).split('\n').length
    return { at: index, lines: anywhere ? undefined : slip.split('\n').map((_, i) => first + i), text }
  })
}

export const kindOf = (text: string): string => (text.startsWith('<') ? 'html' : /^\|/m.test(text) || text.startsWith('#') ? 'md' : 'txt')

/** Whether a finding speaks of one of the lines; places in HTML have none. */
export const isOn =
  (lines: readonly number[] | undefined) =>
  (finding: Finding): boolean =>
    lines === undefined ||
    [finding.place, ...(finding.related ?? [])].some((place) => place && (place.line === undefined || lines.includes(place.line)))
