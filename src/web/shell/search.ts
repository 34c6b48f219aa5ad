/** What the addresses of pages say after the "?": anybody's guess, so each value is what it should be or not there at all. */
export type Search = Readonly<Record<string, unknown>>

/** What a page takes from its address. */
export type Asked<T> = { readonly [K in keyof T]?: T[K] | undefined }

export const wholeNumber = (value: unknown): number | undefined => (Number.isInteger(value) ? Number(value) : undefined)

export const shortText = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' && value.length <= longest ? value : undefined

export const oneOf = <T extends string>(names: readonly T[], value: unknown): T | undefined => names.find((name) => name === value)

/** A place of this site: "//elsewhere" would be another one. */
export const placeInside = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined
