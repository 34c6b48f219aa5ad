/** Gives what was made of the same question before, else has it made; of several that ask at once one has it made. */
export type Remembering<V> = (key: string, make: () => Promise<V>) => Promise<V>

/** Keeps the `most` answers that were asked for last 记住最近的结果; a refusal is not kept. The key must name everything the answer depends on. */
export function remembering<V>(most: number): Remembering<V> {
  const kept = new Map<string, Promise<V>>()
  return (key, make) => {
    const known = kept.get(key)
    const answer = known ?? make()
    // Asked for last: stands at the end.
    kept.delete(key)
    kept.set(key, answer)
    if (!known) answer.catch(() => kept.get(key) === answer && kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}
