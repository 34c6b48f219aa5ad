import { createHash, randomBytes } from 'node:crypto'

/** A new id (UUID version 7): later ones sort after earlier ones, so that index pages fill in order. Made here, never by the database. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  return asUuid(bytes, 7)
}

/**
 * The id that something with a natural key has everywhere 固定编号: a unit by its code, a submission by unit, year and stage. So what an
 * office PC made meets the county's server without renumbering.
 */
export function stableId(kind: 'unit' | 'round' | 'submission', ...key: readonly (string | number)[]): string {
  return asUuid(
    createHash('sha256')
      .update(JSON.stringify([kind, ...key]))
      .digest()
      .subarray(0, 16),
    8,
  )
}

function asUuid(bytes: Buffer, version: 7 | 8): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
