/** Everything the product refuses to do 拒绝: code, HTTP status, and what the user does next, in Chinese. */
const catalogue = {
  FILE_NOT_FOUND: { status: 404, say: (d: { file: string }) => `找不到文件“${d.file}”。请核对路径和文件名。` },
  FILE_EMPTY: { status: 422, say: (d: { file: string }) => `“${d.file}”是空文件（0 字节）。请重新保存或重新下载后再试。` },
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
