import type { Problem } from '#domain/problem.ts'
import type { Grid, GridCell } from './grid.ts'

export const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

/** Cells that are listed one by one; of more, the number is told. */
const LISTED = 8

/** Rows that together are a table of something else; fewer cells are told one by one. */
const BLOCK_ROWS = 3
const BLOCK_CELLS = 8

/** Cells that nothing was read from: tables of something else as one, the rest one by one. */
export function sayUnread(all: readonly GridCell[], grid: Grid): Problem[] {
  const blocks = blocksOf(all, grid)
  const inBlocks = new Set(blocks.flat())
  const cells = all.filter((cell) => !inBlocks.has(cell))
  return [...blocks.map((block) => sayBlock(block, grid)), ...sayCells(cells, grid)]
}

/** Rows one below the other of which nothing was read. */
function blocksOf(cells: readonly GridCell[], grid: Grid): GridCell[][] {
  const byRow = Map.groupBy(cells, ({ row }) => row)
  const blocks: GridCell[][] = []
  let last = Number.NaN
  for (const [row, own] of [...byRow].toSorted(([a], [b]) => a - b)) {
    if (own.length < grid.own(row).filter(({ text }) => /[^\s\-—–/]/.test(text)).length) continue
    if (row === last + 1) blocks.at(-1)!.push(...own)
    else blocks.push([...own])
    last = row
  }
  return blocks.filter((block) => block.length >= BLOCK_CELLS && new Set(block.map(({ row }) => row)).size >= BLOCK_ROWS)
}

function sayBlock(block: readonly GridCell[], grid: Grid): Problem {
  const [first, last] = [block[0]!, block.at(-1)!]
  return {
    path: '',
    message: `第 ${first.row + 1} 行到第 ${last.row + 1} 行没有读入：“${short(first.text)}”等 ${block.length} 格不是这张表的栏目`,
    remedy: '体检仍会核对其中的合计；需要写进自评内容的，请移到填报工作簿相应的栏目。',
    place: grid.place(first),
    found: first.text,
  }
}

function sayCells(cells: readonly GridCell[], grid: Grid): Problem[] {
  const remedy = '如果是需要的内容，请核对它所在的行和列，或移到填报工作簿相应的栏目。'
  const told = cells.slice(0, LISTED).map((cell) => ({
    path: '',
    message: `“${short(cell.text)}”没有读入：认不出属于哪一项`,
    remedy,
    place: grid.place(cell),
    found: cell.text,
  }))
  const [next] = cells.slice(LISTED)
  if (next)
    told.push({ path: '', message: `另有 ${cells.length - LISTED} 个单元格没有读入`, remedy, place: grid.place(next), found: next.text })
  return told
}
