/** The first character in pinyin order of each initial; there are no words in i, u and v. */
const FIRST = '阿a八b嚓c哒d妸e发f旮g哈h讥j咔k垃l妈m拏n噢o妑p七q呥r扨s它t穵w夕x丫y帀z'
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const starts: readonly (readonly [character: string, initial: string])[] = Array.from({ length: FIRST.length / 2 }, (_, i) => [
  FIRST[2 * i]!,
  FIRST[2 * i + 1]!,
])
const known = new Map<string, string>()

/**
 * The pinyin initials of a text 拼音首字母, for searching by them: 培训人次 → pxrc. A character with several readings has its usual one; what is not
 * Chinese stays, in small letters.
 */
export const pinyinInitials = (text: string): string => [...text].map(initialOf).join('')

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
  const before = known.get(character)
  if (before !== undefined) return before
  const initial = starts.findLast(([start]) => collator.compare(start, character) <= 0)?.[1] ?? character
  known.set(character, initial)
  return initial
}
