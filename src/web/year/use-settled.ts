import { useEffect, useState } from 'react'

const PAUSE_MS = 200

/**
 * The value as it was when nobody had changed it for a moment: for what is worked out beside the typing and need not follow every key. The first
 * value is there at once.
 */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (settled === value) return
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value, settled])
  return settled
}
