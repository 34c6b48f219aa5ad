import type { CellStyle } from 'hucre'
import type { Mark, StyleName } from '#domain/form/canvas.ts'

/** Fonts by their official names; where they are missing, Excel and WPS take their own stand-ins. */
const fonts = { title: '方正小标宋简体', heading: '黑体', body: '宋体' } as const
const BODY_SIZE = 10.5

const thin = { style: 'thin', color: { rgb: '000000' } } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const body = { name: fonts.body, size: BODY_SIZE }
const centre = { horizontal: 'center', vertical: 'center', wrapText: true } as const

/** 浅黄: something has to be filled in here. */
const PENDING = fill('FFF2CC')
/** 浅橙: a finding of severity error speaks of this cell. */
const QUESTIONED = fill('FCE4D6')

/** The looks a cell can have. Named for meaning; the sheet writer shares equal ones. */
export const styles = {
  title: { font: { name: fonts.title, size: 18 }, alignment: centre },
  year: { font: { ...body, size: 12 }, alignment: centre },
  draft: { font: { name: fonts.heading, size: 12, color: { rgb: 'C00000' } }, alignment: { horizontal: 'right', vertical: 'center' } },
  label: { font: { name: fonts.heading, size: BODY_SIZE }, alignment: centre, border },
  centred: { font: body, alignment: centre, border },
  prose: { font: body, alignment: { horizontal: 'left', vertical: 'center', wrapText: true }, border },
  note: { font: { ...body, size: 9 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  signature: { font: body, alignment: { horizontal: 'left', vertical: 'center' } },
} as const satisfies Record<StyleName, CellStyle>

const grounds = { pending: PENDING, questioned: QUESTIONED } as const
const made = new Map<string, CellStyle>()

/** The style of a cell, one object per distinct look. */
export function styleOf(name: StyleName, numFmt?: string, mark?: Mark): CellStyle {
  const key = `${name}|${numFmt ?? ''}|${mark ?? ''}`
  const known = made.get(key)
  if (known) return known
  const style: CellStyle = { ...styles[name], ...(numFmt === undefined ? {} : { numFmt }), ...(mark ? { fill: grounds[mark] } : {}) }
  made.set(key, style)
  return style
}

/** Points of a printed line of body text, generous enough for stand-in fonts with tall lines. */
export const LINE_HEIGHT = 15.5
/** Half-width characters of body text that fit in one unit of column width. */
export const CHARACTERS_PER_UNIT = 1.02
