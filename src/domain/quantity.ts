/**
 * Exact numbers 精确数 and the units that stand on them. The only place that touches numerators and denominators.
 *
 * An `Exact` is a fraction of two integers, so + − × ÷ never round; rounding (half up) happens once, where a clause asks for it.
 * The parts are safe integers, and bigints beyond (ADR-0002): no binary fraction ever takes part.
 */

type Int = number | bigint

declare const unit: unique symbol
/** 元, exact. Made by `yuan()` or `fromWanyuan()` only. */
export type Yuan = Exact & { readonly [unit]: '元' }
/** 分, exact. Made by `points()` only. */
export type Points = Exact & { readonly [unit]: '分' }
/** A pure ratio: 0.935 is 93.5 %. Made by `ratio()` only. */
export type Ratio = Exact & { readonly [unit]: '比率' }

/** What the constructors take: a decimal string such as "1745.78", a whole number, or an exact number. */
export type Numeric = string | number | bigint | Exact

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/

export class Exact {
  readonly #num: Int
  readonly #den: Int

  private constructor(num: Int, den: Int) {
    this.#num = num
    this.#den = den
  }

  /**
   * Reads a plain decimal ("-12.50"); whole JavaScript numbers are taken as they are.
   * @throws RangeError for anything else, also for a number with a binary fraction: write it as text.
   */
  static of(value: Numeric): Exact {
    if (value instanceof Exact) return value
    if (typeof value === 'bigint') return new Exact(small(value), 1)
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
      return new Exact(value, 1)
    }
    const parts = DECIMAL.exec(value)
    if (!parts) throw new RangeError(`not a decimal: ${value}`)
    const [, sign = '', whole = '', fraction = ''] = parts
    return fromScaled(small(BigInt(sign + whole + fraction)), fraction.length)
  }

  /** The integer `n` counted in units of 10^-scale: `scaled(12345, 2)` is 123.45. For storage and drivers. */
  static scaled(n: Int, scale: number): Exact {
    return fromScaled(n, scale)
  }

  static make(num: Int, den: Int): Exact {
    return new Exact(num, den)
  }

  plus(other: Numeric): Exact {
    const o = Exact.of(other)
    if (this.#den === o.#den) return reduce(add(this.#num, o.#num), this.#den)
    return reduce(add(mul(this.#num, o.#den), mul(o.#num, this.#den)), mul(this.#den, o.#den))
  }

  minus(other: Numeric): Exact {
    return this.plus(Exact.of(other).negated())
  }

  times(other: Numeric): Exact {
    const o = Exact.of(other)
    return reduce(mul(this.#num, o.#num), mul(this.#den, o.#den))
  }

  /** @throws RangeError when dividing by zero: ask `isZero()` first. */
  div(other: Numeric): Exact {
    const o = Exact.of(other)
    if (o.isZero()) throw new RangeError('division by zero')
    const negative = o.#num < 0
    const den = negative ? negate(o.#num) : o.#num
    return reduce(mul(negative ? negate(this.#num) : this.#num, o.#den), mul(this.#den, den))
  }

  negated(): Exact {
    return new Exact(negate(this.#num), this.#den)
  }

  abs(): Exact {
    return this.#num < 0 ? this.negated() : this
  }

  /** −1, 0 or 1, as `this` is smaller than, equal to or larger than `other`. */
  compare(other: Numeric): -1 | 0 | 1 {
    const o = Exact.of(other)
    const left = this.#den === o.#den ? this.#num : mul(this.#num, o.#den)
    const right = this.#den === o.#den ? o.#num : mul(o.#num, this.#den)
    return left < right ? -1 : left > right ? 1 : 0
  }

  eq(other: Numeric): boolean {
    return this.compare(other) === 0
  }
  lt(other: Numeric): boolean {
    return this.compare(other) < 0
  }
  lte(other: Numeric): boolean {
    return this.compare(other) <= 0
  }
  gt(other: Numeric): boolean {
    return this.compare(other) > 0
  }
  gte(other: Numeric): boolean {
    return this.compare(other) >= 0
  }
  isZero(): boolean {
    return isNought(this.#num)
  }
  isNegative(): boolean {
    return this.#num < 0
  }
  isWhole(): boolean {
    return this.#den === 1 || this.#den === 1n
  }

  /**
   * full × part ÷ whole, rounded half up to `places` decimals: the same number as times, div and round one after the other, without
   * reducing what is only passed on. For the scoring of millions of rows.
   * @throws RangeError when `whole` is zero.
   */
  static share(full: Exact, part: Exact, whole: Exact, places: number): Exact {
    if (whole.isZero()) throw new RangeError('division by zero')
    const top = mul(mul(full.#num, part.#num), whole.#den)
    const bottom = mul(mul(full.#den, part.#den), whole.#num)
    const negative = bottom < 0
    return new Exact(negative ? negate(top) : top, negative ? negate(bottom) : bottom).round(places)
  }

  /** Exact sum; 0 for an empty list. Numbers of up to four decimals, as points and money are, are added as whole numbers. */
  static sum(values: Iterable<Exact>): Exact {
    let scaled = 0
    let rest: Exact | undefined
    for (const value of values) {
      const num = value.#num
      const den = value.#den
      const countable = typeof num === 'number' && typeof den === 'number' && SUM_UNIT % den === 0
      const next = countable ? scaled + num * (SUM_UNIT / den) : Number.NaN
      if (Number.isSafeInteger(next)) scaled = next
      else rest = rest === undefined ? value : rest.plus(value)
    }
    const total = reduce(scaled, SUM_UNIT)
    return rest === undefined ? total : total.plus(rest)
  }

  /** Whether the number has at most `places` decimals. */
  fits(places: number): boolean {
    const den = this.#den
    if (den === 1) return true
    const limit = pow10(places)
    return typeof den === 'number' && typeof limit === 'number' ? limit % den === 0 : BigInt(limit) % BigInt(den) === 0n
  }

  /** Numerator and denominator in lowest terms, for writing a number without an end (1/3) into a formula. */
  fraction(): readonly [bigint, bigint] {
    return [BigInt(this.#num), BigInt(this.#den)]
  }

  /** Rounded half up (四舍五入, away from zero at the half) to `places` decimals; still exact. */
  round(places: number): Exact {
    return fromScaled(this.#scaledTo(places), places)
  }

  /** Half-up rounding to `places` decimals, all of them printed: "94.00". */
  toFixed(places: number): string {
    const n = this.#scaledTo(places)
    const digits = (n < 0 ? -n : n).toString().padStart(places + 1, '0')
    const whole = digits.slice(0, digits.length - places)
    return `${n < 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`
  }

  /** The shortest decimal ("245.328"). A fraction without an end (1/3) is rounded to 12 decimals: round before printing. */
  toString(): string {
    let places = 0
    while (places < 12 && !this.fits(places)) places++
    return this.toFixed(places)
  }

  toJSON(): string {
    return this.toString()
  }

  /** The integer count of 10^-scale, for storage. @throws RangeError when the number has more decimals. */
  toScaled(scale: number): bigint {
    const n = BigInt(this.#scaledTo(scale))
    if (!fromScaled(n, scale).eq(this)) throw new RangeError(`${this.toString()} has more than ${scale} decimals`)
    return n
  }

  /** For drawing only (widths, charts). Never for arithmetic. */
  toNumber(): number {
    return Number(this.#num) / Number(this.#den)
  }

  #scaledTo(places: number): Int {
    const scaled = mul(this.#num, pow10(places))
    const den = this.#den
    if (typeof scaled === 'number' && typeof den === 'number' && Math.abs(scaled) <= QUARTER && den <= QUARTER) {
      const doubled = Math.abs(scaled) * 2 + den
      // Exact: below 2^53 a quotient that is not whole is farther from the next whole number than the division can err.
      const quotient = Math.floor(doubled / (den * 2))
      return scaled < 0 ? -quotient : quotient
    }
    const top = BigInt(scaled)
    const quotient = ((top < 0n ? -top : top) * 2n + BigInt(den)) / (BigInt(den) * 2n)
    return small(top < 0n ? -quotient : quotient)
  }
}

/** Units that `sum` counts in: a ten-thousandth. */
const SUM_UNIT = 10 ** 4
const QUARTER = Number.MAX_SAFE_INTEGER / 4
const POWERS = Array.from({ length: 16 }, (_, k) => 10 ** k)

const pow10 = (k: number): Int => POWERS[k] ?? 10n ** BigInt(k)
/** Back to a number where it fits, so that later steps stay fast. */
const small = (n: Int): Int => {
  if (typeof n === 'number') return n
  return n >= Number.MIN_SAFE_INTEGER && n <= Number.MAX_SAFE_INTEGER ? Number(n) : n
}
const isNought = (n: Int): boolean => n === 0 || n === 0n
const negate = (n: Int): Int => (isNought(n) ? n : -n)

function add(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return small(BigInt(a) + BigInt(b))
}

function mul(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product
  }
  return small(BigInt(a) * BigInt(b))
}

function gcd(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    return a <= INT32 && a >= -INT32 && b <= INT32 ? gcdOfInt32(a, b) : gcdOfNumbers(Math.abs(a), b)
  }
  let [x, y] = [BigInt(a), BigInt(b)]
  if (x < 0n) x = -x
  while (y !== 0n) [x, y] = [y, x % y]
  return small(x)
}

const INT32 = 0x7fffffff

/** Kept apart, because remainders of 32-bit integers are several times faster than those of larger numbers. */
function gcdOfInt32(a: number, b: number): number {
  let x = Math.abs(a) | 0
  let y = b | 0
  while (y !== 0) {
    const rest = (x % y) | 0
    x = y
    y = rest
  }
  return x
}

function gcdOfNumbers(a: number, b: number): number {
  let x = a
  let y = b
  while (x > INT32 || y > INT32) {
    if (y === 0) return x
    const rest = x % y
    x = y
    y = rest
  }
  return gcdOfInt32(x, y)
}

/** Lowest terms, so that long sums keep small parts and equal numbers look equal. */
function reduce(num: Int, den: Int): Exact {
  if (den === 1) return Exact.make(num, den)
  const divisor = gcd(num, den)
  if (divisor === 1) return Exact.make(num, den)
  if (typeof num === 'number' && typeof den === 'number' && typeof divisor === 'number') {
    return Exact.make(num / divisor, den / divisor)
  }
  return Exact.make(small(BigInt(num) / BigInt(divisor)), small(BigInt(den) / BigInt(divisor)))
}

const fromScaled = (n: Int, scale: number): Exact => reduce(n, pow10(scale))

export const zero: Exact = Exact.of(0)
export const one: Exact = Exact.of(1)
export const hundred: Exact = Exact.of(100)

/** 元 per 万元: the one place where this number stands. */
const YUAN_PER_WANYUAN = Exact.of(10_000)

// The casts below are the only ones of the domain: a unit is a promise, and these functions are where it is made.
/** An amount in 元. */
export const yuan = (value: Numeric): Yuan => Exact.of(value) as Yuan
/** An amount in 元 from one written in 万元: `fromWanyuan('1.928')` is 19 280 元. */
export const fromWanyuan = (value: Numeric): Yuan => Exact.of(value).times(YUAN_PER_WANYUAN) as Yuan
/** The same amount counted in 万元, for forms and reports. */
export const toWanyuan = (amount: Exact): Exact => amount.div(YUAN_PER_WANYUAN)
export const points = (value: Numeric): Points => Exact.of(value) as Points
/** A pure ratio: `ratio('0.935')` is 93.5 %. */
export const ratio = (value: Numeric): Ratio => Exact.of(value) as Ratio
/** A ratio as a percentage with `places` decimals: "49.88%". */
export const percent = (value: Exact, places = 2): string => `${value.times(hundred).toFixed(places)}%`

export const min = (a: Exact, b: Exact): Exact => (a.lte(b) ? a : b)
export const max = (a: Exact, b: Exact): Exact => (a.gte(b) ? a : b)
/** Exact sum; 0 for an empty list. */
export const sum = (values: Iterable<Exact>): Exact => Exact.sum(values)
