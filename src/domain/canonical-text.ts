import type { Json } from './json.ts'

/**
 * JSON as one text only 规范文本: keys in code-unit order, no spaces. Equal values give equal texts, so a hash of it stands for the value.
 *
 * @example canonicalText({ b: 1, a: ['x'] }) // '{"a":["x"],"b":1}'
 */
export function canonicalText(json: Json): string {
  if (typeof json === 'string') return JSON.stringify(json)
  if (json === null || typeof json !== 'object') return String(json)
  // Plain loops: this runs over every value of every save.
  let text = ''
  if (isList(json)) {
    for (const value of json) text += `${text === '' ? '' : ','}${canonicalText(value)}`
    return `[${text}]`
  }
  for (const key of Object.keys(json).sort()) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(json[key]!)}`
  return `{${text}}`
}

/** `Array.isArray` does not narrow a readonly array. */
const isList = (json: Json & object): json is readonly Json[] => Array.isArray(json)
