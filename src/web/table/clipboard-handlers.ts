import type { ClipboardEvent } from 'react'
import { readClipboard, writeClipboard } from './clipboard.ts'
import { type Cells, readHtmlTable, writeHtmlTable } from './clipboard-html.ts'
import { gridColumns, headings, isTyped } from './columns.ts'
import { pasteBlock, textsOf } from './grid.ts'
import { gone, positionOf } from './grid-state.ts'
import { type Block, blockOf } from './selection.ts'
import type { Grid } from './use-grid.ts'

/** Copy, cut and paste of blocks, in the formats Excel and WPS put on the clipboard and take from it. */
export function clipboardHandlers({ at: here, now, set, actions }: Pick<Grid, 'at' | 'now' | 'set' | 'actions'>) {
  /** Text inside one cell is the browser's business; cells are ours. */
  const cells = (event: ClipboardEvent) =>
    here.current.mode === 'ready' && event.target instanceof HTMLElement && positionOf(event.target.dataset['cell']) !== undefined
  const copy = (event: ClipboardEvent) => {
    if (!cells(event)) return false
    const texts = textsOf(now.current.rows, blockOf(here.current.selection), now.current.scoreOf)
    event.clipboardData.setData('text/plain', writeClipboard(texts))
    event.clipboardData.setData('text/html', writeHtmlTable(texts))
    event.preventDefault()
    return true
  }
  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut(event: ClipboardEvent) {
      if (copy(event) && now.current.editable) actions.clear()
    },
    onPaste(event: ClipboardEvent) {
      if (!now.current.editable || !(event.target instanceof HTMLElement)) return
      const to = positionOf(event.target.dataset['cell'])
      const block = readBlock(event.clipboardData)
      const single = block.length <= 1 && (block[0]?.length ?? 0) <= 1
      if (!to || block.length === 0 || (single && here.current.mode !== 'ready')) return
      event.preventDefault()
      const selected = blockOf(here.current.selection)
      // One value goes into every selected cell, as in Excel.
      const whole = single ? repeated(block[0]![0]!, selected) : block
      const start = { row: selected.top, column: gridColumns[selected.left] ?? 'category' }
      const { rows, year, change } = now.current
      const { refused, pasted } = pasteBlock(rows, start, whole, year)
      change((before) => pasteBlock(before, start, whole, year).rows)
      const selection = {
        anchor: { row: pasted.top, column: gridColumns[pasted.left] ?? start.column },
        head: { row: pasted.bottom, column: gridColumns[pasted.right] ?? start.column },
      }
      const left = refused.map(({ row, column, text }) => `第 ${row + 1} 行${isTyped(column) ? headings[column] : ''}“${text}”`)
      set((before) => ({
        ...gone(before, selection),
        said: `已粘贴 ${pasted.bottom - pasted.top + 1} 行${left.length > 0 ? `；有 ${left.length} 格没有看懂，未填入：${left.slice(0, 5).join('、')}${left.length > 5 ? ' 等' : ''}` : ''}`,
      }))
    },
  }
}

/** HTML knows which cells are merged; otherwise the text is what Excel means. */
export function readBlock(data: Pick<DataTransfer, 'getData'>): Cells {
  const table = readHtmlTable(data.getData('text/html'))
  const text = data.getData('text/plain')
  return table && (table.merged || text === '') ? table.cells : readClipboard(text)
}

const repeated = (text: string, { top, bottom, left, right }: Block): Cells =>
  Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => text))
