import { projectFinder, projectKey } from '../aliases.ts'
import type { Passage } from './claims.ts'

/** A project that a sentence singles out by name, and where the name stands. */
export interface SingledOut {
  readonly name: string
  readonly passage: number
  readonly start: number
  readonly end: number
}

const NAMED = '[“"]?([^，。；;、:()\\d“”"和及]{3,30}?(?:项目|经费|资金|补助|补贴|工程))[”"]?'
const NAME = `${NAMED}(?=[，。；;、()\\d得为和及]|$)`
/** Ways to name the one project that stands out: the highest or lowest score, the one looked at more closely. */
const SAID: readonly RegExp[] = [
  new RegExp(`最[高低多少大小快慢好差](?:分)?(?:的)?(?:项目)?(?:为|是|:)${NAME}`, 'gu'),
  /最[高低](?:分|得分)?(?:为)?\d+(?:\.\d+)?分?\([“"]?([^，。；;、:()\d“”"]{3,30})[”"]?\)/gu,
  new RegExp(`(?:选取|选择|选定|确定|抽取|其中对|已对)(?:了)?${NAMED}(?:进行|开展|作为|实施|为)[^，。；]{0,4}重点`, 'gu'),
]
/** Names of what many projects are. */
const GENERAL =
  /^(?:[一-龥]{0,4}(?:重点|一般|其他|全部|部分|各|该|本|上述|单个|类)(?:级|类)?(?:支出)?(?:项目|资金|经费|工程)|[省市县区]级(?:项目|资金))$/u
const FEWEST = 3

/** Projects that are singled out and that no list, table or other sentence knows 点名的项目别处都没有. */
export function singledOut(passages: readonly Passage[], names: readonly string[], isWritten: (key: string) => boolean): SingledOut[] {
  if (names.length < FEWEST) return []
  const find = projectFinder(names)
  return passages.flatMap(({ text }, passage) =>
    SAID.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match): SingledOut[] => {
      const name = match[1]!
      const key = projectKey(name)
      if (find(name) !== undefined || GENERAL.test(name) || key.length < 3) return []
      // "公交补贴" of "城乡公交运营补贴": a short form.
      if (names.some((one) => isShortOf(key, one)) || isWritten(key)) return []
      const start = match.index + match[0].indexOf(name)
      return [{ name, passage, start, end: start + name.length }]
    }),
  )
}

/** Whether the characters of a short form stand in the long one in their order. */
function isShortOf(short: string, long: string): boolean {
  let at = -1
  for (const character of short) {
    at = long.indexOf(character, at + 1)
    if (at < 0) return false
  }
  return true
}
