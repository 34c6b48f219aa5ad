import { isContentsEntry, isPageNumber } from '../text/lines.ts'
import type { PageContent } from './content.ts'
import type { PageItem } from './page-item.ts'

/** Shares of the page height that hold running heads and page numbers. */
const topZone = 0.12
const bottomZone = 0.88
/** Lines looked at from either end of a page. */
const depth = 3

/** Marks lines at the head or foot of pages that repeat (figures aside), page numbers there, and entries of a table of contents. */
export function markFurniture(pages: readonly (readonly PageItem[])[], contents: readonly PageContent[]): readonly (readonly PageItem[])[] {
  const key = (text: string) => text.replace(/\d+/g, '0').replace(/\s+/g, '')
  const seen = new Map<string, number>()
  pages.forEach((items, p) => {
    const here = new Set(
      [...edges(items, contents[p]?.height ?? 0)].map((i) => {
        const item = items[i]
        return item?.kind === 'line' ? key(item.line.text) : ''
      }),
    )
    for (const each of here) seen.set(each, (seen.get(each) ?? 0) + 1)
  })
  const enough = Math.max(2, Math.ceil(pages.length * 0.3))
  return pages.map((items, p) => {
    const edge = edges(items, contents[p]?.height ?? 0)
    return items.map((item, i): PageItem => {
      if (item.kind !== 'line') return item
      const { text } = item.line
      const running = edge.has(i) && ((seen.get(key(text)) ?? 0) >= enough || isPageNumber(text) || /^\d{1,4}$/.test(text))
      return running || isContentsEntry(text) ? { ...item, furniture: true } : item
    })
  })
}

/** Indexes of the lines in the head and foot zones, at most a few from either end. */
function edges(items: readonly PageItem[], height: number): ReadonlySet<number> {
  const found = new Set<number>()
  const lines = items.map((item, i) => ({ item, i }))
  for (const { item, i } of lines.slice(0, depth)) if (item.kind === 'line' && item.line.y < height * topZone) found.add(i)
  for (const { item, i } of lines.slice(-depth)) if (item.kind === 'line' && item.line.y > height * bottomZone) found.add(i)
  return found
}
