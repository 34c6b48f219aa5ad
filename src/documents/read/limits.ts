/**
 * Bounds on what one file may cost to read 读取上限. Technical safety limits, not rules of evaluation: far above any real report or form,
 * far below what stops a machine. Tests and small servers pass their own.
 */
export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Entries of a zip container. */
  readonly entries: number
  /** Inflated bytes of one entry, and of all entries together. */
  readonly entryBytes: number
  readonly totalBytes: number
  /** Inflated bytes of an XML part that is read; pictures and the like never are. */
  readonly xmlBytes: number
  /** Inflated ÷ stored bytes of one entry; small entries are exempt, see safe-zip.ts. */
  readonly ratio: number
  /** Nesting of XML and HTML elements. */
  readonly depth: number
  /** Pages of a PDF or OFD. */
  readonly pages: number
  /** Characters of text that are kept. */
  readonly characters: number
  /** Paragraphs and table cells that are kept. */
  readonly blocks: number
  /** Wall time for one file. */
  readonly milliseconds: number
  /** Heap of the worker that reads PDF, in MiB. */
  readonly heapMiB: number
}

const MiB = 1024 * 1024

export const readLimits: ReadLimits = {
  fileBytes: 100 * MiB,
  entries: 5_000,
  entryBytes: 64 * MiB,
  totalBytes: 256 * MiB,
  xmlBytes: 40 * MiB,
  ratio: 250,
  depth: 256,
  pages: 500,
  characters: 5_000_000,
  blocks: 500_000,
  milliseconds: 30_000,
  heapMiB: 512,
}
