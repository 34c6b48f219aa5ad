import type { Report } from '../rule.ts'
import { around, placeOfPlain, plainHits, type Script } from '../script.ts'

const PUBLISHED = /(20\d\d)年度?(?:本?部门|本?单位)(预算|决算)(?:已)?(?:于|在)(20\d\d)年[^，。；]{0,14}公开/gu
/** "2024年部门预算于2025年2月8日公开": a budget is published when its year begins, accounts in the year behind it. */
export function* publishedInAnotherYear(script: Script): Iterable<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, PUBLISHED)) {
    const [own, year] = [Number(groups[0]), Number(groups[2])]
    if (groups[1] === '预算' ? year === own || year === own - 1 : year === own + 1) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `${own}年的${groups[1]}不会在${year}年公开，请核对年份`,
      found: `${year}年`,
    }
  }
}

const AS_OF = /(?<![比较由从至到])(?:截[至止])?(20\d\d)年(?:12月(?:31日|底|末)?|年?底|年?末)/gu
/** What is counted as of the end of a year: of the evaluated one. */
const STATE = /^，?[^，。；]{0,10}(?:编制|在职|在编|实有|资产)|^，[^，。；]{0,10}(?:支出|执行|到位|支付|结转|结余|完成)/u
const SPENT = /^，?[^，。；]{0,6}(?:支出|执行|支付)/u
/** "截至2024年12月31日，编制68名" in the report of 2025. */
export function* statesOfAnotherYear(script: Script, year: number, ends: number): Iterable<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, AS_OF)) {
    const own = Number(groups[0])
    const sentence = around(stretch.text, start, end)
    if ((own !== year - 1 && own !== year + 1) || own <= ends) continue
    // Beside the state of the evaluated year the one before it is told to compare.
    const begun = sentence.text.slice(0, start - sentence.start)
    // Money of a year is not spent before the year begins: "2024年安排520万元，截至2023年12月31日支出508万元".
    const isBeforeItBegan = own < year && new RegExp(`${year}年度?[^，。；]{0,10}(?:安排|下达|预算|拨付|投入)[^；]{0,30}$`, 'u').test(begun)
    const after = stretch.text.slice(end)
    if (!STATE.test(after) && !(isBeforeItBegan && SPENT.test(after))) continue
    if (sentence.text.includes(`${year}年`) && !isBeforeItBegan) continue
    if (/上年|去年|累计|历年|开工|启动/u.test(isBeforeItBegan ? begun : sentence.text)) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `这里写的是 ${own} 年末的情况，评价的是 ${year} 年度，请核对年份`,
      found: `${own}年`,
      expected: `${year}年`,
    }
  }
}
