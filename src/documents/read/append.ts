/** Adds all items. Spreading them into push overflows the stack with the hundred thousands that a hostile file can hold. */
export function append<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item)
}
