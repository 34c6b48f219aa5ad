import type { PageTable } from './cells.ts'
import type { PageLine } from './lines.ts'

/** Something on a page, top to bottom. */
export type PageItem =
  | { readonly kind: 'line'; readonly line: PageLine; readonly furniture: boolean }
  | { readonly kind: 'table'; readonly table: PageTable }
