import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { agrees, type Quantity, sayLike } from '../quantities.ts'

/** Who gives the money 资金层级, at the head of a label. */
const LEVEL =
  /^(?:其中|资金来源[为是]?|另有|另|由|并|以及|和|包括|同时|争取|获得|下达我[省市县区]|(?:20\d\d|本|当)年度?)*(?:(中央|国家)|(省|自治区)|(地?市(?!县)|州|盟)|(市县|县区|市县区|地方)|(县|区|旗)|(乡镇?|镇|街道)|(本级)|(上级)|(自筹|单位|企业|农户|群众|村集体)|(社会|其他))/
const TOTAL =
  /^(?:全年|年度)(?:总)?预算(?:数|总额)?(?:为)?$|^(?:[一-龥]{0,8}(?:资金|投资|经费|预算|投入|项目))?(?:共计|合计|总计|总额|总投资|总量|总预算|总投入)(?:为|达|共|约)?$|^(?:[一-龥]{0,4})总(?:投资|预算|投入|资金)(?:为|达|共)?$/
/** What a level's money was spent on is a part of it. */
const USE = /用于|支出|使用|执行|结转|结余/
/** A sum off by more is of another thing. */
const FAR = 2

/**
 * Money of several levels and its total 各级资金与总额: "中央财政下达1700.00万元，市县财政安排200.00万元，资金总额1900.00万元". One amount of each level, side by side, the total right
 * behind or before them; other money may be left out, so it is a question.
 */
export function* levelsThatDoNotAdd({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    const money = quantities.filter(({ unit, bound }) => unit === '元' && !bound)
    if (money.length < 3) continue
    for (const run of runsOf(money)) {
      const at = money.indexOf(run[0]!)
      const wholes = [money[at + run.length], money[at - 1]].filter((one) => one !== undefined && TOTAL.test(one.label)) as Quantity[]
      const [whole, ...others] = wholes
      const sum = run.reduce((all, { value }) => all + value, 0)
      const slack = run.reduce((all, { half }) => all + half, 0)
      if (!whole || others.length > 0 || agrees(whole, sum, slack) || sum > whole.value * FAR || sum * FAR < whole.value) continue
      if (/其中|主要|扣除|余|中央.{0,4}和/.test(stretch.text.slice(run[0]!.end, run.at(-1)!.start))) continue
      yield {
        kind: 'income',
        severity: 'warning',
        place: placeOf(script, stretch, whole),
        related: run.map((one) => placeOf(script, stretch, one)),
        message: `“${whole.label}”写的是 ${whole.written}，${run.map(({ written }) => written).join(' + ')} = ${sayLike(whole, sum)}`,
        found: whole.written,
        expected: sayLike(whole, sum),
      }
    }
  }
}

/** Amounts side by side of different levels each, two at least. */
function runsOf(money: readonly Quantity[]): Quantity[][] {
  const runs: Quantity[][] = []
  let run: Quantity[] = []
  let seen = new Set<number>()
  const close = () => {
    if (run.length > 1) runs.push(run)
    run = []
    seen = new Set()
  }
  for (const one of money) {
    const level = LEVEL.exec(one.label)
      ?.slice(1)
      .findIndex((word) => word !== undefined)
    if (level === undefined || USE.test(one.label) || seen.has(level) || (run[0] && run[0].depth !== one.depth)) close()
    if (level === undefined || USE.test(one.label)) continue
    run.push(one)
    seen.add(level)
  }
  close()
  return runs
}
