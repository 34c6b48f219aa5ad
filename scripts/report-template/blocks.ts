const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A paragraph in a named style; "\n" breaks the line within it. */
export const p = (text: string, style?: string, { newPage = false } = {}) => {
  const properties = `${style ? `<w:pStyle w:val="${style}"/>` : ''}${newPage ? '<w:pageBreakBefore/>' : ''}`
  const lines = text.split('\n').map(escaped).join('</w:t><w:br/><w:t xml:space="preserve">')
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${lines}</w:t></w:r></w:p>`
}
export const h1 = (text: string) => p(text, 'Heading1')
export const h2 = (text: string) => p(text, 'Heading2')
export const h3 = (text: string) => p(text, 'Heading3')

/** `{#name}` … `{/name}`, the marks on lines of their own: they vanish. */
export const each = (name: string, ...inside: readonly string[]) => [p(`{#${name}}`), ...inside, p(`{/${name}}`)].join('')
/** A loop over paragraphs of plain text. */
export const texts = (name: string) => each(name, p('{内容}'))

export interface Column {
  readonly head: string
  /** Twentieths of a point; a table of the body is 8844 wide. */
  readonly width: number
  readonly cell: string
  readonly align?: 'left' | 'right'
}

interface TableOptions {
  readonly small?: boolean
  /** The loop whose items are the rows. */
  readonly rows: string
}

/** A table with one repeated heading row and one row per item; no row is broken over a page. */
export function table(columns: readonly Column[], { rows, small = false }: TableOptions): string {
  const prefix = small ? 'TableSmall' : 'Table'
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const head = columns.map(({ head: text, width }) => cell(width, text, small ? 'TableSmallHead' : 'TableHead')).join('')
  const own = columns.map(({ width, cell: text, align }, i) => {
    const marked = `${i === 0 ? `{#${rows}}` : ''}${text}${i === columns.length - 1 ? `{/${rows}}` : ''}`
    return cell(
      width,
      marked,
      small
        ? align
          ? 'TableSmallLeft'
          : 'TableSmall'
        : align === 'left'
          ? `${prefix}Left`
          : align === 'right'
            ? 'TableRight'
            : 'TableText',
    )
  })
  return `<w:tbl>${properties(total)}<w:tblGrid>${columns.map(({ width }) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>${own.join('')}</w:tr></w:tbl>`
}

const side = (name: string, width = 4) => `<w:${name} w:val="single" w:sz="${width}" w:space="0" w:color="000000"/>`
const properties = (width: number) =>
  `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${side('top', 8)}${side('left', 8)}${side('bottom', 8)}${side('right', 8)}${side('insideH')}${side('insideV')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>`

/** Lines of a heading cell are parted by "\n". */
const cell = (width: number, text: string, style: string) => {
  const lines = text.split('\n').map(escaped).join('</w:t><w:br/><w:t xml:space="preserve">')
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${lines}</w:t></w:r></w:p></w:tc>`
}

const references = ['header', 'footer']
  .map(
    (kind, k) => `<w:${kind}Reference w:type="default" r:id="rId${4 + 2 * k}"/><w:${kind}Reference w:type="even" r:id="rId${5 + 2 * k}"/>`,
  )
  .join('')

/**
 * GB/T 9704: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; page numbers 7 mm below. No character grid: programs lay it out differently; the styles
 * themselves give 22 lines of 28 characters.
 */
export const portrait = `<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="1134" w:footer="1304" w:gutter="0"/><w:docGrid w:linePitch="560"/></w:sectPr>`
/** Wide tables of the annexes: the same page turned. */
export const landscape = `<w:sectPr>${references}<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="1984" w:bottom="1474" w:left="2098" w:header="851" w:footer="851" w:gutter="0"/><w:docGrid w:linePitch="560"/></w:sectPr>`
/** Ends the section before it. */
export const sectionEnd = (section: string) => `<w:p><w:pPr>${section}</w:pPr></w:p>`
