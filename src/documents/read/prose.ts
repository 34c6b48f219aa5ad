import type { Problem } from '#domain/problem.ts'
import type { Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { readByOffice, readDoc } from './doc/doc.ts'
import { readDocx } from './docx/docx.ts'
import { readHtml } from './html/html.ts'
import { type FileKind, sniffKind } from './kind.ts'
import { type ReadLimits, readLimits } from './limits.ts'
import { readOfd } from './ofd/ofd.ts'
import { readPdf } from './pdf/pdf.ts'
import { readMarkdown } from './text/markdown.ts'
import { readText } from './text/txt.ts'

/**
 * Reads a written document of any kind 文稿: docx, doc, wps, pdf, ofd, txt, md, html, web archives. What a file is, its content says; a name that says
 * otherwise is told as a problem. Never hangs and never crashes: anything that cannot be read is a ProductError naming the file and the next step.
 *
 * @throws ProductError FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND_UNSUPPORTED, DOCUMENT_WITHOUT_TEXT, and those of the reader of its kind
 */
export async function readProse(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Promise<Prose> {
  if (bytes.length > limits.fileBytes) throw new ProductError('FILE_TOO_LARGE', { file, size: bytes.length, limit: limits.fileBytes })
  const kind = sniffKind(bytes, file, limits)
  const reader = readers[kind]
  if (!reader) throw refusal(kind, file)
  const prose = await reader.read(bytes, file, limits)
  if (prose.blocks.every((block) => block.kind === 'paragraph' && block.furniture))
    throw new ProductError('DOCUMENT_WITHOUT_TEXT', { file })
  const misnamed = misnaming(kind, file)
  return misnamed ? { ...prose, problems: [...(prose.problems ?? []), misnamed] } : prose
}

interface Reader {
  /** In the words of the message, and the extensions such a file rightly has. */
  readonly what: string
  readonly extensions: readonly string[]
  readonly read: (bytes: Uint8Array, file: string, limits: ReadLimits) => Prose | Promise<Prose>
}

const extensionOf = (file: string): string => /\.([^.\\/]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''

const readers: Readonly<Partial<Record<FileKind, Reader>>> = {
  docx: { what: 'Word 文档（.docx）', extensions: ['docx', 'docm', 'dotx', 'dotm'], read: readDocx },
  doc: { what: '旧格式 Word 文档（.doc）', extensions: ['doc', 'wps', 'wpt', 'dot'], read: readDoc },
  pdf: { what: 'PDF', extensions: ['pdf'], read: readPdf },
  ofd: { what: 'OFD', extensions: ['ofd'], read: readOfd },
  html: { what: '网页', extensions: ['html', 'htm', 'xhtml', 'shtml'], read: readHtml },
  mht: { what: '网页归档', extensions: ['mht', 'mhtml'], read: readHtml },
  text: {
    what: '纯文本',
    extensions: ['txt', 'md', 'markdown', 'text', ''],
    read: (bytes, file, limits) => (/^(?:md|markdown)$/.test(extensionOf(file)) ? readMarkdown : readText)(bytes, file, limits),
  },
  rtf: {
    what: 'RTF 文档',
    extensions: ['rtf', 'doc'],
    read: (bytes, file, limits) => readByOffice(bytes, file, 'rtf', ' RTF 文档', limits),
  },
  odt: { what: 'ODT 文档', extensions: ['odt'], read: (bytes, file, limits) => readByOffice(bytes, file, 'odt', ' ODT 文档', limits) },
  'word-xml': {
    what: 'Word XML 文档',
    extensions: ['xml', 'doc'],
    read: (bytes, file, limits) => readByOffice(bytes, file, 'xml', ' Word XML 文档', limits),
  },
}

/** Kinds that are no written documents: what they are, what to do. */
const others: Readonly<Partial<Record<FileKind, readonly [what: string, remedy: string]>>> = {
  xlsx: ['电子表格', '请作为自评表或账表导入。'],
  xls: ['电子表格', '请作为自评表或账表导入。'],
  xlsb: ['电子表格', '请另存为 .xlsx 后作为自评表或账表导入。'],
  ods: ['电子表格', '请作为自评表或账表导入。'],
  'spreadsheet-xml': ['电子表格', '请作为自评表或账表导入。'],
  pptx: ['演示文稿', '请提供报告的 Word 或 PDF 文件。'],
  image: ['图片', '请先做文字识别（OCR），另存为 .docx 或 .txt 后再试。'],
  zip: ['压缩包', '请解压后上传其中的文件。'],
  archive: ['压缩包', '请解压后上传其中的文件。'],
  ole: ['不能识别的旧格式文件', '请用生成它的软件打开，另存为 .docx 或 .pdf 后再试。'],
}

function refusal(kind: FileKind, file: string): ProductError {
  if (kind === 'empty') return new ProductError('FILE_EMPTY', { file })
  if (kind === 'encrypted-office') return new ProductError('FILE_ENCRYPTED', { file })
  const [what, remedy] = others[kind] ?? ['不能识别的文件', '请另存为 .docx 或 .pdf 后再试。']
  return new ProductError('FILE_KIND_UNSUPPORTED', { file, what, remedy })
}

/** A file named as one kind that is another is read as what it is, and the person is told. */
function misnaming(kind: FileKind, file: string): Problem | undefined {
  const reader = readers[kind]
  const extension = extensionOf(file)
  const known =
    Object.values(readers).some(({ extensions }) => extension !== '' && extensions.includes(extension)) ||
    /^(?:xlsx?|csv|et|pptx?|png|jpe?g|zip|rar)$/.test(extension)
  if (!reader || !known || reader.extensions.includes(extension)) return undefined
  return {
    path: '',
    message: `文件名以 .${extension} 结尾，内容其实是${reader.what}，已按${reader.what}读取`,
    remedy: '请核对是否选错文件；如无误，可把扩展名改正后保存。',
    place: { file },
  }
}
