import type { Waiver } from './finding.ts'

/** A waiver 豁免 as someone wrote it beside a file: which finding, and who, why, until when. */
export interface WaiverEntry extends Waiver {
  /** Id of the rule, or a code of the defect catalogue (E01). */
  readonly rule: string
  /** Words of the finding's place; without place members it holds wherever the rule speaks in the file. */
  readonly quote?: string
  readonly line?: number
  readonly paragraph?: number
  readonly sheet?: string
  readonly cell?: string
  /** File the findings are in. */
  readonly file: string
  /** Where this entry stands: file of waivers and its line. */
  readonly writtenIn: { readonly file: string; readonly line: number }
}

/** Name of the file of waivers 豁免 beside a checked file: 报告.docx → 报告.docx.waivers.yaml. */
export const waiverFileName = (file: string): string => `${file}.waivers.yaml`
