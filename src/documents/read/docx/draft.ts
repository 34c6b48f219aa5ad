/** What the pass over a WordprocessingML part collects, before styles and numbers are applied. */
export type DraftBlock = DraftParagraph | DraftTable

export interface DraftParagraph {
  readonly kind: 'paragraph'
  /** Ordinal of the w:p among all w:p of the part, in document order, alternatives and deleted ones counted too. */
  readonly element: number
  text: string
  style?: string
  numId?: string
  level?: number
  outline?: number
  /** First line indented (true) or expressly not (false). */
  indented?: boolean
  /** The paragraph mark is a tracked deletion: the next paragraph continues this one. */
  markDeleted: boolean
  /** Inside a table of contents. */
  contents: boolean
  /** Text boxes anchored here; they follow the paragraph. */
  readonly boxes: DraftBlock[]
}

export interface DraftTable {
  readonly kind: 'table'
  readonly rows: DraftRow[]
}
export interface DraftRow {
  readonly cells: DraftCell[]
  before: number
  deleted: boolean
}
export interface DraftCell {
  span: number
  /** Continues the cell above (vertical), or the cell to the left (old horizontal merge). */
  below: boolean
  beside: boolean
  readonly blocks: DraftBlock[]
}

export const draftParagraph = (element: number, contents: boolean): DraftParagraph => ({
  kind: 'paragraph',
  element,
  text: '',
  markDeleted: false,
  contents,
  boxes: [],
})
export const draftCell = (): DraftCell => ({ span: 1, below: false, beside: false, blocks: [] })
