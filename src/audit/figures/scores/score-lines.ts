import { categoriesIn } from '../../extract/score-words.ts'
import { placeOfPlain, type Script, type Stretch } from '../../script.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'

const LINE =
  /^[^一-龥\d]*([一-龥]{2,16}?)(?:自评)?(?:得分|评分|自评分|自评)?(?:\((?:满分)?\d+(?:\.\d+)?分\))?[:：\t ](?:得|得分)?(\d{1,3}(?:\.\d+)?)分?[。；;，]?$/
const TOTAL = /总分|总得分|合计|总计|综合得分|综合评分|自评得分$/
const LEAST = 4
const WHOLE = 100
/** Further off, the total is that of something else. */
const MOST_APART = 12

/** "预算执行率得分：9.62", "产出指标得分：49.00", "自评总分：97.82": scores of the categories one to a line, the total above or below them. */
export function* scoreLinesThatDoNotAdd(script: Script): Iterable<Mismatch> {
  const lines = script.stretches.map((stretch) => (stretch.passage.row ? null : LINE.exec(stretch.text.trim())))
  for (let from = 0; from < lines.length; from++) {
    let to = from
    while (to < lines.length && isPart(lines[to])) to++
    if (to - from >= LEAST) {
      const parts = script.stretches.slice(from, to)
      const values = lines.slice(from, to).map((line) => Number(line![2]))
      const sum = values.reduce((all, value) => all + value, 0)
      const total = [to, from - 1].find((at) => lines[at] && TOTAL.test(lines[at][1]!))
      const said = total === undefined ? undefined : Number(lines[total]![2])
      if (total !== undefined && said !== undefined && said <= WHOLE && Math.abs(said - sum) > 0.005 && Math.abs(said - sum) <= MOST_APART)
        yield {
          kind: 'scores',
          place: placeOfLine(script, script.stretches[total]!),
          related: parts.map((stretch) => placeOfLine(script, stretch)),
          message: `总分写的是 ${sayNumber(said)} 分，上下各行得分相加为 ${sayNumber(sum)} 分（${values.map(sayNumber).join(' + ')}）`,
          found: `${sayNumber(said)} 分`,
          expected: `${sayNumber(sum)} 分`,
        }
    }
    from = Math.max(from, to - 1)
  }
}

const isPart = (line: RegExpExecArray | null | undefined) =>
  line !== null && line !== undefined && !TOTAL.test(line[1]!) && categoriesIn(`${line[1]}指标`, false).some(({ level }) => level === 1)

const placeOfLine = (script: Script, stretch: Stretch) => placeOfPlain(script, stretch, 0, stretch.text.length)
