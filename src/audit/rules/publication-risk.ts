import type { Place } from '#domain/place.ts'
import { anyOf, compiled, matches } from '../patterns.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

const SHOWN = 30

export default rule({
  id: 'publication-risk',
  title: '公开前应审查敏感内容和个人信息',
  severity: 'notice',
  covers: ['E24'],
  source: 'disclosure-2019#not-to-publish',
  why: '自评结果要随决算公开；涉及稳定、安保、武装和特定当事人的内容，以及个人信息，公开前须审查。',
  remedy: '由公开审查人员决定；可改用中性的项目名称，隐去姓名、证件号码、电话和住址。',
  example: { right: '社会治理专项经费；救助困难群众 12 人', wrong: '全国两会信访维稳经费；救助张某（身份证号……）' },
  *writing(document, { lexicon: { publication } }) {
    const script = scriptOf(document)
    for (const { words, say } of publication.topics) {
      const hits = [...plainHits(script, compiled(anyOf(words)))]
      const [first, ...others] = hits.map(({ stretch, start, end }): Place => placeOfPlain(script, stretch, start, end))
      if (!first) continue
      const found = [...new Set(hits.map(({ text }) => text))]
      yield {
        message: `${say}（${found.map((word) => `“${word}”`).join('、')}，共 ${hits.length} 处）：公开前请审查`,
        place: first,
        related: others.slice(0, SHOWN),
        found: found.join('、'),
      }
    }
    for (const { kind, pattern, unless, check } of publication.personal) {
      for (const { stretch, start, end, text } of plainHits(script, compiled(pattern))) {
        if (matches(stretch.text.slice(Math.max(0, start - 20), end + 20), unless)) continue
        // A number that is called an identity or card number is one, whatever its last figure proves.
        const isNamed = /(?:身份证|证件|银行卡|卡号|账号|社保卡)[^，。；]{0,6}$/.test(stretch.text.slice(0, start))
        if (check !== undefined && !isNamed && !proven[check](text)) continue
        yield {
          message: `文中有${kind}，公开前应隐去`,
          place: placeOfPlain(script, stretch, start, end),
          found: masked(text),
          severity: 'warning',
        }
      }
    }
  },
})

/** The finding itself must not spread what should be hidden. */
const masked = (text: string) => (text.length <= 4 ? text : `${text.slice(0, 3)}${'*'.repeat(text.length - 5)}${text.slice(-2)}`)

const proven = { 'id-number': isIdNumber, 'bank-card': isBankCard } as const

/** GB 11643: the last character proves the seventeen before it. */
function isIdNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

/** Luhn's sum of payment cards. */
function isBankCard(text: string): boolean {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const digit = Number(text[text.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}
