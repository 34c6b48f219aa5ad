import type { Workbook } from '#domain/workbook.ts'
import { readInWorkbookWorker } from '../worker/in-worker.ts'
import { type WorkbookLimits, workbookLimits } from './workbook-limits.ts'

/**
 * Reads a spreadsheet (.xlsx, .xlsm, .xlsb, .xls, .et, .ods, .csv, and web tables or XML that call themselves .xls) by its content, whatever its
 * name says. Cached results of formulas are kept; macros and links to other files are never followed. No meaning yet: `understand` finds that.
 *
 * @param file name as the user knows it; it goes into places and messages
 * @throws ProductError when the file cannot be read: not a workbook, encrypted, damaged, unsafe, too large or too slow. Content never throws.
 */
export const readWorkbook = (bytes: Uint8Array, file: string, limits: WorkbookLimits = workbookLimits): Promise<Workbook> =>
  readInWorkbookWorker({ bytes, file, limits })
