import type { Json } from './json.ts'

/**
 * JSON as one text only 规范文本: keys in code-unit order, no spaces. Equal values give equal texts, so a hash of it stands for the value.
 *
 * @example canonicalText({ b: 1, a: ['x'] }) // '{"a":["x"],"b":1}'
 */
export function canonicalText(json: Json): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json)
  if (Array.isArray(json)) return `[${json.map(canonicalText).join(',')}]`
  const entries = Object.entries(json).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonicalText(value)}`).join(',')}}`
}
