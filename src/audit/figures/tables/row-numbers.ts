import type { Prose, Table, TableCell } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { bare } from '../../extract/plain.ts'
import type { Report } from '../../rule.ts'

const HEADING = /^(?:序号|编号|项目序号|行次)$/
/** Numbers that show that a column counts its rows. */
const FEWEST = 5

interface Numbered {
  readonly number: number
  readonly at: ReturnType<typeof placeIn>
}

/** "10、12" in a column of running numbers 序号 that runs on everywhere else: a row is missing, or stands there twice. */
export function* rowNumbersThatSkip(prose: Prose): Iterable<Report> {
  for (const block of prose.blocks) {
    if (block.kind !== 'table') continue
    const numbers = runningNumbers(prose, block)
    if (numbers.length < FEWEST || numbers[0]!.number !== 1) continue
    const jumps = numbers.flatMap((one, i) => (i > 0 && one.number !== numbers[i - 1]!.number + 1 ? [i] : []))
    const [at] = jumps
    // Where numbers jump often, the rows were picked from a longer table.
    if (at === undefined || jumps.length > 1) continue
    const [before, now] = [numbers[at - 1]!, numbers[at]!]
    const step = now.number - before.number
    if (step !== 0 && step !== 2) continue
    yield {
      place: now.at,
      related: [before.at],
      message: step === 0 ? `表中序号“${now.number}”重复` : `表中序号“${before.number}”后面是“${now.number}”，中间缺一行`,
      found: `${now.number}`,
    }
  }
}

function runningNumbers(prose: Prose, { rows }: Table): Numbered[] {
  const head = rows.findIndex(({ cells }) => cells.some(isHeading))
  const column = rows[head]?.cells.find(isHeading)?.column
  if (column === undefined) return []
  const found: Numbered[] = []
  for (const row of rows.slice(head + 1)) {
    const cell = row.repeated ? undefined : row.cells.find((one) => one.column === column)
    const written = bare(cell?.text ?? '')
    if (cell && /^\d{1,3}$/.test(written)) found.push({ number: Number(written), at: placeIn(prose, cellPassage(row, cell)) })
  }
  return found
}

const isHeading = ({ text }: TableCell) => HEADING.test(bare(text))
