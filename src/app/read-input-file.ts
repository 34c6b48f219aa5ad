import { readFile, stat } from 'node:fs/promises'
import { readLimits } from '#documents/read/limits.ts'
import { workbookLimits } from '#documents/read/workbook/workbook-limits.ts'
import { ProductError } from '#errors'

const largest = Math.max(readLimits.fileBytes, workbookLimits.fileBytes)

/** Why the system would not open a file, and what to do. */
const refusals: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  EACCES: ['没有读取权限', '请向文件的所有者要读取权限，或把文件复制到自己的文件夹后再试。'],
  EPERM: ['没有读取权限', '请向文件的所有者要读取权限，或把文件复制到自己的文件夹后再试。'],
  EBUSY: ['正被其他程序占用', '请关闭正在使用它的程序后再试。'],
}

/**
 * The bytes of a file that the user named 读取用户指定的文件.
 * @throws ProductError FILE_NOT_FOUND, FILE_NOT_OPENED (a folder, no permission, in use), FILE_TOO_LARGE before a byte of it is read
 */
export async function readInputFile(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (found.isDirectory())
      throw new ProductError('FILE_NOT_OPENED', { file, reason: '这是文件夹', remedy: '请写出其中的文件，可以一次写多个。' })
    if (found.size > largest) throw new ProductError('FILE_TOO_LARGE', { file, size: found.size, limit: largest })
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof ProductError) throw cause
    const [reason, remedy] = refusals[(cause as NodeJS.ErrnoException).code ?? ''] ?? []
    if (reason !== undefined && remedy !== undefined) throw new ProductError('FILE_NOT_OPENED', { file, reason, remedy }, { cause })
    throw new ProductError('FILE_NOT_FOUND', { file }, { cause })
  }
}
