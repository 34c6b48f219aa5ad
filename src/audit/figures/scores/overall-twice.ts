import { placeOfPlain, plainHits } from '../../script.ts'
import type { Mismatch, Sheet } from '../mismatch.ts'

const TOLD = /(?:自评|综合|项目|最终|评价)(?:自评|综合)?(?:总分|总得分|得分)(?:\(分\))?[::为是]{0,2}(\d{2}\.\d{1,2})(?![\d%])/gu
/** The last row of a table of scores, in the text of its cells one below the other: 总分, 100, 97.42. */
const ROW = /(?:^|\n)(?:总分|合计|总计)\n100(?:\.0+)?\n(?:[—-]\n)?(\d{2}\.\d{1,2})(?=\n|$)/gu
/** An overall score below it is that of a part. */
const LEAST = 50
/** More scores of a whole are those of several projects, two of which may share their digits. */
const MOST_VALUES = 3

/**
 * The overall score written in two places with its digits exchanged 总分前后颠倒: 97.42 in the table, 94.72 in the text. Told where the other writing stands more often, or in
 * the table. Scores that differ otherwise may be of different things and are left to others. A question.
 */
export function* overallScoresExchanged({ script }: Sheet): Iterable<Mismatch> {
  const told = [...plainHits(script, TOLD)].filter(({ groups }) => Number(groups[0]) >= LEAST)
  const rows = [...script.plain.text.matchAll(ROW)].map((match) => Number(match[1]))
  const timesOf = (value: number) =>
    told.filter(({ groups }) => Number(groups[0]) === value).length + rows.filter((row) => row === value).length * 2
  const values = [...new Set([...rows, ...told.map(({ groups }) => Number(groups[0]))])]
  if (values.length > MOST_VALUES) return
  for (const { stretch, start, end, groups } of told) {
    const said = groups[0] ?? ''
    const other = values.find((value) => value !== Number(said) && digits(value) === digits(Number(said)))
    if (other === undefined || timesOf(other) < timesOf(Number(said))) continue
    yield {
      kind: 'scores',
      severity: 'warning',
      place: placeOfPlain(script, stretch, start, end),
      message: `总分这里写的是 ${said} 分，另一处写的是 ${other.toFixed(2)} 分，像是数字写颠倒了`,
      found: `${said}分`,
      expected: `${other.toFixed(2)}分`,
    }
  }
}

const digits = (value: number) => [...value.toFixed(2)].sort().join('')
