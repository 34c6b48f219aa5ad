/**
 * Places of China 地名录: provinces, cities, counties and their streets and townships, with the statistical codes.
 * Data of `policy/places`, passed in; used to notice another unit's name left over in a text.
 */
export interface Gazetteer {
  readonly counties: readonly County[]
  /** Names by code of the levels above: "13" → 河北省, "1301" → 石家庄市. */
  readonly above: Readonly<Record<string, string>>
}

/** 县级区划 */
export interface County {
  /** Six digits, as text. */
  readonly code: string
  readonly name: string
  /** Its streets as the file writes them: "015彭后街道 017东华街道"; forty thousand are read in full only where they are asked for. */
  readonly written: string
  readonly streets: readonly Street[]
}

/** 街道、镇、乡 and units treated like them. */
export interface Street {
  /** Nine digits, as text: 130104017. */
  readonly code: string
  /** 东华街道 */
  readonly name: string
  /** Name without its kind: 东华. */
  readonly short: string
  /** The short name is an everyday word too (和平、建设、口头), so alone it proves nothing. */
  readonly ordinary: boolean
}

const KIND = /(?:街道办事处|街道|办事处|民族苏木|苏木|民族乡|乡|镇)$/

/** 东华街道 → 东华; a name without a known kind stays whole. */
export const shortName = (name: string): string => name.replace(KIND, '') || name

/**
 * Reads the compact text of `policy/places`: one line per division, the code first; a county's line goes on with its streets, each as the
 * three last digits of its code and its name, "*" behind a name whose short form is an everyday word.
 *
 * @example parseGazetteer('13 河北省\n1301 石家庄市\n130104 桥西区 015彭后街道 017东华街道')
 */
export function parseGazetteer(text: string): Gazetteer {
  const counties: County[] = []
  const above: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const afterCode = line.indexOf(' ')
    const afterName = line.indexOf(' ', afterCode + 1)
    const code = line.slice(0, Math.max(0, afterCode))
    const name = line.slice(afterCode + 1, afterName < 0 ? undefined : afterName)
    if (code.length === 6) counties.push(countyOf(code, name, afterName < 0 ? '' : line.slice(afterName + 1)))
    else if (code !== '' && code !== '#') above[code] = name
  }
  return { counties, above }
}

/** A county with its streets as the file writes them. */
export function countyOf(code: string, name: string, written: string): County {
  let streets: readonly Street[] | undefined
  return {
    code,
    name,
    written,
    get streets() {
      streets ??= written === '' ? [] : written.split(' ').map((entry) => parseStreet(code, entry))
      return streets
    },
  }
}

/** A street as the file writes it within its county: 016东四街道*. */
export const writeStreet = ({ code, name, ordinary }: Street): string => `${code.slice(6)}${name}${ordinary ? '*' : ''}`

/** A street of a county from its entry. */
export function parseStreet(county: string, entry: string): Street {
  const ordinary = entry.endsWith('*')
  const name = entry.slice(3, ordinary ? -1 : undefined)
  return { code: county + entry.slice(0, 3), name, short: shortName(name), ordinary }
}
