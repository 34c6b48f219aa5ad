import { type Mismatch, placeOf, type Sheet } from './mismatch.ts'
import { type Quantity, sayLike } from './quantities.ts'

/** What an amount is in the year's budget, by its label. */
const CONCEPTS = {
  limit: /编制(?:人数|总?数)?$/,
  staff: /(?:在职|实有|在编)(?:人员|人数|职工)?$/,
  controlRate: /在职人员控制率(?:为)?$/,
  initial: /年初(?:批复|部门|总)?预算(?:数|收入|安排|资金)?(?:为)?$/,
  added: /(?:追加|调增)[^，。；]{0,12}$/,
  cut: /(?:调减|压减|核减|扣减|调出|收回)[^，。；]{0,12}$/,
  carryIn: /^(?:其中|以及)?上年结转(?:和?结余)?(?:资金)?$/,
  annual: /(?:全年|调整后)(?:的)?(?:总)?预算(?:数)?(?:为)?$/,
  executed: /^(?:项目|全年|累计|实际|本年|共)*(?:支出|执行)(?:数)?(?:为)?$/,
  basic: /^(?:其中)?基本支出(?:为)?$/,
  project: /^(?:其中)?项目支出(?:为)?$/,
  left: /^(?:其中)?(?:年末|年底)?(?:未(?:支出|执行)|结转结余|结余|结转)(?:资金)?(?:为)?$/,
} as const
type Concept = keyof typeof CONCEPTS

/**
 * The budget of one paragraph must balance 预算平衡: 年初 + 追加 (+ 上年结转) − 调减 = 全年预算, 全年预算 − 支出 = 结余, 在职 ÷ 编制 = 控制率. Judged only where every amount
 * is given once.
 */
export function* budgetsThatDoNotBalance({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3) continue
    const said = new Map<Concept, Quantity>()
    const twice = new Set<Concept>()
    for (const one of quantities) {
      const concept = conceptOf(one)
      if (!concept || one.bound) continue
      if (said.has(concept)) twice.add(concept)
      else said.set(concept, one)
    }
    const get = (concept: Concept) => (twice.has(concept) ? undefined : said.get(concept))
    const complaint = (kind: Mismatch['kind'], at: Quantity, value: number, how: string, parts: readonly Quantity[]): Mismatch => ({
      kind,
      place: placeOf(script, stretch, at),
      related: parts.map((part) => placeOf(script, stretch, part)),
      message: `“${at.label.replace(/为$/, '')}”写的是 ${at.written}，${how}为 ${sayLike(at, value)}`,
      found: at.written,
      expected: sayLike(at, value),
    })
    const [initial, annual, added, cut, carryIn] = (['initial', 'annual', 'added', 'cut', 'carryIn'] as const).map(get)
    if (initial && annual && (added || cut) && !twice.has('added') && !twice.has('cut') && !hasOtherMoney(quantities, initial, annual)) {
      const change = (added?.value ?? 0) - (cut?.value ?? 0)
      const slack = annual.half + initial.half + (added?.half ?? 0) + (cut?.half ?? 0)
      const sums = [initial.value + change, initial.value + change + (carryIn?.value ?? 0)]
      const slip = [added, cut].find(
        (one) =>
          one && WANS.some((scale) => Math.abs(initial.value + (one === cut ? -1 : 1) * one.value * scale - annual.value) <= slack + 1e-6),
      )
      const fits = sums.some((sum) => Math.abs(sum - annual.value) <= slack + 1e-6)
      if (!fits && slip && !(added && cut)) {
        const meant = slip.written.endsWith('万元') ? slip.written.replace('万元', '元') : slip.written.replace(/元$/, '万元')
        yield {
          kind: 'unit',
          place: placeOf(script, stretch, slip),
          related: [placeOf(script, stretch, initial), placeOf(script, stretch, annual)],
          message: `“${slip.label}${slip.written}”与年初预算 ${initial.written}、全年预算 ${annual.written} 对不上；${meant} 才相符`,
          found: slip.written,
          expected: meant,
        }
      } else if (!fits)
        yield complaint(
          'income',
          annual,
          sums[1]!,
          `年初预算${added ? '加追加' : ''}${carryIn ? '、上年结转' : ''}${cut ? '减调减' : ''}`,
          [initial, added, carryIn, cut].filter((one) => one !== undefined),
        )
    }
    const [limit, staff, rate] = (['limit', 'staff', 'controlRate'] as const).map(get)
    if (limit && staff && rate && limit.value > 0 && Math.abs((100 * staff.value) / limit.value - rate.value) > rate.half + 1e-9)
      yield complaint('figures', rate, (100 * staff.value) / limit.value, `按 ${staff.written} ÷ ${limit.written} 计算`, [staff, limit])
  }
}

/** 元 written for 万元, and the other way round. */
const WANS = [1e4, 1e-4]

/** Money between the two that nobody knows the part of: it may have gone into the sum. */
const hasOtherMoney = (all: readonly Quantity[], one: Quantity, other: Quantity): boolean => {
  const [from, to] = [Math.min(one.start, other.start), Math.max(one.start, other.start)]
  return all.some((each) => each.unit === '元' && each.start > from && each.start < to && !conceptOf(each))
}

function conceptOf({ label, unit }: Quantity): Concept | undefined {
  const words = label.replace(/^(?:20\d\d年度?|\d{1,2}[月.、])+/, '')
  const found = (Object.keys(CONCEPTS) as Concept[]).find((concept) => CONCEPTS[concept].test(words))
  if (!found) return undefined
  const isPeople = found === 'limit' || found === 'staff'
  return (found === 'controlRate' ? unit === '%' : isPeople ? unit === '人' : unit === '元') ? found : undefined
}
