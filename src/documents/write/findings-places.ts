import { countedLine, type Place, sayPlace } from '#domain/place.ts'

/** Places that are named one by one before the rest are only counted. */
const MOST = 8

/**
 * Several places in few words 几处位置: each once, what they have in common said once: "第 5、7、39 行", "第 2、4 页", "《项目》B9、B14". Files are named
 * only where a place is not in `file`, where the reader already is.
 */
export function sayPlaces(places: readonly Place[], file?: string): string {
  const distinct = [...new Map(places.map((place) => [sayPlace(place), place])).values()]
  const named = Map.groupBy(distinct.slice(0, MOST), (place) => JSON.stringify([place.file, headOf(place), unitOf(place)]))
  const said = [...named.values()].map((own) => {
    const [first] = own as [Place]
    const numbers = own.map(numberOf).join('、')
    const within = `${headOf(first)}${numbers === '' ? '' : first.sheet === undefined ? `第 ${numbers} ${unitOf(first)}` : numbers}`
    return first.file === file ? within || '全文' : [first.file, within].filter(Boolean).join(first.sheet === undefined ? ' ' : '')
  })
  return `${said.join('、')}${distinct.length > MOST ? ` 等 ${places.length} 处` : ''}`
}

const headOf = ({ sheet }: Place): string => (sheet === undefined ? '' : `《${sheet}》`)
const unitOf = (place: Place): string => {
  if (place.sheet !== undefined) return ''
  if (countedLine(place) !== undefined) return '行'
  if (place.page !== undefined) return '页'
  return place.paragraph === undefined ? '' : '段'
}
const numberOf = (place: Place): string =>
  place.sheet === undefined ? `${countedLine(place) ?? place.page ?? place.paragraph ?? ''}` : (place.cell ?? '')
