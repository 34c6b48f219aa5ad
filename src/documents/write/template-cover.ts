import type { Cell, RowDef, WriteSheet } from 'hucre'
import type { WorkbookLayout } from '#domain/layout.ts'
import type { Scheme } from '#domain/scheme.ts'
import { address } from '#domain/workbook.ts'
import { lineCount } from './sheet/text-size.ts'
import { type TemplateStyle, templateStyles } from './template-style.ts'

const WIDTHS = [22, 74]
const LINE = 15

/** 填报说明: how to fill in, what each sheet holds, the points of the scheme, and the stamp of version and scheme. */
export function coverSheet(layout: WorkbookLayout, scheme: Scheme): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const rowDefs = new Map<number, RowDef>()
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  let row = 0
  const put = (column: number, text: string, style: TemplateStyle, more: Partial<Cell> = {}) =>
    cells.set(`${row},${column}`, { value: text, style: templateStyles[style], ...more })
  const line = (text: string, style: TemplateStyle, height?: number) => {
    put(0, text, style)
    merges.push({ startRow: row, startCol: 0, endRow: row, endCol: 1 })
    rowDefs.set(row, { height: height ?? 5 + LINE * lineCount(text, WIDTHS[0]! + WIDTHS[1]! - 4) })
    row++
  }
  line(layout.title, 'title', 34)
  line(`评分方案：${scheme.title}（${scheme.id}）`, 'body')
  line(
    `满分 ${scheme.totalPoints.toString()} 分：${[scheme.execution, ...scheme.categories].map(({ title, points }) => `${title} ${points.toString()} 分`).join('，')}。`,
    'body',
  )
  row++
  line('填写须知', 'section')
  for (const [i, text] of layout.introduction.entries()) line(`${i + 1}. ${text}`, 'body')
  row++
  line('各表内容', 'section')
  put(0, '工作表', 'heading')
  put(1, '填写内容', 'heading')
  row++
  for (const { name, title, notes, blocks } of layout.sheets) {
    put(0, name, 'link', { hyperlink: { target: '', location: `'${name}'!${address(0, 0)}` } })
    const content = `${title.replace(/^[一二三四五六七八九十]+、/, '')}${blocks.length > 1 ? `：${blocks.map((block) => block.title.replace(/^（.+?）/, '')).join('、')}` : ''}`
    put(1, [content, ...notes.map((note) => note.replace(/^说明[:：]/, ''))].join('。'), 'label')
    rowDefs.set(row, { height: 8 + LINE * lineCount([content, ...notes].join('。'), WIDTHS[1]! - 4) })
    row++
  }
  row++
  line(`模板：${layout.title}，版本 ${layout.version}。评分方案：${scheme.id}，内容校验值 ${scheme.hash.slice(0, 12)}。`, 'stamp')
  return {
    name: layout.cover,
    columns: WIDTHS.map((width) => ({ width })),
    rows: Array.from({ length: row }, () => []),
    cells,
    merges,
    rowDefs,
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 1,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      horizontalCentered: true,
    },
    view: { showGridLines: false },
  }
}
