/** A tree of YAML: text, lists and maps. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree }

/** What is said about single values: not yet compared with the original, or standing on another clause. */
export interface Mark {
  readonly unverified?: string
  readonly source?: string
}

export interface Marked {
  readonly tree: Tree
  /** By path, "proportional.passThreshold". */
  readonly marks: Readonly<Record<string, Mark>>
}

/**
 * Takes the marks off: `{ value: 60%, unverified: 说明, source: doc#clause }` becomes 60% with a mark at its path.
 * Any value may be marked, a list or a map as well.
 */
export function unmark(tree: Tree, path = ''): Marked {
  if (typeof tree === 'string') return { tree, marks: {} }
  if (isList(tree)) {
    const parts = tree.map((part, i) => unmark(part, `${path}[${i}]`))
    return { tree: parts.map((part) => part.tree), marks: Object.assign({}, ...parts.map(({ marks }) => marks)) }
  }
  if (isMarked(tree)) {
    const { value, ...mark } = tree
    const inner = unmark(value, path)
    return { tree: inner.tree, marks: { ...inner.marks, [path]: mark } }
  }
  const entries = Object.entries(tree).map(([key, part]) => [key, unmark(part, path === '' ? key : `${path}.${key}`)] as const)
  return {
    tree: Object.fromEntries(entries.map(([key, part]) => [key, part.tree])),
    marks: Object.assign({}, ...entries.map(([, { marks }]) => marks)),
  }
}

const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree)

type MarkedValue = { readonly value: Tree; readonly unverified?: string; readonly source?: string }

/** A map of `value` and nothing but marks. */
const isMarked = (tree: Tree): tree is MarkedValue =>
  typeof tree === 'object' &&
  'value' in tree &&
  Object.entries(tree).every(([key, part]) => key === 'value' || ((key === 'unverified' || key === 'source') && typeof part === 'string'))

/**
 * Lays a local scheme over its base 地方方案覆盖基础方案: maps are merged key by key (the overlay's keys first, so that it decides the order),
 * text and lists are replaced whole. A replaced value loses the base's marks.
 */
export function overlay(base: Marked, top: Marked): Marked {
  const marks = Object.fromEntries(Object.entries(base.marks).filter(([path]) => !replaced(top.tree, base.tree, path)))
  return { tree: merge(base.tree, top.tree), marks: { ...marks, ...top.marks } }
}

function merge(base: Tree, top: Tree): Tree {
  if (!isMap(base) || !isMap(top)) return top
  const merged: Record<string, Tree> = {}
  for (const [key, part] of Object.entries(top)) merged[key] = key in base ? merge(base[key]!, part) : part
  for (const [key, part] of Object.entries(base)) merged[key] ??= part
  return merged
}

const isMap = (tree: Tree | undefined): tree is { readonly [key: string]: Tree } => typeof tree === 'object' && !Array.isArray(tree)

/** Whether the overlay gives another value at this path, or replaces a parent that is no map in both. */
function replaced(top: Tree, base: Tree, path: string): boolean {
  let [above, below]: [Tree | undefined, Tree | undefined] = [top, base]
  for (const key of path.split('.')) {
    if (!isMap(above) || !isMap(below)) return true
    if (!(key in above)) return false
    ;[above, below] = [above[key], below[key]]
  }
  return !isMap(above) || !isMap(below)
}
