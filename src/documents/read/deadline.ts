import { ProductError } from '#errors'

/** Throws READING_TIMEOUT once the time for this file is over. Called from inside loops over foreign content. */
export type Deadline = () => void

export function deadline(file: string, milliseconds: number): Deadline {
  const end = performance.now() + milliseconds
  let calls = 0
  return () => {
    // Asking the clock each time would cost more than most loop bodies.
    if ((++calls & 0xff) === 0 && performance.now() > end)
      throw new ProductError('READING_TIMEOUT', { file, seconds: Math.ceil(milliseconds / 1000) })
  }
}
