import type { Problem } from '#domain/problem.ts'
import type { Piece, Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { readDocx } from '../docx/docx.ts'
import { officeToDocx } from '../docx/office-to-docx.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { readInProseWorker } from '../worker/in-worker.ts'

/**
 * Reads an old Word file (.doc). Where LibreOffice is installed it gives headings, automatic numbers and merged cells; else the text alone is read.
 *
 * @throws ProductError FILE_DAMAGED (Word 95 and older too), FILE_TOO_LARGE, FILE_TOO_COMPLEX, READING_TIMEOUT
 */
export async function readDoc(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Promise<Prose> {
  if (bytes.length > limits.fileBytes) throw new ProductError('FILE_TOO_LARGE', { file, size: bytes.length, limit: limits.fileBytes })
  const docx = await officeToDocx(bytes, 'doc', limits.milliseconds)
  return docx ? { ...withoutElements(readDocx(docx, file, limits)), kind: kindOf(file) } : readDocText(bytes, file, limits)
}

/** The text of an old Word file, read in a worker with a limit on time and memory; a problem says what is lost. */
export async function readDocText(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Promise<Prose> {
  const prose = await readInProseWorker({ kind: 'doc', bytes, file, limits })
  return { ...prose, kind: kindOf(file), problems: [...(prose.problems ?? []), textOnly(file)] }
}

const kindOf = (file: string) => (/\.wps$/i.test(file) ? 'wps' : 'doc')

/** .wps of WPS Writer is the same container under another name. */
export const readWps = readDoc

/** Rich text, OpenDocument text and Word XML have no reader here: LibreOffice converts them. */
export async function readByOffice(
  bytes: Uint8Array,
  file: string,
  extension: 'rtf' | 'odt' | 'xml',
  what: string,
  limits: ReadLimits,
): Promise<Prose> {
  const docx = await officeToDocx(bytes, extension, limits.milliseconds)
  if (!docx) throw new ProductError('FILE_KIND_UNSUPPORTED', { file, what, remedy: '请用 Word 或 WPS 打开，另存为 .docx 后再试。' })
  return { ...withoutElements(readDocx(docx, file, limits)), kind: 'doc' }
}

/** Ordinals of the converted file mean nothing in the user's own. */
function withoutElements(prose: Prose): Prose {
  const strip = <T extends { readonly pieces: readonly Piece[] }>(each: T): T => ({
    ...each,
    pieces: each.pieces.map(({ element: _, ...piece }) => piece),
  })
  return {
    ...prose,
    blocks: prose.blocks.map((block) =>
      block.kind === 'paragraph' ? strip(block) : { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(strip) })) },
    ),
  }
}

const textOnly = (file: string): Problem => ({
  path: '',
  message: '旧格式 Word 文件只读取了文字，自动编号和合并单元格可能缺失',
  remedy: '请用 Word 或 WPS 另存为 .docx 后重新上传；或在本机安装 LibreOffice。',
  place: { file },
})
