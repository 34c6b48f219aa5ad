import { type PlaceClass, type PlaceName, placeNamesIn } from './place-names.ts'
import type { Report } from './rule.ts'
import { placeOfPlain, type Script } from './script.ts'

/** So many names listed together are all that the document is about. */
const FEWEST_LISTED = 3
const SHOWN = 6
/** A place that is spoken of more often is another one indeed; one listed with the document's own may be a slip made twice. */
const FEW_WITH_OTHERS = 2

/**
 * Places that are none of the document's own 无处对应的地名: "会同柳塘镇、周庄镇办结" in a report on six towns that it lists, "《青川区…管理细则》" in the report of a bureau of
 * 麦陇区. They may be one of its own by a wrong name, a leftover of another report, or other places indeed: they are asked about.
 */
export function* strayPlaces(
  script: Script,
  unit: string | undefined,
  isBeside: (name: PlaceName, kind: PlaceClass) => boolean,
): Iterable<Report> {
  for (const kind of ['township', 'county', 'city'] as const) yield* strayOf(kind, script, unit, isBeside)
}

function* strayOf(
  kind: PlaceClass,
  script: Script,
  unit: string | undefined,
  isBeside: (name: PlaceName, kind: PlaceClass) => boolean,
): Iterable<Report> {
  const names = placeNamesIn(script, kind)
  const counts = countsOf(names)
  const lists = listsOf(names)
  const own = ownOf(counts, unit)
  const place = ({ stretch, start, end }: PlaceName) => placeOfPlain(script, stretch, start, end)
  const told = new Set<string>()
  for (const one of names) {
    if (own?.includes(one.name) || told.has(one.name)) continue
    const count = counts.get(one.name)!
    const list = listWithout(one, count, counts, lists)
    if (list !== undefined && (one.list !== undefined || count > 1 || !isBeside(one, kind))) {
      told.add(one.name)
      const once = names.filter(({ name }) => list.has(name) && counts.get(name) === 1)
      yield {
        message: `“${one.name}”不在文中列出的${[...list].slice(0, SHOWN).join('、')}${list.size > SHOWN ? '等' : ''}之内，请核对`,
        place: place(one),
        related: (once.length > 0 ? once : names.filter(({ name }) => list.has(name))).slice(0, MOST_RELATED).map(place),
        found: one.name,
        severity: 'warning',
      }
      continue
    }
    // Spoken of as a neighbour elsewhere, here it stands where the document would name itself.
    const isOnlyBeside =
      count > 1 &&
      count < (own === undefined ? 0 : counts.get(own)!) &&
      names.every(
        (other) =>
          other === one ||
          other.name !== one.name ||
          (other.stretch !== one.stretch && (other.list !== undefined || isBeside(other, kind))),
      )
    if ((count > 1 && !isOnlyBeside) || own === undefined || !isForeign(one, own, lists) || isBeside(one, kind)) continue
    const inTitle = script.stretches.slice(0, TITLE).includes(one.stretch) || unit?.includes(one.name)
    // A school goes by its town, and tells of others.
    if (inTitle ? kind === 'township' && counts.get(own)! < OFTEN : !OWN_PLACE[kind].test(around(one))) continue
    told.add(one.name)
    yield {
      message: `“${one.name}”${count > 1 ? '在这里像是指本单位' : '只在这里出现'}，文中其他地方是“${own}”，请核对`,
      place: place(one),
      related: names
        .filter(({ name }) => name === own)
        .slice(0, 1)
        .map(place),
      found: one.name,
      expected: own,
      severity: 'warning',
    }
  }
}
/** Lines of a title. */
const TITLE = 3
/** So many mentions of another town make the one of the title a slip. */
const OFTEN = 3
const MOST_RELATED = 3

function countsOf(names: readonly PlaceName[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function listsOf(names: readonly PlaceName[]): ReadonlyMap<number, ReadonlySet<string>> {
  const lists = new Map<number, Set<string>>()
  for (const { list, name } of names) if (list !== undefined) lists.set(list, (lists.get(list) ?? new Set()).add(name))
  return lists
}

/**
 * The list that has all the names this one is listed with, and not this one. A name spoken of again and again is stray where it is the only one outside, and a single one
 * inside is told nowhere else.
 */
function listWithout(
  one: PlaceName,
  count: number,
  counts: ReadonlyMap<string, number>,
  lists: ReadonlyMap<number, ReadonlySet<string>>,
): ReadonlySet<string> | undefined {
  const others = one.list === undefined ? [] : [...lists.get(one.list)!].filter((name) => name !== one.name)
  const long = [...lists].filter(([number, { size }]) => size >= FEWEST_LISTED && number !== one.list).map(([, names]) => names)
  if (long.some((names) => names.has(one.name))) return undefined
  if (count === 1 || (count <= FEW_WITH_OTHERS && others.length > 0)) return long.find((names) => others.every((name) => names.has(name)))
  const outside = [...counts.keys()].filter((name) => !long.some((names) => names.has(name)))
  return outside.length > 1 ? undefined : long.find((names) => [...names].filter((name) => counts.get(name) === 1).length === 1)
}

/** The one place of a class that the document is of: the only one it names again and again, or the unit's. */
function ownOf(counts: ReadonlyMap<string, number>, unit = ''): string | undefined {
  const often = [...counts].filter(([, count]) => count > 1)
  if (often.length === 1) return often[0]![0]
  const named = [...counts.keys()].filter((name) => unit.includes(name))
  return named.length === 0 ? undefined : named.reduce((a, b) => (unit.lastIndexOf(b) > unit.lastIndexOf(a) ? b : a))
}

/** Another place than one's own, and not in a list of places. */
const isForeign = (one: PlaceName, own: string, lists: ReadonlyMap<number, ReadonlySet<string>>) =>
  (one.list === undefined || lists.get(one.list)!.size < FEWEST_LISTED) && isOther(one, own)

/** 构县 and 虚构县 are one name read twice. */
const isOther = ({ name }: PlaceName, own: string) => !name.endsWith(own) && !own.endsWith(name)

/** What stands around a name, the name as ○. */
const around = ({ stretch: { text }, start, end }: PlaceName) => `${text.slice(Math.max(0, start - 8), start)}○${text.slice(end, end + 24)}`

const OFFICE =
  '[一-龥]{0,14}?(?:局|委员会|政府|办公室|中心|财政|[区县旗市]委|联合会|总工会|党校|法院|检察院|医院|院|学校|中学|小学|大学|园|馆|站|所|处|队|厅|镇|乡|街道|社区|村)'
/** Where a document names the place it is of: before an office or its towns, in the title of a regulation, at the head of a statement. */
const OWN_PLACE: Readonly<Record<PlaceClass, RegExp>> = {
  township: /(?:^|[。；;，]|\d年|我|本|[一二三四五]是|由)○(?![一-龥]{0,4}(?:中学|小学|学校|幼儿园|卫生院|医院|派出所|公司|合作社))/u,
  county: new RegExp(`○(?:\\d{1,3}个|各)?${OFFICE}|《○|(?:^|[。；])○|○20\\d\\d年`, 'u'),
  city: new RegExp(`○${OFFICE}|《○|(?:^|[。；])○|○[一-龥]{1,6}?[区县旗]|○20\\d\\d年`, 'u'),
}
