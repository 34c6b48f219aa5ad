/**
 * How alike two texts are 文字相似度. A 64-bit SimHash on 3-grams finds candidates fast, the Jaccard share of common 3-grams decides.
 * Measured on Chinese reports: one changed word moves 7 bits, another unit's name 12, a half rewritten paragraph 23; English thresholds miss edits.
 */

/** Most differing bits of a candidate. */
export const CANDIDATE_BITS = 12
/** Share of common 3-grams from which two texts are copies. */
export const COPY_SHARE = 0.7

export interface Fingerprint {
  readonly high: number
  readonly low: number
  /** The different 3-grams as 32-bit numbers, ascending. */
  readonly grams: Uint32Array
}

/** Text without what a copyist changes unknowingly: spaces, punctuation, list marks. */
export const bare = (text: string): string =>
  text.replace(/^[\s\-•·]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])+/u, '').replace(/[\s\p{P}\p{S}]/gu, '')

/** Fingerprint of a text (already `bare`); undefined for texts shorter than a 3-gram. */
export function fingerprint(text: string): Fingerprint | undefined {
  if (text.length < 3) return undefined
  const all = new Uint32Array(text.length - 2)
  for (let i = 0; i < all.length; i++) all[i] = gramAt(text, i)
  all.sort()
  let different = 1
  for (let i = 1; i < all.length; i++) if (all[i] !== all[i - 1]) all[different++] = all[i]!
  const grams = all.slice(0, different)
  const counts = new Int32Array(64)
  const lanes = new Uint32Array(16)
  for (let i = 0; i < grams.length; i++) {
    count(lanes, stirred(grams[i]! ^ 0x811c9dc5), 0)
    count(lanes, stirred(grams[i]! ^ 0x9747b28c), 8)
    if (i % MOST_IN_LANE === MOST_IN_LANE - 1) pourOut(lanes, counts)
  }
  pourOut(lanes, counts)
  return { high: bits(counts, 0, different), low: bits(counts, 32, different), grams }
}

/** FNV-1a over three characters: two different 3-grams hardly ever share a number. */
function gramAt(text: string, at: number): number {
  let value = 0x811c9dc5
  for (let i = at; i < at + 3; i++) {
    const code = text.charCodeAt(i)
    value = Math.imul(value ^ (code & 0xff), 0x01000193)
    value = Math.imul(value ^ (code >>> 8), 0x01000193)
  }
  return value >>> 0
}

/** Stirs a number so that every bit depends on all of its bits. */
function stirred(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** How often each bit is set, counted four at a time: a lane of eight bits for each bit of a nibble. */
const MOST_IN_LANE = 255
const LANES = Uint32Array.from({ length: 16 }, (_, nibble) => {
  const lane = (bit: number) => ((nibble >>> bit) & 1) << (8 * bit)
  return lane(0) + lane(1) + lane(2) + lane(3)
})

function count(lanes: Uint32Array, value: number, offset: number): void {
  for (let nibble = 0; nibble < 8; nibble++) lanes[offset + nibble]! += LANES[(value >>> (4 * nibble)) & 15]!
}

function pourOut(lanes: Uint32Array, counts: Int32Array): void {
  for (let nibble = 0; nibble < 16; nibble++)
    for (let bit = 0; bit < 4; bit++) counts[4 * nibble + bit]! += (lanes[nibble]! >>> (8 * bit)) & 255
  lanes.fill(0)
}

/** A bit is set where more than half of the values have it. */
function bits(counts: Int32Array, offset: number, of: number): number {
  let value = 0
  for (let bit = 0; bit < 32; bit++) if (2 * counts[offset + bit]! > of) value |= 1 << bit
  return value >>> 0
}

/** Number of differing bits. */
export const distance = (a: Fingerprint, b: Fingerprint): number => ones(a.high ^ b.high) + ones(a.low ^ b.low)

function ones(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Common 3-grams ÷ all 3-grams, 0 … 1. */
export function jaccard({ grams: a }: Pick<Fingerprint, 'grams'>, { grams: b }: Pick<Fingerprint, 'grams'>): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) common++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return common / (a.length + b.length - common)
}

/** Share of common 3-grams when the texts are copies of each other, otherwise undefined. */
export function copyShare(a: Fingerprint, b: Fingerprint): number | undefined {
  if (distance(a, b) > CANDIDATE_BITS) return undefined
  const share = jaccard(a, b)
  return share >= COPY_SHARE ? share : undefined
}

/** Bits of one band: texts that differ in at most seven bits share a band for certain, at twelve bits nine times in ten. */
const BAND_BITS = 8

/**
 * Finds copies among very many texts (all reports of a county): candidates share one of eight bands of the fingerprint. Equal texts are
 * kept once, so that a sentence found in a thousand reports costs one comparison each.
 */
export class CopyIndex<T> {
  readonly #same = new Map<string, T>()
  readonly #bands: readonly Map<number, { readonly print: Fingerprint; readonly item: T }[]>[] = Array.from(
    { length: 64 / BAND_BITS },
    () => new Map(),
  )

  /** The most alike text of the index, when this one is a copy of it. `text` is `bare`. */
  find(text: string): { readonly item: T; readonly share: number } | undefined {
    const twin = this.#same.get(text)
    if (twin !== undefined) return { item: twin, share: 1 }
    const print = fingerprint(text)
    return print && this.#nearest(print)
  }

  /** The same; a text that is no copy joins the index. */
  add(text: string, item: T): { readonly item: T; readonly share: number } | undefined {
    const twin = this.#same.get(text)
    if (twin !== undefined) return { item: twin, share: 1 }
    const print = fingerprint(text)
    if (!print) return undefined
    const best = this.#nearest(print)
    this.#same.set(text, best?.item ?? item)
    if (best) return best
    for (const [index, table] of this.#bands.entries()) {
      const key = bandOf(print, index)
      const chain = table.get(key)
      if (chain) chain.push({ print, item })
      else table.set(key, [{ print, item }])
    }
    return undefined
  }

  #nearest(print: Fingerprint): { readonly item: T; readonly share: number } | undefined {
    let best: { readonly item: T; readonly share: number } | undefined
    for (const [index, table] of this.#bands.entries()) {
      for (const other of table.get(bandOf(print, index)) ?? []) {
        if (other.item === best?.item) continue
        const share = copyShare(print, other.print)
        if (share !== undefined && share > (best?.share ?? 0)) best = { item: other.item, share }
      }
    }
    return best
  }
}

function bandOf({ high, low }: Fingerprint, index: number): number {
  const word = index < 4 ? high : low
  return (word >>> ((index % 4) * BAND_BITS)) & 0xff
}
