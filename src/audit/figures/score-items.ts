import { headingMark, numberingRank } from '#domain/numbering.ts'
import { withoutScale } from '../extract/grade-scale.ts'
import { categoriesIn } from '../extract/score-words.ts'
import { escaped } from '../patterns.ts'
import type { Script, Stretch } from '../script.ts'
import { type Mismatch, placeOf, type Sheet } from './mismatch.ts'
import { type Quantity, sayNumber } from './quantities.ts'

/** "满分6分，扣2分，得4分": full points with what was taken off and given, of whatever the words before name. */
interface ScoreItem {
  readonly stretch: Stretch
  readonly name: string
  readonly full: Quantity
  readonly deductions: readonly Quantity[]
  readonly score?: Quantity
  /** The words of the item, from where the one before it ends. */
  readonly words: string
}

const SCORE = /(?:得分?|评分|自评分?|计分?|赋分|实得|评得)(?:为|:|是)?$/
const DEDUCTION = /(?:扣|失|减)(?:除|掉|去|了)?(?:分)?(?:为|:)?$/
const FULL = /(?:满分|分值|权重|标准分|应得分?|总分)(?:值)?(?:为|:|是)?$/
const TOTAL = /(?:总分|总得分|合计|共计?|共得|小计|综合得分|综合评分|自评得分)(?:得分?|为|:|是|共)*$/

/** Scores in running text: 满分 − 扣分 = 得分 for every item, the items of a heading against its own figures, and totals behind their parts. */
export function* scoresThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  const items: ScoreItem[] = []
  for (const { stretch, quantities } of figures) {
    if (stretch.index === undefined) continue
    const text = withoutScale(stretch.text)
    const points = quantities.filter(({ unit, bound, start }) => unit === '分' && !bound && text[start] !== '〓')
    if (points.length === 0) continue
    const own = itemsIn(stretch, points)
    items.push(...own)
    for (const item of own) {
      yield* subtraction(script, item)
      yield* beyondFull(script, item)
      yield* againstTarget(script, item)
      yield* againstRate(script, item)
      yield* withoutReason(script, item)
    }
    yield* totals(script, stretch, points)
  }
  yield* headings(script, items)
}

function itemsIn(stretch: Stretch, points: readonly Quantity[]): ScoreItem[] {
  const items: ScoreItem[] = []
  let from = 0
  let open: { full: Quantity; deductions: Quantity[]; score?: Quantity } | undefined
  const close = () => {
    if (open) {
      const last = [open.full, ...open.deductions, ...(open.score ? [open.score] : [])].reduce((end, one) => Math.max(end, one.end), 0)
      const stop = stretch.text.slice(last).search(/[；;。]/)
      const end = stop < 0 ? stretch.text.length : last + stop
      items.push({ stretch, name: nameBefore(stretch.text, open.full), words: stretch.text.slice(from, end), ...open })
      from = end
    }
    open = undefined
  }
  for (const one of points) {
    if (DEDUCTION.test(one.label)) open?.deductions.push(one)
    else if (SCORE.test(one.label)) {
      if (open && open.score === undefined && !stretch.text.slice(open.full.end, one.start).includes('。')) open.score = one
      else close()
    } else {
      close()
      // Bare points belong to an item when its name or 满分 stands right before them.
      if (FULL.test(one.label) || /[一-龥]{2}$/.test(one.label) || /[，(]$/.test(stretch.text.slice(0, one.start)))
        open = { full: one, deductions: [] }
    }
  }
  close()
  return items.filter(({ score, deductions }) => score !== undefined || deductions.length > 0)
}

const nameBefore = (text: string, { start, label }: Quantity): string => {
  const own = label.replace(FULL, '')
  if (/[一-龥]{2}/.test(own)) return own
  return (
    /([^，。；;、:()]{2,30})[，(:]?(?:满分|分值|权重)?$/
      .exec(text.slice(0, start - label.length))?.[1]
      ?.replace(/^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]/, '') ?? ''
  )
}

function* subtraction(script: Script, { stretch, name, full, deductions, score }: ScoreItem): Iterable<Mismatch> {
  if (!score || deductions.length === 0) return
  const rest = full.value - score.value
  const sum = deductions.reduce((all, { value }) => all + value, 0)
  if (near(rest, sum) || deductions.some(({ value }) => near(rest, value))) return
  if (score.value > full.value || deductions.length > 1) return
  yield {
    kind: 'deduction',
    place: placeOf(script, stretch, score),
    related: [placeOf(script, stretch, full), placeOf(script, stretch, deductions[0]!)],
    message: `“${name}”：满分 ${sayNumber(full.value)} 分，扣 ${sayNumber(sum)} 分，得分应为 ${sayNumber(full.value - sum)} 分，写的是 ${sayNumber(score.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `${sayNumber(full.value - sum)} 分`,
  }
}

function* beyondFull(script: Script, { stretch, name, full, score }: ScoreItem): Iterable<Mismatch> {
  // A score far beyond the points, or one of the whole, is another thing's.
  if (!score || score.value <= full.value || score.value > 2 * full.value || /总|合计|综合|自评|项目/.test(score.label)) return
  yield {
    kind: 'range',
    place: placeOf(script, stretch, score),
    related: [placeOf(script, stretch, full)],
    message: `“${name}”得 ${sayNumber(score.value)} 分，超过了满分 ${sayNumber(full.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `不超过 ${sayNumber(full.value)} 分`,
  }
}

const SCORE_RATE = /^[，,(]得分率(?:为|是)?(\d+(?:\.(\d+))?)%/

/** "45分，得42.30分，得分率94.00%": the score by its full points. */
function* againstRate(script: Script, { stretch, name, full, score }: ScoreItem): Iterable<Mismatch> {
  const said = score && full.value > 0 ? SCORE_RATE.exec(stretch.text.slice(score.end)) : null
  if (!score || !said) return
  const rate = (100 * score.value) / full.value
  if (Math.abs(rate - Number(said[1])) <= 0.5 / 10 ** (said[2]?.length ?? 0) + 1e-9) return
  yield {
    kind: 'scores',
    place: placeOf(script, stretch, score),
    related: [placeOf(script, stretch, full)],
    message: `“${name}”满分 ${sayNumber(full.value)} 分，得 ${sayNumber(score.value)} 分，得分率应为 ${rate.toFixed(2)}%，写的是 ${said[1]}%`,
    found: `${said[1]}%`,
    expected: `${rate.toFixed(2)}%`,
  }
}

const VALUE = '(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(万)?([一-龥%‰℃/]{0,8}?)'
const TARGETED = new RegExp(
  `目标(?:值)?(?:为|是|:)?(不少于|不低于|不高于|不超过|不多于|不大于|至少|≥|≤)?${VALUE}(以上|以内|以下|之内)?(?=[，,；;。()]|$)`,
)
const ACTUAL = new RegExp(`实际(?:完成|达到|值|为)*${VALUE}(?=[，,；;。()]|$)`)

/** "目标1300亩以上，实际1253.9亩，分值10分，得9.65分": the share of the target that was reached. */
function* againstTarget(script: Script, { stretch, name, full, score, words, deductions }: ScoreItem): Iterable<Mismatch> {
  const target = TARGETED.exec(words)
  if (!target || !score || score.value > full.value) return
  const actual = ACTUAL.exec(words)
  const number = (figure: string, scale: string | undefined) => Number(figure.replaceAll(',', '')) * (scale ? 1e4 : 1)
  if (!actual) {
    const others = words.replace(target[0], '')
    if (/实际|完成|达到|\d{4}年|[本当]年/.test(others) || hasFigureIn(others, target[4] ?? '')) return
    yield {
      kind: 'actual',
      severity: 'warning',
      place: placeOf(script, stretch, score),
      message: `“${name}”有目标和得分，没有写实际完成值`,
      found: target[0],
    }
    return
  }
  const [asked, done] = [number(target[2]!, target[3]), number(actual[1]!, actual[2])]
  if (!(asked > 0) || !(done > 0) || target[4] !== actual[3]) return
  const isMost = /不高于|不超过|不多于|不大于|≤/.test(target[1] ?? '') || /以内|以下|之内/.test(target[5] ?? '')
  if (isMost ? done <= asked : done >= asked) return
  const share = full.value * (isMost ? asked / done : done / asked)
  const isFull = near(score.value, full.value)
  if (Math.abs(score.value - share) <= 0.0051 || deductions.length > 0 || (score.value < share && !/按比例/.test(words))) return
  yield {
    kind: 'indicator-score',
    ...(isFull || /按(?:完成)?比例/.test(words) ? {} : { severity: 'warning' as const }),
    place: placeOf(script, stretch, score),
    message: `“${name}”目标 ${target[2]}${target[3] ?? ''}${target[4] ?? ''}，实际 ${actual[1]}${actual[2] ?? ''}${actual[3] ?? ''}，满分 ${sayNumber(full.value)} 分，按比例应得 ${share.toFixed(2)} 分，写的是 ${sayNumber(score.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `${share.toFixed(2)} 分`,
  }
}

/** "目标30%，……下降27.5%": a further figure in the unit of the target tells what was reached. */
const hasFigureIn = (words: string, unit: string) =>
  unit !== '' && unit !== '分' && new RegExp(`\\d${escaped(unit)}(?![一-龥])`).test(words)

const FIGURES = /满分|得分|得\d|权重|分值|自评|扣|按比例|目标|实际|完成值|^\(?[\d一二三四五六七八九十]+[.、)]/
/** Something was taken off and not a word says why. */
function* withoutReason(script: Script, { stretch, name, words, deductions }: ScoreItem): Iterable<Mismatch> {
  const [first] = deductions
  if (name === '') return
  // First-level indicators have their reasons looked for in the whole text.
  if (!first || first.value === 0 || categoriesIn(words, false).length > 0 || /原因|因|由于|未|不足|不够|问题/.test(stretch.text)) return
  const clauses = words.split(/[，。；;:()]/).map((clause) => clause.trim())
  if (clauses.some((clause) => /[一-龥]{5}/.test(clause) && !FIGURES.test(clause) && clause !== name)) return
  yield {
    kind: 'unexplained',
    severity: 'warning',
    place: placeOf(script, stretch, first),
    message: `“${name}”扣了 ${sayNumber(first.value)} 分，没有写原因`,
    found: `${sayNumber(first.value)} 分`,
  }
}

/** "（三）项目产出，满分40分，得39.60分。" and the items below it: where their points make its points, their scores must make its score. */
function* headings(script: Script, items: readonly ScoreItem[]): Iterable<Mismatch> {
  for (const [i, head] of items.entries()) {
    if (!head.score) continue
    const children: ScoreItem[] = []
    let full = 0
    for (let j = i + 1; j < items.length && full < head.full.value; j++) {
      const child = items[j]!
      if (!isBelow(head, child)) break
      children.push(child)
      full += child.full.value
    }
    if (children.length < 2 || !near(full, head.full.value)) continue
    const scores = children.map(
      ({ full: points, score, deductions }) => score?.value ?? points.value - deductions.reduce((all, one) => all + one.value, 0),
    )
    const sum = scores.reduce((all, value) => all + value, 0)
    if (near(sum, head.score.value) || Math.abs(sum - head.score.value) > full / 2) continue
    yield {
      kind: 'scores',
      place: placeOf(script, head.stretch, head.score),
      related: children.map(({ stretch, score, full: points }) => placeOf(script, stretch, score ?? points)),
      message: `“${head.name}”得分写的是 ${sayNumber(head.score.value)} 分，下面各项得分相加为 ${sayNumber(sum)} 分（${scores.map(sayNumber).join(' + ')}）`,
      found: `${sayNumber(head.score.value)} 分`,
      expected: `${sayNumber(sum)} 分`,
    }
  }
}

/** An item below a heading: in its own paragraph behind the first sentence, or under a finer number; never another first-level indicator. */
function isBelow(head: ScoreItem, child: ScoreItem): boolean {
  if (categoriesIn(child.name, false).some(({ level }) => level === 1) && !/率|性/.test(child.name)) return false
  if (head.stretch === child.stretch) return /[。:]/.test(head.stretch.text.slice(head.full.end, child.full.start))
  const [above, below] = [head, child].map(({ stretch }) => headingMark(stretch.raw))
  return above !== undefined && (below === undefined || numberingRank[below.form] > numberingRank[above.form])
}

/** "投入得10分，过程得24.5分，……，自评总分92.9分", "……产出指标共得37.97分", "全部扣分2.72分，原因如下：……扣0.43分；……". */
function* totals(script: Script, stretch: Stretch, points: readonly Quantity[]): Iterable<Mismatch> {
  const sentenceOf = (one: Quantity) => stretch.text.lastIndexOf('。', one.start)
  for (const [i, whole] of points.entries()) {
    if (isDeductionTotal(whole)) {
      yield* against(
        script,
        stretch,
        whole,
        listBehind(
          stretch,
          whole,
          points.filter((one) => one !== whole && DEDUCTION.test(one.label) && !/每/.test(one.label) && !isDeductionTotal(one)),
        ),
        3,
      )
      continue
    }
    if (!TOTAL.test(whole.label) || /平均/.test(whole.label)) continue
    const isItem = (one: Quantity) => /(?:得分?|评分|自评)(?:为|:|是)?$/.test(one.label) && !TOTAL.test(one.label)
    const before = points.slice(0, i)
    const inSentence = before.filter((one) => sentenceOf(one) === sentenceOf(whole) && isItem(one))
    const inPassage = before.filter(isItem)
    const list = inSentence.length >= 2 ? inSentence : /共/.test(whole.label) || /^合计/.test(whole.label) ? inPassage : []
    if (list.length >= 2 && !inPassage.some((_, from) => near(sumOf(inPassage.slice(from)), whole.value)))
      yield* against(script, stretch, whole, list, 2)
  }
}

/** A list that the page cuts off says nothing of its total. */
const listBehind = ({ text }: Stretch, whole: Quantity, parts: readonly Quantity[]) =>
  parts.some((part) => part.start > whole.start) && !/。\)?$/.test(text) ? [] : parts

const isDeductionTotal = ({ label }: Quantity) => /(?:共|合计|总|累计|全部|总共)(?:计)?(?:被)?扣(?:除|减)?(?:分)?(?:为|:)?$/.test(label)

function* against(script: Script, stretch: Stretch, whole: Quantity, parts: readonly Quantity[], least: number): Iterable<Mismatch> {
  const sum = sumOf(parts)
  if (parts.length < least || near(sum, whole.value) || Math.abs(sum - whole.value) > Math.max(whole.value, sum) / 4) return
  yield {
    kind: 'scores',
    place: placeOf(script, stretch, whole),
    related: parts.map((part) => placeOf(script, stretch, part)),
    message: `“${whole.label.replace(/^.*[，。]/, '')}”写的是 ${whole.written}，前后各项相加为 ${sayNumber(sum)} 分（${parts.map(({ value }) => sayNumber(value)).join(' + ')}）`,
    found: whole.written,
    expected: `${sayNumber(sum)} 分`,
  }
}

const sumOf = (parts: readonly Quantity[]) => parts.reduce((all, { value }) => all + value, 0)
const near = (a: number, b: number) => Math.abs(a - b) < 0.005
