import type { PackedWorkbook } from './packed-workbook.ts'
import { type RawWorkbook, toWorkbook } from './raw-workbook.ts'
import { newStore } from './sheet-cells.ts'
import { workbookKind } from './workbook-kind.ts'
import type { WorkbookLimits } from './workbook-limits.ts'

/** Bytes → packed workbook, in this thread. Callers outside the worker use `readWorkbook`, which bounds time and memory. */
export async function readHere(bytes: Uint8Array, file: string, limits: WorkbookLimits): Promise<PackedWorkbook> {
  const kind = workbookKind(bytes, file, limits)
  return toWorkbook(await rawOf(kind, bytes, file, limits), file, kind.kind)
}

async function rawOf(kind: ReturnType<typeof workbookKind>, bytes: Uint8Array, file: string, limits: WorkbookLimits): Promise<RawWorkbook> {
  switch (kind.by) {
    case 'xlsx': {
      const { readXlsx } = await import('./xlsx-workbook.ts')
      return readXlsx(bytes, file, limits)
    }
    case 'sheetjs': {
      // Loading SheetJS and its code pages takes longer than reading most files: only those that need it pay.
      const { readWithSheetJs } = await import('./sheetjs-workbook.ts')
      return readWithSheetJs(kind.text === undefined ? { bytes } : { text: kind.text }, file, limits)
    }
    case 'csv': {
      const { readCsv } = await import('./csv.ts')
      const name = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
      const table = newStore(limits)
      const draft = readCsv(bytes, file, table)
      return {
        sheets: [{ name, hidden: false, draft }],
        table,
        properties: {},
        unread: { macros: false, links: false, pictures: false },
        sheetsLeftOut: 0,
      }
    }
  }
}
