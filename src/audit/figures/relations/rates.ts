import type { Line, Num } from './numbers.ts'
import { holds, type Relation } from './relation.ts'

/** Numbers before a rate that it may be made of, and behind it. */
const BEFORE = 10
const BEHIND = 2

const RATE = /率|占|比|完成|为|达|度|:|即|进度|\($/
const CHANGE = /增|减|降|升|涨|跌|压减|变动|缩短|提高/

/** Rates of two numbers near them: "支出366.40万元，预算400.00万元，执行率91.60%", "860宗……765宗，下降11.05%". */
export function* ratesIn(lines: readonly Line[]): Generator<Relation> {
  for (const line of lines) {
    for (const [at, rate] of line.numbers.entries()) {
      if (rate.unit !== '%' || rate.bound || rate.raw === 0) continue
      // A line of few numbers goes on from the one before it.
      const earlier = at < 2 && !line.row ? (lines[line.index - 1]?.numbers ?? []).slice(-3) : []
      const near = [...line.numbers.slice(0, at).toReversed(), ...earlier.toReversed()].filter(isBase).slice(0, BEFORE)
      const behind = line.numbers
        .slice(at + 1)
        .filter((one) => isBase(one) && one.sentence === rate.sentence && !isNextShare(line.numbers, one, rate))
        .slice(0, BEHIND)
      const bases = [...near, ...behind]
      yield* ofTheSameWhole(rate, at, line, lines)
      const isChange = CHANGE.test(rate.label) || (rate.label.length < 3 && CHANGE.test(near[0]?.label ?? ''))
      for (const [i, a] of bases.entries())
        for (const [j, b] of bases.entries()) {
          if (i === j || a.unit !== b.unit || b.raw === 0 || a.value <= 0 || isNoShare(rate.name, a.name) || isListed(line, rate, a, b))
            continue
          const far = Math.log10(1 + Math.max(i, j) + Math.min(i, j) / 2)
          const apart =
            a.sentence === rate.sentence && a.line === rate.line && b.sentence === rate.sentence && b.line === rate.line ? 0 : 0.5
          const said = (line.row ? /率|%|占|比/.test(rate.heading) || rate.heading === '' : RATE.test(rate.label) || rate.depth > 0) ? 1 : 0
          const named = isNamedIn(rate, b) ? 0.7 : 0
          const aimed = rate.column !== undefined && (a.bound || b.bound) && !/率|完成比|进度/.test(rate.heading) ? 1.5 : 0
          if (isChange && i === 0 && isGap(a) && !isGap(b) && !PAST.test(b.name)) yield changeByGap(rate, a, b, 1 - far - apart)
          if (!isChange && apart === 0 && a.unit !== '分') yield* shareOfBoth(rate, a, b, said - far)
          if (isChange && a.unit !== '分') {
            yield change(rate, a, b, 1 - far - apart)
            // "增加64人次，增长5.88%": the change itself by what there was.
            if (CHANGE.test(a.label) && a.value < b.value) yield share(rate, a, b, 1 - far - apart)
          } else if (!isChange && (a.value < b.value * 1.5 || (a.scale !== b.scale && a.raw < b.raw * 1.5))) {
            const plain = share(rate, a, b, said - far - apart + named - aimed)
            yield isToldOf(rate, a, b) ? { ...plain, sure: rate } : plain
            if (a.value < b.value) yield* others(rate, a, b, said - far - apart)
          }
        }
    }
  }
}

/** Lines that a list of shares may stand below its whole. */
const ABOVE = 8

/** "有效问卷570份" and, some items of the list below it, "非常满意342份，占60.00%；满意171份，占30.00%": shares of a whole that is told once for all of them. */
function* ofTheSameWhole(rate: Num, at: number, { numbers, index, row }: Line, lines: readonly Line[]): Generator<Relation> {
  const part = numbers[at - 1]
  if (row || !part || !isBase(part) || part.unit === '' || !/^[，,(]?(?:占比?|比例)(?:为|是|约)?$/.test(rate.label)) return
  for (let i = index - 1; i >= Math.max(0, index - ABOVE); i--) {
    if (lines[i]!.row) break
    for (const whole of lines[i]!.numbers) {
      if (whole.unit !== part.unit || whole.value < part.value || !isBase(whole)) continue
      const relation = share(rate, part, whole, 0)
      if (!holds(relation)) continue
      yield relation
      return
    }
  }
}

const SHARE = /^[^一-龥]*占(?:比|总数的?|总人数的?|总量的?|全部的?|有效(?:问卷|样本)的?)*(?:为|是|达|:)?$/
/** "占60.00%；满意171份，占30.00%": a number behind a share that has a share of its own. */
const isNextShare = (numbers: readonly Num[], one: Num, rate: Num): boolean => {
  const own = numbers[numbers.indexOf(one) + 1]
  return own?.unit === '%' && SHARE.test(own.label) && SHARE.test(rate.label)
}
/** "非常满意342份，占60.00%；满意171份，占30.00%": kinds side by side, each with its share; none is the whole of the next. */
function isListed({ numbers }: Line, rate: Num, a: Num, b: Num): boolean {
  const at = numbers.indexOf(rate)
  if (!SHARE.test(rate.label) || numbers[at - 1] !== a || b.line !== a.line || b.stretch !== a.stretch || b.start > a.start) return false
  return isNextShare(numbers, b, rate) && !/其中|这当中|里面/.test(a.stretch.text.slice(b.end, a.start))
}

const LEFT = /(?:结余|结转|未执行|未支出|未使用|未完成|剩余)(?:资金|数|额|金额|结余)?(?:为|:)?$/
const DONE = /(?:支出|执行|支付|使用|完成|实施)(?:数|额|资金|金额)?(?:为|了|:)?$/
const LEFT_RATE = /结余|结转|未/

/** "支出790.40万元，执行率95.00%，结余41.60万元": of what was spent and what is left together. */
function* shareOfBoth(rate: Num, a: Num, b: Num, cue: number): Generator<Relation> {
  const [part, rest] = LEFT_RATE.test(rate.label) ? [DONE, LEFT] : [LEFT, DONE]
  // a is told by the rate, b is the rest.
  if (!part.test(b.label) || !rest.test(a.label) || PAST.test(`${a.name}${b.name}`)) return
  const both = a.value + b.value
  const allowed = rate.half + (100 * (a.half + b.half)) / both + 1e-9
  yield {
    shape: 'rate',
    members: [rate, a, b],
    misses: ([p, x, y]) => Math.abs(p! - (100 * x! * a.scale) / (x! * a.scale + y! * b.scale)) / allowed,
    span: (i) => (i === 0 ? allowed : (allowed * both) / 100 / (i === 1 ? a.scale : b.scale)),
    tight: (rate.half + 1e-9) / allowed,
    cue,
    said: ([, x, y]) => `${x} ÷（${x} + ${y}）`,
  }
}

const PAST = /上年|去年|同期|20\d\d年(?!\d{1,2}月)/
const isGap = ({ label, unit }: Num) => unit !== '%' && CHANGE.test(label) && !/调[增减]/.test(label)

/** "支出8.80万元，比上年减少1.20万元，下降12.00%": of what was before, which is told by what is and by how much it changed. */
function changeByGap(rate: Num, gap: Num, now: Num, cue: number): Relation {
  const sign = /减|降|少|低|压/.test(gap.label) ? 1 : -1
  const base = Math.max(now.value + sign * gap.value, 1e-9)
  const allowed = rate.half + (100 * (gap.half + now.half)) / base + 1e-9
  return {
    shape: 'change',
    members: [rate, gap, now],
    misses: ([p, x, y]) =>
      Math.abs(Math.abs(p!) - (100 * x! * gap.scale) / Math.max(y! * now.scale + sign * x! * gap.scale, 1e-9)) / allowed,
    span: (i) => (i === 0 ? allowed : i === 1 ? (allowed * base) / 100 / gap.scale : (allowed * base ** 2) / (100 * gap.value) / now.scale),
    tight: (rate.half + 1e-9) / allowed,
    cue,
    said: ([, x, y]) => `${x} ÷（${y} ${sign > 0 ? '+' : '−'} ${x}）`,
  }
}

/** Rates of one place and the counts they are made of in another: "满意度93.33%" in a form, "有效150份，满意140份" in the text below. */
export function* ratesAcross(lines: readonly Line[]): Generator<Relation> {
  const pairs = lines.flatMap(({ numbers }) =>
    numbers.flatMap((b, i) => {
      const a = numbers[i + 1]
      return a && a.unit === b.unit && a.unit !== '' && a.unit !== '元' && a.unit !== '分' && isBase(a) && a.value <= b.value && !a.bound
        ? [{ a, b }]
        : []
    }),
  )
  const years = lines.flatMap(({ numbers }) => numbers.slice(1).flatMap((a, i) => yearsOf(numbers[i]!, a)))
  if (pairs.length + years.length === 0) return
  for (const { numbers, index } of lines)
    for (const rate of numbers) {
      if (rate.unit !== '%' || rate.bound) continue
      if (CHANGE.test(rate.label)) {
        const told = years.filter(({ to, from }) => to.line !== index && sharedWords(rate.name, `${to.name}${from.name}`) > 0)
        for (const { to, from } of told) yield change(rate, to, from, 0.6 - Math.log10(told.length))
        continue
      }
      if (rate.raw >= 100 || rate.raw < 20) continue
      const fitting = pairs.flatMap(({ a, b }) => {
        if (a.line === index || a.column !== undefined || Math.abs((100 * a.value) / b.value - rate.raw) > MOST_OFF) return []
        const named = `${a.name}${/^[^，。;、]{0,8}/.exec(a.stretch.text.slice(a.end))?.[0] ?? ''}`
        if (SURVEY.test(rate.name) && !SURVEY.test(named)) return []
        const shared = sharedWords(rate.name, `${b.name}${named}`)
        return shared > 0 ? [{ a, b, shared }] : []
      })
      for (const { a, b, shared } of fitting) {
        const rivals = fitting.filter((one) => one.shared >= shared).length
        const survey = SURVEY.test(rate.name) && /有效|收回|回收|样本|调查|问卷|访/.test(b.name) ? 0.5 : 0
        yield share(rate, a, b, 0.6 + survey + 0.2 * Math.min(2, shared - 1) - Math.log10(rivals))
      }
    }
}

/** Two neighbours told of two years: the later and the earlier. */
function yearsOf(first: Num, second: Num): { readonly to: Num; readonly from: Num }[] {
  const [one, two] = [first, second].map(({ name }) => Number(/20\d\d(?=年)/.exec(name)?.[0] ?? 0))
  if (!one || !two || one === two || first.unit !== second.unit || !isBase(first) || !isBase(second)) return []
  return one > two ? [{ to: first, from: second }] : [{ to: second, from: first }]
}

const SURVEY = /满意/
/** What came back is no share of the satisfied, what is left no share of what was done. */
const isNoShare = (rate: string, part: string) =>
  (SURVEY.test(rate) && /有效|收回|回收|发放/.test(part) && !SURVEY.test(part)) ||
  (/执行|完成|支出/.test(rate) && /结余|结转|剩余|未/.test(part))

/** Points of per cent that a rate is off by at most when one digit of a count is wrong. */
const MOST_OFF = 15
const COMMON = /实际|完成|年度|全年|指标|目标|情况|本年|其中/
/** How many words of two characters both have. */
function sharedWords(a: string, b: string): number {
  let shared = 0
  for (let i = 0; i + 2 <= b.length; i++) {
    const word = b.slice(i, i + 2)
    if (/^[一-龥]{2}$/.test(word) && !COMMON.test(word) && a.includes(word)) shared++
  }
  return shared
}

const isBase = ({ unit, per, value, heading, name }: Num) =>
  !/得分|分值|权重|满分/.test(heading) &&
  !(unit === '分' && /执行率/.test(name)) &&
  unit !== '%' &&
  unit !== '百分点' &&
  unit !== '‰' &&
  per === undefined &&
  value > 0

function share(rate: Num, a: Num, b: Num, cue: number): Relation {
  const members = [rate, a, b]
  const allowed = rate.half + (100 * a.half) / b.value + (100 * a.value * b.half) / b.value ** 2 + 1e-9
  return {
    shape: 'rate',
    members,
    misses: ([p, x, y]) => Math.abs(p! - (100 * x! * a.scale) / (y! * b.scale)) / allowed,
    span: (i) => (i === 0 ? allowed : i === 1 ? (allowed * b.value) / 100 / a.scale : (allowed * b.value ** 2) / (100 * a.value) / b.scale),
    needed: (i) =>
      i === 0 ? (100 * a.value) / b.value : i === 1 ? (rate.raw * b.value) / 100 / a.scale : (100 * a.value) / rate.raw / b.scale,
    tight: (rate.half + 1e-9) / allowed,
    cue: cue - (rate.raw === 100 ? 3 : 0),
    said: ([, x, y]) => `${x} ÷ ${y}`,
  }
}

/** "是全年预算的97.00%": the words before the rate name what it is of. */
function isNamedIn({ label }: Num, { name }: Num): boolean {
  const core = name
    .replace(/[^一-龥]/g, '')
    .replace(/(?:达到?|为|是|共|的)+$/, '')
    .slice(-4)
  return core.length >= 3 && label.includes(`${core}的`)
}

/** "全年12480件中按时办结12105件，为97.00%": no other two numbers can be meant. */
const isToldOf = (rate: Num, a: Num, b: Num): boolean =>
  rate.sentence === a.sentence &&
  rate.stretch === a.stretch &&
  a.stretch === b.stretch &&
  b.end < a.start &&
  a.end <= rate.start &&
  /^[一-龥]{0,6}中[，有]?[一-龥]{0,12}$/.test(a.stretch.text.slice(b.end, a.start)) &&
  /^，?(?:[一-龥]{0,8}率)?(?:为|占|达|即|是|占比)?$/.test(a.stretch.text.slice(a.end, rate.start)) &&
  !/未|不|超|延|逾/.test(a.label)

/** "11个中1个延期，按期率90.91%": the rate of the others, where it is so. */
function* others(rate: Num, a: Num, b: Num, cue: number): Generator<Relation> {
  const whole = share(rate, a, b, cue)
  const left: Relation = { ...whole, misses: ([p, x, y]) => whole.misses([100 - p!, x!, y!]) }
  if (holds(left)) yield left
}

function change(rate: Num, to: Num, from: Num, cue: number): Relation {
  const members = [rate, to, from]
  const allowed = rate.half + (100 * (to.half + from.half)) / from.value + 1e-9
  return {
    shape: 'change',
    members,
    misses: ([p, x, y]) => Math.abs(Math.abs(p!) - Math.abs((100 * (x! * to.scale - y! * from.scale)) / (y! * from.scale))) / allowed,
    span: (i) => (i === 0 ? allowed : (allowed * from.value) / 100 / to.scale),
    tight: (rate.half + 1e-9) / allowed,
    cue,
    said: ([, x, y]) => `(${x} − ${y}) ÷ ${y}`,
  }
}
