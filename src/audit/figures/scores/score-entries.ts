import { withoutMark } from '#domain/numbering.ts'
import { FULL_WORD, LOST_WORD, SCORE_WORD } from '../../extract/score-words.ts'
import type { Quantity } from '../quantities.ts'

/** What a sentence says of one thing in points: "产出满分30分，扣2.50分，得27.50分", "产出45.65分", or one figure of a chain 分别为. */
export interface ScoreEntry {
  /** What is scored; '' in a chain. */
  readonly name: string
  readonly full?: Quantity
  readonly lost?: Quantity
  readonly given?: Quantity
  /** A figure whose words do not say which of these it is. */
  readonly bare?: Quantity
  /** What stands right before the first figure, back to the figure before. */
  readonly lead: string
  readonly depth: number
  /** Whether the words make it the score of a whole, or the mean of several. */
  readonly of?: 'whole' | 'mean'
}

const IS = '(?:共|合计|共计|分别|依次|各|均|约)*(?:为|:|是|=)?'
const ROLES = [
  // "扣产出0.40分": what lost them may stand between.
  [
    'lost',
    new RegExp(
      `(?:${LOST_WORD})${IS}$|(?:^|[，,、;；。:(\\d一-龥])扣(?:除|减)?(?:决策|过程|投入|产出|效益|满意度|预算执行率?)(?:类)?(?:指标)?$`,
    ),
  ],
  ['full', new RegExp(`(?:${FULL_WORD}|占)${IS}$`)],
  ['given', new RegExp(`(?:${SCORE_WORD}|总分|总得分|合计|共计?|小计|总计)${IS}$`)],
] as const
const WHOLE =
  /(?:总分(?:值)?|总得分|总评分|综合(?:评价|绩效)?(?:得分|评分)|合计(?:得分)?|共计|小计|总计|最终(?:评价)?得分|(?:共|累计)(?:得|计))(?:结果)?(?:共|合计|为|:|是|得|=)*$/
const OWN = /(?:自评|评价|绩效)得分(?:结果)?(?:为|:|是)*$/
const MEAN = /平均|均分/
const NAME_BREAK = /^[)）\s]*(?:[，,、;；:(]|和|及|与|以及)*/

/** The entries of a sentence, in order. */
export function entriesIn(text: string, points: readonly Quantity[]): ScoreEntry[] {
  const entries: { -readonly [K in keyof ScoreEntry]: ScoreEntry[K] }[] = []
  let before = 0
  for (const one of points) {
    const lead = text.slice(Math.max(before, one.start - LONGEST), one.start).replace(REPLACED, '')
    const role = ROLES.find(([, pattern]) => pattern.test(lead))
    const name = nameIn(lead, role?.[1])
    const open = entries.at(-1)
    // "产出满分30分，评价得分27.50分"
    const isOfItem = open?.of === undefined && (open?.full ?? open?.bare) !== undefined && open?.given === undefined && name === ''
    const isWhole = role?.[0] === 'given' && (WHOLE.test(lead) || (OWN.test(lead) && !isOfItem))
    const of = MEAN.test(lead) ? 'mean' : isWhole ? 'whole' : undefined
    const isInBracket = open !== undefined && one.depth === open.depth + 1 && /^\(/.test(lead)
    const isFullBehind = isInBracket && (role?.[0] === 'full' || role === undefined) && open.full === undefined
    const field = role?.[0] ?? (isFullBehind ? 'full' : 'bare')
    const goesOn =
      open !== undefined &&
      of === undefined &&
      name === '' &&
      !/[、;；。]|\d/.test(lead) &&
      open[field] === undefined &&
      (one.depth === open.depth || isInBracket) &&
      !(field === 'bare' && !isFullBehind)
    if (goesOn) {
      // "产出50分，得48分": what stood bare was what could be had.
      if (field !== 'full' && open.bare && open.full === undefined) {
        open.full = open.bare
        delete open.bare
      }
      open[field] = one
    } else {
      entries.push({ name, lead, depth: one.depth, [field]: one, ...(of ? { of } : {}) })
    }
    before = one.end
  }
  return entries
}

const LONGEST = 60
/** "自评总分:9.90+89.43=99.33分": what it is reckoned from. */
const REPLACED = /[\d.+分]+=$/

/** The last words before a figure that are no word of points. */
function nameIn(lead: string, role: RegExp | undefined): string {
  const words = (role ? lead.replace(role, '') : lead).replace(NAME_BREAK, '').replace(/[(:，,]$/, '')
  const last = words.split(/[，,、;；。:()]/).findLast((part) => /[一-龥]{2}/.test(part)) ?? ''
  return withoutMark(last)
}
