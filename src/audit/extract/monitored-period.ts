import type { Passage } from '#domain/prose-place.ts'
import { plain } from './plain.ts'

/** The months a monitoring report covers 监控期: it is written before the year is over, and speaks of what is still to come. */
export interface MonitoredPeriod {
  /** The last month covered; undefined where none is named. */
  readonly until?: number
}

/** Lines at the head of a document in which its kind and its months are named. */
const HEAD = 12
const LONGEST = 60
const TITLE = /监控(?:情况)?(?:自查)?(?:表|报告|分析|说明|总结)(?:\([^)]*\))?$/
const MONTHS = /(?:1月?(?:份)?[-~至到]|截[至止](?:20\d\d年)?)(\d{1,2})月|(上半年)|(前三季度)/g

/** The period of a document whose title is that of a monitoring form or report; undefined for any other, also where a self-evaluation stands beside it. */
export function monitoredPeriod(passages: readonly Pick<Passage, 'text'>[]): MonitoredPeriod | undefined {
  if (!known.has(passages)) known.set(passages, periodOf(passages))
  return known.get(passages)
}

const known = new WeakMap<readonly Pick<Passage, 'text'>[], MonitoredPeriod | undefined>()

function periodOf(passages: readonly Pick<Passage, 'text'>[]): MonitoredPeriod | undefined {
  const lines = passages
    .slice(0, HEAD)
    .map(({ text }) => plain(text).text.replace(/\s/g, '').replaceAll('—', '-'))
    .filter(({ length }) => length <= LONGEST)
  const at = lines.findIndex((line) => TITLE.test(line) && !/[。；]/.test(line))
  if (at < 0 || lines.slice(0, at + 1).some((line) => /自评/.test(line))) return undefined
  const [months] = lines.flatMap((line) => [...line.matchAll(MONTHS)])
  const until = months && (months[1] ? Number(months[1]) : months[2] ? 6 : 9)
  return until === undefined ? {} : { until }
}
