import { useEffect, useRef } from 'react'
import { toJson } from '#domain/json.ts'
import type { EditState } from './edit-state.ts'

const PAUSE_MS = 250

/**
 * What is not on the server yet is kept on this computer: a moment after the last key, and at once when the page goes away or is hidden, so that a
 * closed lid loses nothing and no key waits for it.
 */
export function useKept(key: string, { content, saved, version }: Pick<EditState, 'content' | 'saved' | 'version'>): void {
  const keep = useRef(() => {})
  keep.current = () => {
    if (content === saved) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ version, content: toJson(content) }))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: every further edit starts the pause anew.
  useEffect(() => {
    const timer = setTimeout(() => keep.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [content, saved, version, key])
  useEffect(() => {
    const leaving = () => keep.current()
    window.addEventListener('pagehide', leaving)
    document.addEventListener('visibilitychange', leaving)
    return () => {
      keep.current()
      window.removeEventListener('pagehide', leaving)
      document.removeEventListener('visibilitychange', leaving)
    }
  }, [])
}
