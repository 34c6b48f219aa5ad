import type { Claims, ScaleClaim } from '../extract/claims.ts'
import { sameGrade } from '../grades.ts'
import { gradesOffScale } from '../grades-off-scale.ts'
import { type Report, rule } from '../rule.ts'

export default rule({
  id: 'grade-scale',
  title: '评价等级的分数段和用词应符合评分方案',
  severity: 'warning',
  covers: ['A19'],
  source: 'mof-2020-10#grades',
  why: '等级的分数段由评分方案统一规定；自定分数段或前后用词不一，等级之间不能比较。',
  remedy: '按评分方案的分数段和用词改写；当地另有规定的，注明文号。',
  example: {
    right: '优（90 分及以上）、良（80～90 分）、中（60～80 分）、差（60 分以下）',
    wrong: '前面用“优、良、中、差”，后面评为“优秀”',
  },
  *writing(document, { scheme }) {
    const { claims } = document
    const { scale } = claims
    yield* mixedWords(claims)
    yield* gradesOffScale(document)
    if (!scale) return
    const unlike = scale.bands.filter(({ title, from }) => {
      const band = scheme.grades.find((grade) => sameGrade(grade.title, title))
      return band !== undefined && !band.from.eq(from)
    })
    if (unlike.length === 0) {
      yield* overlapping(scale)
      return
    }
    // A scale that the text calls the jurisdiction's own is judged by, not against; a reader may still want to see where it is laid down.
    const isLocal = claims.passages.some(({ paragraph, text }) => paragraph.number === scale.place.paragraph && LOCAL.test(text))
    yield {
      // Who evaluates for others agreed with them on a scale.
      ...(isLocal || isByOthers(claims) ? { severity: 'notice' as const } : {}),
      place: scale.place,
      message: `文中的分数段（${scale.bands.map(({ title, from }) => `${title} ${from} 分起`).join('、')}）与评分方案“${scheme.title}”不同（${scheme.grades.map(({ title, from }) => `${title} ${from} 分起`).join('、')}）`,
      found: scale.bands.map(({ title, from }) => `${title} ${from}`).join('、'),
      expected: scheme.grades.map(({ title, from }) => `${title} ${from}`).join('、'),
    }
  },
})

const isByOthers = ({ title }: Claims) => /评价报告/.test(title?.value ?? '') && !/自评/.test(title?.value ?? '')

const LOCAL =
  /(?:[本我全](?:省|市|县|区|州|旗|盟)|自治[区州县]|当地|财政[厅局]|〔20\d\d〕\d+号)[^。；;]{0,30}(?:划分|规定|分为|分档|确定|设定|划定|明确)/

/** A band that reaches into the one above it: "80分及以上为良，60分至85分为中". */
function* overlapping({ bands, place }: ScaleClaim): Iterable<Report> {
  for (const [i, band] of bands.entries()) {
    const above = bands[i - 1]
    if (!above || band.to === undefined || !band.to.gt(above.from) || above.from.eq(band.from)) continue
    yield {
      place,
      message: `“${band.title}”到 ${band.to} 分，“${above.title}”从 ${above.from} 分起，两档分数段重叠，${above.from}～${band.to} 分属于哪一档不清楚`,
      found: `${band.title}到 ${band.to}`,
      expected: `${band.title}到 ${above.from}`,
    }
  }
}

/** "优" here and "优秀" there for the same step. */
function* mixedWords({ conclusions, scale }: Claims): Iterable<Report> {
  const words = [
    ...(scale?.bands.map(({ title }) => ({ value: title, place: scale.place })) ?? []),
    ...conclusions.flatMap(({ grade }) => grade ?? []),
  ]
  const seen: typeof words = []
  for (const word of words) {
    const other = seen.find(({ value }) => value !== word.value && sameGrade(value, word.value))
    if (other && !seen.some(({ value }) => value === word.value))
      yield {
        place: word.place,
        related: [other.place],
        message: `等级用词不一：前面用“${other.value}”，这里用“${word.value}”`,
        found: word.value,
        expected: other.value,
      }
    seen.push(word)
  }
}
