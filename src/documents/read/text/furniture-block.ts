import type { NewBlock } from '../prose-builder.ts'
import type { TextLine } from './lines.ts'

/** A line of the page's margin among the rows of a table. */
export const furnitureBlock = ({ text, number, column, page }: TextLine): NewBlock => ({
  kind: 'paragraph',
  text,
  furniture: true,
  pieces: [{ at: 0, length: text.length, line: number, column, ...(page === undefined ? {} : { page }) }],
})
