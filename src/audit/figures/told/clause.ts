import type { Quantity } from '../quantities.ts'

/** A quantity with the words of its clause and what they make of it 分句中的数. */
export interface Said extends Quantity {
  /** Where its clause begins: behind the last stop that stands in no bracket. */
  readonly clauseStart: number
  /** The words of its clause before it, figures too, brackets left out. */
  readonly words: string
  /** Ordinal of its sentence. */
  readonly sentence: number
  readonly role: Role
}

/** What was to be reached, what was before, how far two values lie apart, or what is. */
export type Role = 'aim' | 'past' | 'gap' | 'fact'

const STOPS = '，。；;！？、:'
const LONGEST = 80

/** Where the clause begins that ends at `at`. */
export function clauseStartOf(text: string, at: number): number {
  let depth = 0
  let from = at
  for (; from > 0 && at - from < LONGEST; from--) {
    const sign = text[from - 1]!
    if (sign === ')') depth++
    else if (sign === '(' && depth-- === 0) break
    else if (depth === 0 && STOPS.includes(sign)) break
  }
  return from
}

export const withoutBrackets = (text: string): string => text.replace(/\([^()]*\)/g, '')

const TAIL = '(?:值|数|量|额|任务|要求|总数|总量|安排|投入|投资|应)?的?(?:为|是|达|:|共)?(?:不低于|不少于|不超过|不高于|达到|≥|≤|=)?$'
const AIM = new RegExp(`(?:目标|计划|任务|指标值|预期|预算|应(?![急用对届税援])[一-龥]{1,6}|要求|年初预算|控制数|限额|核定)${TAIL}`)
const PAST = /(?:上年|去年|同期|上期|上一年|基期|20\d\d年)(?:末|底|度|同期)?(?:的|为|是|实际|全年|支出|完成|数|末|[一-龥]{0,6})*$/
/** 比…多, 较…下降, 缺口: the number says how far apart two others are. */
const GAP =
  /(?:(?:比|较|与|同|距|离)[^，。；]*(?:[少多高低快慢超差缺增减降升]|节约|节省|结余|压减|提高|缩短|延长|相差)|(?:同比|环比|净)(?:增|减|降|上升|提高)|(?:^|[年超])(?:少|多|增|减|降低?|下降|提高|缩短|超|差|缺)|超出|超额|差距|缺口|短缺|相差|还差|尚差|增长|下降|减少|增加|未完成|偏差(?:率|度|值)?|偏离度)(?:长|加|少|低|出|过|额|了|完成|实现|约|为|达|有)*$/

/** The quantities of a text with the words around them; every relation asks for the same ones. */
export function saidIn(text: string, quantities: readonly Quantity[], year: number | undefined): readonly Said[] {
  const before = known.get(quantities)
  if (before) return before
  const said = readIn(text, quantities, year)
  known.set(quantities, said)
  return said
}
/** A list of quantities belongs to one text of one document, and so to one year. */
const known = new WeakMap<readonly Quantity[], readonly Said[]>()

function readIn(text: string, quantities: readonly Quantity[], year: number | undefined): Said[] {
  let sentence = 0
  let read = 0
  return quantities.map((one) => {
    for (; read < one.start; read++) if (text[read] === '。') sentence++
    const clauseStart = clauseStartOf(text, one.start)
    const words = withoutBrackets(text.slice(clauseStart, one.start))
    return { ...one, clauseStart, words, sentence, role: roleOf(one.label, words, year) }
  })
}

/** "低于目标90.00%1.50个百分点": the value, and right behind it how far from it. */
const BESIDE = /(?:低于|高于|超过|超出|少于|多于|不及|未达到?|超)[^，。；]*\d[^，。；]*$/

function roleOf(label: string, words: string, year: number | undefined): Role {
  if (GAP.test(words) || (label === '' && BESIDE.test(words))) return 'gap'
  if (AIM.test(label)) return 'aim'
  const named = /20\d\d(?=年)/.exec(label)?.[0]
  if (PAST.test(label) && (named === undefined || year === undefined || Number(named) < year)) return 'past'
  return 'fact'
}

/** The measure a gap is told in: points of per cent lie between per cents. */
export const measureOf = ({ unit }: Pick<Quantity, 'unit'>): string => (unit === '百分点' ? '%' : unit)
