/** What stands on one page of a fixed layout (PDF, OFD), in points from the top left corner. */
export interface PageContent {
  /** 1-based. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly runs: readonly TextRun[]
  readonly rules: readonly Rule[]
  /** Something is drawn on the page besides text and lines: a picture, for a page without text a scan. */
  readonly drawn: boolean
}

/** Characters set in one go, upright, left to right. */
export interface TextRun {
  readonly text: string
  readonly x: number
  /** Base line. */
  readonly y: number
  readonly width: number
  readonly size: number
}

/** A horizontal or vertical line: x1 ≤ x2, y1 ≤ y2. */
export interface Rule {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Rules from a path: axis-parallel strokes as they are, and filled bars so thin that they are lines. */
export const thinnest = 3

export const wideCharacter = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—·]/
