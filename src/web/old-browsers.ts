/**
 * What Chromium 86 does not know yet 旧版浏览器 and the pages or their libraries call. Loaded before everything else; a newer browser keeps its
 * own. Syntax is translated by the build (vite.config.ts).
 */
type Any = never // each is written into a prototype whose type promises it already

const lacking = (target: object, parts: Readonly<Record<string, (...args: Any[]) => unknown>>) => {
  for (const [name, value] of Object.entries(parts))
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}
const at = function <T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

lacking(Array.prototype, {
  at,
  toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number) {
    return [...this].sort(compare)
  },
  toReversed<T>(this: readonly T[]) {
    return [...this].reverse()
  },
  toSpliced<T>(this: readonly T[], start: number, count: number, ...items: T[]) {
    const copy = [...this]
    copy.splice(start, count, ...items)
    return copy
  },
  with<T>(this: readonly T[], index: number, value: T) {
    const copy = [...this]
    copy[index < 0 ? copy.length + index : index] = value
    return copy
  },
  findLast<T>(this: readonly T[], test: (value: T, index: number) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (test(this[i] as T, i)) return this[i]
    return undefined
  },
  findLastIndex<T>(this: readonly T[], test: (value: T, index: number) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (test(this[i] as T, i)) return i
    return -1
  },
})
lacking(String.prototype, { at })
lacking(Object, {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: this is the stand-in for Object.hasOwn
  hasOwn: (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key),
  groupBy<T>(items: Iterable<T>, key: (item: T, index: number) => PropertyKey) {
    return Object.fromEntries(grouped(items, key))
  },
})
lacking(Map, { groupBy: grouped })

function grouped<T, K>(items: Iterable<T>, key: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const name = key(item, index++)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
