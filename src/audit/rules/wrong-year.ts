import { otherYears } from '../dates/other-years.ts'
import { titleOutvoted } from '../dates/title-year.ts'
import { rule } from '../rule.ts'
import { around, CLAUSE, type Hit, placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'

/** The year before the things that can only be of the evaluated year. */
const OWN_EVALUATION =
  /(20\d\d)年度?(?:部门|单位|本级|区级|县级|市级)?(?:整体支出|项目支出|部门整体|财政支出|预算项目|预算支出)?(?:预算)?绩效(?:自评|目标(?:实现|完成)情况)/gu
/** "对2023年度8个项目开展了绩效自评" */
const EVALUATED =
  /对(20\d\d)年度?(?!部门整体|整体支出|项目支出)[^，。；《》]{1,18}(?:开展|进行|组织)(?:了|实施)?[^，。；]{0,6}(?:自评|绩效评价)/gu
/** What an earlier evaluation found, and what became of it. */
const isLookedBackAt = ({ stretch, end }: Hit) => /^[^，。；]{0,8}(?:问题|整改|发现|提出|指出|反馈)/u.test(stretch.text.slice(end))
const OWN_ACCOUNTS =
  /(?:^|[。:;])(?:[^，。;:]{0,12})(20\d\d)年度?(?:本?部门|本?单位|我[\u4e00-\u9fff]{1,3})?(?:预算|决算|总|全年|本年)?(?:收入|支出)(?:合计|总计|总额|决算数|预算数)?(?:为|共计|[\d.])/gmu
/** The budget of the year before, as the first figure of an account that goes on with what was added 年中追加. */
const OWN_BUDGET = /(?:^|[。;])(20\d\d)年度?(?:部门|单位|我[\u4e00-\u9fff]{1,3})?年初(?:部门)?预算(?:数|安排)?(?:为|共)?[\d.]/gmu
/** A year that opens an account of what was done. */
const OWN_RESULTS =
  /^(20\d\d)年(?:度|全年)?[，,]?(?:我[\u4e00-\u9fff]{1,3}|全[县区市镇乡])?(?:共|累计)?(?:完成|维修|改造|新建|建设|开展|举办|培训|发放|组织|实施|落实|购置|修复|治理|检测|救助)[^，。；]{0,20}\d/gmu
const isResult = ({ stretch }: Hit) =>
  stretch.kind !== 'use' && stretch.kind !== 'project-profile' && stretch.kind !== 'profile' && stretch.kind !== 'experience'
/** Other years are spoken of on purpose. */
const COMPARED = /上年|去年|上一年|往年|以前年度|历年|近[三两几]年|同期|同比|[比较]|增长|下降|增加|减少|结转|下一?年|明年|次年/u

export default rule({
  id: 'wrong-year',
  title: '年份应是评价年度',
  severity: 'error',
  covers: ['E03'],
  source: 'mof-2020-10#result-form',
  why: '标题和正文的年份不一致，多半是沿用了往年的文字，读者无法判断写的是哪一年的情况。',
  remedy: '核对这一处的内容是不是评价年度的；年份写错的改正，内容是往年的换成当年的。',
  example: { right: '2024年决算收入 1745.78 万元（评价年度 2024 年）', wrong: '2023年决算收入 1745.78 万元（评价年度 2024 年）' },
  *writing(document) {
    const { claims } = document
    const year = claims.year?.value
    if (year === undefined) return
    const script = scriptOf(document)
    yield* titleOutvoted(document)
    yield* otherYears(document)
    for (const hit of plainHits(script, OWN_RESULTS)) {
      // What was done is told of the evaluated year; that another one opens the paragraph is a question, no proof.
      if (isResult(hit) && isStale(hit, year) && !hit.stretch.text.includes(`${year}年`))
        yield { ...report(script, hit, year), severity: 'warning' as const }
    }
    for (const hit of plainHits(script, OWN_BUDGET)) {
      const { text } = hit.stretch
      if (Number(hit.groups[0]) === year - 1 && isStale(hit, year) && !text.includes(`${year}年`) && /追加|追减|调整|全年|当年/u.test(text))
        yield { ...report(script, hit, year), severity: 'warning' as const }
    }
    for (const hit of plainHits(script, OWN_EVALUATION)) if (isStale(hit, year) && !isLookedBackAt(hit)) yield report(script, hit, year)
    for (const hit of plainHits(script, EVALUATED)) {
      if (isStale(hit, year) && !isLookedBackAt(hit)) yield { ...report(script, hit, year), severity: 'warning' as const }
    }
    for (const hit of plainHits(script, OWN_ACCOUNTS)) {
      // Both years in one paragraph: a comparison, however it is worded.
      if (hit.stretch.kind === 'accounts' && isStale(hit, year) && !hit.stretch.text.includes(`${year}年`)) yield report(script, hit, year)
    }
  },
})

const at = ({ text, groups, start }: Hit) => start + text.indexOf(groups[0] ?? '')

function isStale(hit: Hit, year: number): boolean {
  if (Number(hit.groups[0]) >= year || hit.stretch.index === 0) return false
  const { text } = hit.stretch
  const before = text.slice(0, at(hit))
  if (before.lastIndexOf('《') > before.lastIndexOf('》')) return false
  return !COMPARED.test(around(text, hit.start, hit.end, CLAUSE).text)
}

function report(script: Script, hit: Hit, year: number) {
  const start = at(hit)
  return {
    message: `这里写的是 ${hit.groups[0]} 年，评价年度是 ${year} 年`,
    place: placeOfPlain(script, hit.stretch, start, start + 5),
    found: `${hit.groups[0]}年`,
    expected: `${year}年`,
  }
}
