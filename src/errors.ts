/** Everything the product refuses to do 拒绝: code, HTTP status, and what the user does next, in Chinese. */
const catalogue = {
  FILE_NOT_FOUND: { status: 404, say: (d: { file: string }) => `找不到文件“${d.file}”。请核对路径和文件名。` },
  FILE_EMPTY: { status: 422, say: (d: { file: string }) => `“${d.file}”是空文件（0 字节）。请重新保存或重新下载后再试。` },
  FILE_TOO_LARGE: { status: 413, say: (d: { file: string; size: number; limit: number }) => `“${d.file}”有 ${Math.ceil(d.size / 1048576)} MB，超过上限 ${Math.floor(d.limit / 1048576)} MB。请删去其中的图片或拆分后再试。` },
  FILE_ENCRYPTED: { status: 422, say: (d: { file: string }) => `“${d.file}”设有打开密码，无法读取。请用 Word、WPS 或 PDF 阅读器去掉密码，另存后再试。` },
  ARCHIVE_DAMAGED: { status: 422, say: (d: { file: string; reason: string }) => `“${d.file}”不完整或已损坏（${d.reason}）。请重新下载，或用 Word、WPS 打开后另存再试。` },
  ARCHIVE_UNSAFE: { status: 422, say: (d: { file: string; reason: string }) => `“${d.file}”的内部结构不安全，已拒绝读取（${d.reason}）。请用 Word、WPS 打开后另存为新文件再试。` },
  RESULT_UNREADABLE: { status: 422, say: (d: { file: string }) => `“${d.file}”不是评分结果文件。请指定 mingji evaluate 生成的 result.json 或它所在的文件夹。` },
  RESULT_PATH_UNKNOWN: { status: 404, say: (d: { path: string }) => `结果中没有“${d.path}”。不写路径再运行一次，可列出全部可查的路径。` },
  INPUT_HAS_NO_FORM: { status: 422, say: (d: { input: string }) => `“${d.input}”里没有可以读取的填报工作簿或自评表。请放入 .xlsx、.xls、.et、.ods 或 .csv 文件后再试。` },
  OUTPUT_NOT_WRITABLE: { status: 422, say: (d: { path: string; reason: string }) => `结果无法写入“${d.path}”（${d.reason}）。请关闭正在打开的同名文件，或换一个文件夹后再试。` },
} as const

type Catalogue = typeof catalogue
export type ErrorCode = keyof Catalogue
export type Details<C extends ErrorCode> = Parameters<Catalogue[C]['say']>[0]

export class ProductError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'ProductError'
  readonly code: C
  readonly status: number
  readonly details: Details<C>

  constructor(code: C, details: Details<C>, options?: ErrorOptions) {
    // The catalogue pairs each code with the details its text needs; TypeScript cannot carry that pairing through the index.
    super((catalogue[code].say as (d: Details<C>) => string)(details), options)
    this.code = code
    this.status = catalogue[code].status
    this.details = details
  }
}

export const errorCodes = Object.keys(catalogue) as readonly ErrorCode[]
