import { useSyncExternalStore } from 'react'

/** A file on its way to the server, or one that did not arrive. */
export interface Upload {
  readonly key: number
  readonly submission: string
  /** The row it is for. */
  readonly path: string
  readonly file: File
  /** 0 to 1 */
  readonly sent: number
  /** Why it did not arrive, in words. */
  readonly failed?: string
}

let uploads: readonly Upload[] = []
let keys = 0
const listeners = new Set<() => void>()
const set = (changed: readonly Upload[]) => {
  uploads = changed
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const read = () => uploads

/** The uploads of this window: they go on while the person turns to other pages. */
export const useUploads = (): readonly Upload[] => useSyncExternalStore(subscribe, read)

export function beginUpload(submission: string, path: string, file: File): number {
  keys += 1
  set([...uploads, { key: keys, submission, path, file, sent: 0 }])
  return keys
}
export const moveUpload = (key: number, change: Partial<Pick<Upload, 'sent' | 'failed'>>): void =>
  set(uploads.map((each) => (each.key === key ? { ...each, ...change } : each)))
export const endUpload = (key: number): void => set(uploads.filter((each) => each.key !== key))
