import type { OoxmlPackage } from '../package/ooxml-package.ts'
import type { Attributes } from '../package/xml.ts'

/** What a paragraph style says about structure, its bases followed. */
export interface StyleFacts {
  readonly name: string
  /** 1–9 when style or outline level make it a heading. */
  readonly heading?: number
  readonly numId?: string
  readonly level?: number
  /** First line indented. */
  readonly indented?: boolean
}

interface RawStyle {
  name: string
  basedOn?: string
  outline?: number
  numId?: string
  level?: number
  indented?: boolean
}

/** Paragraph styles by id. Headings are told by outline level, or by the built-in names "heading 1", "标题 1". */
export function readStyles(pack: OoxmlPackage, part: string | undefined): ReadonlyMap<string, StyleFacts> {
  const raw = new Map<string, RawStyle>()
  let style: RawStyle | undefined
  if (part !== undefined) {
    pack.scan(part, {
      open(name, attributes) {
        const value = attributes.get('w:val')
        if (name === 'w:style') {
          style = { name: '' }
          if ((attributes.get('w:type') ?? 'paragraph') === 'paragraph') raw.set(attributes.get('w:styleId') ?? '', style)
        } else if (style && name === 'w:ind') {
          const indented = firstLineIndent(attributes)
          if (indented !== undefined) style.indented = indented
        } else if (style && value !== undefined) fields[name]?.(style, value)
      },
      close(name) {
        if (name === 'w:style') style = undefined
      },
      text() {},
    })
  }
  return new Map([...raw.keys()].map((id) => [id, resolveStyle(raw, id)]))
}

const fields: Readonly<Record<string, (style: RawStyle, value: string) => void>> = {
  'w:name': (style, value) => {
    style.name = value
  },
  'w:basedOn': (style, value) => {
    style.basedOn = value
  },
  'w:outlineLvl': (style, value) => {
    style.outline = Number(value)
  },
  'w:numId': (style, value) => {
    style.numId = value
  },
  'w:ilvl': (style, value) => {
    style.level = Number(value)
  },
}

function resolveStyle(raw: ReadonlyMap<string, RawStyle>, id: string): StyleFacts {
  const own = raw.get(id)
  const chain: RawStyle[] = []
  for (
    let at: RawStyle | undefined = own;
    at && !chain.includes(at) && chain.length < 20;
    at = at.basedOn === undefined ? undefined : raw.get(at.basedOn)
  )
    chain.push(at)
  const first = <K extends keyof RawStyle>(key: K) => chain.find((style) => style[key] !== undefined)?.[key]
  const heading = headingLevel(first('outline')) ?? nameLevel(chain.map(({ name }) => name))
  const numId = first('numId')
  const level = first('level')
  const indented = first('indented')
  return {
    name: own?.name ?? '',
    ...(heading ? { heading } : {}),
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level }),
    ...(indented === undefined ? {} : { indented }),
  }
}

/** Does w:ind indent the first line? Undefined when it does not say. */
export function firstLineIndent(attributes: Attributes): boolean | undefined {
  const given = [attributes.get('w:firstLineChars'), attributes.get('w:firstLine'), attributes.get('w:hanging')]
  if (given.every((value) => value === undefined)) return undefined
  return Number(given[0] ?? 0) > 0 || Number(given[1] ?? 0) > 0
}

/** Outline level 0–8 → heading 1–9; 9 is body text. */
export const headingLevel = (outline: number | undefined): number | undefined =>
  outline !== undefined && outline >= 0 && outline <= 8 ? outline + 1 : undefined

function nameLevel(names: readonly string[]): number | undefined {
  for (const name of names) {
    const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1]
    if (level !== undefined) return Number(level)
  }
  return undefined
}
