import type { County, Gazetteer, Street } from '#domain/gazetteer.ts'
import { StreetNames } from '#domain/street-names.ts'

/** Where the reporting unit is 本单位所在地, as far as its name and text tell. */
export interface OwnPlace {
  /** The unit's own street or township; undefined for a county's bureau or an unknown place. */
  readonly street?: Street
  readonly county?: County
  /** Name of the city above the county: 石家庄市. */
  readonly city?: string
  /** 街道、乡镇 or undefined: what kind of place the unit itself is. */
  readonly isStreet: boolean
  /** Short name of the unit's own place, also when no gazetteer knows it: 云溪. */
  readonly short?: string
}

const KIND_OF_STREET =
  /(街道办事处|街道办|街道|镇人民政府|乡人民政府|镇政府|乡政府|苏木人民政府|镇|乡|苏木)(?:\(|$|机关|本级|党工委|委员会)/u
const REGION = /([\u4e00-\u9fff]{2,8}?(?:自治州|自治县|自治旗|省|市|区|县|旗|盟|州))/gu

interface Index {
  /** Streets by their whole name: 彭后街道. */
  readonly streets: StreetNames
  readonly countyOf: ReadonlyMap<string, County>
  /** Counties by name: 桥西区. */
  readonly counties: ReadonlyMap<string, readonly County[]>
}
const indexes = new WeakMap<Gazetteer, Index>()

/** The gazetteer by names; made once. */
export function indexOf(gazetteer: Gazetteer): Index {
  const known = indexes.get(gazetteer)
  if (known) return known
  const countyOf = new Map<string, County>()
  const counties = new Map<string, County[]>()
  for (const county of gazetteer.counties) {
    countyOf.set(county.code, county)
    push(counties, county.name, county)
  }
  const index = { streets: new StreetNames(gazetteer.counties), countyOf, counties }
  indexes.set(gazetteer, index)
  return index
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/**
 * Finds the unit's place by its name ("桥西区东华街道办事处") and, where several places are called so, by the regions the text names most.
 * Unknown (fictional, renamed) places give a short name only.
 */
export function ownPlaceOf(unit: string, text: string, gazetteer: Gazetteer): OwnPlace {
  const index = indexOf(gazetteer)
  const regions = [...unit.matchAll(REGION)].map((match) => match[1] ?? '')
  const kind = KIND_OF_STREET.exec(`${unit}`)
  if (!kind) {
    const county = bestCounty(
      regions.flatMap((name) => countiesEndingIn(index, name)),
      unit,
      text,
      gazetteer,
    )
    return { isStreet: false, ...where(county, gazetteer) }
  }
  const before = unit.slice(0, kind.index)
  const suffix = /街道/.test(kind[1] ?? '') ? '街道' : (kind[1] ?? '').charAt(0) === '苏' ? '苏木' : (kind[1] ?? '').charAt(0)
  for (let length = Math.min(before.length, 8); length >= 1; length--) {
    const short = before.slice(-length)
    const candidates = index.streets.named(short + suffix)
    const county = bestCounty(
      candidates.flatMap((street) => index.countyOf.get(street.code.slice(0, 6)) ?? []),
      unit,
      text,
      gazetteer,
    )
    const street = county && candidates.find((each) => each.code.startsWith(county.code))
    if (street) return { isStreet: true, street, short: street.short, ...where(county, gazetteer) }
  }
  const short = before.replace(/^.*(?:省|市|区|县|旗|州|盟)/u, '') || before.slice(-2)
  const county = bestCounty(
    regions.flatMap((name) => countiesEndingIn(index, name)),
    unit,
    text,
    gazetteer,
  )
  return { isStreet: true, short, ...where(county, gazetteer) }
}

const where = (county: County | undefined, gazetteer: Gazetteer) => {
  const city = county && gazetteer.above[county.code.slice(0, 4)]
  return { ...(county ? { county } : {}), ...(city === undefined ? {} : { city }) }
}

/** "石家庄市桥西区" is split lazily into its parts; a part may still carry the words before it. */
function countiesEndingIn(index: Index, name: string): readonly County[] {
  for (let start = 0; start <= name.length - 2; start++) {
    const found = index.counties.get(name.slice(start))
    if (found) return found
  }
  return []
}

/** The county whose own name and whose city and province the unit's name and the text bear out; undefined when none or several are. */
function bestCounty(candidates: readonly County[], unit: string, text: string, gazetteer: Gazetteer): County | undefined {
  const scored = [...new Set(candidates)].map((county) => {
    const names = [county.name, gazetteer.above[county.code.slice(0, 4)], gazetteer.above[county.code.slice(0, 2)]]
    const score = names.reduce(
      (sum, name, level) =>
        sum + (name === undefined ? 0 : (unit.includes(name) ? 8 : text.includes(name) ? 4 : 0) * (level === 0 ? 2 : 1)),
      0,
    )
    return { county, score }
  })
  scored.sort((a, b) => b.score - a.score)
  const [first, second] = scored
  if (!first || first.score === 0) return undefined
  return second && second.score === first.score ? undefined : first.county
}

/** A whole name of a street or township found in a text. */
export interface Mention {
  /** As the gazetteer writes it; for unknown names as the text does. */
  readonly name: string
  readonly short: string
  readonly start: number
  readonly end: number
  /** Of those called so, the one in the unit's own county or city comes first. */
  readonly street?: Street
  readonly near: 'county' | 'city' | 'country'
}

const SUFFIX = /街道办事处|街道办|街道|镇人民政府|乡人民政府|镇政府|乡政府|苏木人民政府|镇|乡|苏木/gu
/** Characters behind 镇 or 乡 that make another word of it: 新城镇化、城乡居民. */
const OTHER_WORD = /^[化域居乡村级企职调登老低中上里内街集容区统镇]/u

/** All whole names of streets and townships in a plain text, the unit's own left out. */
export function* mentions(text: string, own: OwnPlace, gazetteer: Gazetteer): Generator<Mention> {
  const index = indexOf(gazetteer)
  for (const match of text.matchAll(SUFFIX)) {
    const suffix = /^街道/.test(match[0]) ? '街道' : match[0].startsWith('苏木') ? '苏木' : match[0].charAt(0)
    const end = match.index + match[0].length
    if (suffix !== '街道' && match[0].length === 1 && OTHER_WORD.test(text.slice(end, end + 1))) continue
    if (own.short !== undefined && text.slice(0, match.index).endsWith(own.short)) continue
    const found = longestName(text, match.index, suffix, index.streets)
    if (!found) continue
    const street = nearest(found.streets, own)
    const near =
      own.county && street.code.startsWith(own.county.code)
        ? 'county'
        : own.county && street.code.startsWith(own.county.code.slice(0, 4))
          ? 'city'
          : 'country'
    if (!proven(street, match[0], text, found.start, near)) continue
    yield { name: street.name, short: street.short, start: found.start, end, street, near }
  }
}

function longestName(text: string, at: number, suffix: string, names: StreetNames) {
  for (let length = Math.min(8, at); length >= 2; length--) {
    const streets = names.named(text.slice(at - length, at) + suffix)
    if (streets.length > 0) return { streets, start: at - length }
  }
  return undefined
}

function nearest(streets: readonly Street[], { county }: OwnPlace): Street {
  const inCounty = county && streets.find((street) => street.code.startsWith(county.code))
  const inCity = county && streets.find((street) => street.code.startsWith(county.code.slice(0, 4)))
  return inCounty ?? inCity ?? streets[0]!
}

/** A name that is an everyday word, or one far away, must stand where a name begins and end in an office. */
function proven(street: Street, suffix: string, text: string, start: number, near: Mention['near']): boolean {
  const office = suffix.length > 1 && suffix !== '苏木'
  const begins = start === 0 || /[^\u4e00-\u9fff]|[区县市旗省在由向对给从到为是我即经据]/u.test(text[start - 1] ?? '')
  if (near === 'county') return !street.ordinary || (office && begins)
  return office && begins && (!street.ordinary || suffix !== '街道')
}
