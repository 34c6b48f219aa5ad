import { type County, parseStreet, type Street } from './gazetteer.ts'

const HEADS = 1 << 16
/** Digits of a street's code before its name. */
const DIGITS = 3
/** Characters of the shortest entry, with the space behind it. */
const SHORTEST = DIGITS + 2
const SPACE = 0x20
const STAR = 0x2a
const SEED = 0x811c9dc5
const PRIME = 0x01000193
const OFFICE = '办事处'

/**
 * Streets and townships by their whole names 街道乡镇按名查找, 办事处 left out: 彭后街道. A table of places in the counties' texts instead of forty
 * thousand objects, because most checks ask for a handful of them.
 */
export class StreetNames {
  readonly #counties: readonly County[]
  /** First and last entry of each chain of equal hashes; entries count from 1. */
  readonly #heads = new Int32Array(HEADS)
  readonly #tails = new Int32Array(HEADS)
  readonly #next: Int32Array
  /** County and offset of the name in its text, by entry. */
  readonly #county: Int32Array
  readonly #offset: Int32Array
  #entries = 0

  constructor(counties: readonly County[]) {
    this.#counties = counties
    const most = counties.reduce((sum, { written }) => sum + Math.ceil(written.length / SHORTEST), 1)
    this.#next = new Int32Array(most)
    this.#county = new Int32Array(most)
    this.#offset = new Int32Array(most)
    for (let county = 0; county < counties.length; county++) this.#addAll(county, counties[county]!.written)
  }

  /** The streets of exactly this name, in the order of their codes. */
  named(name: string): readonly Street[] {
    const found: Street[] = []
    for (let entry = this.#heads[slotOf(hashOf(name, 0, name.length))]!; entry > 0; entry = this.#next[entry]!) {
      const { code, written } = this.#counties[this.#county[entry]!]!
      const offset = this.#offset[entry]!
      if (!written.startsWith(name, offset)) continue
      const space = written.indexOf(' ', offset)
      const street = parseStreet(code, written.slice(offset - DIGITS, space < 0 ? undefined : space))
      if (street.name.length === name.length || street.name === name + OFFICE) found.push(street)
    }
    return found
  }

  /** One pass over a county's text; this runs over all of China at the start of a check. */
  #addAll(county: number, written: string): void {
    const { length } = written
    for (let i = DIGITS; i < length; i += DIGITS + 1) {
      const offset = i
      let hash = SEED
      for (; i < length; i++) {
        const code = written.charCodeAt(i)
        if (code === SPACE) break
        if (code !== STAR) hash = Math.imul(hash ^ code, PRIME)
      }
      const end = written.charCodeAt(i - 1) === STAR ? i - 1 : i
      if (written.endsWith(OFFICE, end)) hash = hashOf(written, offset, end - OFFICE.length)
      this.#add(slotOf(hash), county, offset)
    }
  }

  #add(slot: number, county: number, offset: number): void {
    const entry = ++this.#entries
    this.#county[entry] = county
    this.#offset[entry] = offset
    const last = this.#tails[slot]!
    if (last === 0) this.#heads[slot] = entry
    else this.#next[last] = entry
    this.#tails[slot] = entry
  }
}

/** FNV-1a over the characters. */
function hashOf(text: string, start: number, end: number): number {
  let hash = SEED
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & (HEADS - 1)
