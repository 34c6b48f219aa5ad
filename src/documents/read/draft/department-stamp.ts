import { STAMP } from '#domain/stamp.ts'
import { openZip } from '../package/safe-zip.ts'
import { readProperties } from '../workbook/xlsx-parts.ts'

/** Whether a file is our department workbook 填报工作簿, by its stamp alone; a file that cannot be opened is none. */
export function isDepartmentWorkbook(bytes: Uint8Array, file: string): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  try {
    return readProperties(openZip(bytes, file))[STAMP] !== undefined
  } catch {
    // What is wrong with it will be said when it is read.
    return false
  }
}
