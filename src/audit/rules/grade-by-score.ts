import type { Place } from '#domain/place.ts'
import type { Exact } from '#domain/quantity.ts'
import { points } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Claims } from '../extract/claims.ts'
import { gradedInSentence } from '../extract/conclusions.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { loneGrades } from '../figures/scores/lone-grades.ts'
import { gradedRows } from '../figures/tables/grid-grades.ts'
import { levelsThatDoNotFit } from '../figures/tables/grid-levels.ts'
import { formsOf } from '../forms.ts'
import { bandsOf, gradeFor, sameGrade } from '../grades.ts'
import { type Report, rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'grade-by-score',
  title: '评价等级应与得分相符',
  severity: 'error',
  covers: ['A18'],
  source: 'mof-2020-10#grades',
  why: '等级按得分所在的分数段确定，等级与得分不符，结论就是错的。',
  remedy: '按分数段改正等级；若得分有误，先改正得分。',
  example: { right: '94 分，优秀（85 分及以上）', wrong: '84 分，优秀（85 分及以上）' },
  forms: true,
  *content(submission, assessment, { scheme }, source) {
    for (const { claimedTotal: score, claimedGrade: grade, path, label } of formsOf(submission, assessment))
      for (const complaint of judged(label, score, grade, source.claims, scheme)) yield { path: `${path}.claimedGrade`, ...complaint }
  },
  *writing(document, { scheme }) {
    const { claims, file } = document
    const told = new Set<string>()
    // A report says its score and grade more than once: each pair must agree.
    for (const { scope, name, total, grade } of claims.conclusions) {
      const label = scope === 'department' ? '部门整体' : `“${name}”`
      for (const complaint of judged(label, total?.value, grade?.value, claims, scheme)) {
        told.add(keyOf(grade!.place))
        yield { place: grade!.place, ...complaint }
      }
    }
    for (const { name, score, grade, place } of gradedRows(document.prose))
      for (const complaint of judged(`“${name}”`, score, grade, claims, scheme)) {
        told.add(keyOf(place))
        yield { place, ...complaint }
      }
    for (const report of levelsThatDoNotFit(document)) if (!told.has(keyOf(report.place))) yield report
    for (const { grade, place, score, related, all } of loneGrades(document)) {
      if (told.has(keyOf(place))) continue
      const bands = claims.scale?.bands ?? bandsOf(scheme)
      const isSure = all.every((one) => gradeFor(bands, one) === gradeFor(bands, score))
      for (const complaint of judged('这里', score, grade, claims, scheme))
        yield { place, related, ...complaint, ...(isSure ? {} : { severity: 'warning' as const }) }
    }
    for (const passage of claims.passages) {
      if (passage.kind === 'use' || passage.kind === 'goals') continue
      for (const { score, grade, at, beside } of gradedInSentence(passage.text)) {
        const place = placeOfSpan(file, passage, at, at + grade.length)
        if (told.has(keyOf(place)) || Number(score) < 30 || Number(score) > 100) continue
        const doubt = beside && claims.scale ? {} : { severity: 'warning' as const }
        for (const complaint of judged('这里', points(score), grade, claims, scheme)) yield { place, ...complaint, ...doubt }
      }
    }
  },
})

const keyOf = (place: Place | undefined) => `${place?.paragraph} ${place?.start}`

function* judged(
  label: string,
  score: Exact | undefined,
  grade: string | undefined,
  claims: Claims | undefined,
  scheme: Scheme,
): Iterable<Report> {
  if (score === undefined || grade === undefined) return
  const bands = claims?.scale?.bands ?? bandsOf(scheme)
  const expected = gradeFor(bands, score)
  const known = bands.some(({ title }) => title === grade)
  if (expected === undefined || sameGrade(expected, grade)) return
  // Words of another scale prove nothing against this one unless the document itself states the scale.
  if (!known && !bands.some(({ title }) => sameGrade(title, grade))) return
  yield {
    message: `${label}得 ${sayPoints(score)}，按${claims?.scale ? '文中' : '评分方案'}的分数段应为“${expected}”，写的是“${grade}”`,
    ...(known ? {} : { severity: 'warning' as const }),
    found: grade,
    expected,
  }
}
