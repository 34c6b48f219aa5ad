import type { OoxmlPackage } from '../package/ooxml-package.ts'
import type { Attributes } from '../package/xml.ts'
import { formatNumber } from './number-format.ts'

interface Level {
  start: number
  format: string
  text: string
  restart: boolean
  legal: boolean
  suffix: string
  style?: string
}
interface Abstract {
  readonly levels: Map<number, Level>
  styleLink?: string
  numStyleLink?: string
}
interface Num {
  abstractId: string
  readonly starts: Map<number, number>
  readonly levels: Map<number, Level>
}

/** The visible mark of an automatically numbered paragraph: "（一）", "1."; bullets give '' and are lists all the same. */
export interface AutomaticNumbers {
  /** Counts one paragraph. Undefined when the paragraph has no (valid) numbering. */
  next(numId: string, level: number): string | undefined
  /** The level whose definition names this paragraph style. */
  levelOfStyle(numId: string, styleId: string): number | undefined
}

/** Automatic numbering 自动编号 of a docx: definitions of numbering.xml and the running counts, which numbers of one abstract definition share. */
export function readNumbering(pack: OoxmlPackage, part: string | undefined): AutomaticNumbers {
  const { abstracts, nums } = scanDefinitions(pack, part)
  const counts = new Map<Abstract, (number | undefined)[]>()
  const begun = new Set<string>()
  const find = (numId: string) => {
    const num = nums.get(numId)
    const abstract = num && followLink(abstracts, num.abstractId)
    return num && abstract ? { num, abstract, level: (i: number) => num.levels.get(i) ?? abstract.levels.get(i) } : undefined
  }
  return {
    next(numId, at) {
      const found = find(numId)
      const level = found?.level(at)
      if (!found || !level) return undefined
      const { num, abstract } = found
      const count = counts.get(abstract) ?? []
      counts.set(abstract, count)
      const start = (i: number) => num.starts.get(i) ?? found.level(i)?.start ?? 1
      if (!begun.has(numId)) {
        begun.add(numId)
        for (const i of num.starts.keys()) count[i] = undefined
      }
      count[at] = (count[at] ?? start(at) - 1) + 1
      for (let deeper = at + 1; deeper < 9; deeper++) if (found.level(deeper)?.restart !== false) count[deeper] = undefined
      return markOf(level, (i) => formatNumber(level.legal ? 'decimal' : (found.level(i)?.format ?? 'decimal'), count[i] ?? start(i)))
    },
    levelOfStyle(numId, styleId) {
      const found = find(numId)
      for (let i = 0; found && i < 9; i++) if (found.level(i)?.style === styleId) return i
      return undefined
    },
  }
}

function markOf(level: Level, number: (level: number) => string): string {
  if (level.format === 'bullet') return ''
  const mark = level.text.replace(/%([1-9])/g, (_, digit: string) => number(Number(digit) - 1))
  // A bare figure would run into the words ("1" + "2024年"); a mark with its own sign needs no gap.
  return mark !== '' && (level.suffix === 'space' || /[\dA-Za-z]$/.test(mark)) ? `${mark} ` : mark
}

/** Numbering styles: an abstract definition may only point to another one. */
function followLink(abstracts: ReadonlyMap<string, Abstract>, id: string): Abstract | undefined {
  const abstract = abstracts.get(id)
  if (abstract?.numStyleLink === undefined || abstract.levels.size > 0) return abstract
  return [...abstracts.values()].find((other) => other.styleLink === abstract.numStyleLink && other.levels.size > 0) ?? abstract
}

interface Definitions {
  readonly abstracts: Map<string, Abstract>
  readonly nums: Map<string, Num>
  /** What is open: a definition or a number that uses one, one of its levels, and the level it overrides. */
  abstract: Abstract | undefined
  num: Num | undefined
  level: Level | undefined
  override: number
}

function scanDefinitions(pack: OoxmlPackage, part: string | undefined): Definitions {
  const found: Definitions = { abstracts: new Map(), nums: new Map(), abstract: undefined, num: undefined, level: undefined, override: 0 }
  if (part === undefined) return found
  pack.scan(part, {
    open(name, attributes) {
      const value = attributes.get('w:val') ?? ''
      if (definitionFields[name]) definitionFields[name](found, value, attributes)
      else if (found.level) levelFields[name]?.(found.level, value)
    },
    close(name) {
      if (name === 'w:abstractNum') found.abstract = undefined
      else if (name === 'w:num') found.num = undefined
      else if (name === 'w:lvl') found.level = undefined
    },
    text() {},
  })
  return found
}

const definitionFields: Readonly<Record<string, (found: Definitions, value: string, attributes: Attributes) => void>> = {
  'w:abstractNum': (found, _, attributes) => {
    found.abstract = { levels: new Map() }
    found.abstracts.set(attributes.get('w:abstractNumId') ?? '', found.abstract)
  },
  'w:num': (found, _, attributes) => {
    found.num = { abstractId: '', starts: new Map(), levels: new Map() }
    found.nums.set(attributes.get('w:numId') ?? '', found.num)
  },
  'w:lvl': (found, _, attributes) => {
    found.level = { start: 1, format: 'decimal', text: '', restart: true, legal: false, suffix: 'tab' }
    const owner = found.num ?? found.abstract
    owner?.levels.set(Number(attributes.get('w:ilvl') ?? 0), found.level)
  },
  'w:abstractNumId': (found, value) => {
    if (found.num) found.num.abstractId = value
  },
  'w:lvlOverride': (found, _, attributes) => {
    found.override = Number(attributes.get('w:ilvl') ?? 0)
  },
  'w:startOverride': (found, value) => {
    found.num?.starts.set(found.override, whole(value))
  },
  'w:styleLink': (found, value) => {
    if (found.abstract) found.abstract.styleLink = value
  },
  'w:numStyleLink': (found, value) => {
    if (found.abstract) found.abstract.numStyleLink = value
  },
}

const whole = (value: string) => {
  const n = Number(value)
  return Number.isSafeInteger(n) && n >= 0 && n < 1e6 ? n : 1
}

const levelFields: Readonly<Record<string, (level: Level, value: string) => void>> = {
  'w:start': (level, value) => {
    level.start = whole(value)
  },
  'w:numFmt': (level, value) => {
    level.format = value
  },
  'w:lvlText': (level, value) => {
    level.text = value
  },
  'w:lvlRestart': (level, value) => {
    level.restart = value !== '0'
  },
  'w:isLgl': (level, value) => {
    level.legal = value !== '0' && value !== 'false'
  },
  'w:suff': (level, value) => {
    level.suffix = value
  },
  'w:pStyle': (level, value) => {
    level.style = value
  },
}
