import { withoutMark } from '#domain/numbering.ts'
import { categoriesIn, FULL_WORD, LOST_WORD, SCORE_WORD } from '../../extract/score-words.ts'
import type { Stretch } from '../../script.ts'
import type { Quantity } from '../quantities.ts'

/** "满分6分，扣2分，得4分", "得4分（满分6分）": full points with what was taken off and given, of whatever the words before name. */
export interface ScoreItem {
  readonly stretch: Stretch
  readonly name: string
  readonly full: Quantity
  readonly deductions: readonly Quantity[]
  readonly score?: Quantity
  /** The words of the item, from where the one before it ends. */
  readonly words: string
  /** Its points stand in the title of its paragraph, its score in a later sentence. */
  readonly titled?: true
}

const IS = '(?:为|:|是)?'
const SCORE = new RegExp(`(?:${SCORE_WORD})${IS}$`)
const DEDUCTION = new RegExp(`(?:${LOST_WORD})${IS}$`)
const FULL = new RegExp(`(?:${FULL_WORD})${IS}$`)

const TOTAL_OF_ALL = /(?:(?:总分|总得分|合计|共计|小计|综合得分|综合评分)(?:得分?)?|平均(?:得分|分)?|均分)(?:为|:|是)?$/

export const isDeduction = ({ label }: Quantity): boolean => DEDUCTION.test(label)

interface Open {
  readonly full: Quantity
  readonly name: string
  readonly deductions: Quantity[]
  score?: Quantity
  titled?: true
}

/** The items of a stretch in order; those with neither score nor deduction are left out. */
export function itemsIn(stretch: Stretch, points: readonly Quantity[]): ScoreItem[] {
  const { text } = stretch
  const items: ScoreItem[] = []
  let from = 0
  let open: Open | undefined
  /** A score without full points so far: they may follow in brackets. */
  let waiting: Quantity | undefined
  const isTitled = isOneTitle(text, points)
  const close = (next?: Quantity) => {
    if (open) {
      const last = [open.full, ...open.deductions, ...(open.score ? [open.score] : [])].reduce((end, one) => Math.max(end, one.end), 0)
      const stop = text.slice(last).search(/[；;。]/)
      const until = stop < 0 ? text.length : last + stop
      // "得分39.40分，其中目标为600人，实际570人，该指标12分得11.40分": what stands before the next points in the sentence is theirs.
      const end = next && next.start < until ? last : until
      items.push({ stretch, words: text.slice(from, end), ...open })
      from = end
    }
    open = undefined
  }
  for (const one of points) {
    // The total or the mean of all is no item.
    if (TOTAL_OF_ALL.test(one.label)) close()
    else if (isDeduction(one)) {
      if (open && isOfAnother(text, open, one)) close()
      open?.deductions.push(one)
    } else if (SCORE.test(one.label)) {
      // "(……、时效指标14分)、效益指标得28分"
      if (open && open.score === undefined && namesAnother(open, one)) close(one)
      const isApart = open !== undefined && text.slice(open.full.end, one.start).includes('。')
      if (open && open.score === undefined && (isTitled || !isApart)) {
        open.score = one
        if (isApart) open.titled = true
      } else {
        close(one)
        waiting = one
        continue
      }
    } else {
      close(one)
      const isFull = FULL.test(one.label)
      if (waiting && isFull && /^[，,(]?$/.test(text.slice(waiting.end, one.labelStart)))
        open = { full: one, name: nameOf(text, waiting, SCORE), deductions: [], score: waiting }
      // Bare points belong to an item when its name or 满分 stands right before them.
      else if (isFull || /[一-龥]{2}$/.test(one.label) || /[，(]$/.test(text.slice(0, one.start)))
        open = { full: one, name: nameOf(text, one, FULL), deductions: [] }
    }
    waiting = undefined
    // "8分全得", "6分，得满分"
    if (open && !open.score && /^[，,]?(?:全部?得|得满分|得全分|满分)/.test(text.slice(one.end))) open.score = open.full
  }
  close()
  const found = items.filter(({ score, deductions }) => score !== undefined || deductions.length > 0)
  const title = found.length === 1 ? titleOf(text) : undefined
  return title === undefined ? found : found.map((item) => ({ ...item, name: title }))
}

/** "4.服务对象满意度7分。目标不低于90%，实际93.04%，得7.00分。": a marked paragraph that names one thing, its points, and a single score. */
function isOneTitle(text: string, [full, ...others]: readonly Quantity[]): boolean {
  const body = withoutMark(text)
  if (!full || body === text || full.end - (text.length - body.length) > LONGEST_TITLE) return false
  const scores = others.filter((one) => !isDeduction(one))
  return scores.length === 1 && SCORE.test(scores[0]!.label) && !TOTAL_OF_ALL.test(scores[0]!.label)
}
const LONGEST_TITLE = 28

/** Whether the words of a score begin with a category that is not the open item's. */
function namesAnother({ name }: Open, { label }: Quantity): boolean {
  const [said] = categoriesIn(label, false)
  return (
    said !== undefined && said.start === 0 && !categoriesIn(name, false).some(({ category }) => category === said.category) && name !== ''
  )
}

/** "满意度指标得10分(满分10分)。……自评等级为优。预算执行扣0.28分": a sentence behind names a category of its own. */
function isOfAnother(text: string, { full, name }: Open, one: Quantity): boolean {
  if (!text.slice(full.end, one.start).includes('。')) return false
  const [said] = categoriesIn(one.label, false)
  return said !== undefined && !categoriesIn(name, false).some(({ category }) => category === said.category)
}

/** "2.民商事一审案件调撤率。年内……": what a marked paragraph is about. */
function titleOf(text: string): string | undefined {
  const body = withoutMark(text)
  return body === text ? undefined : /^([^，。:;；()\d]{2,24})[。:(]/.exec(body)?.[1]
}

/** What the words before a figure name, without the word for points. */
function nameOf(text: string, { start, label }: Quantity, word: RegExp): string {
  const own = withoutMark(label.replace(word, ''))
  if (/[一-龥]{2}/.test(own)) return own
  return withoutMark(/([^，。；;、:()]{2,30})[，(:]?(?:满分|分值|权重)?$/.exec(text.slice(0, start - label.length))?.[1] ?? '')
}
