import type { NewRow } from '../prose-builder.ts'
import { cellAt } from '../text/cell-at.ts'
import type { TextLine } from '../text/lines.ts'

const TITLE = /^年度?(?:总体|绩效)?目标(?:完成情况)?$/
const EXPECTED = /^(?:年初|年度|预期)(?:设定|总体|绩效)?目标$/
const REACHED = /^(?:年度|目标)?(?:总体|绩效)?(?:目标)?实际完成情况$/

/**
 * "年度总体目标 / 预期目标 / 实际完成情况 / …… / ……": the two headings of the goal one to a line, then what stands below each. Undefined when no goal begins
 * here.
 */
export function goalLines(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const isAt = (at: number, pattern: RegExp) => pattern.test(lines[at]?.text.replace(/\s/g, '') ?? '')
  const titled = isAt(from, TITLE) && isAt(from + 1, EXPECTED) && isAt(from + 2, REACHED)
  const first = titled ? from + 1 : from
  if (!titled && !(isAt(from, EXPECTED) && isAt(from + 1, REACHED))) return undefined
  const said = [lines[first + 2], lines[first + 3]]
  if (said.some((line) => line === undefined || line.furniture || !/[，。；]/.test(line.text))) return undefined
  const cell = (at: number, column: number) => cellAt(lines[at]!, 0, lines[at]!.text.length, column)
  const title = titled ? [{ ...cell(from, 0), rowSpan: 2 }] : []
  const beside = title.length
  return {
    rows: [
      { cells: [...title, cell(first, beside), cell(first + 1, beside + 1)] },
      { cells: [cell(first + 2, beside), cell(first + 3, beside + 1)] },
    ],
    taken: first + 4 - from,
  }
}
