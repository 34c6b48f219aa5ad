import type { Stretch } from './stretches.ts'

/** A column as the screen shows it. */
export interface Extent {
  left: number
  right: number
}

/** Screen columns looked at. */
const WIDEST = 1000
/** One line in so many may run over a gutter. */
const STRAYING = 12

/** The columns that most of these lines keep free gutters between. */
export function extentsOf(lines: readonly (readonly Stretch[])[]): Extent[] {
  const covered = new Uint32Array(WIDEST + 1)
  for (const line of lines)
    for (const { left, right } of line) for (let x = left; x < Math.min(right, WIDEST); x++) covered[x] = covered[x]! + 1
  const straying = Math.floor(lines.length / STRAYING)
  const found: Extent[] = []
  let open: Extent | undefined
  for (let x = 0; x <= WIDEST; x++) {
    if (covered[x]! > straying) {
      open ??= { left: x, right: x }
      open.right = x + 1
    } else if (open) {
      found.push(open)
      open = undefined
    }
  }
  for (const line of lines)
    for (const { left, right } of line)
      if (!found.some((extent) => left < extent.right && extent.left < right)) {
        found.push({ left, right })
        found.sort((a, b) => a.left - b.left)
      }
  return found
}

/** How far a stretch lies from a column, in screen columns; a little more the further their middles are apart. */
function distance({ left, right }: Stretch, extent: Extent): number {
  const gap = Math.max(0, extent.left - right, left - extent.right)
  return gap + Math.abs(left + right - extent.left - extent.right) / 40
}

/** The column of each stretch of a line, rising, so that the line lies nearest; undefined where there are more stretches than columns. */
export function placed(line: readonly Stretch[], extents: readonly Extent[]): readonly number[] | undefined {
  const [n, m] = [line.length, extents.length]
  if (n > m) return undefined
  if (n === m) return line.map((_, i) => i)
  const cost = Array.from({ length: n + 1 }, () => new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY))
  cost[0]!.fill(0)
  for (let i = 1; i <= n; i++)
    for (let j = i; j <= m; j++) cost[i]![j] = Math.min(cost[i]![j - 1]!, cost[i - 1]![j - 1]! + distance(line[i - 1]!, extents[j - 1]!))
  const columns: number[] = []
  for (let [i, j] = [n, m]; i > 0; j--) {
    if (cost[i]![j] === cost[i]![j - 1]) continue
    columns.push(j - 1)
    i--
  }
  return columns.reverse()
}

/** Does a stretch lie over gaps on both sides of a column, or over several columns? */
export const overlapped = ({ left, right }: Stretch, extents: readonly Extent[]): number =>
  extents.filter((extent) => left < extent.right && extent.left < right).length
