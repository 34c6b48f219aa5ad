import type { Place } from '#domain/place.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import type { Document } from '../../rule.ts'
import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import { type IndicatorCells, indicatorCellsOf } from '../tables/indicator-cells.ts'
import { type Said, saidIn } from './clause.ts'
import { itemsInText } from './items-in-text.ts'

/**
 * What the text says of an indicator, against the row of its table 文中的数与指标表: "抽检602批次" beside a row 抽检批次 with 620. Only where the words of the clause name one row of that
 * measure, no cell holds the number, and the sentence does not tell the row's number too. A question: the text may count something else.
 */
export function* rowsToldOtherwise({ script, figures }: Sheet, { prose, claims }: Pick<Document, 'prose' | 'claims'>): Iterable<Mismatch> {
  const inTables = indicatorCellsOf(prose)
  const told = new Set<unknown>(inTables.map(({ row }) => row))
  const rows = [
    ...inTables.map((row): Row => ({ ...row, placeOf: (which) => placeIn(script, cellPassage(row.row, row.cells[which])) })),
    ...itemsInText({ figures }).map((item): Row => ({ ...item, placeOf: (which) => placeOf(script, item.stretch, item[which]) })),
  ].filter(({ actual, target }) => !NO_FACT.has(actual.unit) && !actual.bound && target.value > 0)
  if (rows.length === 0) return
  const cells = new Set(
    figures.flatMap(({ stretch, quantities }) =>
      stretch.passage.cell && (isBare(stretch) || told.has(stretch.passage.row)) ? quantities.map(keyOf) : [],
    ),
  )
  for (const { stretch, quantities } of figures) {
    if (
      isBare(stretch) ||
      told.has(stretch.passage.row) ||
      stretch.kind === 'measures' ||
      PART.test(stretch.text.slice(0, MOST_LEAD).replace('未', ''))
    )
      continue
    const all = saidIn(stretch.text, quantities, claims.year?.value)
    for (const one of all) {
      if (one.role === 'gap' || one.role === 'past' || NO_FACT.has(one.unit) || PART.test(one.words)) continue
      const isToldAim = one.role === 'aim' || AIM.test(one.words)
      if (!isToldAim && cells.has(keyOf(one))) continue
      if (one.unit === '%' && !/[率度]/.test(one.words)) continue
      const own = all.filter(({ sentence, unit }) => sentence === one.sentence && unit === one.unit)
      const row = rowOf(one, rows, stretch.text)
      const isOneOfMany = own.filter(({ words }) => /满意/.test(words)).length > 1
      const isAim = isToldAim || one.bound || stretch.kind === 'goals'
      const which = isAim ? 'target' : 'actual'
      if (
        !row ||
        isOneOfMany ||
        (cells.has(keyOf(one)) && one.value !== row.actual.value) ||
        isTold(row, isToldAim ? ['target'] : ['actual', 'target'], isAim, own, one)
      )
        continue
      const right = row[which]
      if (one.value > MOST_OFF * right.value || one.value * MOST_OFF < right.value) continue
      if (
        stretch.passage.cell &&
        ((!isSlip(one, right.value) && !isSlip(right, one.value)) || all.some(({ value }) => value === right.value))
      )
        continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        related: [row.placeOf(which)],
        message: `“${row.name}”这里写的是 ${one.written}，指标的${isAim ? '指标值' : '完成值'}是 ${right.written}`,
        found: one.written,
        expected: right.written,
      }
    }
  }
}

/** A cell that is no sentence. */
const isBare = ({ passage: { cell }, text }: Stretch): boolean => cell !== undefined && !/[一-龥]{4}[^。]*\d[^。]*[，。；;、]/.test(text)

interface Row extends Pick<IndicatorCells, 'name' | 'target' | 'actual'> {
  readonly placeOf: (which: 'target' | 'actual') => Place
}

const NO_FACT: ReadonlySet<string> = new Set(['', '元', '分', '百分点', '倍', '年', '天', '个月', '小时', '工作日'])
/** A part, another time, another level. */
const PART = /其中|季度|月份|\d月|半年|分别|上年|去年|同比|累计|每|人均|户均|平均|新增|部分|另|其余|剩余|未/
/** "计划改造农村户厕2400户" */
const AIM = /^(?:20\d\d年|全年|年度|年初|当年|本年)?度?(?:目标|计划|预期|拟|任务(?:数|量|为|是)*$)/
const MOST_LEAD = 6
const MOST_OFF = 1.6
const keyOf = ({ value, unit }: Quantity) => `${value}${unit}`

/** Words that every indicator has. */
const GENERIC =
  /目标|计划|年初|未|数量|个数|人数|户数|次数|场次|面积|规模|总量|指标|完成|实际|情况|项目|工程|建设|开展|任务|工作|达到|年度|全年|及时|质量|比例|新建|建成|改造|购置|采购|举办|组织|发放|不少于|不低于|[率数量度次的]/g
const gramsOf = (words: string) => new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2)))
const coreOf = (name: string, unit = '') =>
  name
    .replace(unit.length > 1 ? unit : /数$/, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[^一-龥]/g, '')
    .replace(GENERIC, '')
const SHARED = 0.6
/** Signs around a number, where one word in common is enough. */
const FEW = 4

/** The one row of its measure that the words around a number name. */
function rowOf({ words, unit, end, value, written }: Said, rows: readonly Row[], text: string): Row | undefined {
  const near = coreOf(`${words}${/^[一-龥]{0,6}/.exec(text.slice(end, end + 6))![0]}`, unit)
  // "1.村卫生室标准化建设执行偏慢。……建成14所": the lead of the paragraph names it.
  const around = near === '' ? coreOf(/^[^，。；;]{0,30}/.exec(text)![0], unit) : near
  const said = gramsOf(around)
  const fitting = rows
    .filter(({ actual, target }) => actual.unit === unit || target.unit === unit)
    .flatMap((row) => {
      const grams = [...gramsOf(coreOf(row.name, unit))]
      const shared = grams.filter((gram) => said.has(gram)).length
      const isEnough = shared >= 2 || (shared === 1 && around.length <= FEW)
      const isWithin =
        around.length >= 2 &&
        !/满意|执行/.test(around) &&
        coreOf(row.name, unit).includes(around) &&
        [row.actual, row.target].some((each) => isSlip({ value, written }, each.value) || isSlip(each, value))
      return (isEnough && shared >= SHARED * grams.length) || isWithin ? [{ row, shared }] : []
    })
    .toSorted((a, b) => b.shared - a.shared)
  const [best, next] = fitting
  if (!best) return /满意/.test(words) ? onlySatisfaction(words, unit, rows) : onlyOfItsMeasure(said, value, written, unit, rows)
  return best.shared > (next?.shared ?? 0) ? best.row : undefined
}

/** "群众满意度96.32%" where one row alone is of satisfaction; what several groups think together is none of theirs. */
function onlySatisfaction(words: string, unit: string, rows: readonly Row[]): Row | undefined {
  const [only, more] = rows.filter(({ name, actual }) => /满意/.test(name) && actual.unit === unit)
  return more ||
    (/综合|总体/.test(only?.name ?? '') && !/综合|总体/.test(words)) ||
    !/(?:^|[，、的])(?:综合|总体|群众|公众|社会公众|服务对象|受益对象|受益群众|整体)?满意[度率](?:为|是|达到?|均|:)*$/.test(words)
    ? undefined
    : only
}

/** "开展活动183场" where one row alone is told in that measure, has a word in common, and is a slip of the pen apart. */
function onlyOfItsMeasure(said: ReadonlySet<string>, value: number, written: string, unit: string, rows: readonly Row[]): Row | undefined {
  const [only, more] = rows.filter(({ actual }) => actual.unit === unit)
  if (!only || more || ![...gramsOf(coreOf(only.name, unit))].some((gram) => said.has(gram))) return undefined
  return isSlip({ value, written }, only.actual.value) || isSlip(only.actual, value) ? only : undefined
}

/**
 * The number of the row stands in the sentence as well: this is another one. What is told as no aim may still be one ("完成60台" of 60), but what is told as an aim is
 * no result.
 */
const isTold = (row: Row, which: readonly ('target' | 'actual')[], isAim: boolean, own: readonly Said[], one: Said): boolean =>
  which.some((each) => isSameAs(row[each], one, isAim || each === 'actual')) ||
  own.some((other) => other !== one && other.value === row[which[0]!].value) ||
  own.length > MOST_BESIDE
/** What is told as a result is no rounded aim. */
const isSameAs = ({ value, half }: Quantity, one: Said, isRounded: boolean): boolean =>
  Math.abs(value - one.value) <= Math.max(isRounded ? half : 0, one.half) + 1e-9
const MOST_BESIDE = 3
