import type { WriteSheet } from 'hucre'
import type { Grid } from './grid.ts'

/** A4 in points, and the margins of a printed form in inches. */
const PAPER = { short: 595, long: 842 } as const
const MARGINS = { top: 0.79, bottom: 0.79, left: 0.63, right: 0.63, header: 0.35, footer: 0.4 } as const
const POINTS_PER_INCH = 72
/** Points a unit of column width takes in Excel with 宋体 11 as the default font. */
const POINTS_PER_UNIT = 6
/** A form this little longer than a page is made to fit one. */
const SQUEEZE = 1.15
/** Fonts differ in width: pages end a little before they must. */
const RESERVE = 0.95

export interface Printing {
  readonly orientation: 'portrait' | 'landscape'
  /** Rows between which a page may end, and the row of headings above them that every page repeats; zero-based. */
  readonly headings: number
  readonly last: number
}

/**
 * Page set-up of a form 打印设置: A4, one page wide, centred, headings repeated. A form longer than a page ends its pages between rows, and merged labels are
 * repeated on the next page instead of being cut.
 */
export function printForm(grid: Grid, { orientation, headings, last }: Printing): Pick<WriteSheet, 'pageSetup' | 'rowBreaks'> {
  const [width, height] = orientation === 'portrait' ? [PAPER.short, PAPER.long] : [PAPER.long, PAPER.short]
  const across = (width - (MARGINS.left + MARGINS.right) * POINTS_PER_INCH) / (grid.width * POINTS_PER_UNIT)
  const room = (height - (MARGINS.top + MARGINS.bottom) * POINTS_PER_INCH) / Math.min(1, across)
  const long = grid.height()
  const pageSetup = {
    paperSize: 'a4',
    orientation,
    horizontalCentered: true,
    margins: MARGINS,
    printTitlesRow: `$${headings + 1}:$${headings + 1}`,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: long > room && long <= room * SQUEEZE ? 1 : 0,
  } as const
  return long <= room * SQUEEZE ? { pageSetup } : { pageSetup, rowBreaks: grid.breakPages(room * RESERVE, headings, last) }
}
