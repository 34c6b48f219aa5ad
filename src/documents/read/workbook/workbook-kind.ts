import type { Workbook } from '#domain/workbook.ts'
import { ProductError } from '#errors'
import { type FileKind, sniffKind } from '../kind.ts'
import { decodeText } from '../text/decode-text.ts'
import type { WorkbookLimits } from './workbook-limits.ts'

/** How the bytes will be read, and what the user is told the file is. */
export type WorkbookKind =
  | { readonly by: 'xlsx'; readonly kind: Workbook['kind'] }
  | { readonly by: 'sheetjs'; readonly kind: Workbook['kind']; readonly text?: string }
  | { readonly by: 'csv'; readonly kind: 'csv' }

/** Kinds of file that are no workbook, in the words of the message. */
const OTHERS: Partial<Readonly<Record<FileKind, string>>> = {
  docx: '这是 Word 文档',
  doc: '这是 Word 文档',
  odt: '这是文字文档',
  rtf: '这是文字文档',
  'word-xml': '这是 Word 文档',
  mht: '这是网页归档文件',
  pptx: '这是演示文稿',
  ofd: '这是 OFD 版式文件',
  pdf: '这是 PDF 文件',
  zip: '这是压缩包，请解压后上传其中的文件',
  archive: '这是压缩包，请解压后上传其中的文件',
  image: '这是图片',
  ole: '其中没有工作簿',
}

/**
 * Decides by content, not by name, how a file is read.
 *
 * @throws ProductError FILE_EMPTY, FILE_TOO_LARGE, FILE_ENCRYPTED, ARCHIVE_…, WORKBOOK_UNREADABLE
 */
export function workbookKind(bytes: Uint8Array, file: string, limits: WorkbookLimits): WorkbookKind {
  if (bytes.length > limits.fileBytes) throw new ProductError('FILE_TOO_LARGE', { file, size: bytes.length, limit: limits.fileBytes })
  const found = sniffKind(bytes, file, limits)
  const named = file.toLowerCase()
  if (found === 'empty') throw new ProductError('FILE_EMPTY', { file })
  if (found === 'encrypted-office') throw new ProductError('FILE_ENCRYPTED', { file })
  if (found === 'xlsx') return { by: 'xlsx', kind: 'xlsx' }
  if (found === 'xlsb') return { by: 'sheetjs', kind: 'xlsx' }
  if (found === 'xls') return { by: 'sheetjs', kind: named.endsWith('.et') ? 'et' : 'xls' }
  if (found === 'ods') return { by: 'sheetjs', kind: 'ods' }
  if (found === 'spreadsheet-xml') return { by: 'sheetjs', kind: 'xml', text: decodeText(bytes, file).text }
  if (found === 'html') return htmlKind(bytes, file)
  if (found === 'text') return textKind(bytes, file)
  throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: OTHERS[found] ?? '不是表格文件' })
}

function htmlKind(bytes: Uint8Array, file: string): WorkbookKind {
  const { text } = decodeText(bytes, file)
  if (!/<table[\s>]/i.test(text)) throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: '这是网页，其中没有表格' })
  return { by: 'sheetjs', kind: 'html', text }
}

/** Old binary sheets without a container (Excel 2 to 4) begin with BOF records. */
function textKind(bytes: Uint8Array, file: string): WorkbookKind {
  if (bytes[0] === 0x09 && (bytes[1] ?? 0xff) <= 0x08 && bytes[1]! % 2 === 0 && bytes[2]! <= 8 && bytes[3] === 0)
    return { by: 'sheetjs', kind: 'xls' }
  let text: string
  try {
    text = decodeText(bytes, file).text
  } catch (cause) {
    throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: '文件已损坏，或不是表格文件' }, { cause })
  }
  const named = /\.(?:csv|tsv|txt|tab)$/i.test(file)
  const cut = text.split(/\r\n|\n|\r/, 5).some((line) => /[\t,]/.test(line))
  if (named || cut) return { by: 'csv', kind: 'csv' }
  throw new ProductError('WORKBOOK_UNREADABLE', { file, reason: '这是普通文字，不是表格' })
}
