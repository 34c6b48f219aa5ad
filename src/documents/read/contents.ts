import type { Block, Paragraph } from '#domain/prose.ts'

/** A table of contents stands at the front. */
const FRONT = 80
const MOST_ENTRIES = 200
const LONGEST_ENTRY = 60

const key = (text: string): string => text.replace(/\s+/g, '').replace(/[.．·•…]*\d{0,4}$/, '')

/**
 * Marks a typed table of contents 目录 as furniture, so that nobody takes its entries for the sections: from the line “目录” to where its first entry comes
 * again as the heading in the text. Entries with leader dots or from a field are marked by their readers.
 */
export function withoutContents(blocks: readonly Block[]): readonly Block[] {
  const title = blocks.slice(0, FRONT).findIndex((block) => isRunning(block) && /^目[录次]$/.test(key(block.text)))
  const first = blocks[title + 1]
  if (title < 0 || !isEntry(first)) return blocks
  const wanted = key(first.text)
  for (let end = title + 2; end < blocks.length && end - title <= MOST_ENTRIES; end++) {
    const block = blocks[end]!
    // One entry is none: the text begins right away.
    if (isRunning(block) && key(block.text) === wanted && end - title > 3)
      return blocks.map((each, i) => (i < title || i >= end ? each : asFurniture(each)))
    if (!isEntry(block) && !isFurniture(block)) return blocks
  }
  return blocks
}

const isFurniture = (block: Block): boolean => block.kind === 'paragraph' && block.furniture === true
const isRunning = (block: Block | undefined): block is Paragraph => block?.kind === 'paragraph' && !block.furniture
const isEntry = (block: Block | undefined): block is Paragraph =>
  isRunning(block) && block.text.length <= LONGEST_ENTRY && !/[。；;]/.test(block.text)

function asFurniture(block: Block): Block {
  if (block.kind === 'table') return block
  const { heading: _, list: _list, ...rest } = block
  return { ...rest, furniture: true }
}
