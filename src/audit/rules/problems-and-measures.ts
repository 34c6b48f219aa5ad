import { headingMark } from '#domain/numbering.ts'
import type { Said } from '../extract/claims.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { plain } from '../extract/plain.ts'
import { problemsWithoutMeasure } from '../extract/problems-without-measure.ts'
import { type Report, rule } from '../rule.ts'
import { around, placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

const NUMERALS: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
const ANNOUNCED =
  /(?:存在|有|发现)(?:了)?(?:以下|如下|下列)?(?:的)?(?:主要)?([两二三四五六七八九十\d]{1,2})(?:个|方面|点|项|条)(?:方面)?(?:的)?(?:主要)?(?:问题|不足|困难)/gu
const ANNOUNCED_MEASURES =
  /(?:采取|提出|制定|落实|实施|做好|抓好)(?:了)?(?:以下|如下|下列)?([两二三四五六七八九十\d]{1,2})(?:个方面|项|条|点)(?:的)?(?:具体|整改|改进|工作)?(?:措施|建议|举措|对策)/gu

export default rule({
  id: 'problems-and-measures',
  title: '改进措施应与问题一一对应',
  severity: 'warning',
  covers: ['E25'],
  source: 'mof-2020-10#result-use',
  why: '措施不对应问题，问题就没有人去改，来年还会再扣分。',
  remedy: '每个问题写一条针对它的措施，写明责任人和完成时限。',
  example: { right: '问题 2 个，措施 2 条，逐条对应', wrong: '问题 1 个，措施 2 条，说的都不是这个问题' },
  *writing(document) {
    const { claims } = document
    const script = scriptOf(document)
    for (const { passage, alike } of problemsWithoutMeasure(claims.passages))
      yield {
        place: placeOfSpan(document.file, passage),
        message: '这一条问题没有写改进措施，其他各条都写了',
        expected: '改进措施',
        ...(alike > 1 ? {} : { severity: 'notice' as const }),
      }
    yield* announced(script, claims.problems, ANNOUNCED, '问题')
    yield* announced(script, claims.measures, ANNOUNCED_MEASURES, '措施')
    const { problems, measures } = claims
    const [firstProblem] = problems
    const [firstMeasure] = measures
    if (firstProblem && firstMeasure && problems.length !== measures.length) {
      // Where measures lack, the problem that none of them speaks of is the one to look at.
      const alone =
        problems.length > measures.length ? problems.findLast((one) => !measures.some((measure) => answers(one, measure))) : undefined
      const first = alone ?? firstProblem
      yield {
        message: `问题 ${problems.length} 个，措施 ${measures.length} 条，没有一一对应`,
        place: first.place,
        related: [...problems.flatMap(({ place }) => (place === first.place ? [] : [place])), firstMeasure.place],
        found: `${problems.length} 个问题、${measures.length} 条措施`,
      }
    }
    if (
      firstProblem &&
      problems.length === 1 &&
      headingMark(script.stretches.find(({ passage }) => passage.number === firstProblem.place.paragraph)?.raw ?? '')?.ordinal === 1 &&
      !/[。；]/u.test(inner(firstProblem))
    ) {
      yield { message: '只有一个问题却编了序号“1”，请核对是否漏写', place: firstProblem.place, severity: 'notice' }
    }
    if (problems.length > 0 && measures.length > 0 && !problems.some((problem) => measures.some((measure) => answers(problem, measure)))) {
      yield {
        message: '措施里看不出针对的是前面的问题',
        place: firstMeasure!.place,
        related: problems.map(({ place }) => place),
        severity: 'notice',
      }
      return
    }
    yield* unanswered(problems, measures)
  },
})

/** Problem and measure of one number, of which neither speaks of anything on the other side. */
function* unanswered(problems: readonly Said[], measures: readonly Said[]): Generator<Report> {
  if (problems.length !== measures.length) return
  for (const [i, problem] of problems.entries()) {
    const measure = measures[i]!
    if (measures.some((one) => answers(problem, one)) || problems.some((one) => answers(one, measure))) continue
    yield {
      message: `第 ${i + 1} 条措施看不出针对的是第 ${i + 1} 个问题，请核对`,
      place: measure.place,
      related: [problem.place],
      severity: 'notice',
    }
  }
}

/** How a list in running text counts. */
const LISTED = [/[一二三四五六七八九十]是|其[一二三四五六七八九十][，是:]|第[一二三四五六七八九十][，,、:]/gu, /\(\d{1,2}\)/gu, /[①-⑳]/gu]
/** "存在以下三个问题", "采取以下三项措施", and only two listed. */
function* announced(script: Script, items: readonly Said[], pattern: RegExp, what: string): Generator<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, pattern)) {
    // Last year's problems are counted elsewhere.
    if (/上年|去年|上一年|往年|整改(?!措施)/u.test(around(stretch.text, start, end).text)) continue
    const count = NUMERALS[groups[0] ?? ''] ?? Number(groups[0])
    const after = stretch.text.slice(end)
    const spoken = LISTED.map((mark) => after.match(mark)?.length ?? 0).find((found) => found > 1) ?? 0
    const listed = spoken || (stretch.kind === 'use' ? 0 : items.length)
    if (!Number.isInteger(count) || listed === 0 || count === listed) continue
    yield {
      message: `说有 ${count} ${what === '问题' ? '个问题' : '项措施'}，实际列了 ${listed} ${what === '问题' ? '个' : '项'}`,
      place: placeOfPlain(script, stretch, start, end),
      found: `${listed}`,
      expected: `${count}`,
    }
  }
}

const inner = ({ value }: Said) => value.replace(/[。；]$/u, '')

/** Whether a measure speaks of what a problem speaks of: a common pair of characters beyond everyday words. */
function answers(problem: Said, measure: Said): boolean {
  const words = topics(problem.value)
  return [...topics(measure.value)].some((pair) => words.has(pair))
}

const EVERYDAY = /加强|提高|工作|有待|不够|不足|进一步|问题|管理|存在|需要|项目|绩效|开展|完善|做好|强化|部分|情况|方面|水平|能力|质量/gu
function topics(text: string): Set<string> {
  const found = new Set<string>()
  for (const part of plain(text)
    .text.replace(EVERYDAY, ' ')
    .split(/[^\u4e00-\u9fff]+/u))
    for (let i = 0; i + 2 <= part.length; i++) found.add(part.slice(i, i + 2))
  return found
}
