import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'

const SCORE = /得|计|折算|评|赋/
/** Pairs of a target and an actual value that a score may be made of. */
const MOST_PAIRS = 6

/** Scores that are full points by a rate, or by what was reached of the target: "执行率95.48%，10分得9.55分", "8分计7.76分". */
export function* productsIn(line: Line): Generator<Relation> {
  const { numbers, row } = line
  for (const [at, score] of numbers.entries()) {
    const full = fullOf(line, at)
    if (!full || score.value >= full.value || score.value < 0 || full.value > 60) continue
    const before = row ? numbers.slice(0, at) : numbers.slice(0, at).filter((one) => one.unit !== '分' && near(one, score))
    const bases = before.filter((one) => one !== full && one.value > 0).toReversed()
    for (const [rank, rate] of bases.filter((one) => isRate(one, row)).entries()) {
      if (rank > 2) break
      const told =
        /按|比例|折算/.test(score.label) || /按比例|折算/.test(score.stretch.text.slice(Math.max(0, score.start - 12), score.end + 8))
          ? 0.5
          : 0
      yield byRate(score, full, rate, 0.7 + told - Math.log10(1 + rank))
    }
    let pairs = 0
    for (const [i, a] of bases.entries())
      for (const b of bases.slice(i + 1)) {
        if (pairs >= MOST_PAIRS || a.unit !== b.unit || a.value === b.value) continue
        // Two rates are target and result only where one is told as a bound.
        if (!row && a.unit === '%' && a.bound === b.bound) continue
        pairs++
        const [less, more] = a.value < b.value ? [a, b] : [b, a]
        const told = row || a.bound !== b.bound || /目标|计划|应|要求/.test(a.label + b.label) ? 0.7 : -0.3
        yield byPart(score, full, less, more, told - Math.log10(pairs))
      }
  }
}

const near = (one: Num, score: Num) => score.sentence - one.sentence <= 3
const isRate = ({ unit, raw, heading }: Num, row: boolean) =>
  (unit === '%' || (row && unit === '' && (heading === '' || /率|%|系数/.test(heading)))) && raw > 0 && raw < 100

/** The full points of a score: the number of points before it, in rows the one before in the column of points. */
function fullOf({ numbers, row }: Line, at: number): Num | undefined {
  const score = numbers[at]!
  if (row) {
    if (score.unit !== '' && score.unit !== '分') return undefined
    if (score.heading !== '' && !/得分|自评|评分/.test(score.heading)) return undefined
    const before = numbers.slice(0, at).toReversed()
    // "执行率权重（分）：10" above "执行率得分（分）：9.60": labels instead of headings.
    const labelled =
      score.heading === '' && /得分/.test(score.name) ? before.find(({ name }) => /(?:分值|权重|满分)[^得]*$/.test(name)) : undefined
    if (labelled) return labelled
    // A table whose headings were lost: the last figure has decimals, the full points before it have none.
    if (numbers.every(({ heading }) => heading === ''))
      return at === numbers.length - 1 && score.decimals === 2
        ? before.find(({ decimals, raw, unit }) => unit === '' && decimals === 0 && raw > score.raw && raw <= 30)
        : undefined
    return before.find(({ heading, unit }) => /分值|权重|满分|标准分/.test(heading) && (unit === '' || unit === '分'))
  }
  if (score.unit !== '分' || score.bound || !SCORE.test(score.label || score.name)) return undefined
  for (let i = at - 1; i >= 0; i--) {
    const one = numbers[i]!
    if (one.unit !== '分' || one.bound || /扣|失|减/.test(one.label)) continue
    return /得|计(?!分)/.test(one.label) ? undefined : one
  }
  return undefined
}

function byRate(score: Num, full: Num, rate: Num, cue: number): Relation {
  const allowed = Math.max(score.half, 0.005) + (full.value * rate.half) / 100 + 1e-9
  return {
    shape: 'product',
    members: [score, full, rate],
    misses: ([s, f, p]) => Math.abs(s! - (f! * p!) / 100) / allowed,
    span: (i) => (i === 0 ? allowed : i === 1 ? (100 * allowed) / rate.raw : (100 * allowed) / full.raw),
    needed: (i) => (i === 0 ? (full.raw * rate.raw) / 100 : (100 * score.raw) / (i === 1 ? rate.raw : full.raw)),
    cue,
    said: ([, f, p]) => `${f} × ${p}`,
  }
}

function byPart(score: Num, full: Num, less: Num, more: Num, cue: number): Relation {
  const allowed = Math.max(score.half, 0.005) + 1e-9
  const share = less.value / more.value
  return {
    shape: 'product',
    members: [score, full, less, more],
    misses: ([s, f, x, y]) => Math.abs(s! - (f! * x! * less.scale) / (y! * more.scale)) / allowed,
    span: (i) =>
      i === 0 ? allowed : i === 1 ? allowed / share : i === 2 ? (allowed * more.raw) / full.raw : (allowed * more.raw) / (full.raw * share),
    needed: (i) =>
      i === 0
        ? full.raw * share
        : i === 1
          ? score.raw / share
          : i === 2
            ? (score.raw * more.value) / full.raw / less.scale
            : (full.raw * less.value) / score.raw / more.scale,
    cue,
    said: ([, f, x, y]) => `${f} × ${x} ÷ ${y}`,
  }
}
