import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, scriptOf } from '../script.ts'
import { type DatedLine, datedLines, headingOf, isAfter, type SaidDate } from './said-dates.ts'

/** Before a span that is the period of a whole work. */
const WHOLE =
  /(?:实施|建设|执行|项目|服务|合同|活动|托管|整治|施工|工程|行动|试点)(?:期限?|周期|起止时间|起止日期|起止年月|时间)(?:为|是|自|从|[:(]|定为)*$|^起止(?:时间|日期|年月)[:：]?$/u
/** What says that a span, or a day, is a part of it: a stage, a lot. */
const PART =
  /阶段|第?[一二三四五][期轮批]|第[一二三四五六]步|(?:上|下)半年|其中|前期准备|准备期|组织实施|总结验收|进度安排|实施进度|进度计划|节点/u
/** What lies outside of the period on purpose. */
const BESIDE = /质保|保修|管护|养护|自评|评价|监控|结算|审计|决算|公示|顺延|延期|推迟|延长|调整|上年|另行|后续|逾期|实际/u
/** A stage by number may end with what lies outside of other periods. */
const NUMBERED = /第[一二三四五六]阶段[^，。；]{0,10}$/u
const MOVED = /顺延|延期|推迟|延长|调整|逾期/u
/** Lines below the period in which its stages stand. */
const BELOW = 8

/** "实施期为3月至10月……第三阶段9月至12月": a stage that leaves the period told of the whole. Asked: the period may have been prolonged. */
export function* stagesOutsideTheirPeriod(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  const place = ({ stretch, start, end }: SaidDate) => placeOfPlain(script, stretch, start, end)
  let whole: { readonly date: SaidDate; readonly line: DatedLine } | undefined
  for (const line of datedLines(document)) {
    for (const date of line.dates) {
      if (isWhole(date, line)) {
        whole = { date, line }
        continue
      }
      if (!whole || line.at - whole.line.at > BELOW || whole.date.to?.month === undefined || !isPart(date, line, whole.line)) continue
      const { from, to } = whole.date
      if (!isAfter(from, date.from) && !isAfter(date.to ?? date.from, to!)) continue
      yield {
        place: place(date),
        related: [place(whole.date)],
        message: `这个阶段（${date.text}）不在项目的期限${whole.date.text}之内，请核对日期`,
        found: date.text,
      }
      whole = undefined
      break
    }
  }
  yield* stagesThatOverlap(document)
}

function isWhole({ stretch, start, to }: SaidDate, { stretches }: DatedLine): boolean {
  if (!to) return false
  const before = stretch.text.slice(Math.max(0, start - 12), start)
  const label = before === '' ? (stretches[stretches.indexOf(stretch) - 1]?.text ?? '') : before
  return WHOLE.test(label.replace(/\s/gu, ''))
}

function isPart(date: SaidDate, line: DatedLine, whole: DatedLine): boolean {
  const { stretch, start, end } = date
  const { text } = stretch
  const isRow = stretch.passage.row !== undefined
  const sentence = isRow ? line.stretches.map((one) => one.text).join('|') : around(text, start, end, '。！？').text
  if ((NUMBERED.test(text.slice(Math.max(0, start - 16), start)) ? MOVED : BESIDE).test(sentence)) return false
  if (isRow)
    return (
      date.to !== undefined &&
      (/阶段|环节|步骤|进度/u.test(`${headingsOf(line)}|${headingOf(date)}`) || STAGE.test(line.stretches[0]!.text))
    )
  const lead = text.slice(Math.max(0, start - 16), start)
  if (date.to) return PART.test(lead) || PART.test(text.slice(end, end + 12)) || (line !== whole && PART.test(text.slice(0, 10)))
  return (
    /绩效目标|年度目标|阶段目标|进度安排|实施进度|进度计划|计划进度|时间节点/u.test(sentence + text.slice(0, 14)) &&
    date.from.year !== undefined
  )
}
/** The first cell of the row of a stage. */
const STAGE = /^(?:前期|项目|工程|总结)?(?:准备|启动|实施|建设|验收|总结|收尾|招标|施工)(?:阶段|期)?$|^第?[一二三四五](?:阶段|期)$/u
const headingsOf = ({ stretches }: DatedLine) => stretches[0]!.passage.table?.rows[0]?.cells.map(({ text }) => text).join('|') ?? ''

/** "第一阶段1月至3月，第二阶段2月至9月": a stage that begins before the one before it ends. */
function* stagesThatOverlap(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  const place = ({ stretch, start, end }: SaidDate) => placeOfPlain(script, stretch, start, end)
  for (const { dates } of datedLines(document)) {
    for (const [i, date] of dates.entries()) {
      const next = dates[i + 1]
      if (!next || next.stretch !== date.stretch || !date.to || !next.to) continue
      const [a, b] = [numberOf(date), numberOf(next)]
      if (a === undefined || b !== a + 1 || !isAfter(date.to, next.from)) continue
      yield {
        place: place(next),
        related: [place(date)],
        message: `后一阶段（${next.text}）在前一阶段（${date.text}）结束之前就开始了，请核对日期`,
        found: next.text,
      }
    }
  }
}
const ORDER = '一二三四五六'
function numberOf({ stretch, start }: SaidDate): number | undefined {
  const found = /第([一二三四五六])阶段[^，。；]{0,10}$/u.exec(stretch.text.slice(Math.max(0, start - 16), start))
  return found ? ORDER.indexOf(found[1]!) : undefined
}
