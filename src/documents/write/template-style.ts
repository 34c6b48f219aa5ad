import type { CellStyle } from 'hucre'

/** Fonts of the department workbook: those every office machine has. */
export const templateFont = { name: '宋体', size: 10.5 } as const
const HEADING_FONT = '黑体'

const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const border = { top: line, right: line, bottom: line, left: line }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const

const left = { horizontal: 'left', vertical: 'center', wrapText: true, indent: 1 } as const
const centre = { horizontal: 'center', vertical: 'center', wrapText: true } as const
const right = { horizontal: 'right', vertical: 'center' } as const

const input = { font: templateFont, fill: fill('FFFBE6'), border, protection: { locked: false } } as const
const example = { font: { ...templateFont, italic: true, color: { rgb: '7F7F7F' } }, fill: fill('F2F2F2'), border } as const

/** The looks of the department workbook's cells, by meaning. */
export const templateStyles = {
  title: { font: { name: HEADING_FONT, size: 16 }, alignment: { horizontal: 'left', vertical: 'center' } },
  section: { font: { name: HEADING_FONT, size: 12, color: { rgb: '1F4E79' } }, alignment: { horizontal: 'left', vertical: 'center' } },
  note: {
    font: { ...templateFont, size: 10, color: { rgb: '595959' } },
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
  },
  heading: { font: { name: HEADING_FONT, size: 10.5 }, fill: fill('DDEBF7'), border, alignment: centre },
  label: { font: templateFont, fill: fill('F7F7F7'), border, alignment: left },
  explanation: { font: { ...templateFont, size: 9, color: { rgb: '7F7F7F' } }, border, alignment: left },
  number: { font: templateFont, border, alignment: centre, protection: { locked: false } },
  text: { ...input, alignment: left, numFmt: '@' },
  short: { ...input, alignment: centre, numFmt: '@' },
  amount: { ...input, alignment: right, numFmt: '#,##0.00####' },
  figure: { ...input, alignment: right },
  count: { ...input, alignment: { horizontal: 'left', vertical: 'center', indent: 1 } },
  date: { ...input, alignment: centre, numFmt: 'yyyy-mm-dd' },
  exampleText: { ...example, alignment: left, numFmt: '@' },
  exampleFigure: { ...example, alignment: right },
  body: { font: templateFont, alignment: { horizontal: 'left', vertical: 'center', wrapText: true } },
  link: { font: { ...templateFont, underline: true, color: { rgb: '0563C1' } }, border, alignment: left },
  stamp: {
    font: { ...templateFont, size: 9, color: { rgb: '7F7F7F' } },
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
  },
} as const satisfies Record<string, CellStyle>

export type TemplateStyle = keyof typeof templateStyles
