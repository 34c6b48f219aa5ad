const rounds = 7

/** Milliseconds of one piece of work: the median of 7 after a warm-up. */
export async function median(work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
