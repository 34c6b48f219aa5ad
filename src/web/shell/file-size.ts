const KILO = 1024
const MEGA = KILO * KILO

/** A file's size as people say it: 812 KB、3.4 MB. */
export const sizeOf = (bytes: number): string =>
  bytes < MEGA ? `${Math.max(1, Math.round(bytes / KILO))} KB` : `${Number((bytes / MEGA).toFixed(1))} MB`
