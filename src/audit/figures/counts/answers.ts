import type { Indicator } from '#domain/indicator.ts'
import { placeOf as placeAt } from '#domain/place.ts'
import type { Document } from '../../rule.ts'
import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'

/** An indicator with its actual value, in the base unit. */
interface Known {
  readonly name: string
  readonly grams: readonly string[]
  readonly core: string
  readonly value: number
  readonly half: number
  readonly unit: string
  readonly target?: number
  readonly written: string
  /** Paragraph or row it stands in itself. */
  readonly at: number | undefined
}

/** Words that every name has; they tell nothing. */
const GENERIC = /(?:年度|全年|完成|实际|情况|指标|数量|人数|个数|面积|里程|次数|场次|数|率|度)$/
const SKIP = /少|多|差|增|减|剩|未|目标|计划|预期|不低于|不少于|不超过|应达|要求|任务|上年|去年|同期|每|比/

/**
 * What the text says of an indicator against its actual value in the table 文表一致: "安装智能水表1452块" beside a table that says 1425块; and rates of the table against
 * the counts of the text ("有效问卷500份，满意446份" beside 93.20%). A question, not a proof: the words are only alike.
 */
export function* answersThatDiffer({ script, figures }: Sheet, document: Document): Iterable<Mismatch> {
  const known = knownIn(document)
  if (known.length === 0) return
  for (const { stretch, quantities } of figures) {
    if (stretch.kind === 'goals') continue
    for (const one of quantities) {
      if (one.bound || one.unit === '分' || one.unit === '') continue
      const clause = clauseOf(stretch.text, one)
      if (SKIP.test(clause) || otherYear(clause, document.claims.year?.value)) continue
      const alike = known.filter(
        (indicator) => indicator.unit === one.unit && indicator.at !== stretch.passage.number && isNamed(indicator, clause),
      )
      const [best, ...others] = alike.toSorted((a, b) => b.grams.length - a.grams.length)
      if (!best || others.some(({ name }) => name !== best.name) || alike.some((each) => isSaid(each, quantities))) continue
      const ratio = one.value / best.value
      if (!(ratio > 0.4 && ratio < 2.5)) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        message: `这里写的是“${clause}”，指标“${best.name}”的完成值是 ${best.written}`,
        found: one.written,
        expected: best.written,
      }
    }
    yield* ratesOfCounts({ script, figures: [{ stretch, quantities }] }, known, figures)
  }
}

function knownIn({ submission, places }: Document): Known[] {
  const forms = [
    ...submission.projects.map(({ indicators }, i) => ({ indicators, path: `projects[${i}]` })),
    ...(submission.whole ? [{ indicators: submission.whole.indicators, path: 'whole' }] : []),
  ]
  return forms.flatMap(({ indicators, path }) =>
    indicators.flatMap((row, i) => knownOf(row, placeAt(places, `${path}.indicators[${i}]`)?.paragraph)),
  )
}

function knownOf({ name, actual, actualText, target }: Indicator, at: number | undefined): Known[] {
  if (actual?.kind !== 'measure') return []
  const { unit, value } = actual.measure
  const scale = unit.startsWith('万') ? 1e4 : 1
  let core = name.replace(/[“”"]|\(.*\)$|（.*）$/g, '')
  while (GENERIC.test(core) && core.replace(GENERIC, '').length >= 2) core = core.replace(GENERIC, '')
  const grams = Array.from({ length: Math.max(0, core.length - 1) }, (_, i) => core.slice(i, i + 2))
  if (grams.length === 0) return []
  const base = unit.replace(/^万/, '').replace(/\(.*\)|（.*）/g, '')
  return [
    {
      name,
      grams,
      core,
      value: Number(value.toString()) * scale,
      half: (0.5 * scale) / 10 ** (value.toString().split('.')[1]?.length ?? 0),
      unit: base === '名' ? '人' : base,
      ...(target?.kind === 'bound' ? { target: Number(target.measure.value.toString()) * scale } : {}),
      written: actualText ?? `${value.toString()}${unit}`,
      at,
    },
  ]
}

/** The words around a figure, between two stops. */
function clauseOf(text: string, { start, end }: Quantity): string {
  let from = start
  while (from > 0 && !'，。；;、:()'.includes(text[from - 1]!)) from--
  let to = end
  while (to < text.length && to - end < 6 && !'，。；;、:()'.includes(text[to]!)) to++
  return text.slice(from, to)
}

const otherYear = (clause: string, year: number | undefined) => {
  const named = [...clause.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1]))
  // "由2023年的52分钟缩短到34分钟" ends in this year.
  return named.length > 0 && !named.includes(year ?? 0) && !/(?:到|至)\d/.test(clause)
}

/** Most of the words of the indicator's name stand in the clause, and its last ones among them. */
function isNamed({ grams }: Known, clause: string): boolean {
  const shared = grams.filter((gram) => clause.includes(gram)).length
  return shared >= 2 ? shared * 10 >= grams.length * (shared >= 4 ? 5 : 6) : grams.length === 1 && shared === 1 && clause.length <= 12
}

const isSaid = ({ value, half, target }: Known, quantities: readonly Quantity[]) =>
  quantities.some((one) => Math.abs(one.value - value) <= Math.max(half, one.half) + 1e-9 || one.value === target)

/** Rates whose counts the text gives: what passed (满意、合格、按期完工) of what there was. */
function* ratesOfCounts(
  { script, figures: [own] }: Omit<Sheet, 'times'>,
  known: readonly Known[],
  all: Sheet['figures'],
): Iterable<Mismatch> {
  const { stretch, quantities } = own!
  const rates = known.filter(({ unit }) => unit === '%')
  if (rates.length === 0 || quantities.length < 2) return
  for (const { start, end } of sentencesOf(stretch.text)) {
    const inside = quantities.filter((one) => one.start >= start && one.end <= end && !NO_ANSWER.has(one.unit) && !one.bound)
    for (const part of inside) {
      const words = part.label + stretch.text.slice(part.end, part.end + 8)
      const fitting = rates.filter(
        ({ core, at }) =>
          at !== stretch.passage.number &&
          (words.includes(core.length > 4 ? core.slice(-4) : core.slice(-2)) ||
            (/(?:满意|合格)$/.test(core) && words.includes(core.slice(-2)))) &&
          !/不满意|不合格|非常|一般|基本/.test(words),
      )
      if (fitting.length === 0) continue
      const whole = inside.findLast((one) => one.start < part.start && one.value >= part.value && sameKind(one.unit, part.unit))
      if (!whole || whole.value === part.value) continue
      const rate = (100 * part.value) / whole.value
      const wholes = inside.filter((one) => one.value > 0 && sameKind(one.unit, part.unit))
      const isRight = [...fitting, ...all.flatMap((one) => one.quantities.filter(({ unit }) => unit === '%'))].some((one) =>
        wholes.some((base) => Math.abs(one.value - (100 * part.value) / base.value) <= Math.max(one.half, 0.05) + 1e-9),
      )
      // "300户中满意276户，其中东片162户中满意151户": another pair gives the rate, this one is a part of it.
      const isGiven = fitting.some(({ value, half }) =>
        wholes.some((a) => wholes.some((b) => a !== b && Math.abs(value - (100 * a.value) / b.value) <= Math.max(half, 0.05) + 1e-9)),
      )
      if (isRight || isGiven || Math.abs(rate - fitting[0]!.value) > 40) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, part),
        related: [placeOf(script, stretch, whole)],
        message: `按这里的 ${part.written} ÷ ${whole.written} 计算为 ${sayNumber(Math.round(rate * 100) / 100)}%，指标“${fitting[0]!.name}”的完成值是 ${fitting[0]!.written}`,
        found: part.written,
        expected: fitting[0]!.written,
      }
    }
  }
}

/** Money and points are nobody's answers. */
const NO_ANSWER: ReadonlySet<string> = new Set(['%', '元', '分', ''])

const sameKind = (a: string, b: string) => a === b || (/[份人]/.test(a) && /[份人]/.test(b))
