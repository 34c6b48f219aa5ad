import type { Problem } from '#domain/problem.ts'
import type { Block, Paragraph, Prose, Table, TableRow } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { withoutContents } from './contents.ts'
import type { ReadLimits } from './limits.ts'
import { demoteListItems } from './outline.ts'

/** A paragraph before it is numbered; `indented` tells the joining of cut paragraphs about its first line and is not kept. */
export type NewParagraph = Omit<Paragraph, 'kind' | 'number'> & { readonly indented?: boolean }
export type NewRow = Omit<TableRow, 'number'>

/** A block before it is numbered. */
export type NewBlock =
  | (NewParagraph & { readonly kind: 'paragraph' })
  | { readonly kind: 'table'; readonly rows: readonly NewRow[]; readonly caption?: string }

export interface ProseMaker {
  add(block: NewBlock): void
  problem(problem: Problem): void
  finish(properties?: Readonly<Record<string, string>>): Prose
}

/** Collects blocks in reading order, numbers them and keeps the bounds on how much is kept. Empty paragraphs and tables are left out. */
export function proseMaker(file: string, kind: Prose['kind'], limits: Pick<ReadLimits, 'characters' | 'blocks'>): ProseMaker {
  const blocks: Block[] = []
  const problems: Problem[] = []
  let number = 0
  let characters = 0
  let kept = 0
  const count = (text: string) => {
    characters += text.length
    if (characters > limits.characters) throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `文字超过 ${limits.characters} 字` })
    if (++kept > limits.blocks) throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `段落和单元格超过 ${limits.blocks} 个` })
  }
  const numbered = (block: NewBlock): Block => {
    if (block.kind === 'paragraph') {
      const { indented: _, ...paragraph } = block
      return { ...paragraph, number: ++number }
    }
    const caption = block.caption ?? captionFrom(blocks)
    const rows = block.rows.map((row): TableRow => ({ ...row, number: ++number }))
    const table: Table = { kind: 'table', number: rows[0]?.number ?? number, rows }
    return caption === undefined ? table : { ...table, caption }
  }
  return {
    add(block) {
      if (block.kind === 'paragraph') {
        if (block.text.trim() === '') return
        count(block.text)
      } else {
        const cells = block.rows.flatMap((row) => row.cells)
        if (cells.every((cell) => cell.text.trim() === '')) return
        for (const cell of cells) count(cell.text)
      }
      blocks.push(numbered(block))
    },
    problem: (problem) => {
      problems.push(problem)
    },
    finish: (properties = {}) => ({
      file,
      kind,
      blocks: demoteListItems(withoutContents(blocks)),
      properties,
      ...(problems.length > 0 ? { problems } : {}),
    }),
  }
}

/** Lines between the title of a table and the table that belong to the title. */
const subtitle = /单位[：:]|年度|^[（(].*[）)]$/

/** The title above a table, with its line of units: "部门整体支出绩效自评表 单位：万元". */
function captionFrom(before: readonly Block[]): string | undefined {
  const near: string[] = []
  for (let i = before.length - 1; i >= 0 && i > before.length - 5; i--) {
    const block = before[i]
    if (block?.kind !== 'paragraph' || block.furniture || block.text.length > 60 || /[。；]$/.test(block.text)) break
    const isTitle = /表$|表\s*[（(][^）)]*[）)]$|^附?表\s*[\d一二三四五六七八九十]/.test(block.text.trim())
    if (isTitle || subtitle.test(block.text.trim())) near.unshift(block.text.trim())
    if (isTitle) return near.join(' ')
  }
  return undefined
}
