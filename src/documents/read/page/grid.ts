import type { Rule } from './content.ts'

/** One cell of a ruled table; positions in the grid and the box on the page. */
export interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Grid {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Positions of the vertical rules, left to right. */
  readonly xs: readonly number[]
  readonly rows: number
  readonly cells: readonly GridCell[]
}

/** Rules nearer than this are one: double lines, borders drawn cell by cell. */
const near = 3
const mostRules = 4_000
const mostCells = 20_000

/**
 * Finds ruled tables: rules that cross make a table, a cell is a rectangle of their lattice, and where a piece of rule is missing two rectangles are one
 * merged cell. Tables open at the sides are closed at the ends of their horizontal rules. A lone frame is no table.
 */
export function findGrids(rules: readonly Rule[]): readonly Grid[] {
  if (rules.length > mostRules * 10) return []
  const across = mergeRules(
    rules.filter((r) => r.x2 - r.x1 > near && r.y2 - r.y1 <= near),
    'across',
  )
  const down = mergeRules(
    rules.filter((r) => r.y2 - r.y1 > near && r.x2 - r.x1 <= near),
    'down',
  )
  if (across.length > mostRules || down.length > mostRules) return []
  return components(across, down)
    .map(([h, v]) => gridOf(h, v))
    .filter((grid) => grid !== undefined)
    .filter((grid) => grid.cells.length > 1)
}

/** A rule by its position across its direction and its extent along it. */
interface Span {
  at: number
  from: number
  to: number
}

/** Collinear rules that touch become one. */
function mergeRules(rules: readonly Rule[], direction: 'across' | 'down'): Span[] {
  const spans = rules
    .map(
      (r): Span =>
        direction === 'across' ? { at: (r.y1 + r.y2) / 2, from: r.x1, to: r.x2 } : { at: (r.x1 + r.x2) / 2, from: r.y1, to: r.y2 },
    )
    .toSorted((a, b) => a.at - b.at || a.from - b.from)
  const lines: Span[][] = []
  for (const span of spans) {
    const line = lines.at(-1)
    if (line?.[0] && span.at - line[0].at <= near) line.push(span)
    else lines.push([span])
  }
  return lines.flatMap((line) => {
    const merged: Span[] = []
    const at = line.reduce((sum, span) => sum + span.at, 0) / line.length
    for (const span of line.toSorted((a, b) => a.from - b.from)) {
      const last = merged.at(-1)
      if (last && span.from <= last.to + near) last.to = Math.max(last.to, span.to)
      else merged.push({ ...span, at })
    }
    return merged
  })
}

const crosses = (h: Span, v: Span) => v.at >= h.from - near && v.at <= h.to + near && h.at >= v.from - near && h.at <= v.to + near

/** Groups of rules that hang together. */
function components(across: readonly Span[], down: readonly Span[]): readonly (readonly [readonly Span[], readonly Span[]])[] {
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i)
  for (const [i, h] of across.entries()) for (const [j, v] of down.entries()) if (crosses(h, v)) union(parent, i, across.length + j)
  const groups = new Map<number, [Span[], Span[]]>()
  const groupOf = (i: number) => {
    const root = find(parent, i)
    const group = groups.get(root) ?? [[], []]
    groups.set(root, group)
    return group
  }
  across.forEach((h, i) => {
    groupOf(i)[0].push(h)
  })
  down.forEach((v, j) => {
    groupOf(across.length + j)[1].push(v)
  })
  return [...groups.values()].filter(([h, v]) => h.length >= 2 && v.length >= 1)
}

function find(parent: number[], i: number): number {
  let root = i
  while (parent[root] !== undefined && parent[root] !== root) root = parent[root] as number
  for (let at = i; at !== root; ) {
    const next = parent[at] as number
    parent[at] = root
    at = next
  }
  return root
}

function union(parent: number[], a: number, b: number): void {
  parent[find(parent, a)] = find(parent, b)
}

/** Distinct positions, those nearer than a rule's width taken together. */
function positions(values: readonly number[]): number[] {
  const distinct: number[] = []
  for (const value of values.toSorted((a, b) => a - b)) if (value - (distinct.at(-1) ?? -Infinity) > near) distinct.push(value)
  return distinct
}

function gridOf(across: readonly Span[], down: readonly Span[]): Grid | undefined {
  const left = across.reduce((least, h) => Math.min(least, h.from), Infinity)
  const right = across.reduce((most, h) => Math.max(most, h.to), -Infinity)
  const ys = positions(across.map((h) => h.at))
  // Open sides: the ends of the horizontal rules close the table.
  const xs = positions([...down.map((v) => v.at), left, right])
  const [rows, columns] = [ys.length - 1, xs.length - 1]
  if (rows < 1 || columns < 1 || rows * columns > mostCells) return undefined
  const parent = Array.from({ length: rows * columns }, (_, i) => i)
  const ruled = (rulesAt: ReadonlyMap<number, readonly Span[]>, line: number, middle: number) =>
    rulesAt.get(line)?.some((span) => span.from - near <= middle && span.to + near >= middle) ?? false
  const [byX, byY] = [byLine(down, xs), byLine(across, ys)]
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x, y] = [(xs[c]! + xs[c + 1]!) / 2, (ys[r]! + ys[r + 1]!) / 2]
      if (c + 1 < columns && !ruled(byX, c + 1, y)) union(parent, r * columns + c, r * columns + c + 1)
      if (r + 1 < rows && !ruled(byY, r + 1, x)) union(parent, r * columns + c, (r + 1) * columns + c)
    }
  }
  const cells = mergedCells(parent, rows, columns, xs, ys)
  return { left, right, top: ys[0]!, bottom: ys[rows]!, xs, rows, cells }
}

/** Rules by the index of the lattice line they lie on. */
function byLine(spans: readonly Span[], lines: readonly number[]): ReadonlyMap<number, readonly Span[]> {
  const found = new Map<number, Span[]>()
  for (const span of spans) {
    const i = lines.findIndex((line) => Math.abs(line - span.at) <= near)
    if (i < 0) continue
    const list = found.get(i) ?? []
    list.push(span)
    found.set(i, list)
  }
  return found
}

function mergedCells(parent: number[], rows: number, columns: number, xs: readonly number[], ys: readonly number[]): readonly GridCell[] {
  const boxes = new Map<number, { top: number; left: number; bottom: number; right: number }>()
  for (let i = 0; i < rows * columns; i++) {
    const [r, c] = [Math.floor(i / columns), i % columns]
    const root = find(parent, i)
    const box = boxes.get(root)
    if (box) {
      box.left = Math.min(box.left, c)
      box.right = Math.max(box.right, c)
      box.bottom = r
    } else boxes.set(root, { top: r, left: c, bottom: r, right: c })
  }
  return [...boxes.values()]
    .map((box) => ({
      row: box.top,
      column: box.left,
      rowSpan: box.bottom - box.top + 1,
      columnSpan: box.right - box.left + 1,
      left: xs[box.left]!,
      right: xs[box.right + 1]!,
      top: ys[box.top]!,
      bottom: ys[box.bottom + 1]!,
    }))
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
}
