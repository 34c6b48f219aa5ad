import type { Document, Report } from '../rule.ts'
import { placeOfPlain, scriptOf } from '../script.ts'
import { type DatedLine, datedLines, isAfter, type SaidDate } from './said-dates.ts'

/** The levels through which money is handed down 逐级下达, highest first: who does it. */
const LEVELS: readonly RegExp[] = [
  /中央|国家|财政部/u,
  /省(?!级)|省级(?:财政|主管|$)|自治区|兵团/u,
  /[市州盟](?:级)?(?:财政|人民|教育|民政|农业|住房|住建|卫生|水利|水务|交通|发展|发改|林业|文化|文旅|自然|生态|人力|退役|应急|体育|乡村|医保|医疗)[^县区旗]*$|[市州盟](?:级|本级)$/u,
  /(?:县|(?<!自治)区|旗)(?:级)?(?:财政|人民|教育|民政|农业|住房|住建|卫生|水利|水务|交通|发展|发改|林业|文化|文旅|自然|生态|人力|退役|应急|体育|乡村|医保|医疗)|[县旗](?:级|本级)$|区级$/u,
]
/** How it comes from above, and how it goes on below. */
const HANDED = /(?<!分解|转)下达|(?<!转)拨付|安排(?=[^，。；]{0,20}资金)|分解(?:下达)?|转下达|转拨|分配|细化|拨到|拨至/u
/** Only money that came from above can be divided; a level's own may be granted before. */
const HANDED_ON = /分解|转下达|转拨|转发|分配|细化|下达到|下达至|拨付到|拨付至|拨到|拨至/u
const OWN_MONEY = /[省市县区]级?(?:本级|配套|财政)?(?:配套|自筹)|提前|预拨|预下达|上年|工作经费/u
const LONGEST = 90

interface Handing {
  readonly date: SaidDate
  readonly level: number
  readonly isOn: boolean
}

/** "省财政厅4月12日下达……市财政局3月6日分解到各县": money divided before it came. Asked: it may have come in several lots. */
export function* handedDownTooEarly(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  const all = datedLines(document).flatMap(handingsIn)
  for (const below of all) {
    if (!below.isOn) continue
    const above = all.filter(({ level }) => level < below.level)
    // Lots are handed down one after the other: what is earlier than all of them came from none.
    const first = above.find(({ date }) => above.every((other) => other.date === date || !isAfter(date.from, other.date.from)))
    if (!first || !isAfter(first.date.from, below.date.to ?? below.date.from)) continue
    yield {
      place: placeOfPlain(script, below.date.stretch, below.date.start, below.date.end),
      related: [placeOfPlain(script, first.date.stretch, first.date.start, first.date.end)],
      message: `上级资金在${first.date.text}才下达，这里${below.date.text}就分解拨付了，请核对日期`,
      found: below.date.text,
    }
  }
}

function handingsIn({ dates }: DatedLine): Handing[] {
  return dates.flatMap((date): Handing[] => {
    const { stretch, start, end, isLimit } = date
    const { text } = stretch
    if (isLimit || date.from.year === undefined) return []
    const stop = /[。；;]/u.exec(text.slice(end, end + LONGEST))
    const behind = text.slice(end, stop ? end + stop.index : end + LONGEST)
    const next = dates.find((other) => other.stretch === stretch && other.start > start)
    const words = next ? behind.slice(0, Math.max(0, next.start - end)) : behind
    const verb = HANDED.exec(words)
    if (!verb || OWN_MONEY.test(words)) return []
    const from = Math.max(...['。', '；', ';', '，'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1
    const before = text.slice(from, start)
    // Who does it stands behind the date or before it, up to the number of the paper.
    const actor = (
      words
        .slice(0, verb.index)
        .replace(/^，/u, '')
        .split(/以|根据|按照|将|，/u)[0] || before.replace(/[于在]$/u, '')
    ).trim()
    const level = LEVELS.findLastIndex((pattern) => pattern.test(actor))
    return level < 0 ? [] : [{ date, level, isOn: HANDED_ON.test(words) }]
  })
}
