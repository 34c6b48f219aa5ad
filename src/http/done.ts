/** The answer of a route that has nothing to tell but that it is done. */
export async function done(work: Promise<unknown>): Promise<{ readonly ok: true }> {
  await work
  return { ok: true }
}
