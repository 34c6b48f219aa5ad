import type { Place } from '#domain/place.ts'
import type { Exact } from '#domain/quantity.ts'
import type { Passage } from './claims.ts'
import { itemisedDeductions } from './itemised-deductions.ts'
import { plain } from './plain.ts'
import { categoriesIn, REASON } from './score-words.ts'

/** "（…）" right behind a score that says why: any words that are no points, counts or samples. */
const BRACKET = /^(?:满分)?\(([^()]*[一-龥]{4}[^()]*)\)/u
const NO_REASON = /满分|分值|权重|有效问卷|问卷[^，]{0,6}\d|得分率|占/u
/** "产出指标扣分原因是…", "仅预算执行因支出节约按比例扣分" */
const BLAMED =
  /^[^，。；;]{0,10}(?:扣分|失分|减分|未得满分|未满分)?(?:的)?(?:主要)?原因|^(?:指标)?[^，。；;]{0,8}(?:因|由于|系)[^。；;]{4,}/u

/** Why a category lost points, told behind its score in brackets, further on in the paragraph that scores it, or in an account of what the project lost. */
export function reasonBeside(
  { category, lost, project }: { readonly category: string; readonly lost: Exact; readonly project?: string | undefined },
  place: Place | undefined,
  passages: readonly Passage[],
): string | undefined {
  const own = place && passages.find(({ paragraph }) => paragraph.number === place.paragraph)
  return (own && (inBrackets(own.text, place?.quote) ?? furtherOn(own.text, category))) ?? inAccount(category, lost, project, passages, own)
}

function inBrackets(text: string, quote: string | undefined): string | undefined {
  const words = quote === undefined ? '' : plain(quote).text
  const at = words === '' ? -1 : text.indexOf(words)
  const [, reason] = at < 0 ? [] : (BRACKET.exec(text.slice(at + words.length)) ?? [])
  return reason === undefined || NO_REASON.test(reason) ? undefined : reason
}

function furtherOn(text: string, category: string): string | undefined {
  for (const { 0: segment } of text.matchAll(/[^。；;]+/gu)) {
    const named = categoriesIn(segment, false).find((one) => one.category === category)
    if (named && BLAMED.test(segment.slice(named.end))) return segment
  }
  return undefined
}

/** "（1）大坝维修养护扣2分。…；草皮补植少500平方米，产出扣1分": the same points of the same category where the project is named. */
function inAccount(
  category: string,
  lost: Exact,
  project: string | undefined,
  passages: readonly Passage[],
  own: Passage | undefined,
): string | undefined {
  for (const item of itemisedDeductions(passages)) {
    if (passages[item.passage] === own || item.reason === undefined || !item.amount.eq(lost) || (project === undefined && lost.isWhole()))
      continue
    if (project !== undefined && !passages[item.passage]!.text.includes(project.replace(/项目$/u, ''))) continue
    const around = passages[item.passage]!.text.slice(Math.max(0, item.start - 12), item.end)
    if (categoriesIn(around, false).some((one) => one.category === category) || (project === undefined && REASON.test(item.reason)))
      return item.reason
  }
  return undefined
}
