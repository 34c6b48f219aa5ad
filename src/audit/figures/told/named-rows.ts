import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { plain } from '../../extract/plain.ts'
import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { isRatio } from '../rates/ratios.ts'
import { plainOf } from '../sums/slipped-sums.ts'
import type { Figure, Grid, GridRow } from '../tables/grid.ts'
import { type Said, saidIn } from './clause.ts'

/** What an amount or rate of the text is, and the headings of the columns that hold it. */
const KINDS: readonly { readonly words: RegExp; readonly heading: RegExp; readonly unit: '元' | '%' }[] = [
  { words: /(?:支出|执行|支付|使用|列支|决算)(?:数|资金|金额)?(?:为|了|共|合计|:)*$/, heading: /支出|执行|支付|使用|决算/, unit: '元' },
  { words: /(?:预算|安排|下达)(?:数|资金|金额)?(?:为|了|共|合计|:)*$/, heading: /预算|安排|下达|资金/, unit: '元' },
  { words: /(?:执行|支出|支付|使用)(?:率|进度)(?:为|达到?|是|:)*$/, heading: /(?:执行|支出|支付|使用)(?:率|进度)/, unit: '%' },
  { words: /完成率(?:为|达到?|是|:)*$/, heading: /完成率/, unit: '%' },
  { words: /占(?:比|总[^，。；]{0,6}的)?(?:为|约|达|:)*$/, heading: /占比|比重|占.{0,6}比例/, unit: '%' },
]
const SHORTEST = 3
const MOST_ROWS = 400
/** Names that every table of money has. */
const GENERIC = /支出$|预算|收入$|拨款$|资金$|财政|^[一二三四五六七八九十]{1,2}级|指标|得分|其他|年末|年初/

interface Named {
  readonly name: string
  /** The total row of its table. */
  readonly total?: GridRow
  readonly figures: readonly { readonly heading: string; readonly figure: Figure }[]
}

/**
 * An amount or a rate that the text tells of an item, against the row of that name in a table 文中说的一项与表中一行: "会展补助支出340.00万元" beside a row that has 304.00. Only where the
 * clause names one row, and no cell of the document holds the number. A question.
 */
export function* namedRowsToldOtherwise({ script, figures }: Sheet, grids: readonly Grid[], year: number | undefined): Iterable<Mismatch> {
  const named = namedIn(grids)
  if (named.size === 0 || named.size > MOST_ROWS) return
  const names = [...named.keys()].sort((a, b) => b.length - a.length)
  const cells = new Set(grids.flatMap(({ rows }) => rows.flatMap((row) => [...row.figures.values()].map(({ value }) => value))))
  for (const { stretch, quantities } of figures) {
    if (stretch.passage.cell || stretch.kind === 'goals' || stretch.kind === 'measures') continue
    const all = saidIn(stretch.text, quantities, year)
    for (const one of all) {
      if (
        one.bound ||
        one.role === 'gap' ||
        one.role === 'past' ||
        OTHER.test(one.words.replace(/^其中/, '')) ||
        (one.unit === '元' && cells.has(plainOf(one)))
      )
        continue
      const kind = KINDS.find(({ unit, words }) => unit === one.unit && words.test(one.words))
      if (!kind) continue
      const name = nameOf(one, stretch.text, names)
      const row = name === undefined ? undefined : named.get(name)
      if (!row) continue
      const made = one.unit === '%' ? madeOf(one, row) : undefined
      if (made !== undefined) {
        if (made.off) yield complaint(script, stretch, one, made)
        continue
      }
      const columns = row.figures.filter(
        ({ heading, figure }) => kind.heading.test(heading) && (figure.percent || /率|进度|%/.test(heading)) === (one.unit === '%'),
      )
      const [only] = columns
      if (!only || columns.some(({ figure }) => isSame(one, figure))) continue
      const { figure } = only
      if (all.some((other) => other !== one && other.sentence === one.sentence && other.unit === one.unit && isSame(other, figure)))
        continue
      if (!columns.some((each) => isNear(one, each.figure))) continue
      yield {
        kind: one.unit === '%' ? 'execution-rate' : 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        related: [placeIn(script, cellPassage(figure.row, figure.cell))],
        message: `“${name}”这里写的是 ${one.written}，表中“${only.heading}”是 ${figure.written}`,
        found: one.written,
        expected: figure.written,
      }
    }
  }
}

/** What a rate of the text is made of in a row that has none: 执行率 of its budget and spending, 占比 of its amount and the total. */
interface Made {
  readonly part: Figure
  readonly whole: Figure
  readonly off: boolean
}

const RATE = /(?:执行|支出|支付|使用)(?:率|进度)(?:为|达到?|是|:)*$/
const SHARE = /占(?:比|总[^，。；]{0,6}的)?(?:为|约|达|:)*$/
const SPENT = /支出|执行|支付|使用|决算/
const BUDGET = /预算|安排|下达|计划|资金/

function madeOf(one: Said, { figures, total }: Named): Made | undefined {
  const money = figures.filter(({ heading, figure }) => !figure.percent && figure.value > 0 && !/率|进度|%|占比|序号|分/.test(heading))
  const isShare = SHARE.test(one.words)
  if (!isShare && (!RATE.test(one.words) || figures.some(({ heading }) => /率|进度/.test(heading)))) return undefined
  const pairs = isShare
    ? money.flatMap(({ figure }) => {
        const whole = [...(total?.figures ?? [])].find(([at]) => at === figure.cell.column)?.[1]
        return whole && whole.value > figure.value ? [{ part: figure, whole }] : []
      })
    : money.flatMap(({ heading, figure }) =>
        SPENT.test(heading)
          ? money
              .filter((base) => base.figure !== figure && !SPENT.test(base.heading) && BUDGET.test(base.heading))
              .map((base) => ({ part: figure, whole: base.figure }))
          : [],
      )
  const [first] = pairs
  if (!first) return undefined
  const computed = (100 * first.part.value) / first.whole.value
  const fits = pairs.some(({ part, whole }) => isRatio(one, part.value, part.half, whole))
  return { ...first, off: !fits && computed < MOST_OFF * one.value && one.value < MOST_OFF * computed }
}

function complaint(script: Sheet['script'], stretch: Stretch, one: Said, { part, whole }: Made): Mismatch {
  const right = `${((100 * part.value) / whole.value).toFixed(2)}%`
  return {
    kind: RATE.test(one.words) ? 'execution-rate' : 'rate',
    severity: 'warning',
    place: placeOf(script, stretch, one),
    related: [placeIn(script, cellPassage(part.row, part.cell)), placeIn(script, cellPassage(whole.row, whole.cell))],
    message: `“${one.words}”写的是 ${one.written}，按表中 ${part.written} ÷ ${whole.written} 计算为 ${right}`,
    found: one.written,
    expected: right,
  }
}

const OTHER = /平均|总体|整体|全部|未|结余|剩余|其中|上年|去年|季度|\d月|半年|追加|调整|累计|年初|中央|省级|市级|县级|区级/
const MOST_OFF = 1.6
const scales = [1, 1e4, 1e-4]
const isSame = (one: Quantity, { value, half }: Figure) =>
  scales.some((scale) => Math.abs(one.value - value * scale) <= Math.max(one.half, half * scale) + 1e-6 * Math.abs(one.value))
const isNear = ({ written }: Quantity, { value }: Figure) => {
  const own = Number(/[\d,.]*\d/.exec(written)![0].replaceAll(',', ''))
  return own < MOST_OFF * value && own * MOST_OFF > value
}

const bareName = (text: string) => plain(text).text.replace(/[\s“”"《》]|^(?:其中:|\d+[.、])/g, '')

/** Rows by their names; a name that stands in two rows is known by neither. */
function namedIn(grids: readonly Grid[]): ReadonlyMap<string, Named | undefined> {
  const found = new Map<string, Named | undefined>()
  for (const { columns, rows } of grids) {
    const totals = rows.filter(({ total }) => total)
    const whole = totals.length === 1 ? totals[0] : undefined
    for (const { name: written, total, figures } of rows) {
      const name = bareName(written)
      if (total || name.length < SHORTEST || GENERIC.test(name) || figures.size === 0) continue
      const own = columns.flatMap(({ at, heading }) => (figures.has(at) ? [{ heading, figure: figures.get(at)! }] : []))
      found.set(name, found.has(name) ? undefined : { name, figures: own, ...(whole ? { total: whole } : {}) })
    }
  }
  return found
}

/** The row named in the clause, or at the beginning of its item: "会展补助预算320.00万元，支出304.00万元". */
function nameOf({ words, start }: Said, text: string, names: readonly string[]): string | undefined {
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf(';', start)) + 1
  const item = bareName(text.slice(from, start))
  const clause = bareName(words)
  const inClause = names.find((name) => clause.includes(name))
  const inItem = names.filter((name) => item.includes(name))
  const longest = inItem.filter((name) => !inItem.some((other) => other !== name && other.includes(name)))
  return inClause ?? (longest.length === 1 ? longest[0] : undefined)
}
